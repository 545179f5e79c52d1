/** Of an object of the database what decides who may do what with it: grants, policies, and in whose name a function runs. */
import type { Described } from "../../tools/structure/catalogue.ts";

/** An object without the types of its arguments, which its structure shows. */
export function nameOf({ name }: Described): string {
  return name.replace(/\(.*\)$/, "()");
}

/** `app: insert select`, `read: select (name, url)`, `policy own_facts`, `closed` (row level security, forced), `as ledger`. */
export function summaryOf({ statements }: Described): string {
  const parts = statements.flatMap((statement) => {
    if (/^create function/i.test(statement)) return statement.includes("SECURITY DEFINER") ? ["definer"] : [];
    const columns = /^grant (\w+) (\(.*\)) on \S+ to (\w+);$/.exec(statement);
    if (columns) return [`${short(columns[3]!)}: ${columns[1]} ${columns[2]}`];
    const grant = /^grant ([\w, ]+) on .* to (\w+);$/.exec(statement);
    if (grant) return [`${short(grant[2]!)}: ${grant[1]!.replaceAll(",", "")}`];
    const policy = /^create policy (\w+)/.exec(statement);
    if (policy) return [`policy ${policy[1]}`];
    if (statement.endsWith("row level security;")) {
      return [statement.includes("enable") && statement.includes(" force") ? "closed" : "half closed"];
    }
    const owner = /^alter \w+ .* owner to (.*);$/.exec(statement);
    if (owner) return owner[1] === "the owner" ? [] : [`as ${short(owner[1]!)}`];
    return [];
  });
  return parts.join(" · ");
}

function short(role: string): string {
  return role.replace(/^peil_/, "");
}

/**
 * Which examples belong to a promise: those that prove one of its rows. Where an example names terms of that row, by what it expects
 * or by its hours, it belongs to those and not to the others (CHK-3, CHK-4).
 */
import { rowClaims } from "../../agreement/check-rows.ts";
import type { AgreementFile, ExampleTerm } from "../../agreement/schema/agreement.ts";

/** The names of examples by the name of the term that they belong to: `clock response`, inside a procedure `part plan.draft`. */
export type Proving = ReadonlyMap<string, readonly string[]>;

export function examplesOf(file: AgreementFile): Proving {
  const claims = rowClaims(file);
  const found = new Map<string, string[]>();
  for (const example of file.examples ?? []) {
    const named = namesIn(example);
    const claimed = (example.proves ?? []).flatMap((row) => claims.get(row) ?? []);
    const those = claimed.filter(({ name }) => named.has(name));
    const parts = [...named].filter((one) => claimed.some(({ name }) => one.startsWith(`${name}.`)));
    const own = [...(those.length > 0 ? those : claimed), ...parts.map((name) => ({ notion: "part", name }))];
    for (const { notion, name } of own) {
      const key = `${notion} ${name}`;
      const known = found.get(key) ?? [];
      if (!known.includes(example.name)) found.set(key, [...known, example.name]);
    }
  }
  return found;
}

/** `response.due` names `response`; `improvement-plan.draft` names itself and the procedure. */
function namesIn({ hours, expect, vary, under }: ExampleTerm): ReadonlySet<string> {
  const expected = [expect ?? {}, ...Object.values(vary ?? {}), ...Object.values(under ?? {})];
  const keys = expected.flatMap((one) => Object.keys(one));
  const names = keys.flatMap((key) => {
    const [first = "", second] = key.split(".");
    return second === undefined ? [first] : [first, `${first}.${second}`];
  });
  return new Set([...names, ...(hours === undefined ? [] : [hours])]);
}

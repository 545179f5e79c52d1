/**
 * Brings in the tickets of before from an export of another desk, by a mapping of it (IMP-2, IMP-7). The same file again brings in
 * nothing new; what could not be read is told, with where it stands.
 */
import { z } from "zod";
import { importTickets } from "../../contracts/past/import-tickets.ts";
import type { PastParts } from "../../contracts/past/past-tickets.ts";
import { isMade } from "../../contracts/refused.ts";
import { projectTickets } from "../../desk/project.ts";
import { ticketRow } from "../../desk/ticket-row.ts";
import { wordRecordFinding } from "../../i18n/record-words.ts";
import type { ServerDeps } from "../dependencies.ts";
import { line, uuid } from "../fields.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { invalidInput, type Problem } from "../problem.ts";
import { keptProblem } from "../refusals.ts";
import { managers } from "../who-may.ts";

const mostBytes = 16 * 1_048_576;

const found = z.object({
  code: z.string(),
  detail: z.string(),
  count: z.int(),
  setsApart: z.boolean().describe("Whether tickets were left out for it"),
  places: z
    .array(z.object({ file: z.string(), line: z.int(), ticket: z.string().optional() }))
    .describe("The first of them"),
});

export const importOperations: readonly AnyOperation[] = [
  operation({
    method: "POST",
    path: "/api/v1/contracts/{contract}/imports",
    id: "importTickets",
    summary: "Bring in the tickets of before from an export of another desk; the same file again brings in nothing new",
    resource: "import",
    place: "path:contract",
    params: { contract: uuid },
    roles: managers,
    scope: "contracts:write",
    mostBytes,
    body: z.strictObject({
      name: line(200).describe("Of the file, by which its kind is told"),
      mapping: z.string().min(1).max(500_000).describe("As `peil map` proposes it"),
      content: z.string().min(1).max(mostBytes).describe("The file in base64"),
      customer: line(200)
        .optional()
        .describe("Whose tickets, as the file calls its customers; has to be said where it tells of several"),
    }),
    reply: z.object({
      file: z.string().describe("SHA-256 of the file"),
      tickets: z.int(),
      repeated: z.int().describe("Those that had been brought in before"),
      setApart: z.int(),
      otherCustomers: z.int().describe("Those of other customers, which were passed over"),
      facts: z.int(),
      found: z.array(found),
    }),
    status: 201,
    async handle({ scope, params, body: { name, mapping, content, customer }, principal, language }, deps) {
      const bytes = Buffer.from(content, "base64");
      // What is no base64 is passed over by whoever reads it, and would be read as another file.
      if (bytes.toString("base64") !== content) return notBase64;
      const asked = { contract: params.contract, mapping, name, bytes, customer, person: principal.person };
      const done = await importTickets(partsOf(deps), scope, asked);
      if ("ofWhom" in done) return notOneOf(done.ofWhom);
      if (!isMade(done)) return keptProblem(done);
      const told = done.found.map(({ code, params, count, setsApart, places }) => ({
        code,
        count,
        setsApart,
        detail: wordRecordFinding({ code, params }, language),
        places: places.map((place) => ({ ...place })),
      }));
      return { body: { ...done, found: told } };
    },
  }),
];

function notOneOf(customers: readonly string[]): Problem {
  const values = customers.slice(0, 50).join(", ");
  return invalidInput([{ at: { pointer: "#/customer" }, code: "not-one-of", params: { values } }]);
}

const notBase64 = invalidInput([{ at: { pointer: "#/content" }, code: "malformed", params: { form: "base64" } }]);

function partsOf({ database: db, contracts, vault, now, newId }: ServerDeps): PastParts {
  const project: PastParts["project"] = async (tx, tickets) => {
    const rows = tickets.map(({ program, ...of }) => ticketRow(program, of));
    await projectTickets(tx, rows);
  };
  return { db, contracts, vault, project, now, newId };
}

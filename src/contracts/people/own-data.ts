/**
 * Everything that is kept of one person, for that person (GDPR article 15 and 20): who they are, the tickets that they reported, watch, handle
 * or wrote on, what they did, wrote and sent there and what was automatically said to them, and every fact that names them. Of the tickets that
 * somebody of a customer reported or watches the whole conversation, as they read it there. One line for each, read a piece at a time.
 */
import type { Transaction } from "../../database/database.ts";
import type { Vault } from "../../ledger/keys.ts";
import { sideOfRole } from "../../facts/role.ts";
import { customerBy } from "../customers.ts";
import { factLine, isToldToCustomer, writtenLines, type TakenLine } from "../taken-along.ts";
import { persons } from "./people.ts";

/** Run it in one reading transaction; nothing of somebody whom the scope does not show. */
export async function* dataOfPerson(tx: Transaction, vault: Vault, person: string): AsyncGenerator<TakenLine> {
  const [known] = await persons(tx, vault, { persons: [person] });
  if (known === undefined) return;
  const { called, ...place } = known;
  const organisation = place.customer === null ? undefined : await customerBy(tx, place.customer);
  yield { is: "person", ...place, ...called, organisation: organisation?.name ?? null };
  const isOfCustomer = sideOfRole(place.role) === "customer";
  const follows = `EXISTS (SELECT FROM peil.ticket t WHERE t.tenant = c.tenant AND t.ticket = c.ticket AND (t.reporter = $2 OR t.watchers @> ARRAY[$2::uuid]))`;
  yield* writtenLines(tx, vault, {
    id: person,
    tickets: `reporter = $2 OR watchers @> ARRAY[$2::uuid] OR assignee = $2
      OR ticket IN (SELECT ticket FROM peil.content WHERE tenant = $1 AND person = $2)`,
    contents: isOfCustomer ? `person = $2 OR (${follows} AND ${isToldToCustomer})` : "person = $2",
    acts: ({ fields }, { reporter, watchers }) =>
      fields["person"] === person ||
      (isOfCustomer && fields["internal"] !== "yes" && (reporter === person || watchers.includes(person))),
  });
  yield* factsNaming(tx, person);
}

/** Every log is read for the name: nothing in the ledger is found by person, and somebody asks for this seldom. */
async function* factsNaming(tx: Transaction, person: string): AsyncGenerator<TakenLine> {
  const logs = await tx.query<{ log: string; size: string }>(
    "SELECT log, size FROM peil.log WHERE tenant = $1 ORDER BY log",
    [tx.scope.tenant],
  );
  for (const { log, size } of logs) {
    for (let from = 0; from < Number(size); from += stretch) {
      const rows = await tx.query<{ idx: string; bytes: Buffer }>(
        `SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND log = $2 AND idx >= $3 AND idx < $4
           AND position($5::bytea IN bytes) > 0 ORDER BY idx`,
        [tx.scope.tenant, log, from, from + stretch, Buffer.from(`"${person}"`, "utf8")],
        "facts naming",
      );
      for (const { idx, bytes } of rows) yield factLine(log, { idx: Number(idx), bytes });
    }
  }
}

const stretch = 20_000;

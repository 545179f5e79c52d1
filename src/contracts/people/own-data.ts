/**
 * Everything that is kept of one person, for that person (GDPR article 15 and 20): who they are, what they wrote, the tickets that
 * they reported or watch, and every fact that names them. One JSON value a line, read a piece at a time.
 */
import type { Transaction } from "../../database/database.ts";
import { openContents } from "../../ledger/contents.ts";
import type { Vault } from "../../ledger/keys.ts";
import { persons } from "./people.ts";

export type OwnLine = { readonly is: "person" | "ticket" | "text" | "file" | "fact" } & Readonly<
  Record<string, unknown>
>;

/** Run it in one reading transaction; nothing of somebody whom the scope does not show. */
export async function* dataOfPerson(tx: Transaction, vault: Vault, person: string): AsyncGenerator<OwnLine> {
  const [known] = await persons(tx, vault, { persons: [person] });
  if (known === undefined) return;
  const { called, ...place } = known;
  yield { is: "person", ...place, ...called };
  yield* ticketsOf(tx, person);
  yield* writtenBy(tx, vault, person);
  yield* factsNaming(tx, person);
}

async function* ticketsOf(tx: Transaction, person: string): AsyncGenerator<OwnLine> {
  const rows = await tx.query<{ ticket: string; number: string; reporter: string | null; reported_at: Date }>(
    `SELECT ticket, number, reporter, reported_at FROM peil.ticket
     WHERE tenant = $1 AND (reporter = $2 OR watchers @> ARRAY[$2::uuid] OR assignee = $2) ORDER BY reported_at, ticket`,
    [tx.scope.tenant, person],
  );
  for (const { ticket, number, reporter, reported_at } of rows) {
    yield { is: "ticket", ticket, number, isReporter: reporter === person, reportedAt: reported_at.toISOString() };
  }
}

const piece = 200;

async function* writtenBy(tx: Transaction, vault: Vault, person: string): AsyncGenerator<OwnLine> {
  for (let after: string | null = null; ;) {
    const rows: ContentRow[] = await tx.query<ContentRow>(
      `SELECT content, ticket, kind, bytes, created_at FROM peil.content
       WHERE tenant = $1 AND person = $2 AND ($3::uuid IS NULL OR content > $3) ORDER BY content LIMIT ${piece}`,
      [tx.scope.tenant, person, after],
    );
    const texts = rows.filter(({ kind }) => kind === "text").map(({ content }) => content);
    const opened = await openContents(tx, vault, texts);
    for (const { content, ticket, kind, bytes, created_at } of rows) {
      const common = { content, ticket, createdAt: created_at.toISOString() };
      if (kind === "file") yield { is: "file", ...common, bytes: Number(bytes) };
      else yield { is: "text", ...common, text: opened.get(content)?.bytes?.toString("utf8") ?? null };
    }
    if (rows.length < piece) return;
    after = rows.at(-1)!.content;
  }
}

interface ContentRow {
  readonly content: string;
  readonly ticket: string | null;
  readonly kind: "text" | "file";
  readonly bytes: string;
  readonly created_at: Date;
}

/** Every log is read for the name: nothing in the ledger is found by person, and somebody asks for this seldom. */
async function* factsNaming(tx: Transaction, person: string): AsyncGenerator<OwnLine> {
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
      for (const { idx, bytes } of rows) {
        yield { is: "fact", log, index: Number(idx), fact: JSON.parse(bytes.toString("utf8")) as unknown };
      }
    }
  }
}

const stretch = 20_000;

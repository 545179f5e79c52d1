/**
 * Facts as the API shows them: what happened, and what somebody wrote with it, opened. An internal note is the supplier's own: to
 * anybody else it is not there (DSK, API-4).
 */
import { z } from "zod";
import type { Transaction } from "../database/database.ts";
import type { Fact } from "../facts/fact.ts";
import { openContents, type OpenedContent } from "../ledger/contents.ts";
import type { Vault } from "../ledger/keys.ts";
import type { LedgerFact } from "../ledger/read.ts";
import { isSupplierRole, type Role } from "../identity/principal.ts";
import { moment, uuid } from "./fields.ts";
import { fieldsReply, plainFields } from "./ticket-shown.ts";

const written = z.object({
  content: uuid,
  state: z.enum(["readable", "erased", "broken"]),
  body: z.string().nullable(),
});

export const factReply = z
  .object({
    id: uuid,
    index: z.int().meta({ description: "in its log" }),
    kind: z.string(),
    at: moment,
    recordedAt: moment,
    by: z.string().nullable(),
    person: uuid.nullable(),
    isInternal: z.boolean(),
    fields: fieldsReply,
    title: written.nullable(),
    text: written.nullable(),
  })
  .meta({ id: "Fact" });

export type ShownFact = z.output<typeof factReply>;

export function isInternal({ fields }: Fact): boolean {
  return fields["internal"] === "yes";
}

/** Those that this role sees. */
export function seenBy<One extends Fact>(role: Role, facts: readonly One[]): One[] {
  return isSupplierRole(role) ? [...facts] : facts.filter((fact) => !isInternal(fact));
}

export async function showFacts(tx: Transaction, vault: Vault, facts: readonly LedgerFact[]): Promise<ShownFact[]> {
  const ids = facts.flatMap(({ fields }) => [fields["text"], fields["title"]]).filter((id) => typeof id === "string");
  const contents = await openContents(tx, vault, ids);
  return facts.map((fact) => showFact(fact, contents));
}

const shownApart = new Set(["by", "person", "internal", "text", "text-hash", "title", "title-hash"]);

function showFact(fact: LedgerFact, contents: ReadonlyMap<string, OpenedContent>): ShownFact {
  const { id, seq, kind, at, recordedAt, fields } = fact;
  const rest = Object.entries(plainFields(fields)).filter(([name]) => !shownApart.has(name));
  return {
    id,
    index: seq,
    kind,
    at,
    recordedAt,
    by: single(fields["by"]),
    person: single(fields["person"]),
    isInternal: isInternal(fact),
    fields: Object.fromEntries(rest),
    title: writtenIn(single(fields["title"]), contents),
    text: writtenIn(single(fields["text"]), contents),
  };
}

function writtenIn(id: string | null, contents: ReadonlyMap<string, OpenedContent>): ShownFact["text"] {
  const content = id === null ? undefined : contents.get(id);
  if (id === null || content === undefined) return null;
  return { content: id, state: content.state, body: content.bytes?.toString("utf8") ?? null };
}

function single(value: string | readonly string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}

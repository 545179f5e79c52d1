/**
 * A message as it is sent (HOK-2, HOK-3): the form and the signature of Standard Webhooks. It says what the fact says, without what
 * somebody wrote; persons stand in it by their number, as they do in the fact.
 */
import { Webhook } from "standardwebhooks";
import type { Fields, FieldValue } from "../facts/fact.ts";
import type { LedgerFact } from "../ledger/read.ts";

/** Where a fact stands, and of whom it is. */
export interface Told {
  readonly log: string;
  readonly contract: string | null;
  readonly customer: string | null;
  /** The number of the ticket as people know it. */
  readonly number: string | null;
}

/** The same for the same fact and webhook, whenever and however often it is sent. Without a full stop: signatures join with it. */
export function messageId(webhook: string, fact: string): string {
  return `msg_${fact}_${webhook}`;
}

/** JSON; the same bytes at every try. */
export function messageBody(type: string, fact: LedgerFact, told: Told): string {
  return JSON.stringify({
    type,
    timestamp: new Date(fact.at).toISOString(),
    data: {
      fact: fact.id,
      log: told.log,
      index: fact.seq,
      at: new Date(fact.at).toISOString(),
      recordedAt: new Date(fact.recordedAt).toISOString(),
      contract: told.contract ?? undefined,
      customer: told.customer ?? undefined,
      ticket: fact.ticket,
      number: told.number ?? undefined,
      fields: withoutText(fact.fields),
    },
  });
}

export function pingBody(type: string, webhook: string, at: number): string {
  return JSON.stringify({ type, timestamp: new Date(at).toISOString(), data: { webhook } });
}

/** Headers of one try: signed with every secret that holds, the newest first. `at` in epoch milliseconds is that of the try. */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  at: number,
  body: string,
): Readonly<Record<string, string>> {
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body)).join(" "),
  };
}

const ofText = new Set(["text", "text-hash", "title", "title-hash", "file", "file-hash", "name"]);

function withoutText(fields: Fields): Fields {
  const rest: Record<string, FieldValue> = {};
  for (const name in fields) if (!ofText.has(name)) rest[name] = fields[name]!;
  return rest;
}

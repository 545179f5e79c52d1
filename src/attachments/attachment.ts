/**
 * Files of tickets (ATT-2, ATT-5): kept as a content of the person who sent them, whose key seals the file's own; given only where a fact
 * of that ticket names them. Erasing the person takes the way to the key away, and with it the file.
 */
import type { Readable } from "node:stream";
import { text } from "../facts/fact.ts";
import { settle } from "../facts/settle.ts";
import { keepContents, openContents } from "../ledger/contents.ts";
import type { Vault } from "../ledger/keys.ts";
import { factsOfTicket } from "../ledger/read.ts";
import type { Transaction } from "../database/database.ts";
import type { FileStore } from "./file-store.ts";
import type { ReceivedFile } from "./receive-file.ts";
import { BrokenFile, opened } from "./seal-stream.ts";

export interface Upload {
  readonly content: string;
  readonly person: string;
  readonly ticket: string;
  /** Neither for what only the supplier's own people may see: the database then shows it to nobody else. */
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  readonly file: ReceivedFile;
}

/** Keeps what was received until a fact names it; after a day without one it is thrown away (`forgetUnattached`). */
export async function keepUpload(
  tx: Transaction,
  vault: Vault,
  { file, ...upload }: Upload,
  now: number,
): Promise<void> {
  const keys = await vault.keysOf(tx, [upload.person], now);
  const { name, mediaType, bytes, hash, key } = file;
  const told = Buffer.from(
    JSON.stringify({ name, mediaType, bytes, key: Buffer.from(key).toString("base64") }),
    "utf8",
  );
  const { sealed } = keys.seal(upload.person, upload.content, told);
  await keepContents(tx, [{ ...upload, kind: "file", sealed, hash: Buffer.from(hash, "hex"), bytes }], now);
}

/** The uploads of this person for this ticket among the contents named, with the hash that the fact is to carry. */
export async function uploadsOf(
  tx: Transaction,
  { ticket, person }: { readonly ticket: string; readonly person: string },
  contents: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ content: string; hash: Buffer }>(
    `SELECT content, hash FROM peil.content WHERE tenant = $1 AND content = ANY($2::uuid[]) AND ticket = $3 AND person = $4
       AND kind = 'file' AND sealed IS NOT NULL`,
    [tx.scope.tenant, contents, ticket, person],
    "uploads of",
  );
  return new Map(rows.map(({ content, hash }) => [content, hash.toString("hex")]));
}

export interface Attachment {
  readonly content: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly hash: string;
  readonly key: Uint8Array;
}

/** A file as the facts of a ticket have it. */
export interface Attached extends Attachment {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly person: string | null;
  readonly isInternal: boolean;
}

/**
 * A file of a ticket, for whoever may read the ticket: that is asked before. `undefined` for what no fact of it names, what only
 * the supplier's own people may see, and what was erased: they cannot be told apart.
 */
export async function attachmentOf(
  tx: Transaction,
  vault: Vault,
  ticket: string,
  content: string,
): Promise<Attachment | undefined> {
  const [found] = await openAll(
    tx,
    vault,
    (await named(tx, ticket)).filter((one) => one.content === content),
  );
  return found;
}

/** All of them that the scope shows, each once, in the order in which they were attached. */
export async function attachmentsOf(tx: Transaction, vault: Vault, ticket: string): Promise<Attached[]> {
  return openAll(tx, vault, await named(tx, ticket));
}

/** Files by their contents, that the scope shows, whoever attached them: for the person, or the customer, whose they are. */
export async function attachmentsBy(tx: Transaction, vault: Vault, contents: readonly string[]): Promise<Attachment[]> {
  const rows = await tx.query<{ content: string; hash: Buffer }>(
    "SELECT content, hash FROM peil.content WHERE tenant = $1 AND content = ANY($2::uuid[]) AND kind = 'file'",
    [tx.scope.tenant, contents],
    "files by content",
  );
  return openAll(
    tx,
    vault,
    rows.map(({ content, hash }) => ({ content, hash: hash.toString("hex") })),
  );
}

type Named = Pick<Attached, "content" | "hash" | "at" | "person" | "isInternal">;

async function named(tx: Transaction, ticket: string): Promise<Named[]> {
  const isSupplier = tx.scope.customer === "all" && tx.scope.contract === "all";
  const byContent = new Map<string, Named>();
  for (const { kind, at, fields } of settle(await factsOfTicket(tx, ticket)).facts) {
    const [content, hash] = [text(fields["file"]), text(fields["file-hash"])];
    const isInternal = fields["internal"] === "yes";
    if (kind !== "attached" || content === undefined || hash === undefined || (isInternal && !isSupplier)) continue;
    const before = byContent.get(content);
    // What was shown to the customer once is theirs to see, whoever attaches it again among themselves.
    if (before === undefined || (before.isInternal && !isInternal))
      byContent.set(content, { content, hash, at, person: text(fields["person"]) ?? null, isInternal });
  }
  return [...byContent.values()];
}

async function openAll<Of extends Pick<Attachment, "content" | "hash">>(
  tx: Transaction,
  vault: Vault,
  all: readonly Of[],
): Promise<(Of & Attachment)[]> {
  if (all.length === 0) return [];
  const contents = await openContents(
    tx,
    vault,
    all.map(({ content }) => content),
  );
  return all.flatMap((one) => {
    const { kind, bytes: told } = contents.get(one.content) ?? {};
    if (kind !== "file" || told === undefined) return [];
    const { key, ...rest } = JSON.parse(told.toString("utf8")) as Descriptor;
    return [{ ...one, ...rest, key: Buffer.from(key, "base64") }];
  });
}

interface Descriptor {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly key: string;
}

/** The file itself, piece by piece; undefined where the store has lost it. Ends with `BrokenFile` where it was changed. */
export async function readAttachment(
  store: FileStore,
  { hash, key }: Attachment,
): Promise<AsyncGenerator<Buffer> | undefined> {
  const form: Readable | undefined = await store.get(hash);
  return form && opened(key, form);
}

/** Why a file can no longer be given: the store has lost it, or what lies there is not what was sealed. */
export type Lack = "lost" | "broken";

/** Reads all of it, for who cannot take back what they gave; a store that does not answer says nothing of its files, and throws. */
export async function lackOf(store: FileStore, file: Attachment): Promise<Lack | undefined> {
  const pieces = await readAttachment(store, file);
  if (!pieces) return "lost";
  try {
    for await (const piece of pieces) void piece;
    return undefined;
  } catch (error) {
    if (error instanceof BrokenFile) return "broken";
    throw error;
  }
}

/** What is told with a download, so that no browser ever shows or runs what somebody sent (ATT-5). */
export function downloadHeaders({ name, mediaType, bytes }: Attachment): Readonly<Record<string, string>> {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "content-type": mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType,
    "content-length": String(bytes),
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
  };
}

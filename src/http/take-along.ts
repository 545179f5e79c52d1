/**
 * What somebody takes along is one zip (API-19): a page to read, the same and every fact as JSON, and each file that was sent, opened. It is
 * written while it is sent: the lines are read anew for each part, and only where the files lie is kept. The files go first, so that what
 * is told of them is how it went.
 */
import { attachmentsBy, lackOf, readAttachment, type Attachment, type Lack } from "../attachments/attachment.ts";
import type { TakenLine } from "../contracts/taken-along.ts";
import type { Transaction } from "../database/database.ts";
import { guideOf, type Guide } from "../desk/guide/guide.ts";
import { takenPage, type TakenFile } from "../documents/taken-page.ts";
import { ZipWriter } from "../documents/write-zip.ts";
import type { AccountRow } from "../identity/identity.ts";
import { takenWords } from "../i18n/taken-words.ts";
import type { Language } from "../i18n/words.ts";
import { instantToLocal } from "../time/moment.ts";
import type { HandlerDeps } from "./dependencies.ts";

export interface TakingAlong {
  /** How whose data it is, is called. */
  readonly whose: string;
  readonly language: Language;
  /** From the beginning, each time it is asked. */
  readonly lines: () => AsyncIterable<TakenLine>;
  /** How the people among them sign in, which stands apart from who they are. */
  readonly accounts: readonly AccountRow[];
}

/** Of no agreement, so in the zone of the house, as the pages tell what belongs to none. */
const zone = "Europe/Amsterdam";

/** `peil-cleo-contact-2026-11-22.zip`: whose, and of which day. */
export function nameToTake(whose: string, now: number): string {
  const plain = whose
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `peil-${plain.replaceAll(/^-|-$/g, "").slice(0, 80)}-${instantToLocal(zone, now).slice(0, 10)}.zip`;
}

export async function takeAlong(
  tx: Transaction,
  { whose, language, lines: told, accounts }: TakingAlong,
  { vault, files, log, now, contracts }: Pick<HandlerDeps, "vault" | "files" | "log" | "now" | "contracts">,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const madeAt = now();
  const zip = new ZipWriter(write, madeAt);
  const byPerson = new Map(accounts.map((account) => [account.person, account]));
  const lines = () => withAccounts(told(), byPerson);
  const kept = await filesAmong(tx, vault, lines());
  const lacks = new Map<string, Lack>();
  for (const { path, file } of kept.values()) {
    // In full before its first piece goes out: nothing that was written can be taken out of the zip again.
    const lack = await lackOf(files, file);
    if (lack === undefined) await zip.add(path, piecesOf(files, file));
    else lacks.set(file.content, lack);
    if (lack !== undefined) log.error({ file: file.content, lack }, "a file that somebody takes along cannot be given");
  }
  const taken = new Map([...kept].map(([content, one]) => [content, { ...one, lack: lacks.get(content) }]));
  const page = { whose, language, zone, madeAt, taken };
  await zip.add("index.html", takenPage(withNames(tx, contracts, lines()), page));
  await zip.add("data.json", jsonOf(lines(), taken, language));
  await zip.end();
}

interface Kept extends Omit<TakenFile, "lack"> {
  readonly file: Attachment;
}

/** Opened when it is its turn. */
async function* piecesOf(files: HandlerDeps["files"], file: Attachment): AsyncGenerator<Buffer> {
  const pieces = await readAttachment(files, file);
  if (!pieces) throw new Error("a file went from the store while it was taken along");
  yield* pieces;
}

async function* withAccounts(
  lines: AsyncIterable<TakenLine>,
  accounts: ReadonlyMap<string, AccountRow>,
): AsyncGenerator<TakenLine> {
  for await (const line of lines) {
    const account = line.is === "person" ? accounts.get(String(line["person"])) : undefined;
    yield account === undefined ? line : { ...line, ...signsIn(account) };
  }
}

/** To read, what an agreement has names for is called as it calls them. */
async function* withNames(
  tx: Transaction,
  contracts: HandlerDeps["contracts"],
  lines: AsyncIterable<TakenLine>,
): AsyncGenerator<TakenLine> {
  const known = new Map<unknown, Guide["names"]>();
  let names: Guide["names"] | undefined;
  for await (const line of lines) {
    const contract = line["contract"];
    if (line.is === "ticket" && !known.has(contract)) {
      const [loaded] = (await contracts.load(tx, [String(contract)])).values();
      known.set(contract, loaded === undefined ? {} : guideOf(loaded.program, loaded.view).names);
    }
    if (line.is === "ticket") names = known.get(contract);
    else if (line["ticket"] === null) names = undefined;
    yield names === undefined || line.is === "fact" ? line : { ...line, names };
  }
}

function signsIn({ login, hasPassword, hasSecondFactor, firstSignedInAt, lastSignedInAt }: AccountRow) {
  const moment = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    login,
    hasPassword,
    hasSecondFactor,
    firstSignedInAt: moment(firstSignedInAt),
    lastSignedInAt: moment(lastSignedInAt),
  };
}

/** Each in a folder of its ticket, under its own name; a second of that name with its number. */
async function filesAmong(
  tx: Transaction,
  vault: HandlerDeps["vault"],
  lines: AsyncIterable<TakenLine>,
): Promise<ReadonlyMap<string, Kept>> {
  const kept = new Map<string, Kept>();
  const taken = new Set<string>();
  for await (const line of lines) {
    if (line.is === "fact") break;
    if (line.is !== "file") continue;
    const [file] = await attachmentsBy(tx, vault, [String(line["content"])]);
    if (file === undefined) continue;
    const { name } = file;
    const { number } = line;
    const ticket = typeof number === "string" ? number : null;
    const folder = ticket !== null ? `attachments/${ticket}/` : "attachments/";
    let path = `${folder}${name}`;
    for (let n = 2; taken.has(path.toLowerCase()); n++) path = `${folder}${n} ${name}`;
    taken.add(path.toLowerCase());
    kept.set(file.content, { path, name, ticket, file });
  }
  return kept;
}

/** One array, a value a line. A file that is not in the zip has no path there, and says so. */
async function* jsonOf(
  lines: AsyncIterable<TakenLine>,
  taken: ReadonlyMap<string, Kept & TakenFile>,
  language: Language,
): AsyncGenerator<string> {
  const w = takenWords[language];
  let before = "[\n";
  for await (const line of lines) {
    const one = line.is === "file" ? taken.get(String(line["content"])) : undefined;
    const lies = one?.lack ? { path: null, lack: one.lack, note: w.lacking(one.lack) } : { path: one?.path };
    const more = one && { name: one.name, mediaType: one.file.mediaType, ...lies };
    yield `${before}${JSON.stringify({ ...line, ...more })}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

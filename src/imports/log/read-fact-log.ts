/**
 * Reads fact logs, one after the other, into one record. A line that makes no sense is counted and named with its place;
 * it sets its ticket apart, or leaves the periods that it may be about unjudged. A line that is no JSON at all could be
 * about anything: then nothing is said. Rules: IMP-2, IMP-7, TIM-1.
 */
import type { Finding } from "../../agreement/finding.ts";
import { noFields, type Fields, type FieldValue } from "../../facts/fact.ts";
import { factKind } from "../../facts/vocabulary.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import { isoToInstant } from "../../time/moment.ts";
import { isObject, type Value } from "../read/flatten.ts";
import { parseJson } from "../read/parse-json.ts";
import { unreadable } from "../read/unreadable.ts";
import type { ServiceRecords } from "../services/service-records.ts";
import type { ExportFile } from "../tickets/import-exports.ts";
import type { ImportedFile } from "../tickets/import.ts";
import { logVersion, type LoggedTicket, type LogHead } from "./fact-log.ts";
import { beginningOf, readLines } from "./log-lines.ts";

/** Whether a file says of itself, in its first line, that it is a fact log. */
export async function isFactLog(file: ExportFile["bytes"]): Promise<boolean> {
  return /^\uFEFF?\s*\{\s*"peil-facts"\s*:/.test(await beginningOf(file));
}

/** Lines with one of these keys are passed over: people, what they wrote, and what a ledger says of its tree. */
const decidesNothing = ["person", "text", "checkpoint", "leaves"];

type Line = { readonly [key: string]: Value };

/** What all logs gave so far; what is of no ticket goes into `service`. */
export class LogReader {
  readonly tickets = new Map<string, LoggedTicket>();
  readonly contracts = new Map<string, Fields>();
  /** What customers are called, where the log says so. */
  readonly names = new Map<string, string>();
  /** Since and until when all of it tells everything: as first lines say, else its first and its newest fact. */
  firstAt = Infinity;
  newestAt = -Infinity;
  /** Whether a first line says since when. */
  saysSince = false;
  /** Since when everything is told of a customer, where the first line of the log that tells its contract says so. */
  readonly sinceOf = new Map<string, number>();
  private readonly service: ServiceRecords;
  /** The agreement by which is judged, as `name edition`. */
  private readonly asked: string;
  private file = 0;
  /** Of the file that is read: since when it tells, and the contract whose ledger it is. */
  private since: number | undefined;
  private owner: string | undefined;
  private facts = 0;

  constructor(service: ServiceRecords, asked: string) {
    this.service = service;
    this.asked = asked;
  }

  async read({ name, bytes }: ExportFile): Promise<{ file: ImportedFile; finding: Finding | undefined }> {
    this.file = this.service.fileNames.push(name) - 1;
    this.since = undefined;
    this.owner = undefined;
    let lines = 0;
    const { gzipped, encoding, finding } = await readLines(bytes, (text, line) => {
      lines += 1;
      const parsed = parseJson(text, line);
      if ("finding" in parsed) return parsed.finding;
      if (lines === 1 && isObject(parsed.value)) return this.head(parsed.value, line);
      this.line(isObject(parsed.value) ? parsed.value : {}, line);
      return undefined;
    });
    return { file: { name, format: "jsonl", gzipped, encoding, records: Math.max(0, lines - 1) }, finding };
  }

  private head(head: Line, line: number): Finding | undefined {
    const version = head["peil-facts"];
    if (version !== logVersion) return unreadable("log.version", { version: plain(version), known: logVersion }, line);
    const { agreement, edition }: LogHead = { agreement: plain(head["agreement"]), edition: plain(head["edition"]) };
    // What a supplier does for all of its customers is done under no agreement.
    const { ledger = null } = head;
    const { kind, contract }: Line = isObject(ledger) ? ledger : {};
    if (kind !== "service" && `${agreement} ${edition}` !== this.asked)
      this.note("log.other-agreement", { agreement, edition, asked: this.asked }, line);
    if (kind === "contract" && typeof contract === "string") this.owner = contract;
    const [from, to] = (["from", "to"] as const).map((field) =>
      head[field] === undefined ? NaN : this.momentOf(head, field, line, undefined),
    ) as [number, number];
    if (!Number.isNaN(from)) {
      this.saysSince = true;
      this.since = from;
      this.firstAt = Math.min(this.firstAt, from);
    }
    if (to > this.newestAt) this.newestAt = to;
    return undefined;
  }

  private line(said: Line, line: number): void {
    if (said["fact"] !== undefined) this.fact(said, line);
    else if (said["ticket"] !== undefined) this.ticket(said, line);
    else if (typeof said["customer"] === "string" && said["person"] === undefined)
      this.customer(said["customer"], said, line);
    else if (!decidesNothing.some((key) => typeof said[key] === "string")) this.unreadOf(said, line, "log.line", {});
  }

  private customer(id: string, said: Line, line: number): void {
    const contract = this.fieldsOf(said["contract"], line);
    if (this.contracts.has(id)) this.unreadOf(said, line, "log.twice", { name: id });
    else {
      this.contracts.set(id, contract ?? noFields);
      if (this.since !== undefined) this.sinceOf.set(id, this.since);
      if (typeof said["name"] === "string") this.names.set(id, said["name"]);
    }
  }

  private ticket(said: Line, line: number): void {
    const id = plain(said["ticket"]);
    const known = this.tickets.get(id);
    if (known !== undefined) {
      known.isSetApart = true;
      this.note("log.twice", { name: id }, line, id);
      return;
    }
    const attributes = this.fieldsOf(said["is"], line, id);
    const customer = this.customerOf(said, line, id);
    this.tickets.set(id, {
      id,
      number: typeof said["number"] === "string" ? said["number"] : undefined,
      customer: customer === false ? undefined : customer,
      attributes: attributes ?? noFields,
      facts: [],
      lines: [],
      file: this.service.fileNames[this.file]!,
      isSetApart: attributes === undefined || customer === false,
    });
  }

  private fact(said: Line, line: number): void {
    const ticket = said["ticket"] === undefined ? undefined : plain(said["ticket"]);
    const kind = factKind(plain(said["fact"]));
    const at = this.momentOf(said, "at", line, ticket);
    const recordedAt = said["recorded-at"] === undefined ? undefined : this.momentOf(said, "recorded-at", line, ticket);
    const fields = this.fieldsOf(said["with"], line, ticket);
    const customer = this.customerOf(said, line, ticket);
    if (kind === undefined) this.note("log.fact", { name: plain(said["fact"]) }, line, ticket);
    const isWhole = kind !== undefined && !Number.isNaN(at) && !Number.isNaN(recordedAt ?? 0) && fields !== undefined;
    if (ticket !== undefined && !this.tickets.has(ticket)) this.note("log.unknown-ticket", { ticket }, line, ticket);
    if (!isWhole || customer === false) {
      this.apart(ticket, kind, customer === false ? undefined : customer, at);
      return;
    }
    if (this.since === undefined) this.firstAt = Math.min(this.firstAt, at);
    this.newestAt = Math.max(this.newestAt, at, recordedAt ?? -Infinity);
    const id = said["id"] === undefined ? undefined : plain(said["id"]);
    const order = this.facts++;
    if (ticket === undefined)
      this.service.add({ kind, at, fields, recordedAt, id, customer, file: this.file, line, order });
    else this.tickets.get(ticket)?.facts.push({ kind, at, seq: order, fields, ...given({ recordedAt, id }) });
    if (ticket !== undefined) this.tickets.get(ticket)?.lines.push(line);
  }

  /** A fact of which anything cannot be read: its ticket is not judged, nor the periods that it may be about. */
  private apart(ticket: string | undefined, kind: string | undefined, customer: string | undefined, at: number): void {
    const known = ticket === undefined ? undefined : this.tickets.get(ticket);
    if (known !== undefined) known.isSetApart = true;
    if (ticket !== undefined) return;
    const [from, to] = Number.isNaN(at) ? [-Infinity, Infinity] : [at, Infinity];
    this.service.unread.push({ kinds: kind === undefined ? undefined : new Set([kind]), customer, from, to });
  }

  private unreadOf(said: Line, line: number, code: RecordFinding["code"], params: RecordFinding["params"]): void {
    this.note(code, params, line);
    const customer = typeof said["customer"] === "string" ? said["customer"] : undefined;
    this.service.unread.push({ kinds: undefined, customer, from: -Infinity, to: Infinity });
  }

  /** In the ledger of a contract everything is its own. False where it names one of whom nothing was told. */
  private customerOf(said: Line, line: number, ticket: string | undefined): string | undefined | false {
    const customer = said["customer"];
    if (customer === undefined)
      return this.owner !== undefined && this.contracts.has(this.owner) ? this.owner : undefined;
    if (typeof customer === "string" && this.contracts.has(customer)) return customer;
    this.note("log.unknown-customer", { customer: plain(customer) }, line, ticket);
    return false;
  }

  private momentOf(said: Line, field: string, line: number, ticket: string | undefined): number {
    const written = plain(said[field]);
    const { at } = isoToInstant(written);
    if (at === undefined) this.note("log.moment", { field, written }, line, ticket);
    return at ?? NaN;
  }

  private fieldsOf(said: Value | undefined, line: number, ticket?: string): Fields | undefined {
    if (said === undefined) return noFields;
    if (!isObject(said)) {
      this.note("log.field", { field: "with" }, line, ticket);
      return undefined;
    }
    const fields: Record<string, FieldValue> = {};
    let isWhole = true;
    for (const [field, value] of Object.entries(said)) {
      const own = fieldValue(value);
      if (own !== undefined) fields[field] = own;
      else {
        isWhole = false;
        this.note("log.field", { field }, line, ticket);
      }
    }
    return isWhole ? fields : undefined;
  }

  private note(code: RecordFinding["code"], params: RecordFinding["params"], line: number, ticket?: string): void {
    this.service.found.add(code, params, { file: this.service.fileNames[this.file]!, line, ticket });
  }
}

/** Numbers and yes or no are kept as texts, as everywhere in facts. */
function fieldValue(value: Value): FieldValue | undefined {
  if (Array.isArray(value)) {
    const texts = value.map(fieldValue);
    return texts.every((one) => typeof one === "string") ? texts : undefined;
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value);
  return undefined;
}

function plain(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "");
}

function given(optional: { recordedAt: number | undefined; id: string | undefined }): {
  recordedAt?: number;
  id?: string;
} {
  const { recordedAt, id } = optional;
  return { ...(recordedAt === undefined ? {} : { recordedAt }), ...(id === undefined ? {} : { id }) };
}

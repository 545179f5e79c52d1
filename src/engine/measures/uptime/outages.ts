/**
 * The outages of one service, paired from their facts: by their own name, else by service and probe. One without an end
 * goes on until the moment as of which is judged. What makes no sense is a problem beside them. Rule: AVL-2.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import { fieldMoment } from "../../../facts/field-moment.ts";
import { instantToLocal } from "../../../time/moment.ts";
import type { Evidence } from "../evidence.ts";
import type { EvidenceCode, EvidenceProblem } from "../problem.ts";
import { isAbout } from "../services.ts";
import { factsAbout } from "./service-facts.ts";
import { partsOfWhole } from "./uptime-rule.ts";

export interface Outage {
  /** Its own name; undefined where its facts carry none. */
  readonly id: string | undefined;
  /** Epoch milliseconds, half-open. */
  readonly from: number;
  readonly to: number;
  /** The last moment before it at which the service was known to work; its start where nobody says. */
  readonly lastSuccess: number;
  readonly cause: string | undefined;
  readonly state: string | undefined;
  readonly probe: string | undefined;
  /** How much of the service was gone, in hundredths of a percent. */
  readonly part: number;
  /** Whether no end was recorded: it goes on beyond the moment of judging. */
  readonly goesOn: boolean;
  /** Its start, its end and what was decided about it, in the order of time. */
  readonly facts: readonly Fact[];
}

export interface PairedOutages {
  /** In order of their start. */
  readonly outages: readonly Outage[];
  readonly problems: readonly EvidenceProblem[];
}

/** Those of one service, or of all where none is named. */
export function outagesOf(service: string | undefined, evidence: Evidence): PairedOutages {
  return evidence.once(`outages ${service ?? ""}`, () => pairOutages(service, factsAbout(service, evidence), evidence));
}

function pairOutages(service: string | undefined, facts: readonly Fact[], evidence: Evidence): PairedOutages {
  const problems: EvidenceProblem[] = [];
  const say = (code: EvidenceCode, fact: Fact, params: Record<string, string> = {}) => {
    problems.push({ code, params: { outage: nameOf(fact, evidence), ...params }, fact });
  };
  const open: Fact[] = [];
  const closed: { readonly start: Fact; readonly end: Fact | undefined }[] = [];
  const early = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.kind === "outage-started") {
      if (open.some((start) => isAgain(start, fact))) say("outage.started-twice", fact);
      else open.push(fact);
    } else if (fact.kind === "outage-ended") {
      const ended = endedBy(fact, open);
      const id = text(fact.fields["outage"]);
      if (ended.length > 0) for (const start of ended) closed.push({ start: taken(open, start), end: fact });
      else if (id !== undefined && !closed.some(({ start }) => start.fields["outage"] === id)) early.set(id, fact);
      else say("outage.end-without-start", fact);
    }
  }
  for (const start of open) {
    const end = early.get(text(start.fields["outage"]) ?? "");
    if (end === undefined) {
      say("outage.no-end", start);
      closed.push({ start, end });
    } else {
      say("outage.ends-early", end);
      early.delete(text(start.fields["outage"])!);
    }
  }
  for (const end of early.values()) say("outage.end-without-start", end);
  const decided = decisions(service, evidence);
  const outages = closed.map(({ start, end }) => outageOf(start, end, decided, evidence, say));
  return { outages: outages.toSorted((a, b) => a.from - b.from || a.to - b.to), problems };
}

/** How an outage is spoken of: by its name, else by the moment of the fact. */
export function nameOf(fact: Fact, { program }: Evidence): string {
  return text(fact.fields["outage"]) ?? instantToLocal(program.zone, fact.at);
}

/** The same outage told again: by its name, or without one by the same probe for the same cause. */
function isAgain(open: Fact, { fields }: Fact): boolean {
  const same = (field: string) => text(open.fields[field]) === text(fields[field]);
  return same("outage") && same("probe") && (fields["outage"] !== undefined || same("cause"));
}

/** Without a name an end closes all that have none either; else the only one that goes on. */
function endedBy({ fields }: Fact, open: readonly Fact[]): readonly Fact[] {
  const id = text(fields["outage"]);
  const probe = fields["probe"];
  const told = open.filter((start) => probe === undefined || text(start.fields["probe"]) === text(probe));
  if (id !== undefined) return told.filter((start) => text(start.fields["outage"]) === id);
  const unnamed = told.filter((start) => start.fields["outage"] === undefined);
  return unnamed.length > 0 || told.length !== 1 ? unnamed : told;
}

function taken(open: Fact[], start: Fact): Fact {
  open.splice(open.indexOf(start), 1);
  return start;
}

/** What was decided afterwards of each outage that has a name, in the order of time. One outage can have a cause for each service. */
function decisions(service: string | undefined, evidence: Evidence): ReadonlyMap<string, readonly Fact[]> {
  const services = service === undefined ? undefined : [service];
  const about = evidence
    .ofKind("decided")
    .filter((fact) => fact.fields["outage"] !== undefined && isAbout(fact, services));
  return Map.groupBy(about, (fact) => text(fact.fields["outage"])!);
}

type Say = (code: EvidenceCode, fact: Fact, params?: Record<string, string>) => void;

function outageOf(
  start: Fact,
  end: Fact | undefined,
  decided: ReadonlyMap<string, readonly Fact[]>,
  evidence: Evidence,
  say: Say,
): Outage {
  const { fields, at } = start;
  const id = text(fields["outage"]);
  const later = id === undefined ? [] : (decided.get(id) ?? []);
  const cause = later.findLast((fact) => fact.fields["cause"] !== undefined) ?? start;
  for (const fact of [start, end])
    if (fact !== undefined && (fact.recordedAt ?? fact.at) < fact.at) say("outage.future", fact);
  return {
    id,
    from: at,
    to: end?.at ?? Math.max(at, evidence.asOf),
    lastSuccess: lastSuccess(start, evidence, say),
    cause: text(cause.fields["cause"]) ?? text(end?.fields["cause"]),
    state: text(fields["state"]),
    probe: text(fields["probe"]),
    part: partOf(start, say),
    goesOn: end === undefined,
    facts: [start, ...(end === undefined ? [] : [end]), ...later],
  };
}

function lastSuccess(start: Fact, { program: { zone } }: Evidence, say: Say): number {
  const written = text(start.fields["last-success"]);
  if (written === undefined) return start.at;
  const moment = fieldMoment(start, "last-success", zone);
  if (moment !== undefined && moment <= start.at) return moment;
  say("outage.last-success-unread", start, { moment: written });
  return start.at;
}

function partOf(start: Fact, say: Say): number {
  const written = text(start.fields["part"]);
  if (written === undefined) return partsOfWhole;
  const [, whole, decimals] = /^(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(written) ?? [];
  const part = whole === undefined ? NaN : Number(whole) * 100 + Number((decimals ?? "").padEnd(2, "0"));
  if (part <= partsOfWhole) return part;
  say("outage.part-unread", start, { part: written });
  return partsOfWhole;
}

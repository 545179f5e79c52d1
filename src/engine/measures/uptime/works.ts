/**
 * Planned works: the facts that share `work` (or `release`). A work is judged at its start, on what was recorded by then:
 * its announced interval is that of the last announcement or move recorded before it began, a later one cures nothing, and
 * a cancellation takes back what stood before it. Rule: AVL-8.
 */
import { text, type Fact, type Fields } from "../../../facts/fact.ts";
import { fieldMoment } from "../../../facts/field-moment.ts";
import { add, noIntervals, type Intervals } from "../../../time/intervals.ts";
import { isReading, plannedThings, type PlannedThing } from "../../duties/planned-things.ts";
import type { Evidence } from "../evidence.ts";
import type { EvidenceProblem } from "../problem.ts";
import { isAbout } from "../services.ts";

export interface Work {
  readonly id: string;
  readonly kind: "maintenance" | "release";
  /** Epoch milliseconds; undefined where nobody announced it in time. Infinite on a side that was not told. */
  readonly announced: Span | undefined;
  /** When it was really done; undefined where nobody recorded that. */
  readonly done: Span | undefined;
  /** The announced start; the real one where nobody announced it. NaN where neither is known. */
  readonly startAt: number;
  /** Its facts, what a cancellation took back left out, in the order of time. */
  readonly standing: readonly Fact[];
  /** All its facts. */
  readonly facts: readonly Fact[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Works {
  readonly all: readonly Work[];
  readonly problems: readonly EvidenceProblem[];
}

const kinds = ["maintenance", "release"] as const;

export function worksOf(evidence: Evidence): Works {
  return evidence.once("works", () => {
    const problems: EvidenceProblem[] = [];
    const told = evidence.facts.filter((fact) => !isReading(fact) && !fact.kind.startsWith("outage-"));
    const all = kinds.flatMap((kind) => {
      const { field } = plannedThings.get(kind)!;
      const own = told.filter((fact) => fact.fields[field] !== undefined);
      const groups = Map.groupBy(own, (fact) => text(fact.fields[field])!);
      return [...groups].map(([id, facts]) => workOf({ id, kind, facts }, evidence.program.zone, problems));
    });
    return { all, problems };
  });
}

/** The name by which a fact says of which work it is. */
export function workNamed({ fields }: Fact): string | undefined {
  const kind = kinds.find((one) => fields[plannedThings.get(one)!.field] !== undefined);
  return kind === undefined ? undefined : `${kind} ${text(fields[plannedThings.get(kind)!.field])}`;
}

/** The work of that name; undefined where nothing is recorded of it. */
export function workByName(name: string, evidence: Evidence): Work | undefined {
  const byName = evidence.once("works by name", () => {
    return new Map(worksOf(evidence).all.map((work) => [`${work.kind} ${work.id}`, work]));
  });
  return byName.get(name);
}

/** The maintenances of a service that overlap a span, by their announced or real time, the earliest first. */
export function maintenancesDuring(
  { from, to }: Span,
  service: string | undefined,
  evidence: Evidence,
): readonly Work[] {
  const services = service === undefined ? undefined : [service];
  const ofService = evidence.once(`maintenances ${service}`, () =>
    worksOf(evidence)
      .all.filter(({ kind, facts }) => kind === "maintenance" && facts.every((fact) => isAbout(fact, services)))
      .toSorted((a, b) => a.startAt - b.startAt),
  );
  const overlaps = (span: Span | undefined) => span !== undefined && span.from < to && from < span.to;
  return ofService.filter((work) => overlaps(work.announced) || overlaps(work.done));
}

/** The time inside which a work may take something off: as announced where it was, else as it was really done. */
export function timeOf(work: Work, interval: "announced" | "whole"): Intervals {
  const span = interval === "announced" ? (work.announced ?? work.done) : (work.done ?? work.announced);
  const time = noIntervals();
  if (span !== undefined) add(time, span.from, span.to);
  return time;
}

/** What was recorded of a work by a moment, in the order of time, with the fields of those facts, the later over the earlier. */
export function recordedBy(
  { standing }: Work,
  at: number,
): { readonly facts: readonly Fact[]; readonly fields: Fields } {
  const facts = standing.filter((fact) => recordedAt(fact) <= at);
  return { facts, fields: Object.assign({}, ...facts.map(({ fields }) => fields)) as Fields };
}

function workOf(
  { id, kind, facts }: Pick<Work, "id" | "kind" | "facts">,
  zone: string,
  problems: EvidenceProblem[],
): Work {
  const thing = plannedThings.get(kind)!;
  const started = facts.find((fact) => fact.kind === thing.begins);
  const ended = facts.findLast((fact) => fact.kind === "maintenance-ended");
  const unread = (fact: Fact) => problems.push({ code: "maintenance.unread", params: { work: id }, fact });
  const { announced, standing } = announcedSpan(facts, thing, started?.at ?? Infinity, zone, unread);
  const isReversed = started !== undefined && ended !== undefined && ended.at < started.at;
  if (isReversed) unread(ended);
  const isTold = announced !== undefined && Number.isFinite(announced.from);
  return {
    id,
    kind,
    announced,
    done: started === undefined || isReversed ? undefined : { from: started.at, to: ended?.at ?? Infinity },
    startAt: isTold ? announced.from : (started?.at ?? NaN),
    standing,
    facts,
  };
}

/** Announcements and moves are read in the order in which they were written down. */
function announcedSpan(
  all: readonly Fact[],
  thing: PlannedThing,
  begunAt: number,
  zone: string,
  unread: (fact: Fact) => void,
) {
  let announced: Span | undefined;
  let standing: readonly Fact[] = all;
  for (const fact of all.toSorted((a, b) => recordedAt(a) - recordedAt(b) || a.seq - b.seq)) {
    const isBefore = recordedAt(fact) <= Math.min(begunAt, announced?.from ?? Infinity);
    if (isAnnouncement(fact, thing)) {
      const said = saidSpan(fact, announced, zone);
      if (said === undefined) unread(fact);
      // What cannot be read, or tells of a start that had passed when it was written down, announces nothing.
      if (said === undefined || (said.from !== -Infinity && recordedAt(fact) > said.from))
        standing = standing.filter((one) => one !== fact);
      else if (isBefore) announced = said;
    } else if (isBefore && fact.kind === thing.cancels) {
      announced = undefined;
      standing = standing.filter((one) => recordedAt(one) > recordedAt(fact));
    }
  }
  return { announced, standing };
}

/** A release can be published or offered without saying when it comes. */
function isAnnouncement({ kind, fields }: Fact, { announces }: PlannedThing): boolean {
  return announces.includes(kind) && (fields["start"] !== undefined || kind.startsWith("maintenance-"));
}

/** A move that tells its start alone keeps its length. Undefined where a moment cannot be read, or the end comes first. */
function saidSpan(fact: Fact, before: Span | undefined, zone: string): Span | undefined {
  const from = fieldMoment(fact, "start", zone);
  const to = fieldMoment(fact, "end", zone);
  if (
    (fact.fields["start"] !== undefined && from === undefined) ||
    (fact.fields["end"] !== undefined && to === undefined)
  )
    return undefined;
  const start = from ?? before?.from ?? -Infinity;
  const length = before === undefined ? Infinity : before.to - before.from;
  // One that names no time is of the work whenever it is.
  const end = to ?? (start === -Infinity ? (before?.to ?? Infinity) : start + length);
  return end > start ? { from: start, to: end } : undefined;
}

function recordedAt(fact: Fact): number {
  return fact.recordedAt ?? fact.at;
}

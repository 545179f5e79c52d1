/**
 * How one service ran, of all time, by the rule of one measure: its outages, what was taken off them, when it was down and
 * when nobody measured. Made once per service; periods are asked of it afterwards. Rules: AVL-3, AVL-5, AVL-6, AVL-7.
 */
import { add, merged, noIntervals, without, type Intervals } from "../../../time/intervals.ts";
import { holds, type Scene } from "../../condition.ts";
import type { Evidence } from "../evidence.ts";
import type { Measure } from "../measure.ts";
import { downtime, takeOff, type Downtime } from "./downtime.ts";
import { exclusionsOf, type Taken } from "./exclusions.ts";
import { measuredTime } from "./measured-time.ts";
import { outagesOf, type Outage } from "./outages.ts";
import { factsAbout, isOfMeasure } from "./service-facts.ts";
import { partsOfWhole, uptimeRule, type UptimeRule } from "./uptime-rule.ts";
import { weigh, type Pieces } from "./weigh.ts";
import { noneWeighed, summed, type Weighed } from "./weighed.ts";

export interface RunTime extends Pick<Downtime, "down" | "notCounted"> {
  /** Time that nobody measured and in which no outage is known, up to the moment of judging; of weight 1. */
  readonly unmeasured: Weighed;
}

export interface ServiceTime extends RunTime, Downtime {
  readonly service: string | undefined;
  /** Those of the states that count, in the order of their start. */
  readonly outages: readonly Outage[];
  /** What each of them asked to be taken off, by its place. */
  readonly taken: readonly (readonly Taken[])[];
}

export function serviceTime(measure: Measure, service: string | undefined, evidence: Evidence): ServiceTime {
  const { outages } = outagesOf(service, evidence);
  return evidence.once(`uptime ${measure.name} ${service ?? ""}`, () => ranBy(outages, measure, service, evidence));
}

/**
 * The worst that can still become of time that has passed: what goes on goes on, and right after the moment of judging
 * another outage begins. By it what is too short yet may count, what is under a cap may go beyond it, and a gap may be
 * joined (OBJ-5). Mostly no outage reaches that moment, and all is settled.
 */
export function worstTime(measure: Measure, service: string | undefined, evidence: Evidence): ServiceTime {
  const { asOf } = evidence;
  const { outages } = outagesOf(service, evidence);
  const reached = asOf - Math.max(0, uptimeRule(measure).joinUpToMs);
  if (!outages.some(({ to }) => to >= reached)) return serviceTime(measure, service, evidence);
  const lasting = outages.map((one) => (one.goesOn ? { ...one, to: asOf + longerThanAnyMs } : one));
  return evidence.once(`worst uptime ${measure.name} ${service ?? ""}`, () =>
    ranBy(lasting, measure, service, evidence, { from: asOf + 1, to: asOf + longerThanAnyMs }),
  );
}

/** Longer than a minimum length, a gap or a cap is ever written. */
const longerThanAnyMs = 366 * 86_400_000;

function ranBy(
  paired: readonly Outage[],
  measure: Measure,
  service: string | undefined,
  evidence: Evidence,
  toCome?: { readonly from: number; readonly to: number },
): ServiceTime {
  const rule = uptimeRule(measure);
  const facts = factsAbout(service, evidence);
  const all = paired.filter((outage) => isAboutMeasure(outage, measure, evidence));
  const outages = all
    .filter((outage) => isCounted(outage, rule))
    .map((outage) => ({ ...outage, from: beginOf(outage, rule) }))
    .toSorted((a, b) => a.from - b.from);
  const { taken, cuts } = exclusionsOf(outages, rule, service, evidence);
  const quorum = rule.downWhen === "all" ? Math.max(1, probesOf(facts, evidence).size) : rule.downWhen;
  const pieces = piecesOf(outages, rule);
  if (toCome !== undefined) addPiece(pieces, toCome.from, toCome.to, rule.full);
  const ran = downtime(pieces, cuts, { ...rule, quorum, isWeighed: rule.full > 1 });
  const { spans } = measuredTime(facts, service, evidence);
  const unmeasured =
    spans === undefined ? noneWeighed() : unmeasuredTime(spans, [...all, ...outages], ran.down, evidence);
  return { service, outages, taken, unmeasured, ...ran };
}

/**
 * All services together as one, which is down while any of them is (`together: union`). What was taken off one of them
 * while nobody measured another is unmeasured: that one may have been down.
 */
export function unitedTime(services: readonly ServiceTime[], { full }: UptimeRule): RunTime {
  const how = { quorum: 1, isWeighed: full > 1 };
  const down = weigh(pooled(services.map((one) => one.down)), how);
  const unknown = weigh(pooled(services.map((one) => one.unmeasured)), { ...how, isWeighed: false });
  const { from, to } = without(unknown, down);
  const raw = weigh(pooled(services.map((one) => summed(one.down, one.notCounted))), how);
  const rest = weigh(pooled([down, { from, to, weight: from.map(() => full) }]), how);
  const notCounted = noneWeighed();
  takeOff(raw, 0, raw.from.length - 1, rest, 0, notCounted);
  return { down, notCounted, unmeasured: { from, to, weight: from.map(() => 1) } };
}

/** CHK-5: an outage without `what` is not about a measure that names one; `where` leaves out what is known not to fit. */
function isAboutMeasure({ facts }: Outage, { term }: Measure, { program, contract }: Evidence): boolean {
  const start = facts[0]!;
  if (!isOfMeasure(start, term.what)) return false;
  if (term.where === undefined) return true;
  const subject = { kind: "outage", attributes: start.fields, facts: [start], contract };
  const scene: Scene = {
    program,
    subject,
    attributes: start.fields,
    at: start.at,
    act: undefined,
    before: [start],
    standing: () => undefined,
  };
  return holds(term.where, scene) !== false;
}

function isCounted({ state, part, to, from }: Outage, { counts, partial }: UptimeRule): boolean {
  if (counts !== undefined && state !== undefined && !counts.includes(state)) return false;
  return to >= from && part > 0 && (partial !== "none" || part === partsOfWhole);
}

/** Midway between two moments an odd millisecond apart is the earlier of both. */
function beginOf({ from, lastSuccess }: Outage, { outageFrom }: UptimeRule): number {
  if (outageFrom === "first-failure") return from;
  return outageFrom === "last-success" ? lastSuccess : Math.floor((lastSuccess + from) / 2);
}

/** Every probe of which anything was recorded, or that the contract lists. */
function probesOf(facts: ReturnType<typeof factsAbout>, { contract }: Evidence): ReadonlySet<string> {
  const listed = contract["probes"] ?? [];
  const told = facts.flatMap(({ fields }) => fields["probe"] ?? []);
  return new Set([...told, ...(typeof listed === "string" ? listed.split(/, */) : listed)]);
}

function piecesOf(outages: readonly Outage[], { partial }: UptimeRule): Pieces {
  const probes = new Map<string, number>();
  const numberOf = (probe: string) => probes.get(probe) ?? (probes.set(probe, probes.size), probes.size - 1);
  return {
    from: outages.map(({ from }) => from),
    to: outages.map(({ to }) => to),
    weight: outages.map(({ part }) => (partial === "share" ? part : 1)),
    probe: outages.map(({ probe }) => (probe === undefined ? -1 : numberOf(probe))),
  };
}

/** One that no probe told, after all others. */
function addPiece({ from, to, weight, probe }: Pieces, start: number, end: number, full: number): void {
  from.push(start);
  to.push(end);
  weight.push(full);
  probe.push(-1);
}

function pooled(lists: readonly Weighed[]): Pieces {
  const all = lists.flatMap(({ from, to, weight }) => from.map((at, i) => ({ at, to: to[i]!, weight: weight[i]! })));
  all.sort((a, b) => a.at - b.at);
  return {
    from: all.map(({ at }) => at),
    to: all.map(({ to }) => to),
    weight: all.map(({ weight }) => weight),
    probe: all.map(() => -1),
  };
}

/** An outage that somebody recorded is known, measured or not (AVL-2); so is a gap that was joined. */
function unmeasuredTime(spans: Intervals, known: readonly Outage[], down: Weighed, { asOf }: Evidence): Weighed {
  const covered: Intervals = { from: [...spans.from, ...down.from], to: [...spans.to, ...down.to] };
  for (const { from, to } of known) add(covered, from, to);
  const all = noIntervals();
  add(all, -Infinity, asOf);
  const { from, to } = without(all, merged(covered));
  return { from, to, weight: from.map(() => 1) };
}

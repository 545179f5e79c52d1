/**
 * Why a service's figure is what it is, stretch by stretch: what was down, joined, taken off and by what, too short,
 * outside service hours or the contract, and what nobody measured; with the facts of it, and the conditions that an
 * exclusion lacked. Rules: AVL-3, AVL-5.
 */
import type { Period } from "../../period.ts";
import { formatElapsed } from "../../../time/length.ts";
import type { FailedCondition, Stretch } from "../figure.ts";
import type { Measure } from "../measure.ts";
import type { Taken } from "./exclusions.ts";
import type { Clip } from "./clip.ts";
import type { Outage } from "./outages.ts";
import type { ServiceTime } from "./service-time.ts";
import { weigh } from "./weigh.ts";
import { firstEndingAfter, type Weighed } from "./weighed.ts";

export function stretchesOf(measure: Measure, time: ServiceTime, period: Period, clip: Clip): readonly Stretch[] {
  if (clip.to <= clip.from) return outsideContract(time, period, clip);
  const near = outagesIn(time, clip.from, clip.soFar);
  const moments = [...momentsOf(near), ...edgesOf(time.joined)].toSorted((a, b) => a - b);
  const split = (list: Weighed, is: Stretch["is"]) =>
    inside(list, clip.from, clip.soFar).flatMap(([from, to]) =>
      pieces(from, to, moments).map(([start, end]) => stretchAt(time, near, start, end, is)),
    );
  const found = [
    ...split(time.down, "down").map((one) => (covers(time.joined, one.from) ? { ...one, is: "joined" as const } : one)),
    ...split(time.notCounted, "not-counted").filter(({ from }) => !covers(time.down, from)),
    ...split(time.short, "too-short").filter(({ from }) => !covers(time.notCounted, from)),
  ];
  const inHours = merged(found).flatMap((one) => byHours(one, measure));
  const unmeasured = inside(time.unmeasured, clip.from, clip.soFar).map(([from, to]) =>
    plain(time, from, to, "unmeasured"),
  );
  return [...inHours, ...unmeasured, ...outsideContract(time, period, clip)].toSorted(
    (a, b) => a.from - b.from || a.to - b.to,
  );
}

interface Near {
  readonly outage: Outage;
  readonly taken: readonly Taken[];
}

function outagesIn({ outages, taken }: ServiceTime, from: number, to: number): readonly Near[] {
  return outages.flatMap((outage, i) => (outage.from < to && outage.to > from ? [{ outage, taken: taken[i]! }] : []));
}

/** Every moment at which an outage, or what is taken off it, begins or ends. */
function momentsOf(near: readonly Near[]): number[] {
  return near.flatMap(({ outage, taken }) => [
    outage.from,
    outage.to,
    ...taken.flatMap(({ reached, parts }) => [...reached.from, ...reached.to, ...parts.to]),
  ]);
}

function edgesOf({ from, to }: Weighed): number[] {
  return [...from, ...to];
}

function inside(list: Weighed, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  for (let i = firstEndingAfter(list.to, from); i < list.from.length && list.from[i]! < to; i++)
    found.push([Math.max(from, list.from[i]!), Math.min(to, list.to[i]!)]);
  return found;
}

function covers(list: Weighed, at: number): boolean {
  const i = firstEndingAfter(list.to, at);
  return i < list.from.length && list.from[i]! <= at;
}

function pieces(from: number, to: number, moments: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  for (let i = firstEndingAfter(moments, from); i < moments.length && moments[i]! < to; i++) {
    if (moments[i]! > start) found.push([start, moments[i]!]);
    start = moments[i]!;
  }
  found.push([start, to]);
  return found;
}

/** What covers a stretch within which nothing begins or ends. What counts is told by the outages that count. */
function stretchAt(time: ServiceTime, near: readonly Near[], from: number, to: number, is: Stretch["is"]): Stretch {
  const covering = near.filter(({ outage }) => outage.from <= from && outage.to > from);
  const isTaken = ({ taken }: Near) => taken.some(({ parts }) => has(parts, from));
  // Dropped for its length before anything is taken off: it is what it is, whether an exclusion asks for it or not (AVL-7).
  const telling = covering.filter((one) => is === "too-short" || isTaken(one) === (is === "not-counted"));
  const taker = telling.flatMap(({ taken }) => taken).find(({ parts }) => has(parts, from));
  const asked = is === "not-counted" || taker !== undefined ? [] : telling.flatMap(({ taken }) => taken);
  const failed = asked.flatMap((one) => lackedAt(one, from, one.exclusion !== asked[0]!.exclusion));
  return {
    ...plain(time, from, to, is),
    exclusion: taker?.exclusion ?? asked[0]?.exclusion,
    failed,
    facts: [...new Set(telling.flatMap(({ outage }) => outage.facts))].toSorted((a, b) => a.at - b.at || a.seq - b.seq),
  };
}

function plain({ service }: ServiceTime, from: number, to: number, is: Stretch["is"]): Stretch {
  return { from, to, is, service, exclusion: undefined, failed: [], facts: [] };
}

function has({ from, to }: { readonly from: readonly number[]; readonly to: readonly number[] }, at: number): boolean {
  return from.some((start, i) => start <= at && at < to[i]!);
}

/** Why it did not take this moment off: its conditions, else what bounds it. */
function lackedAt(taken: Taken, at: number, isOther: boolean): readonly FailedCondition[] {
  const { failed, span, term, boundBy, reached, exclusion } = taken;
  const beyond = (condition: string): readonly FailedCondition[] => [{ condition, because: "beyond" }];
  const lacked =
    failed.length > 0
      ? failed
      : !has(span, at)
        ? beyond(boundBy)
        : !has(reached, at)
          ? beyond(`hours ${term.hours}`)
          : beyond(`at-most ${lengthText(term)}`);
  return isOther ? lacked.map((one) => ({ ...one, exclusion })) : lacked;
}

function lengthText({ "at-most": cap }: Taken["term"]): string {
  return cap?.kind === "elapsed" ? formatElapsed(cap.ms) : "";
}

/** Neighbours that say the same are one stretch. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && last.to === one.from && isAlike(last, one))
      result[result.length - 1] = { ...last, to: one.to };
    else result.push(one);
  }
  return result;
}

function isAlike(a: Stretch, b: Stretch): boolean {
  return (
    a.is === b.is &&
    a.exclusion === b.exclusion &&
    a.facts.length === b.facts.length &&
    a.facts.every((fact, i) => fact === b.facts[i]) &&
    JSON.stringify(a.failed) === JSON.stringify(b.failed)
  );
}

/** What of it falls inside the service hours, and what outside. */
function byHours(one: Stretch, { term, hours }: Measure): readonly Stretch[] {
  if (term.hours === undefined) return [one];
  const parts: Stretch[] = [];
  let at = one.from;
  for (const [from, to] of hours.intervals(one.from, one.to)) {
    if (from > at) parts.push({ ...one, from: at, to: from, is: "outside-hours" });
    parts.push({ ...one, from, to });
    at = to;
  }
  if (at < one.to) parts.push({ ...one, from: at, is: "outside-hours" });
  return parts;
}

/** What happened in the part of the period that the contract does not reach. */
function outsideContract(time: ServiceTime, period: Period, clip: Clip): readonly Stretch[] {
  const gaps =
    clip.to <= clip.from
      ? [[period.from, period.to] as const]
      : [[period.from, clip.from] as const, [clip.to, period.to] as const];
  return gaps.flatMap(([from, to]) => {
    if (to <= from) return [];
    const near = outagesIn(time, from, to);
    const all = weigh(
      {
        from: near.map(({ outage }) => outage.from),
        to: near.map(({ outage }) => outage.to),
        weight: near.map(() => 1),
        probe: near.map(() => -1),
      },
      { quorum: 1, isWeighed: false },
    );
    return inside(all, from, to).map(([start, end]) => ({
      ...plain(time, start, end, "outside-contract"),
      facts: near.filter(({ outage }) => outage.from < end && outage.to > start).flatMap(({ outage }) => outage.facts),
    }));
  });
}

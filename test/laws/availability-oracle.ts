/**
 * The second judge of availability: it asks of every step of time what was so, and counts. No lists of intervals, nothing
 * merged or cut. Rules: AVL-1 … AVL-9.
 */
import {
  steps,
  type PlainCase,
  type PlainExclusion,
  type PlainOutage,
  type PlainRule,
  type PlainWork,
} from "./availability-case.ts";

export interface PlainFigure {
  readonly verdict: string;
  /** In steps times ten thousand. */
  readonly down: number;
  readonly notCounted: number;
  /** In steps. */
  readonly unmeasured: number;
  readonly whole: number;
  readonly soFar: number;
  /** The availability so far over what is known; undefined where nothing is. */
  readonly share: readonly [up: number, of: number] | undefined;
}

const whole = 10_000;

export function plainFigure(one: PlainCase, from: number, to: number, asOf: number): PlainFigure {
  const known = knownBy(one, asOf);
  const states = known.rule.services.map((service) => plainService(known, service, asOf));
  const most = (weight: (state: State) => number) => Math.max(...states.map(weight));
  const isUnknown = (t: number) => states.some((s) => s.unmeasured[t] === 1) && states.every((s) => s.down[t] === 0);
  const united = {
    down: everyStep((t) => most(({ down }) => down[t]!)),
    notCounted: everyStep((t) => {
      const gone = most(({ down }) => down[t]!);
      return isUnknown(t) ? 0 : Math.max(0, most((s) => s.down[t]! + s.notCounted[t]!) - gone);
    }),
    unmeasured: everyStep((t) => (isUnknown(t) ? 1 : 0)),
  };
  if (states.length === 1 || one.rule.together === "union")
    return counted(one.rule, states.length === 1 ? states[0]! : united, from, to, asOf);
  const figures = states.map((state) => counted(one.rule, state, from, to, asOf));
  const order = ["missed", "unproven", "running", "kept", "outside"];
  return figures.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || shareOf(a) - shareOf(b))[0]!;
}

/** What happened later is not known yet. */
function knownBy(one: PlainCase, asOf: number): PlainCase {
  const upTo = (moment: number | undefined) => (moment !== undefined && moment <= asOf ? moment : undefined);
  const outages = one.outages.filter(({ from }) => from <= asOf).map((outage) => ({ ...outage, to: upTo(outage.to) }));
  const works = one.works.map((work) => ({
    ...work,
    announced: work.announced.filter(({ recorded }) => recorded <= asOf),
    started: upTo(work.started),
    ended: upTo(work.ended),
    cancelled: upTo(work.cancelled),
  }));
  const told = one.measured?.filter(({ from }) => from <= asOf);
  const measured = told?.map(({ from, to }) => ({ from, to: upTo(to) ?? Infinity }));
  return { ...one, outages, works, measured: measured?.length === 0 ? undefined : measured };
}

function shareOf({ share }: PlainFigure): number {
  return share === undefined ? -1 : share[0] / share[1];
}

interface State {
  readonly down: readonly number[];
  readonly notCounted: readonly number[];
  readonly unmeasured: readonly number[];
}

function everyStep<T>(ask: (t: number) => T): T[] {
  return Array.from({ length: steps }, (_, t) => ask(t));
}

function isOffice(t: number): boolean {
  const hour = (t % 144) / 6;
  return t >= 144 && hour >= 9 && hour < 17;
}

function counted(
  rule: PlainRule,
  { down, notCounted, unmeasured }: State,
  from: number,
  to: number,
  asOf: number,
): PlainFigure {
  let [t, n, u, T, sofar] = [0, 0, 0, 0, 0];
  for (let step = from; step < to; step++) {
    if (rule.office && !isOffice(step)) continue;
    T++;
    if (step >= asOf) continue;
    sofar++;
    t += down[step]!;
    n += notCounted[step]!;
    u += unmeasured[step]!;
  }
  const shown = { down: t, notCounted: n, unmeasured: u, whole: T, soFar: sofar };
  const off = rule.denominator === "without-not-counted" ? n : 0;
  const unknown = rule.unmeasured === "apart" ? u * whole : 0;
  const asDown = t + (rule.unmeasured === "as-down" ? u * whole : 0);
  const known = sofar * whole - off - unknown;
  const share = known > 0 ? ([known - asDown, known] as const) : undefined;
  const of = T * whole - off - (rule.denominator === "measured" ? unknown : 0);
  const keeps = (gone: number) => {
    const left = (of - gone) * whole;
    const wanted = rule.target.tenThousandths * of;
    return rule.target.over ? left > wanted : left >= wanted;
  };
  const verdict = () => {
    if (T === 0) return "outside";
    if (asOf < to) return asDown > 0 && !keeps(asDown) ? "missed" : "running";
    if (of === 0) return u > 0 ? "unproven" : "kept";
    if (!keeps(asDown)) return "missed";
    const worst = rule.denominator === "measured" ? asDown : asDown + unknown;
    return known > 0 && keeps(worst) ? "kept" : "unproven";
  };
  return { ...shown, verdict: verdict(), share };
}

function plainService(one: PlainCase, service: string, asOf: number): State {
  const { rule } = one;
  const about = one.outages.filter((outage) => outage.service === undefined || outage.service === service);
  const known = everyStep((t) => about.some((outage) => covers(outage, t, "first-failure", asOf)));
  const judged = about.filter(({ state, hundredths }) => {
    const isState = rule.counts === undefined || state === undefined || rule.counts.includes(state);
    return isState && hundredths > 0 && (rule.partial !== "none" || hundredths === whole);
  });
  const covering = (t: number) => judged.filter((outage) => covers(outage, t, rule.outageFrom, asOf));
  const probes = new Set(about.flatMap(({ probe }) => probe ?? []));
  const quorum = rule.downWhen === "any" ? 1 : rule.downWhen === "all" ? Math.max(1, probes.size) : 2;
  const isOff = exclude(one, service, judged, asOf);
  const raw = everyStep((t) => agreed(rule, covering(t), quorum));
  const left = everyStep((t) =>
    agreed(
      rule,
      covering(t).filter((outage) => !isOff(outage, t)),
      quorum,
    ),
  );
  const state = settled(rule, raw, left);
  const isKnown = (t: number) => known[t]! || covering0(judged, t, rule, asOf) || state.down[t]! > 0;
  const isMeasured = (t: number) =>
    (one.measured === undefined && one.outages.length > 0) ||
    (one.measured ?? []).some(({ from, to }) => from <= t && t < to);
  return { ...state, unmeasured: everyStep((t) => (t < asOf && !isMeasured(t) && !isKnown(t) ? 1 : 0)) };
}

function covering0(outages: readonly PlainOutage[], t: number, rule: PlainRule, asOf: number): boolean {
  return outages.some((outage) => covers(outage, t, rule.outageFrom, asOf));
}

function covers(outage: PlainOutage, t: number, begins: PlainRule["outageFrom"], asOf: number): boolean {
  return beginOf(outage, begins) <= t && t < (outage.to ?? asOf);
}

function beginOf({ from, lastSuccess = from }: PlainOutage, begins: PlainRule["outageFrom"]): number {
  return begins === "first-failure" ? from : begins === "last-success" ? lastSuccess : (lastSuccess + from) / 2;
}

/** The heaviest weight on which so many probes agree; what no probe told counts by itself. */
function agreed(rule: PlainRule, covering: readonly PlainOutage[], quorum: number): number {
  const weight = ({ hundredths }: PlainOutage) => (rule.partial === "share" ? hundredths : whole);
  const weights = [...new Set(covering.map(weight))].toSorted((a, b) => b - a);
  const isAgreed = (least: number) => {
    const heavy = covering.filter((outage) => weight(outage) >= least);
    return heavy.some(({ probe }) => probe === undefined) || new Set(heavy.map(({ probe }) => probe)).size >= quorum;
  };
  return weights.find(isAgreed) ?? 0;
}

function settled(rule: PlainRule, raw: readonly number[], left: readonly number[]): Omit<State, "unmeasured"> {
  const joins = (gap: number) =>
    rule.join !== undefined && (rule.join.inside ? gap <= rule.join.steps : gap < rule.join.steps);
  const isShort = (length: number) =>
    rule.ignore !== undefined && (rule.ignore.inside ? length <= rule.ignore.steps : length < rule.ignore.steps);
  const down = everyStep(() => 0);
  const notCounted = everyStep(() => 0);
  for (let first = 0; first < steps; first++) {
    if (raw[first] === 0) continue;
    let last = first;
    for (let t = first + 1; t < steps && (raw[t]! > 0 || gapAt(raw, t, joins)); t++) last = t;
    const gone = everyStep((t) => (t < first || t > last ? 0 : Math.max(left[t]!, bridged(raw, left, t, joins))));
    const length = rule.ignoreBy === "own-length" ? last + 1 - first : gone.filter((weight) => weight > 0).length;
    const isDropped = isShort(length);
    for (let t = first; t <= last; t++) {
      if (!isDropped) down[t] = gone[t]!;
      if (!isShort(last + 1 - first) && (!isDropped || rule.ignoreBy === "counted-length"))
        notCounted[t] = Math.max(0, raw[t]! - gone[t]!);
    }
    first = last;
  }
  return { down, notCounted };
}

/** Whether nothing happened at a step, but so shortly before and after that it is joined. */
function gapAt(raw: readonly number[], t: number, joins: (gap: number) => boolean): boolean {
  let [before, after] = [t, t];
  while (before >= 0 && raw[before] === 0) before--;
  while (after < steps && raw[after] === 0) after++;
  return before >= 0 && after < steps && joins(after - before - 1);
}

/** The weight of a step between two runs of outages that are not taken off whole, and near enough to each other. */
function bridged(raw: readonly number[], left: readonly number[], t: number, joins: (gap: number) => boolean): number {
  const isWithin = (a: number, b: number) =>
    raw.slice(Math.min(a, b), Math.max(a, b) + 1).every((weight) => weight > 0);
  const lasting = (from: number, way: 1 | -1) => {
    for (let step = from; step >= 0 && step < steps; step += way) if (left[step]! > 0) return step;
    return undefined;
  };
  const before = lasting(t, -1);
  const after = lasting(t, 1);
  if (before === undefined || after === undefined || isWithin(before, after)) return 0;
  let [end, start] = [before, after];
  while (raw[end + 1]! > 0) end++;
  while (raw[start - 1]! > 0) start--;
  if (t <= end || t >= start || !joins(start - end - 1)) return 0;
  return Math.min(left[before]!, left[after]!);
}

/** Which steps of which outage are taken off. */
function exclude(
  { rule, works, outages: all }: PlainCase,
  service: string,
  outages: readonly PlainOutage[],
  asOf: number,
) {
  // A work is of the services whose outages name it, and of all where none does.
  const isNear = (work: PlainWork) => {
    const naming = all.filter((outage) => outage.work !== undefined && works[outage.work] === work);
    return naming.length === 0 || naming.some((outage) => outage.service === service);
  };
  const off = new Map<PlainOutage, Set<number>>(outages.map((outage) => [outage, new Set<number>()]));
  rule.exclusions.forEach((exclusion, n) => {
    const reached: { readonly outage: PlainOutage; readonly over: unknown; readonly steps: readonly number[] }[] = [];
    for (const outage of outages) {
      const own = everyStep((t) => t).filter((t) => covers(outage, t, rule.outageFrom, asOf));
      for (const work of worksOf(exclusion, outage, works.filter(isNear), works[outage.work ?? -1], own)) {
        const decided = n === 0 ? outage.decided : undefined;
        if (!mayTake(exclusion, outage, work, decided)) continue;
        const inside = own.filter((t) => reaches(exclusion, outage, work, t) && (!exclusion.inOffice || isOffice(t)));
        reached.push({ outage, over: work ?? outage.work ?? outage, steps: inside });
      }
    }
    for (const { outage, over, steps: inside } of reached) {
      const together = new Set(reached.filter((one) => one.over === over).flatMap((one) => one.steps));
      const cap = exclusion.cap ?? Infinity;
      const first = new Set([...together].toSorted((a, b) => a - b).slice(0, cap));
      const isBeyond = exclusion.beyond === "whole" && together.size > cap;
      for (const t of inside) if (!isBeyond && first.has(t)) off.get(outage)!.add(t);
    }
  });
  return (outage: PlainOutage, t: number) => off.get(outage)!.has(t);
}

function causeOf({ cause, decidedCause }: PlainOutage): string | undefined {
  return decidedCause ?? cause;
}

function worksOf(
  exclusion: PlainExclusion,
  outage: PlainOutage,
  works: readonly PlainWork[],
  own: PlainWork | undefined,
  lasting: readonly number[],
): readonly (PlainWork | undefined)[] {
  const isTold = ({ announced, started, cancelled }: PlainWork) =>
    announced.length > 0 || started !== undefined || cancelled !== undefined;
  if (own !== undefined) return [isTold(own) ? own : undefined];
  const isOfWork = causeOf(outage) === "maintenance" || exclusion.link === "during";
  if (!exclusion.cause.includes("maintenance") || !isOfWork) return [undefined];
  const during = works.filter((work) => {
    const { interval, done } = timesOf(work);
    return lasting.some((t) => isIn(interval, t) || isIn(done, t));
  });
  return during.length === 0 ? [undefined] : during;
}

type Times = readonly [from: number, to: number] | undefined;

function isIn(times: Times, t: number): boolean {
  return times !== undefined && times[0] <= t && t < times[1];
}

/** What was announced by the time that the work began, and what it was judged by. */
function timesOf(work: PlainWork): { interval: Times; done: Times; startAt: number | undefined; since: number } {
  let interval: Times;
  let since = -1;
  const said = [
    ...work.announced.map((one, n) => ({ ...one, n, cancels: false })),
    ...(work.cancelled === undefined ? [] : [{ recorded: work.cancelled, start: 0, end: 0, n: 99, cancels: true }]),
  ].toSorted((a, b) => a.recorded - b.recorded || a.n - b.n);
  for (const { recorded, start, end, cancels } of said) {
    if (recorded > (work.started ?? Infinity) || (interval !== undefined && recorded > interval[0])) continue;
    if (cancels) {
      interval = undefined;
      since = recorded;
    } else if (recorded <= start) interval = [start, end];
  }
  const done: Times = work.started === undefined ? undefined : [work.started, work.ended ?? Infinity];
  return { interval, done, startAt: interval?.[0] ?? work.started, since };
}

function mayTake(
  exclusion: PlainExclusion,
  outage: PlainOutage,
  work: PlainWork | undefined,
  decided: PlainOutage["decided"],
): boolean {
  if (decided !== undefined) return decided === "yes";
  const cause = causeOf(outage);
  const isOfCause = cause !== undefined && exclusion.cause.includes(cause);
  const isDuring = exclusion.link === "during" && exclusion.cause.includes("maintenance") && work !== undefined;
  if (!isOfCause && !isDuring) return false;
  const times = work === undefined ? undefined : timesOf(work);
  const start = times?.startAt ?? outage.from;
  const by = Math.max(start, work?.started ?? start);
  switch (exclusion.onlyIf) {
    case "none":
      return true;
    case "announced": {
      // A move alone announces nothing: what is asked for is the announcement.
      const first = work?.announced[0];
      return first !== undefined && first.recorded <= Math.min(by, first.start) && first.recorded > times!.since;
    }
    case "no-emergency": {
      const isTold = work?.started !== undefined && work.started <= by && work.started > times!.since;
      return isTold && work.emergency === "no";
    }
    case "outside-office":
      return !isOffice(start);
  }
}

function reaches(exclusion: PlainExclusion, outage: PlainOutage, work: PlainWork | undefined, t: number): boolean {
  if (work === undefined) return true;
  const { interval, done } = timesOf(work);
  const cause = causeOf(outage);
  if (cause !== undefined && exclusion.cause.includes(cause))
    return exclusion.interval === "whole" || interval === undefined || isIn(interval, t);
  const times = exclusion.interval === "announced" ? (interval ?? done) : (done ?? interval);
  return isIn(times, t);
}

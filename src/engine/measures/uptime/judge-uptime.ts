/**
 * Judges the availability of a period: per service, and of several together as the worst of them or as their union. A
 * period is clipped to the contract's term; of one that still runs the figure so far stands beside what the whole of it
 * still allows. Rules: AVL-1 … AVL-9, OBJ-5, CON-4.
 */
import type { Period } from "../../period.ts";
import type { Evidence } from "../evidence.ts";
import type { MeasureFigure, MeasureVerdict } from "../figure.ts";
import type { Measure } from "../measure.ts";
import { judgedServices, servicesOf } from "../services.ts";
import { clipped } from "./clip.ts";
import { judgeAmounts, type Amounts } from "./judge-amounts.ts";
import { runningFacts } from "./service-facts.ts";
import { serviceTime, unitedTime, worstTime, type RunTime } from "./service-time.ts";
import { stretchesOf } from "./stretches.ts";
import { uptimeRule } from "./uptime-rule.ts";
import { amountInside, openTimeOf } from "./weighed.ts";

export function judgeUptime(measure: Measure, evidence: Evidence, period: Period): MeasureFigure {
  const named = judgedServices(servicesOf(measure, evidence), runningFacts(evidence));
  if (named.length <= 1) return judgeService(measure, evidence, period, named[0]);
  const services = named.map((service) => judgeService(measure, evidence, period, service));
  if (uptimeRule(measure).together === "union") return judgeUnion(measure, evidence, period, services);
  const worst = services.reduce((before, one) => (isWorse(one, before) ? one : before));
  const { verdict, values } = worst;
  return {
    measure,
    period,
    asOf: evidence.asOf,
    service: undefined,
    verdict,
    values,
    services,
    get stretches() {
      return worst.stretches;
    },
  };
}

function judgeService(
  measure: Measure,
  evidence: Evidence,
  period: Period,
  service: string | undefined,
): MeasureFigure {
  const time = serviceTime(measure, service, evidence);
  const clip = clipped(period, evidence);
  let made: MeasureFigure["stretches"] | undefined;
  return {
    ...judgeTime(measure, evidence, period, time, () => worstTime(measure, service, evidence)),
    service,
    /** Asked of few figures, and dearer than the figure itself. */
    get stretches() {
      return (made ??= stretchesOf(measure, time, period, clip));
    },
    services: [],
  };
}

function judgeUnion(
  measure: Measure,
  evidence: Evidence,
  period: Period,
  services: readonly MeasureFigure[],
): MeasureFigure {
  const rule = uptimeRule(measure);
  const names = services.map(({ service }) => service);
  const united = (timeOf: typeof serviceTime) =>
    unitedTime(
      names.map((service) => timeOf(measure, service, evidence)),
      rule,
    );
  const time = evidence.once(`together ${measure.name}`, () => united(serviceTime));
  return {
    ...judgeTime(measure, evidence, period, time, () => united(worstTime)),
    service: undefined,
    get stretches() {
      return services.flatMap(({ stretches }) => stretches).toSorted((a, b) => a.from - b.from || a.to - b.to);
    },
    services,
  };
}

/**
 * Once the period is over its verdict stays, whatever comes: where an outage that goes on, or the next one, can still turn
 * it, it is running.
 */
function judgeTime(measure: Measure, evidence: Evidence, period: Period, time: RunTime, worst: () => RunTime) {
  const { asOf } = evidence;
  const clip = clipped(period, evidence);
  const about = { measure, period, asOf };
  if (clip.to <= clip.from) return { ...about, verdict: "outside" as const, values: {} };
  const rule = uptimeRule(measure);
  const open = openTimeOf(measure.hours);
  const isOver = asOf >= clip.to;
  const judge = ({ unmeasured, down, notCounted }: RunTime) => {
    const amounts: Amounts = {
      wholeMs: open(clip.from, clip.to),
      soFarMs: open(clip.from, clip.soFar),
      unmeasuredMs: amountInside(unmeasured, clip.from, clip.soFar, open),
      down: amountInside(down, clip.from, clip.soFar, open),
      notCounted: amountInside(notCounted, clip.from, clip.soFar, open),
      isOver,
    };
    return judgeAmounts(amounts, rule, measure.target, measure.aim);
  };
  const judged = judge(time);
  const mayTurn = isOver && (judged.verdict === "kept" || judged.verdict === "unproven");
  const verdict = mayTurn && judge(worst()).verdict !== judged.verdict ? "running" : judged.verdict;
  return { ...about, ...judged, verdict };
}

/** From bad to good: of several services the first of these is the verdict of all (AVL-6). */
const worstFirst: readonly MeasureVerdict[] = [
  "missed",
  "over-aim",
  "unproven",
  "running",
  "no-target",
  "kept",
  "outside",
];

function isWorse(one: MeasureFigure, other: MeasureFigure): boolean {
  const rank = worstFirst.indexOf(one.verdict) - worstFirst.indexOf(other.verdict);
  if (rank !== 0) return rank < 0;
  const [a, b] = [one.values.share, other.values.share];
  if (a?.unit !== "share" || b?.unit !== "share") return a === undefined && b !== undefined;
  return BigInt(a.value.num) * BigInt(b.value.den) < BigInt(b.value.num) * BigInt(a.value.den);
}

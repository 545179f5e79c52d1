/**
 * The figure of one control over one period: what was expected in it and what came, the worst gap and what was kept, held
 * against the promise. Rules: HBT-1, HBT-2, HBT-3, OBJ-3 (exact fractions), OBJ-5 (lost for certain is missed at once).
 */
import type { MeasureTarget } from "../../../agreement/schema/measure-target.ts";
import type { Fact } from "../../../facts/fact.ts";
import { reaches } from "../../objective.ts";
import type { Term } from "../contract-term.ts";
import type { Evidence } from "../evidence.ts";
import type { FigureValue, FigureValues, MeasureFigure, Stretch } from "../figure.ts";
import type { Measure } from "../measure.ts";
import type { Expecting } from "./expecting.ts";
import type { ControlRun } from "./match-signs.ts";
import { retentionOf, type Retention } from "./retention.ts";
import { lackedBy } from "./sign-fact.ts";
import { gapsOf, type Gaps } from "./sign-gap.ts";
import { firstFrom, type SignSeries } from "./sign-series.ts";

export interface Control {
  readonly expecting: Expecting | undefined;
  readonly series: SignSeries;
  readonly run: ControlRun;
}

/** What was expected in the period: `expected` is the sum of the others. */
interface Counts {
  expected: number;
  received: number;
  late: number;
  missing: number;
  open: number;
}

export function signFigure(
  measure: Measure,
  evidence: Evidence,
  control: Control,
  span: Term,
): Pick<MeasureFigure, "verdict" | "values" | "stretches"> {
  const { series, run } = control;
  const { due } = run.expected;
  const inside = [firstFrom(due, span.from), firstFrom(due, span.to)] as const;
  const counts = countsOf(run, inside);
  const gaps = gapsOf(series.at, run.startAt, span, evidence.asOf, measure.term.gap);
  const signs = [firstFrom(series.at, span.from), firstFrom(series.at, span.to)] as const;
  const retention = retentionOf(measure, evidence, series, control.expecting, run.startAt ?? Infinity, signs);
  return {
    verdict: verdictOf(measure, evidence.asOf, control, span, { counts, gaps, retention }),
    values: valuesOf(counts, gaps, retention, control.expecting === undefined ? signs[1] - signs[0] : undefined),
    stretches: stretchesOf(measure, control, inside, gaps, retention),
  };
}

function countsOf({ expected }: ControlRun, [first, end]: readonly [number, number]): Counts {
  const counts = { expected: end - first, received: 0, late: 0, missing: 0, open: 0 };
  for (let i = first; i < end; i++) counts[expected.standing(i)]++;
  return counts;
}

interface Found {
  readonly counts: Counts;
  readonly gaps: Gaps;
  readonly retention: Retention;
}

function verdictOf(
  measure: Measure,
  asOf: number,
  control: Control,
  span: Term,
  { counts, gaps, retention }: Found,
): MeasureFigure["verdict"] {
  const { target, term } = measure;
  const { expecting, run } = control;
  const toCome =
    asOf >= span.to ? 0 : (expecting?.schedule?.between(Math.max(asOf + 1, span.from), span.to).length ?? NaN);
  const share = expecting === undefined ? undefined : shareStanding(target, counts, toCome);
  if (share === "lost" || gaps.broken.length > 0 || retention.broken !== undefined)
    return measure.aim ? "over-aim" : "missed";
  const asksNothing = share === undefined && term.gap === undefined && term.kept === undefined;
  if (asksNothing) return "no-target";
  if (asOf < span.to || share === "undecided") return "running";
  if (run.startAt === undefined || run.startAt >= span.to) return "unproven"; // nobody told of it, and nobody knows since when
  if (retention.asked && retention.keptForMs === undefined) return "unproven";
  const asked = counts.expected > 0 || term.gap !== undefined || retention.asked;
  return asked ? "kept" : "no-target";
}

/** Undefined where no share is promised; `toCome` is NaN where nobody knows how many will still be expected. */
function shareStanding(
  target: MeasureTarget,
  counts: Counts,
  toCome: number,
): "lost" | "reached" | "undecided" | undefined {
  if (target.kind !== "share") return undefined;
  const { received, open } = counts;
  const failed = counts.late + counts.missing;
  const { fraction } = target.share;
  if (received + open + failed === 0) return toCome === 0 ? "reached" : "undecided";
  const isWhole = fraction.num === fraction.den;
  const atBest = Number.isNaN(toCome)
    ? isWhole && failed > 0
    : !reaches(target.share, received + open + toCome, failed);
  if (atBest) return "lost";
  return toCome === 0 && reaches(target.share, received, failed + open) ? "reached" : "undecided";
}

/** Where nobody knows what is expected, all that came is told. */
function valuesOf(counts: Counts, gaps: Gaps, { keptForMs }: Retention, came: number | undefined): FigureValues {
  const { expected, received, late, missing, open } = counts;
  const judged = received + late + missing;
  return {
    ...(judged === 0 ? {} : { share: { unit: "share", value: { num: received, den: judged } } }),
    ...(came === undefined
      ? {
          expected: count(expected),
          received: count(received),
          late: count(late),
          missing: count(missing),
          open: count(open),
        }
      : { received: count(came) }),
    ...(gaps.worst === undefined ? {} : { gap: { unit: "ms", value: gaps.worst.to - gaps.worst.from } }),
    ...(keptForMs === undefined ? {} : { "kept-for": { unit: "ms", value: keptForMs } }),
  };
}

function count(value: number): FigureValue {
  return { unit: "count", value };
}

const plain = { service: undefined, exclusion: undefined, failed: [], facts: [] } as const;

/** Late: from when it was expected until it came. Missing: its grace, those that touch as one. The worst gap always. */
function stretchesOf(
  measure: Measure,
  control: Control,
  inside: readonly [number, number],
  { worst, broken }: Gaps,
  retention: Retention,
): readonly Stretch[] {
  const gaps = broken.length > 0 || worst === undefined || worst.to === worst.from ? broken : [worst];
  const failed = broken.length > 0 ? [{ condition: "gap", because: "beyond" } as const] : [];
  const all: Stretch[] = [
    ...lateAndMissing(measure, control, inside),
    ...gaps.map((gap) => ({ ...plain, ...gap, is: "gap" as const, failed })),
    ...(retention.broken === undefined ? [] : [{ ...plain, ...retention.broken, is: "missing" as const }]),
  ];
  return all.toSorted((a, b) => a.from - b.from);
}

function lateAndMissing(
  measure: Measure,
  { run, series, expecting }: Control,
  [first, end]: readonly [number, number],
): Stretch[] {
  const found: Stretch[] = [];
  const dues = run.expected.due;
  const add = (from: number, to: number) => {
    const facts = refusedBetween(series.refused, from, to);
    const failed = facts.length === 0 ? [] : lackedBy(measure, facts[0]!);
    found.push({ ...plain, from, to, is: "missing", failed, facts });
  };
  let open: { from: number; to: number } | undefined;
  for (let i = first; i < end; i++) {
    const due = dues[i]!;
    const standing = run.expected.standing(i);
    if (standing === "missing") {
      const until = expecting!.until(due);
      if (open !== undefined && due <= open.to) open.to = until;
      else {
        if (open !== undefined) add(open.from, open.to);
        open = { from: due, to: until };
      }
    } else if (standing === "late") {
      const cameAt = run.expected.cameAt(i);
      const fact = series.facts[series.of[firstFrom(series.at, cameAt)]!]!;
      found.push({ ...plain, from: due, to: cameAt, is: "late", facts: [fact] });
    }
  }
  if (open !== undefined) add(open.from, open.to);
  return found;
}

/** Signs that came while one was expected, and did not count. */
function refusedBetween(refused: readonly Fact[], from: number, to: number): readonly Fact[] {
  return refused.length === 0 ? [] : refused.filter((fact) => fact.at >= from && fact.at <= to);
}

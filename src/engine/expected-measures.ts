/**
 * What an example expects of a measure or of a duty, by figure: `availability: { down: 4 h, verdict: missed }`,
 * `availability.workspace: …` for one service of several, `announce: { due: 2026-11-03 08:00, verdict: kept }`. Rules: CHK-3.
 */
import { readMoment } from "../agreement/fact-lines.ts";
import { error, nearest, type Finding, type Path } from "../agreement/finding.ts";
import { parseShare, type Fraction } from "../agreement/schema/fraction.ts";
import type { Data } from "../agreement/source.ts";
import { parseLength } from "../time/length.ts";
import type { Duty, DutyVerdict } from "./duties/duty.ts";
import { figureNames, type FigureName, type MeasureVerdict } from "./measures/figure.ts";
import type { Measure } from "./measures/measure.ts";
import type { Program } from "./program.ts";

export type ExpectedOfMeasure = {
  readonly kind: "measure";
  readonly path: Path;
  readonly key: string;
  readonly measure: Measure;
  readonly service: string | undefined;
  /** As written in the expectation itself: `period: 2027-04`. */
  readonly period: string | undefined;
  readonly figure: FigureName | "verdict" | "condition-failed";
  readonly wanted: string;
};

export type ExpectedOfDuty = {
  readonly kind: "duty";
  readonly path: Path;
  readonly key: string;
  readonly duty: Duty;
  /** Of a duty of every period: which one, by its label. */
  readonly period: string | undefined;
  readonly figure: "verdict" | "opened" | "due" | "done" | "lacks";
  readonly wanted: string | number;
};

const measureVerdicts: readonly MeasureVerdict[] = [
  "kept",
  "missed",
  "over-aim",
  "running",
  "outside",
  "unproven",
  "no-target",
];
const dutyVerdicts: readonly (DutyVerdict | "none")[] = [
  "kept",
  "late",
  "broken",
  "over-aim",
  "open",
  "waived",
  "void",
  "none",
];
const dutyMoments: ReadonlySet<string> = new Set(["opened", "due", "done"]);
const dutyFigures = ["verdict", "opened", "due", "done", "lacks", "period"] as const;
const measureFigures = [...figureNames, "verdict", "period", "condition-failed"] as const;

/** The measure that a key names, alone or with a service behind a dot. */
export function measureNamed(
  program: Program,
  key: string,
): { readonly measure: Measure; readonly service: string | undefined } | undefined {
  const [name, service] = key.split(/\.(.*)/s);
  const measure = program.measures.find((one) => one.name === name);
  return measure === undefined ? undefined : { measure, service };
}

export function measureExpectations(
  named: NonNullable<ReturnType<typeof measureNamed>>,
  key: string,
  value: { readonly [figure: string]: Data },
  path: Path,
  findings: Finding[],
): ExpectedOfMeasure[] {
  const period = typeof value["period"] === "string" ? value["period"] : undefined;
  return Object.entries(value).flatMap(([figure, written]) => {
    const here = [...path, figure];
    const known = oneOf(measureFigures, figure, here, findings);
    if (known === undefined || known === "period") return [];
    const wanted = readFigure(known, written, here, findings);
    return wanted === undefined ? [] : [{ kind: "measure", path: here, key, ...named, period, figure: known, wanted }];
  });
}

export function dutyExpectations(
  program: Program,
  duty: Duty,
  value: { readonly [figure: string]: Data },
  path: Path,
  findings: Finding[],
): ExpectedOfDuty[] {
  const period = typeof value["period"] === "string" ? value["period"] : undefined;
  return Object.entries(value).flatMap(([figure, written]): ExpectedOfDuty[] => {
    const here = [...path, figure];
    const known = oneOf(dutyFigures, figure, here, findings);
    if (known === undefined || known === "period") return [];
    if (typeof written !== "string") return wrongShape(here, findings);
    if (known === "verdict" && oneOf(dutyVerdicts, written, here, findings) === undefined) return [];
    const moment = dutyMoments.has(known) && written !== "none";
    const wanted = moment ? readMoment(written, program.zone, here, findings) : written;
    return wanted === undefined
      ? []
      : [{ kind: "duty", path: here, key: duty.name, duty, period, figure: known, wanted }];
  });
}

/** The word, where it is one of those known; else a finding with the nearest. */
function oneOf<Word extends string>(
  known: readonly Word[],
  written: string,
  path: Path,
  findings: Finding[],
): Word | undefined {
  const found = known.find((one) => one === written);
  if (found === undefined) {
    const near = nearest(written, known) ?? "";
    findings.push(error("shape.not-one-of", path, { found: written, values: known.join(" · "), near }));
  }
  return found;
}

function wrongShape(path: Path, findings: Finding[]): [] {
  findings.push(error("shape.expected", path, { expected: "text", found: "map" }));
  return [];
}

const lengths: ReadonlySet<string> = new Set<FigureName>([
  "whole",
  "down",
  "not-counted",
  "unmeasured",
  "allowed",
  "left",
  "mean",
  "gap",
  "kept-for",
]);
const words: ReadonlySet<string> = new Set(["band", "condition-failed", "used", "of", "forecast"]);

/** The text of an expected figure, where it can be one of its kind: a length, a share, a number, or `none`. */
function readFigure(
  figure: ExpectedOfMeasure["figure"],
  written: Data,
  path: Path,
  findings: Finding[],
): string | undefined {
  if (typeof written !== "string") {
    wrongShape(path, findings);
    return undefined;
  }
  if (figure === "verdict") return oneOf(measureVerdicts, written, path, findings);
  if (written === "none" || words.has(figure)) return written;
  if (lengths.has(figure)) {
    if (parseLength(written)?.kind === "elapsed") return written;
    findings.push(error("value.length", path, { written }));
    return undefined;
  }
  const isReadable = figure === "share" ? readShare(written) !== undefined : /^\d{1,12}$/.test(written);
  if (isReadable) return written;
  const values = figure === "share" ? "90% · 36/40 · none" : "0 · 1 · 2 …";
  findings.push(error("shape.not-one-of", path, { found: written, values, near: "" }));
  return undefined;
}

/** A share as an exact fraction: `90%`, `36/40`. */
export function readShare(written: string): Fraction | undefined {
  const [, num, den] = /^(\d{1,15})\/(\d{1,15})$/.exec(written) ?? [];
  return num === undefined || Number(den) === 0 ? parseShare(written) : { num: Number(num), den: Number(den) };
}

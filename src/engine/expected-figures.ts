/**
 * What an example about a period expects of an objective, by figure: `kept: 36`, `share: 90%`, `verdict: kept`; with a
 * list for a target of more levels. The key is a clock, or a clock with its group: `resolution.urgent`. Rules: CHK-3, OBJ-1.
 */
import { error, nearest, type Finding, type Path } from "../agreement/finding.ts";
import { parseShare, type Fraction } from "../agreement/schema/fraction.ts";
import type { Data } from "../agreement/source.ts";
import type { ExampleCase } from "./example.ts";
import { isPlanned } from "./expectation.ts";
import { measureExpectations, measureNamed, type ExpectedOfMeasure } from "./expected-measures.ts";
import { objectivesOf, type PeriodVerdict } from "./objective.ts";
import type { Clock, Program } from "./program.ts";

const counted = ["population", "kept", "missed", "open", "misses-allowed", "misses-left"] as const;
const apart = ["outside", "unproven", "no-target", "unplaced"] as const;
const figures = [...counted, ...apart, "share", "verdict"] as const;
export type PeriodFigureName = (typeof figures)[number];
export type ApartFigure = (typeof apart)[number];

const verdicts: readonly (PeriodVerdict | "none")[] = [
  "kept",
  "missed",
  "running",
  "no-tickets",
  "over-aim",
  "undecided",
];

export interface ExpectedFigure {
  readonly path: Path;
  /** As written: `resolution`, `resolution.urgent`. */
  readonly key: string;
  readonly clock: Clock;
  /** Joined by dots; undefined where only the clock is named. */
  readonly group: string | undefined;
  readonly figure: PeriodFigureName;
  readonly wanted: readonly (string | number | Fraction)[];
  /** The same as it stands in the file. */
  readonly written: string;
}

/** Reads what a case expects of its tickets together; what is planned is counted out, what is unreadable is a finding. */
export function expectedFigures(program: Program, one: ExampleCase, findings: Finding[]): ExpectedFigure[] {
  if (typeof one.expected === "string" || Array.isArray(one.expected)) {
    findings.push(error("example.expectation", one.path, { key: one.example.name, near: "" }));
    return [];
  }
  const names = namesOf(program);
  return Object.entries(one.expected).flatMap(([key, value]) => {
    const path = [...one.path, key];
    const named = names.get(key);
    if (named === undefined && (isPlanned(program, key) || measureNamed(program, key) !== undefined)) return [];
    if (named === undefined || typeof value === "string" || Array.isArray(value)) {
      findings.push(error("example.expectation", path, { key, near: nearest(key, names.keys()) ?? "" }));
      return [];
    }
    return Object.entries(value).flatMap(([figure, wanted]) =>
      figureOf({ path: [...path, figure], key, ...named }, figure, wanted, findings),
    );
  });
}

/** What a case expects of measures over its tickets: how many there were, how much work was booked on them. */
export function expectedMeasures(program: Program, one: ExampleCase, findings: Finding[]): ExpectedOfMeasure[] {
  if (typeof one.expected === "string" || Array.isArray(one.expected)) return [];
  return Object.entries(one.expected).flatMap(([key, value]) => {
    const named = measureNamed(program, key);
    if (named === undefined || typeof value === "string" || Array.isArray(value)) return [];
    return measureExpectations(named, key, value, [...one.path, key], findings);
  });
}

interface Named {
  readonly clock: Clock;
  readonly group: string | undefined;
}

/** Clocks by name, and their groups behind a dot. */
function namesOf(program: Program): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>(program.clocks.map((clock) => [clock.name, { clock, group: undefined }]));
  for (const { clock, group } of objectivesOf(program)) {
    if (group.length > 0) names.set(`${clock.name}.${group.join(".")}`, { clock, group: group.join(".") });
  }
  return names;
}

function figureOf(
  about: Omit<ExpectedFigure, "figure" | "wanted" | "written">,
  name: string,
  written: Data,
  findings: Finding[],
): ExpectedFigure[] {
  const figure = figures.find((one) => one === name);
  if (figure === undefined) {
    findings.push(error("shape.unknown-key", about.path, { key: name, near: nearest(name, figures) ?? "" }));
    return [];
  }
  const entries = Array.isArray(written) ? written : [written];
  const values = entries.map((entry) => readValue(figure, entry));
  const found = entries.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry))).join(", ");
  if (values.every((value) => value !== undefined)) return [{ ...about, figure, wanted: values, written: found }];
  const params =
    figure === "verdict"
      ? { found, values: verdicts.join(" · "), near: nearest(found, verdicts) ?? "" }
      : { found, values: figure === "share" ? "90% · 36/40 · none" : "0 · 1 · 2 …", near: "" };
  findings.push(error("shape.not-one-of", about.path, params));
  return [];
}

function readValue(figure: PeriodFigureName, written: Data): string | number | Fraction | undefined {
  if (typeof written !== "string") return undefined;
  if (figure === "verdict") return verdicts.find((one) => one === written);
  if (figure !== "share") return /^-?\d{1,9}$/.test(written) ? Number(written) : undefined;
  if (written === "none") return written;
  const [, num, den] = /^(\d{1,9})\/(\d{1,9})$/.exec(written) ?? [];
  return num === undefined || Number(den) === 0 ? parseShare(written) : { num: Number(num), den: Number(den) };
}

export function isApart(figure: PeriodFigureName): figure is ApartFigure {
  return (apart as readonly string[]).includes(figure);
}

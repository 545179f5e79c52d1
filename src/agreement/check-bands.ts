/**
 * Bands of numbers: `at most 2` beside `over 2`. Together they hold every number once (CHK-2): a gap leaves a case
 * undecided, an overlap decides it twice. Numbers count from zero.
 */
import { error, type Finding, type Path } from "./finding.ts";
import type { Bound } from "./schema/target.ts";

export interface Band {
  readonly name: string;
  readonly bound: Bound;
  /** As it was written, for the finding. */
  readonly written: string;
}

export function checkBands(bands: readonly Band[], path: Path): Finding[] {
  const [first] = bands;
  if (first === undefined) return [];
  const odd = bands.find((band) => band.bound.unit !== first.bound.unit);
  if (odd !== undefined) return [error("bands.unit", [...path, odd.name], { one: first.written, other: odd.written })];
  const ordered = bands.toSorted(
    (a, b) => lowOf(a).value - lowOf(b).value || Number(lowOf(b).inside) - Number(lowOf(a).inside),
  );
  const findings: Finding[] = [];
  const lowest = lowOf(ordered[0]!);
  if (lowest.value > 0 || (lowest.value === 0 && !lowest.inside))
    findings.push(gap([...path, ordered[0]!.name], "", ordered[0]!));
  for (let i = 1; i < ordered.length; i++) findings.push(...between(ordered[i - 1]!, ordered[i]!, path));
  const last = ordered.at(-1)!;
  if (last.bound.high !== undefined)
    findings.push(error("bands.gap", [...path, last.name], { after: last.written, before: "" }));
  return findings;
}

function between(below: Band, above: Band, path: Path): Finding[] {
  const high = below.bound.high;
  const low = lowOf(above);
  const here: Path = [...path, above.name];
  const overlaps =
    high === undefined || low.value < high.value || (low.value === high.value && low.inside && high.inside);
  if (overlaps) return [error("bands.overlap", here, { one: below.written, other: above.written })];
  const touches = low.value === high.value && (low.inside || high.inside);
  return touches ? [] : [gap(here, below.written, above)];
}

function gap(path: Path, after: string, above: Band): Finding {
  return error("bands.gap", path, { after, before: above.written });
}

function lowOf(band: Band): { value: number; inside: boolean } {
  return band.bound.low ?? { value: 0, inside: true };
}

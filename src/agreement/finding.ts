/**
 * Findings: what checking an agreement, an example or a file of facts turns up (CHK-1). A finding is data: a code of a
 * closed set, where it is, the article it touches and its parameters. Its wording in Dutch and English stands in i18n.
 */

export type FindingCode =
  // the file itself
  | "file.encoding"
  | "file.not-yaml"
  | "file.too-large"
  | "file.other-kind"
  // an export
  | "file.empty"
  | "file.gzip-broken"
  | "file.unknown-format"
  | "file.encoding-mixed"
  | "file.encoding-unknown"
  | "csv.line-too-long"
  | "csv.quote-open"
  | "json.invalid"
  | "json.no-rows"
  | "log.version"
  | "xes.invalid"
  | "xes.entity"
  | "xlsx.invalid"
  | "xlsx.no-sheet"
  | "xlsx.old"
  | "xlsx.protected"
  | "xlsx.too-large"
  // YAML
  | "yaml.alias"
  | "yaml.duplicate-key"
  | "yaml.reserved-key"
  | "yaml.too-deep"
  | "yaml.several-documents"
  // shape
  | "shape.expected"
  | "shape.missing-key"
  | "shape.unknown-key"
  | "shape.not-one-of"
  | "shape.either"
  | "value.length"
  | "value.length-unit"
  | "value.elapsed"
  | "value.target"
  | "value.bound"
  | "value.share"
  | "value.moment"
  | "value.money"
  | "value.date"
  | "value.id"
  | "value.zero"
  // names and meaning
  | "name.unknown"
  | "name.ambiguous"
  | "name.fact-unknown"
  | "name.taken"
  | "name.zone-unknown"
  | "levels.keys"
  | "levels.ambiguous"
  | "table.hole"
  | "table.extra"
  | "table.cell"
  | "bands.gap"
  | "bands.overlap"
  | "bands.unit"
  | "term.cycle"
  | "term.one-of"
  | "measure.key"
  | "measure.needs"
  | "measure.target"
  | "measure.bound"
  | "measure.gap"
  | "exclusion.open"
  | "schedule.every"
  | "schedule.at"
  | "schedule.fields"
  | "schedule.field"
  | "schedule.never"
  | "hours.never-open"
  | "hours.window"
  | "hours.date"
  | "hours.day-set"
  | "hours.day"
  | "hours.shut"
  | "hours.time"
  | "hours.working-day"
  | "hours.working-day-missing"
  | "hours.outside-years"
  | "hours.days-unknown"
  | "reading.unknown"
  | "patch.path"
  | "patch.whole"
  | "patch.broken"
  | "row.unknown"
  | "row.unclaimed"
  | "row.without-example"
  | "row.how"
  // examples and facts
  | "example.fact"
  | "example.before-report"
  | "example.no-subject"
  | "example.expectation"
  | "example.expects-nothing"
  | "example.variable"
  | "example.tickets"
  | "example.group"
  | "example.period"
  | "example.failed"
  | "time.skipped"
  | "time.ambiguous"
  | "time.invalid"
  | "time.recorded-early"
  // mappings of exports
  | "mapping.column-missing"
  | "mapping.no-moment"
  | "mapping.no-report"
  | "mapping.other-log"
  | "mapping.patch"
  | "mapping.state"
  | "mapping.time-format"
  // the parameters and texts of a simulated life
  | "parameters.number"
  | "texts.slot"
  // about the original
  | "original.remark"
  | "original.response-beyond-resolution"
  | "original.share-indistinct"
  | "original.promise-informative"
  | "original.length-open"
  | "yaml.other-tools"
  | "interpretation.unused";

/** An `error` makes the file unusable; a `failure` is an example or row that does not hold; a `remark` breaks nothing. */
export type Severity = "error" | "failure" | "remark";

export type Path = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly path: Path;
  readonly position?: Position;
  readonly article?: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export function error(code: FindingCode, path: Path, params: Finding["params"] = {}): Finding {
  return { code, severity: "error", path, params };
}

export function remark(code: FindingCode, path: Path, params: Finding["params"] = {}): Finding {
  return { code, severity: "remark", path, params };
}

export function failure(code: FindingCode, path: Path, params: Finding["params"] = {}): Finding {
  return { code, severity: "failure", path, params };
}

/** The nearest of the known words, for "did you mean"; none when nothing is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.ceil(word.length / 3)) + 0.5;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

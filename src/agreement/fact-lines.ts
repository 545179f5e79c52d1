/**
 * Facts as people write them in a file: `2026-11-20 16:30 reported: { via: portal }`, local in the agreement's zone.
 * TIM-3: a moment that a clock change skips, or that exists twice without an offset, is a finding. What cannot be read
 * is a finding too; nothing is guessed or dropped.
 */
import { text, type Fact, type Fields, type FieldValue } from "../facts/fact.ts";
import { afterReport, factKind, factKinds, momentFields, vocabulary } from "../facts/vocabulary.ts";
import { localToInstant, type MomentCode } from "../time/moment.ts";
import { error, nearest, type Finding, type FindingCode, type Path } from "./finding.ts";
import { unknownName } from "./scope.ts";
import type { Data } from "./source.ts";

export interface FactList {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
}

/** The values of each level, by its name: what a fact may say of it. */
export type LevelValues = ReadonlyMap<string, readonly string[]>;

/** Reads a list of fact lines; `path` is where the list stands, `people` the parties and roles that `by` may name. */
export function readFacts(
  lines: readonly Data[],
  zone: string,
  path: Path,
  levels: LevelValues,
  people?: ReadonlySet<string>,
): FactList {
  const unread: Finding[] = [];
  const facts = lines.flatMap((line, i) => readFact(line, i, zone, [...path, i], unread) ?? []);
  const wrong = facts.flatMap((fact) => wrongFields(fact, [...path, fact.seq], levels, people));
  return { facts, findings: [...unread, ...wrong, ...namedTwice(facts, path), ...beforeReport(facts, path)] };
}

const yesOrNo = ["automatic", "agreed", "confirmed"] as const;

/** What would silently count for something else than was meant. */
function wrongFields(fact: Fact, path: Path, levels: LevelValues, people: ReadonlySet<string> | undefined): Finding[] {
  const findings = unknownValues(fact, path, levels);
  for (const field of yesOrNo) {
    const found = fact.fields[field];
    if (found !== undefined && found !== "yes" && found !== "no")
      findings.push(error("shape.not-one-of", [...path, field], { found: text(found)!, values: "yes · no", near: "" }));
  }
  const { by } = fact.fields;
  if (typeof by === "string" && people !== undefined && isMisspelt(by, people))
    findings.push(unknownName(by, people, [...path, "by"], "person"));
  return findings;
}

/** Somebody of no role may do something too; whoever is a letter or two from a known role was meant to be it. */
function isMisspelt(by: string, people: ReadonlySet<string>): boolean {
  return by.length > 5 && !people.has(by) && nearest(by, people) !== undefined;
}

/** A correction names the fact that it corrects: one id is one fact. */
function namedTwice(facts: readonly Fact[], path: Path): Finding[] {
  const seen = new Set<string>();
  return facts.flatMap(({ id, seq }) => {
    if (id === undefined) return [];
    if (seen.has(id)) return [error("name.taken", [...path, seq], { name: id, by: "id" })];
    seen.add(id);
    return [];
  });
}

/** A level's value that the agreement does not know would silently find no target: say so instead. */
function unknownValues(fact: Fact, path: Path, levels: LevelValues): Finding[] {
  const isOfTicket = vocabulary.get(fact.kind) === "ticket" || fact.kind === "decided" || fact.kind === "corrected";
  const isOfOutage = fact.fields["outage"] !== undefined; // its cause is no ticket's (AVL-2)
  return isOfTicket && !isOfOutage ? checkValues(fact.fields, path, levels) : [];
}

export function checkValues(fields: Fields, path: Path, levels: LevelValues): Finding[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const values = levels.get(name);
    if (values === undefined || typeof value !== "string" || value === "none-fits" || values.includes(value)) return [];
    const near = nearest(value, values) ?? "";
    return [error("shape.not-one-of", [...path, name], { found: value, values: values.join(" · "), near })];
  });
}

function readFact(line: Data, seq: number, zone: string, path: Path, findings: Finding[]): Fact | undefined {
  const [written, said] = lineAndFields(line);
  const match =
    written === undefined ? null : /^(\d{4}-\d{2}-\d{2}[ T][\d:.]+(?:Z|[+-]\d{2}:\d{2})?) (\S+)$/.exec(written);
  if (match === null || typeof said === "string") {
    findings.push(error("example.fact", path, { written: written ?? "", example: "2026-11-20 16:30 reported" }));
    return undefined;
  }
  const at = readMoment(match[1]!, zone, path, findings);
  const kind = factKind(match[2]!);
  if (kind === undefined) {
    findings.push(error("name.fact-unknown", path, { name: match[2]!, near: nearest(match[2]!, factKinds) ?? "" }));
    return undefined;
  }
  const { "recorded-at": recorded, id, ...rest } = readFields(said, path, findings);
  const recordedAt = typeof recorded === "string" ? readMoment(recorded, zone, path, findings) : undefined;
  if (at === undefined) return undefined;
  if (recordedAt !== undefined && recordedAt < at)
    findings.push(error("time.recorded-early", path, { written: text(recorded)!, fact: kind }));
  const fields = kind === "corrected" ? withMoment(rest, zone, path, findings) : rest;
  for (const field of momentFields(kind)) {
    const moment = fields[field];
    if (moment !== undefined) readMoment(text(moment)!, zone, [...path, field], findings);
  }
  return {
    kind,
    at,
    seq,
    fields,
    ...(recordedAt === undefined ? {} : { recordedAt }),
    ...(typeof id === "string" ? { id } : {}),
  };
}

/** A line is the fact alone, or a map of one key whose value holds the fields. */
function lineAndFields(line: Data): [string | undefined, { [key: string]: Data } | string] {
  if (typeof line === "string") return [line, {}];
  if (Array.isArray(line)) return [undefined, ""];
  const entries = Object.entries(line);
  if (entries.length !== 1) return [entries.map(([key]) => key).join(", "), ""];
  const [key, value] = entries[0]!;
  if (value === "") return [key, {}];
  return [key, typeof value === "string" || Array.isArray(value) ? "" : value];
}

function readFields(said: { [key: string]: Data }, path: Path, findings: Finding[]): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(said)) {
    if (typeof value === "string") fields[name] = value;
    else if (Array.isArray(value) && value.every((one) => typeof one === "string")) fields[name] = value;
    else findings.push(error("shape.expected", [...path, name], { expected: "text or a list of texts", found: "map" }));
  }
  return fields;
}

/** A corrected moment is local too; the engine reads it as epoch milliseconds. */
function withMoment(
  fields: Record<string, FieldValue>,
  zone: string,
  path: Path,
  findings: Finding[],
): Record<string, FieldValue> {
  const at = fields["at"];
  if (typeof at !== "string") return fields;
  const instant = readMoment(at, zone, path, findings);
  return instant === undefined ? fields : { ...fields, at: String(instant) };
}

/** A moment in a file as epoch milliseconds; what is wrong with it becomes a finding. */
export function readMoment(written: string, zone: string, path: Path, findings: Finding[]): number | undefined {
  const result = localToInstant(zone, written);
  if (result.problem === undefined) return result.at;
  const { code } = result.problem;
  findings.push(error(findingCodes[code] ?? "time.invalid", path, { written, zone }));
  return undefined;
}

const findingCodes: Readonly<Partial<Record<MomentCode, FindingCode>>> = {
  "time.skipped": "time.skipped",
  "time.ambiguous": "time.ambiguous",
  "time.outside-years": "hours.outside-years",
};

/** What can only be said of a reported ticket cannot stand before its report. */
function beforeReport(facts: readonly Fact[], path: Path): Finding[] {
  const report = facts.find((fact) => fact.kind === "reported");
  if (report === undefined) return [];
  return facts
    .filter((fact) => fact.at < report.at && afterReport.has(fact.kind))
    .map((fact) => error("example.before-report", [...path, fact.seq], { fact: fact.kind }));
}

/**
 * Reads a mapping file and checks what it names: facts of the vocabulary, and where an agreement is given, its levels,
 * their values and its clocks. Everything wrong is a finding with its place in the mapping (CHK-1).
 */
import { error, nearest, type Finding, type Path } from "../../agreement/finding.ts";
import { applyPatch, missingParent } from "../../agreement/patch.ts";
import { otherKind } from "../../agreement/file-kind.ts";
import { located } from "../../agreement/parse.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import { doersOf, misspeltLevels, scopeOf, unknownName, type Scope } from "../../agreement/scope.ts";
import { readShape } from "../../agreement/shape.ts";
import { readSource, type Data, type Source as Text } from "../../agreement/source.ts";
import { factKind, factKinds } from "../../facts/vocabulary.ts";
import { findZone } from "../../time/zone.ts";
import { isOfTickets, mapping, type MappingFile, type Source } from "./mapping-schema.ts";
import { compileMoments } from "../moments/moments.ts";

/** Reads one mapping. With an agreement, the patch that it keeps for that agreement is applied first. */
export function parseMapping(
  bytes: Uint8Array | string,
  agreement?: AgreementFile,
): { file: MappingFile } | { findings: Finding[] } {
  const read = readSource(bytes);
  if ("findings" in read) return read;
  const other = otherKind(read.source.data, "mapping");
  if (other !== undefined) return { findings: [located(other, read.source)] };
  const patched = patchedFor(read.source, agreement);
  if ("findings" in patched) return patched;
  const shaped = readShape(mapping, patched.data);
  const findings = "findings" in shaped ? shaped.findings : check(shaped.value, patched.data, agreement);
  if (findings.length > 0) return { findings: findings.map((finding) => located(finding, read.source)) };
  return { file: (shaped as { value: MappingFile }).value };
}

function patchedFor(source: Text, agreement: AgreementFile | undefined): { data: Data } | { findings: Finding[] } {
  const { data } = source;
  const under = typeof data === "object" && !Array.isArray(data) ? data["under"] : undefined;
  const own = typeof under === "object" && !Array.isArray(under) ? under : {};
  const patch = agreement === undefined ? undefined : own[agreement.agreement];
  if (agreement === undefined || typeof patch !== "object" || Array.isArray(patch)) return { data };
  const lost = Object.keys(patch).filter((dotted) => isHead(dotted) || missingParent(data, dotted) !== undefined);
  if (lost.length === 0) return { data: applyPatch(data, patch) };
  return {
    findings: lost.map((dotted) =>
      located(error("mapping.patch", ["under", agreement.agreement, dotted], { path: dotted }), source),
    ),
  };
}

/** A patch changes what columns mean, never which mapping it is. */
function isHead(dotted: string): boolean {
  return ["peil-mapping", "mapping", "under"].includes(dotted.split(".")[0]!);
}

function check(file: MappingFile, data: Data, agreement: AgreementFile | undefined): Finding[] {
  return [
    ...checkTimes(file),
    ...file.facts.flatMap(({ fact }, i) => checkFact(fact, ["facts", i, "fact"])),
    ...(isOfTickets(file) ? checkOfTickets(file) : checkOfService(file)),
    ...checkStates(file, data),
    ...(file.changes ?? []).flatMap(({ at }, i) => lackingMoment(file, at, ["changes", i])),
    ...(agreement === undefined ? [] : checkWords(file, data, scopeOf(agreement, {}))),
  ];
}

function checkTimes({ times }: MappingFile): Finding[] {
  const findings: Finding[] = [];
  const zone = times?.zone;
  if (zone !== undefined && findZone(zone) === undefined) {
    const near = nearest(zone, Intl.supportedValuesOf("timeZone")) ?? "";
    findings.push(error("name.zone-unknown", ["times", "zone"], { name: zone, near }));
  }
  const moments = compileMoments(times?.format ?? ["iso"], "UTC");
  if ("unknown" in moments)
    findings.push(error("mapping.time-format", ["times", "format"], { written: moments.unknown }));
  return findings;
}

function checkFact(name: string, path: Path): Finding[] {
  if (factKind(name) !== undefined) return [];
  return [error("name.fact-unknown", path, { name, near: nearest(name, factKinds) ?? "" })];
}

/** A record of tickets says which one it is about, and one of its facts is the report. */
function checkOfTickets({ key, facts, ticket, contract }: MappingFile): Finding[] {
  return [
    ...splitIn(ticket, ["ticket"]),
    ...splitIn(contract, ["contract"]),
    ...facts.flatMap(({ with: fields }, i) => splitIn(fields, ["facts", i, "with"])),
    ...(key === undefined ? [error("shape.missing-key", ["key"], { key: "key", expected: "string" })] : []),
    ...(facts.some(({ fact }) => fact === "reported") ? [] : [error("mapping.no-report", ["facts"])]),
    ...facts.flatMap(({ counts }, i) => (counts === undefined ? [] : [otherLog(["facts", i, "counts"], "tickets")])),
  ];
}

/** A ticket has one value of a kind. */
function splitIn(fields: Readonly<Record<string, Source>> | undefined, path: Path): Finding[] {
  return Object.entries(fields ?? {}).flatMap(([name, source]) =>
    "split" in source && source.split !== undefined ? [otherLog([...path, name, "split"], "tickets")] : [],
  );
}

/** What follows one ticket from record to record has no meaning where records are about services. */
function checkOfService(file: MappingFile): Finding[] {
  const ofTickets = ["key", "moment", "sequence", "ticket", "states", "changes", "recorded"] as const;
  return [
    ...ofTickets.flatMap((key) => (file[key] === undefined ? [] : [otherLog([key], "service")])),
    ...file.facts.flatMap(({ take }, i) => (take === undefined ? [] : [otherLog(["facts", i, "take"], "service")])),
    ...Object.entries(file.contract ?? {}).flatMap(([item, source]) =>
      "is" in source ? [] : [otherLog(["contract", item, "column"], "service")],
    ),
  ];
}

function otherLog(path: Path, log: "tickets" | "service"): Finding {
  return error("mapping.other-log", path, { key: String(path.at(-1)), log });
}

/** A state begins a fact, means that work goes on, or says nothing. */
function checkStates(file: MappingFile, data: Data): Finding[] {
  const isList = Array.isArray((data as { [key: string]: Data })["states"]);
  return (file.states ?? []).flatMap((one, i) => {
    const path: Path = isList ? ["states", i] : ["states"];
    const known = ["open", "same", ...factKinds];
    const unknown = Object.entries(one.values).flatMap(([value, meaning]) =>
      known.includes(meaning)
        ? []
        : [error("mapping.state", [...path, "values", value], { name: meaning, near: nearest(meaning, known) ?? "" })],
    );
    return [...unknown, ...lackingMoment(file, one.at, path), ...splitIn(one.with, [...path, "with"])];
  });
}

function lackingMoment({ moment }: MappingFile, at: string | undefined, path: Path): Finding[] {
  return at === undefined && moment === undefined ? [error("mapping.no-moment", path)] : [];
}

/** What the mapping says must be words of the agreement it is used with. */
function checkWords(file: MappingFile, data: Data, scope: Scope): Finding[] {
  const doers = doersOf(scope);
  const ofFact = [...file.facts, ...(file.states ?? [])].flatMap(({ with: fields }) => Object.entries(fields ?? {}));
  return [
    ...misspeltLevels(scope, file.ticket ?? {}, ["ticket"]),
    ...Object.entries(file.ticket ?? {}).flatMap(([name, source]) => checkLevel(scope, name, source, ["ticket", name])),
    ...(file.changes ?? []).flatMap(({ level, values }, i) => {
      const path: Path = ["changes", i];
      if (!scope.levels.has(level)) return [unknownName(level, scope.levels.keys(), [...path, "level"], "level")];
      return checkLevel(scope, level, { column: "", ...(values === undefined ? {} : { values }) }, path);
    }),
    ...Object.keys(file.contract ?? {}).flatMap((item) => {
      const items = Object.keys(scope.file.contract ?? {});
      return items.includes(item) ? [] : [unknownName(item, items, ["contract", item], "contract-item")];
    }),
    ...ofFact.flatMap(([field, source]) =>
      wordsOf(source).flatMap(([word]) =>
        field !== "by" || doers.has(word) ? [] : [unknownName(word, doers, pathOf(data, field, word), "person")],
      ),
    ),
    ...Object.entries(file.recorded ?? {}).flatMap(([column, { clock }]) => {
      const clocks = Object.keys(scope.file.clocks ?? {});
      if (clock === undefined || clocks.includes(clock)) return [];
      return [unknownName(clock, clocks, ["recorded", column, "clock"], "clock")];
    }),
  ];
}

/** The words that stand for a level's values are values of that level. */
function checkLevel(scope: Scope, level: string, source: Source, path: Path): Finding[] {
  const known = scope.levels.get(level);
  if (known === undefined || known.length === 0) return [];
  return wordsOf(source).flatMap(([word, inner]) =>
    known.includes(word) || word === "none-fits"
      ? []
      : [unknownName(word, known, [...path, ...inner], "level-value", level)],
  );
}

/** Every word that a source can give, with where it stands in it. */
function wordsOf(source: Source): [string, Path][] {
  if ("is" in source) return [[source.is, ["is"]]];
  if (!("values" in source)) return [];
  const more = (["empty", "otherwise"] as const).flatMap((key): [string, Path][] =>
    source[key] === undefined ? [] : [[source[key], [key]]],
  );
  const values = Object.entries(source.values ?? {}).map(([value, word]): [string, Path] => [word, ["values", value]]);
  return [...values, ...more];
}

/** Where a field of a fact with this word stands: the first that has it. */
function pathOf(data: Data, field: string, word: string): Path {
  for (const section of ["facts", "states"]) {
    const node = (data as { [key: string]: Data })[section];
    const list = Array.isArray(node) ? node : [];
    for (const [i, item] of list.entries()) {
      const fields = (item as { [key: string]: Data })["with"];
      const inner = typeof fields === "object" && !Array.isArray(fields) ? fields[field] : undefined;
      if (inner !== undefined && JSON.stringify(inner).includes(JSON.stringify(word)))
        return [section, i, "with", field];
    }
  }
  return ["facts"];
}

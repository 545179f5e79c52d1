/**
 * Names across terms: readings that exist, names that mean one thing, contract items of a known level (CHK-2, CHK-4).
 */
import { factKind } from "../facts/vocabulary.ts";
import { allTerms } from "./all-terms.ts";
import { error, nearest, type Finding, type Path } from "./finding.ts";
import { findReading, readingsOf } from "./readings.ts";
import type { ExampleTerm } from "./schema/agreement.ts";
import { itemPath, unknownName, unknownNames, type Scope, misspeltLevels } from "./scope.ts";

export function checkNames(scope: Scope): Finding[] {
  return [
    ...checkReadings(scope),
    ...checkTaken(scope),
    ...checkContract(scope),
    ...checkRecording(scope),
    ...checkExamples(scope),
  ];
}

function checkReadings(scope: Scope): Finding[] {
  const known = Object.keys(scope.file.interpretations ?? {});
  return [...allTerms(scope.file)].flatMap(({ term, path }) =>
    (term.reading ?? []).flatMap((name, i) =>
      known.includes(name)
        ? []
        : [
            error("reading.unknown", itemPath(scope.data, [...path, "reading"], i), {
              name,
              near: nearest(name, known) ?? "",
            }),
          ],
    ),
  );
}

/** Examples and conditions name these by their bare name, so it must mean one thing. */
const judged = ["levels", "clocks", "measures", "duties", "procedures"] as const;
const builtIn = new Set(["coverage", "opens", "always"]);

function checkTaken(scope: Scope): Finding[] {
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  for (const section of [...judged, "rights", "rules"] as const) {
    for (const name of Object.keys(scope.file[section] ?? {})) {
      const path: Path = [section, name];
      const taker = factKind(name) !== undefined ? "fact" : builtIn.has(name) ? "built-in" : undefined;
      const earlier = (judged as readonly string[]).includes(section) ? first.get(name) : undefined;
      if (taker !== undefined) findings.push(error("name.taken", path, { name, by: taker }));
      else if (earlier !== undefined) findings.push(error("name.taken", path, { name, by: earlier }));
      else if (section !== "rights" && section !== "rules") first.set(name, section);
    }
  }
  return findings;
}

/** `is: level plan`: what the contract fills in is a value of that level. */
function checkContract(scope: Scope): Finding[] {
  return Object.entries(scope.file.contract ?? {}).flatMap(([name, item]) => {
    const kinds: [string, Path][] = [[item.is, ["contract", name, "is"]]];
    for (const [key, kind] of Object.entries(item.each ?? {})) kinds.push([kind, ["contract", name, "each", key]]);
    return kinds.flatMap(([kind, path]) => {
      const level = /^level (.+)$/.exec(kind)?.[1];
      return level === undefined ? [] : unknownNames(scope, [level], scope.levels.keys(), path, "level");
    });
  });
}

function checkRecording(scope: Scope): Finding[] {
  const { recording } = scope.file;
  if (recording === undefined) return [];
  return (recording.of ?? []).flatMap((name, i) =>
    factKind(name) !== undefined
      ? []
      : [error("name.fact-unknown", itemPath(scope.data, ["recording", "of"], i), { name, near: "" })],
  );
}

/** What examples name outside their facts: hours, and the other readings under which they give another answer. */
function checkExamples(scope: Scope): Finding[] {
  return (scope.file.examples ?? []).flatMap((example, i) => {
    const path: Path = ["examples", i];
    const hours =
      example.hours === undefined ? [] : unknownNames(scope, [example.hours], scope.hours, [...path, "hours"], "hours");
    const under = Object.keys(example.under ?? {}).flatMap((name) =>
      checkReading(scope, name, [...path, "under", name]),
    );
    const nothing = expectsNothing(example) ? [error("example.expects-nothing", path, { name: example.name })] : [];
    const isTaken = scope.file.examples!.findIndex(({ name }) => name === example.name) < i;
    const taken = isTaken ? [error("name.taken", [...path, "name"], { name: example.name, by: "id" })] : [];
    const described = [
      ...checkTicket(scope, example.ticket, [...path, "ticket"]),
      ...(example.tickets ?? []).flatMap(({ ticket }, k) =>
        checkTicket(scope, ticket, [...path, "tickets", k, "ticket"]),
      ),
    ];
    return [...taken, ...nothing, ...hours, ...under, ...described];
  });
}

/** Not one value stands under `expect`, `vary` or `under`: the example would hold whatever comes out. */
function expectsNothing({ expect, vary, under }: ExampleTerm): boolean {
  const isEmpty = (node: unknown): boolean =>
    node === undefined || (typeof node === "object" && node !== null && Object.values(node).every(isEmpty));
  return [expect, vary, under].every(isEmpty);
}

function checkReading(scope: Scope, name: string, path: Path): Finding[] {
  if (findReading(scope.file, name) !== undefined) return [];
  const known = readingsOf(scope.file);
  const alike = known.filter((reading) => reading.name === name).map((reading) => `${reading.interpretation}.${name}`);
  if (alike.length > 1) return [error("name.ambiguous", path, { name, among: alike.join(" · ") })];
  return [
    error("reading.unknown", path, {
      name,
      near:
        nearest(
          name,
          known.map((reading) => reading.name),
        ) ?? "",
    }),
  ];
}

/** A ticket is described by values of levels; a mistyped one would leave it without a priority in silence. */
function checkTicket(scope: Scope, ticket: Readonly<Record<string, string>> | undefined, path: Path): Finding[] {
  const values = Object.entries(ticket ?? {}).flatMap(([name, value]) => {
    const known = scope.levels.get(name);
    if (known === undefined || value === "none-fits" || value.includes("$") || known.includes(value)) return [];
    return [unknownName(value, known, [...path, name], "level-value", name)];
  });
  return [...values, ...misspeltLevels(scope, ticket ?? {}, path)];
}

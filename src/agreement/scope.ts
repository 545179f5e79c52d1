/**
 * What the names in an agreement can mean: the lists of values, the parties and roles, the terms that others may name.
 * Built once from a file of the right shape; every check of a name asks here, and says the nearest name it knows.
 */
import { error, nearest, type Finding, type Path } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import type { Data } from "./source.ts";

/** What an agreement can speak of beside tickets and their types. */
export const subjects = [
  "ticket",
  "maintenance",
  "release",
  "version",
  "work",
  "installation",
  "asset",
  "customer",
  "contract",
  "service",
] as const;

/** Whom a term may name without declaring a role: the sides together, everyone, whoever reported, a third party. */
const builtInPeople = ["both", "anyone", "all-customers", "reporter", "reporters", "third-party"] as const;

export interface Scope {
  readonly file: AgreementFile;
  readonly data: Data;
  /** The values of every level, in order; of a level with bands, the names of its bands. */
  readonly levels: ReadonlyMap<string, readonly string[]>;
  /** The types of ticket: the values of the level `type`. */
  readonly types: readonly string[];
  /** Parties, roles and the built-in words for people. */
  readonly people: ReadonlySet<string>;
  /** Named hours, `always`, and the hours that the customer's contract fills in. */
  readonly hours: ReadonlySet<string>;
}

export function scopeOf(file: AgreementFile, data: Data): Scope {
  const levels = new Map(Object.entries(file.levels ?? {}).map(([name, term]) => [name, levelValues(term)] as const));
  const hoursOfContract = Object.entries(file.contract ?? {}).flatMap(([name, item]) =>
    item.is === "hours" ? [name] : [],
  );
  const roles = Object.values(file.parties).flatMap((party) => Object.keys(party.roles ?? {}));
  return {
    file,
    data,
    levels,
    types: levels.get("type") ?? [],
    people: new Set([...Object.keys(file.parties), ...roles, ...builtInPeople]),
    hours: new Set(["always", ...Object.keys(file.hours), ...hoursOfContract]),
  };
}

/** Who can have done something: people, and lists of people in the customer's contract. */
export function doersOf({ people, file }: Scope): ReadonlySet<string> {
  return new Set([...people, ...Object.keys(file.contract ?? {})]);
}

function levelValues(term: NonNullable<AgreementFile["levels"]>[string]): string[] {
  if (term.values !== undefined) return Array.isArray(term.values) ? term.values : Object.keys(term.values);
  return Object.keys(term.bands ?? {});
}

/** What stands in the file at a path, as it was written. */
export function dataAt(data: Data, path: Path): Data | undefined {
  let node: Data | undefined = data;
  for (const step of path) {
    if (typeof node !== "object") return undefined;
    node = Array.isArray(node) ? node[Number(step)] : node[step];
  }
  return node;
}

/** The path of the i-th of values that may be written as one value or as a list. */
export function itemPath(data: Data, path: Path, i: number): Path {
  return Array.isArray(dataAt(data, path)) ? [...path, i] : path;
}

/** What a name stands for, as the finding says it: worded in i18n. */
export type Kind =
  | "hours"
  | "level"
  | "level-value"
  | "clock"
  | "term"
  | "ticket-type"
  | "subject"
  | "person"
  | "contract-item"
  | "moment"
  | "reading"
  | "axis"
  | "measured";

/** A finding for each of the names (one, or a list) at this path that is not known. */
export function unknownNames(
  scope: Scope,
  names: readonly string[] | undefined,
  known: Iterable<string>,
  path: Path,
  kind: Kind,
): Finding[] {
  const all = new Set(known);
  return (names ?? []).flatMap((name, i) =>
    all.has(name) ? [] : [unknownName(name, all, itemPath(scope.data, path, i), kind)],
  );
}

export function unknownName(name: string, known: Iterable<string>, path: Path, kind: Kind, of = ""): Finding {
  const all = [...known];
  return error("name.unknown", path, {
    kind,
    name,
    of,
    near: nearest(name, all) ?? "",
    known: all.slice(0, 12).join(" · "),
  });
}

/**
 * Attributes of a ticket that look like a level misspelt: `impcat` would leave it without an impact in silence. Other
 * attributes are free.
 */
export function misspeltLevels(scope: Scope, attributes: Readonly<Record<string, unknown>>, path: Path): Finding[] {
  const levels = [...scope.levels.keys()];
  const isFree = (name: string) => scope.levels.has(name) || name.length < 4 || nearest(name, levels) === undefined;
  return Object.keys(attributes).flatMap((name) =>
    isFree(name) ? [] : [unknownName(name, levels, [...path, name], "level")],
  );
}

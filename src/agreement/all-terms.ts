/**
 * Every term of an agreement, those inside procedures and parties too, with its notion and its place in the file. What
 * goes past all terms (rows, readings, names) goes past this list, so that no notion is forgotten.
 */
import type { Path } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";

export const notions = [
  "role",
  "contract",
  "recording",
  "hours",
  "level",
  "clock",
  "measure",
  "duty",
  "right",
  "rule",
  "procedure",
  "coverage",
  "record",
] as const;
export type Notion = (typeof notions)[number];

export interface NamedTerm {
  readonly notion: Notion;
  /** A duty, right or rule inside a procedure is named `procedure.term`. */
  readonly name: string;
  readonly path: Path;
  readonly term: {
    readonly article?: string | undefined;
    readonly row?: readonly string[] | undefined;
    readonly reading?: readonly string[] | undefined;
  };
}

export function* allTerms(file: AgreementFile): Generator<NamedTerm> {
  for (const [party, { roles }] of Object.entries(file.parties)) {
    yield* named("role", roles, ["parties", party, "roles"]);
  }
  yield* named("contract", file.contract, ["contract"]);
  if (file.recording !== undefined)
    yield { notion: "recording", name: "recording", path: ["recording"], term: file.recording };
  yield* named("hours", file.hours, ["hours"]);
  yield* named("level", file.levels, ["levels"]);
  yield* named("clock", file.clocks, ["clocks"]);
  yield* named("measure", file.measures, ["measures"]);
  yield* named("duty", file.duties, ["duties"]);
  yield* named("right", file.rights, ["rights"]);
  yield* named("rule", file.rules, ["rules"]);
  yield* named("procedure", file.procedures, ["procedures"]);
  for (const [name, procedure] of Object.entries(file.procedures ?? {})) {
    yield* named("duty", procedure.duties, ["procedures", name, "duties"], name);
    yield* named("right", procedure.rights, ["procedures", name, "rights"], name);
    yield* named("rule", procedure.rules, ["procedures", name, "rules"], name);
  }
  yield* named("coverage", file.coverage, ["coverage"]);
  yield* named("record", file.records, ["records"]);
}

function* named(
  notion: Notion,
  terms: Readonly<Record<string, NamedTerm["term"]>> | undefined,
  path: Path,
  scope?: string,
): Generator<NamedTerm> {
  for (const [name, term] of Object.entries(terms ?? {})) {
    yield { notion, name: scope === undefined ? name : `${scope}.${name}`, path: [...path, name], term };
  }
}

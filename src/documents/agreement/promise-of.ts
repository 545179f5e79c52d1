/** One term as a promise: what it says, where it stands, on which readings it rests, and what proves it. */
import type { NamedTerm, Notion } from "../../agreement/all-terms.ts";
import type { Patch } from "../../agreement/patch.ts";
import type { Strength } from "../../i18n/term-words.ts";
import { articlesIn } from "./articles.ts";
import type { Proving } from "./examples-of.ts";
import { isAmended } from "./interpretations.ts";
import type { FigureKey, Said, ShownPromise, Speakers } from "./promise.ts";
import { sayDuty, sayRight, sayRule } from "./say-acts.ts";
import { sayClock } from "./say-clock.ts";
import { sayHours } from "./say-hours.ts";
import { sayCoverage, sayItem, sayRecord, sayRecording, sayRole } from "./say-kept.ts";
import { sayLevel } from "./say-level.ts";
import { sayMeasure } from "./say-measure.ts";
import { partsOf, sayProcedure } from "./say-procedure.ts";
import { isGroupTaken, isTaken, type Taken } from "../../agreement/taken.ts";

export interface Surroundings {
  readonly annex: Patch;
  readonly proving: Proving;
  readonly taken: Taken;
}

export function promiseOf(speakers: Speakers, named: NamedTerm, around: Surroundings): ShownPromise {
  return shown(speakers, named, saidOf(speakers, named, around), around);
}

function shown(
  speakers: Speakers,
  named: NamedTerm,
  { heading, figure, paragraphs, tables = [], parts = [] }: Said,
  { annex, proving, taken }: Surroundings,
): ShownPromise {
  const { notion, name, path, term } = named;
  return {
    notion,
    term: name,
    figure: figure === undefined ? null : ofTaken(speakers, figure, taken),
    heading: heading ?? speakers.say((s) => s.words.notions[notion]),
    strength: (term as { readonly strength?: Strength }).strength ?? "promise",
    articles: articlesIn(term.article),
    rows: term.row ?? [],
    readings: term.reading ?? [],
    paragraphs,
    tables,
    parts,
    isAmended: isAmended(path, annex),
    isTaken: isTaken(speakers.file, named, taken),
    examples: proving.get(`${notion} ${name}`) ?? proving.get(`part ${name}`) ?? [],
  };
}

/** Of a plan that the contract did not take there is no figure. */
function ofTaken({ file }: Speakers, figure: FigureKey, taken: Taken): FigureKey {
  if (figure.kind !== "objective") return figure;
  return { ...figure, groups: figure.groups.filter(({ group }) => isGroupTaken(file, group, taken)) };
}

function saidOf(speakers: Speakers, named: NamedTerm, around: Surroundings): Said {
  const { file } = speakers;
  const { name, path } = named;
  const say: Readonly<Record<Notion, () => Said>> = {
    role: () => sayRole(speakers, String(path[1]), name, file.parties[path[1]!]!.roles![name]!),
    contract: () => sayItem(speakers, name, file.contract![name]!),
    recording: () => sayRecording(speakers, file.recording!),
    hours: () => sayHours(speakers, file.hours[name]!),
    level: () => sayLevel(speakers, name, file.levels![name]!),
    clock: () => sayClock(speakers, name, file.clocks![name]!),
    measure: () => sayMeasure(speakers, name, file.measures![name]!),
    duty: () => sayDuty(speakers, name, file.duties![name]!, file.duties![name]!.strength ?? "promise"),
    right: () => sayRight(speakers, file.rights![name]!),
    rule: () => sayRule(speakers, file.rules![name]!),
    procedure: () => procedureOf(speakers, named, around),
    coverage: () => sayCoverage(speakers, file.coverage![name]!),
    record: () => sayRecord(speakers, file.records![name]!),
  };
  return say[named.notion]();
}

/** Its steps have the article and rows of the procedure, where they name none of their own. */
function procedureOf(speakers: Speakers, { name, path, term }: NamedTerm, around: Surroundings): Said {
  const procedure = speakers.file.procedures![name]!;
  const parts = [...partsOf(speakers, name, procedure)].map(({ notion, at, term: own, said }) =>
    shown(
      speakers,
      { notion, name: `${name}.${at[1]}`, path: [...path, ...at], term: { article: term.article, ...own } },
      said,
      around,
    ),
  );
  return sayProcedure(speakers, procedure, parts);
}

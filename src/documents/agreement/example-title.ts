/**
 * What an example is called in a language that its file does not name it in: what it asserts something of, what comes out in its cases, and
 * what happens in it. A file names its examples in English; in Dutch they are named by this. Rules: CHK-3, AGD-4.
 */
import type { AgreementFile, ExampleTerm } from "../../agreement/schema/agreement.ts";
import type { Text } from "../../agreement/schema/basics.ts";
import { factKind, type FactKind } from "../../facts/vocabulary.ts";
import { factName } from "../../i18n/fact-names.ts";
import { nlDuties } from "../../i18n/duty-words.ts";
import { nl } from "../../i18n/nl.ts";
import { capital } from "./promise.ts";
import { Speaker } from "./speaker.ts";

export interface NamedExample {
  readonly name: string;
  readonly title: Text;
}

/** In the order of the file; of those that would be called the same each after the first has its number behind it. */
export function namedExamples(file: AgreementFile): NamedExample[] {
  const speaker = new Speaker(file, "nl");
  const seen = new Map<string, number>();
  return (file.examples ?? []).map((example) => {
    const title = titleOf(example, speaker);
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return { name: example.name, title: { nl: count === 1 ? title : `${title} (${count})`, en: example.name } };
  });
}

const most = 3;

function titleOf(example: ExampleTerm, speaker: Speaker): string {
  const cases = [...(example.expect === undefined ? [] : [example.expect]), ...Object.values(example.vary ?? {})];
  const of = [...new Set(cases.flatMap((one) => Object.keys(one)).map((key) => key.split(".")[0]!))];
  const subjects = example.hours === undefined ? of.filter((key) => !aside.has(key)) : [];
  const about = example.hours === undefined ? subjects : [example.hours];
  const said = listed(
    speaker,
    about.length > 0 ? about.map((one) => subjectOf(one, speaker)) : [articlesOf(example, speaker)],
  );
  const outcome = listed(
    speaker,
    cases.flatMap((one) => subjects.flatMap((key) => outcomeOf(key, one[key], speaker))),
  );
  const given = listed(speaker, givenIn(example, new Set(of), speaker));
  return `${capital(said)}${outcome === "" ? "" : `: ${outcome}`}${given === "" ? "" : ` – ${given}`}`;
}

/** Tells of a classification or of a moment, and is no name of anything. */
const aside: ReadonlySet<string> = new Set(["provisional", "open", "next-open", "next-close", "open-time", "type"]);

function listed(speaker: Speaker, words: readonly string[]): string {
  const all = [...new Set(words)].filter((word) => word !== "");
  return all.length > most ? `${all.slice(0, most).join(", ")} …` : speaker.words.list(all, "and");
}

function subjectOf(name: string, speaker: Speaker): string {
  const { hours, levels } = speaker.file;
  if (hours[name] !== undefined) return speaker.text(hours[name].name) || speaker.word(name);
  if (levels?.[name] !== undefined) return speaker.levelName(name);
  return factKind(name) === undefined ? speaker.term(name) : factName(name).nl;
}

function articlesOf({ proves = [] }: ExampleTerm, { file }: Speaker): string {
  return `artikel ${[...new Set(proves.flatMap((row) => file.rows?.[row]?.article ?? []))].join(", ")}`;
}

/** A verdict, or the value that a level has. */
function outcomeOf(key: string, found: unknown, speaker: Speaker): string[] {
  const value = typeof found === "object" && found !== null ? (found as { verdict?: unknown }).verdict : found;
  if (typeof value !== "string") return [];
  if (speaker.file.levels?.[key] !== undefined) return value === "none" ? [] : [speaker.value(key, value)];
  const words: Readonly<Record<string, string>> = isDuty(key, speaker)
    ? nlDuties.verdicts
    : { ...nl.verdicts, ...nl.acts };
  return words[value] === undefined ? [] : [words[value]];
}

function isDuty(name: string, { file: { duties, procedures = {} } }: Speaker): boolean {
  return [duties, ...Object.values(procedures).map((one) => one.duties)].some((terms) => terms?.[name] !== undefined);
}

/** What happens, but for the report that nearly every example begins with; without it what the ticket is. */
function givenIn({ facts = [], ticket = {} }: ExampleTerm, named: ReadonlySet<string>, speaker: Speaker): string[] {
  const kinds = facts.flatMap((fact) => kindOf(fact) ?? []);
  const told = kinds.filter((kind) => kind !== "reported" && !named.has(kind)).map((kind) => factName(kind).nl);
  if (told.length > 0) return told;
  return Object.entries(ticket)
    .filter(([level, value]) => speaker.file.levels?.[level] !== undefined && value !== "$x")
    .map(([level, value]) => speaker.value(level, value));
}

/** `2026-11-23 10:00 reported: { … }`, with or without what follows. */
function kindOf(fact: unknown): FactKind | undefined {
  const line = typeof fact === "string" ? fact : Object.keys(fact as object)[0];
  return (line ?? "")
    .split(/[\s:]+/)
    .map(factKind)
    .find((kind) => kind !== undefined);
}

/**
 * An agreement as a document: article by article what it promises, in sentences made of its terms, with what its text leaves open, how
 * that is read, and the examples that prove it. With a contract's annex over it, it is the agreement as it holds for that contract.
 * Rules: AGD-1, AGD-2, AGD-3.
 */
import { allTerms, type NamedTerm, type Notion } from "../../agreement/all-terms.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Text } from "../../agreement/schema/basics.ts";
import type { Patch } from "../../agreement/patch.ts";
import { contractName } from "../../i18n/contract-names.ts";
import { anchorOf, articleOrder, articlesIn, chiefArticle, sectionOf } from "./articles.ts";
import { namedExamples, type NamedExample } from "./example-title.ts";
import { examplesOf } from "./examples-of.ts";
import { interpretationsIn, type ShownInterpretation } from "./interpretations.ts";
import { capital, Speakers, type ShownPromise } from "./promise.ts";
import { promiseOf } from "./promise-of.ts";
import { filledSaid } from "./say-filled.ts";
import { takenOf } from "../../agreement/taken.ts";
import type { Filled } from "./speaker.ts";

export interface AgreementDocument {
  readonly title: Text;
  readonly force: "binding" | "informative";
  readonly timeZone: string;
  readonly parties: readonly { readonly party: string; readonly name: string | null }[];
  readonly values: readonly ShownValue[];
  readonly sections: readonly ShownSection[];
  /** What each example is called, by the name that it has in the file. */
  readonly examples: readonly NamedExample[];
}

export interface ShownValue {
  readonly item: string;
  readonly title: Text;
  readonly article: string | null;
  readonly value: readonly string[];
  /** In words; empty where nothing is filled in. */
  readonly said: Text;
  readonly isDefault: boolean;
}

export interface ShownSection {
  readonly section: string;
  readonly heading: Text;
  readonly articles: readonly ShownArticle[];
}

export interface ShownArticle {
  readonly article: string;
  readonly anchor: string;
  readonly gist: readonly { readonly row: string; readonly text: Text }[];
  readonly promises: readonly ShownPromise[];
  readonly alsoIn: readonly {
    readonly notion: Notion;
    readonly term: string;
    readonly heading: Text;
    readonly anchor: string;
  }[];
  readonly interpretations: readonly ShownInterpretation[];
  readonly remarks: readonly Text[];
}

export interface Agreed {
  readonly file: AgreementFile;
  readonly annex: Patch;
  /** What the contract fills in, as it was written; nothing of an agreement by itself. */
  readonly filled: Filled;
  /** From when until when the contract runs, as an agreement writes it: `2026-04-01 to 2029-04-01`. */
  readonly term?: string | undefined;
}

export function agreementDocument({ file, annex, filled: fields, term }: Agreed): AgreementDocument {
  const filled = { ...fields, ...termIn(file, term) };
  const speakers = new Speakers(file, filled);
  const proving = examplesOf(file);
  const taken = term === undefined ? {} : takenOf(file, filled);
  const promises = [...allTerms(file)]
    .filter(({ path, notion }) => path.length <= 2 || notion === "role")
    .map((named) => ({ term: named, promise: promiseOf(speakers, named, { annex, proving, taken }) }));
  return {
    title: file.title,
    force: file.force ?? "binding",
    timeZone: file["time-zone"],
    parties: Object.entries(file.parties).map(([party, { name }]) => ({ party, name: name ?? null })),
    values: Object.entries(file.contract ?? {}).map(([item, { article, default: usual, ...form }]) => ({
      item,
      title: speakers.say((s) => capital(contractName(item, s.language))),
      article: article ?? null,
      value: filled[item] ?? (usual === undefined ? [] : [usual]),
      said: speakers.say((s) => s.filledIn(item) || (usual === undefined ? "" : filledSaid(s, form, usual))),
      isDefault: filled[item] === undefined,
    })),
    sections: sectionsOf(speakers, promises, interpretationsIn(file, annex)),
    examples: namedExamples(file),
  };
}

/** The term is no field of a contract that somebody fills in beside its dates. */
function termIn({ contract = {} }: AgreementFile, term: string | undefined): Filled {
  const item = Object.keys(contract).find((name) => contract[name]!.is === "from and to");
  return item === undefined || term === undefined ? {} : { [item]: [term] };
}

interface Placed {
  readonly term: NamedTerm;
  readonly promise: ShownPromise;
}

function sectionsOf(
  speakers: Speakers,
  placed: readonly Placed[],
  interpretations: readonly (ShownInterpretation & { readonly article: string })[],
): ShownSection[] {
  const { file } = speakers;
  const rows = Object.entries(file.rows ?? {});
  const seen = [
    ...placed.map(({ term }) => chiefArticle(term.term.article)),
    ...interpretations.map(({ article }) => chiefArticle(article)),
    ...(file.remarks ?? []).map(({ article }) => chiefArticle(article)),
    ...rows.map(([, { article }]) => chiefArticle(article)),
  ];
  const order = [...new Set(seen)].toSorted(articleOrder(seen));
  const sections = Map.groupBy(order, sectionOf);
  return [...sections].map(([section, articles]) => ({
    section,
    heading: headingOf(speakers, section),
    articles: articles.map((article) => ({
      article,
      anchor: anchorOf(article),
      gist: rows
        .filter(([, one]) => chiefArticle(one.article) === article)
        .map(([row, { what }]) => ({ row, text: speakers.say((s) => capital(s.text(what))) })),
      promises: placed.filter(({ term }) => chiefArticle(term.term.article) === article).map(({ promise }) => promise),
      alsoIn: placed.filter(({ term }) => isAlsoIn(term, article)).map(pointerTo),
      interpretations: interpretations.filter((one) => chiefArticle(one.article) === article),
      remarks: (file.remarks ?? []).filter((one) => chiefArticle(one.article) === article).map(({ remark }) => remark),
    })),
  }));
}

function headingOf(speakers: Speakers, section: string): Text {
  if (section === "") return speakers.say((s) => s.words.elsewhere);
  return speakers.say((s) => (/^\d/.test(section) ? s.words.chapter(section) : section));
}

function isAlsoIn({ term: { article: written } }: NamedTerm, article: string): boolean {
  return articlesIn(written).includes(article) && chiefArticle(written) !== article;
}

function pointerTo({ term, promise: { heading } }: Placed): ShownArticle["alsoIn"][number] {
  return { notion: term.notion, term: term.name, heading, anchor: anchorOf(chiefArticle(term.term.article)) };
}

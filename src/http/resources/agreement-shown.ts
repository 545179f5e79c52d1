/** An agreement as a document and its examples as they ran, as the API tells them (AGD-1, AGD-4). */
import { z } from "zod";
import type { AgreementDocument } from "../../documents/agreement/agreement-document.ts";
import type { NamedRun } from "../../figures/agreement-asked.ts";
import type { Language } from "../../i18n/words.ts";
import { moment, uuid } from "../fields.ts";
import { findingReply, shownFinding } from "../shown-finding.ts";

const said = z.object({ nl: z.string(), en: z.string() }).meta({ id: "Said" });
const names = z.array(z.string());

const table = z
  .object({ caption: said, head: z.array(said), rows: z.array(z.array(said)) })
  .meta({ id: "AgreementTable" });

const figure = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("objective"),
      clock: z.string(),
      groups: z.array(z.object({ group: names, title: said, target: z.string() })),
    }),
    z.object({ kind: z.literal("measure"), measure: z.string() }),
    z.object({ kind: z.literal("duty"), duty: z.string() }),
  ])
  .describe(
    "By which keys getFigures (clock with group and target, measure) and getDuties (duty) tell what came of it",
  );

const promise = z
  .object({
    notion: z.string().describe("clock, measure, duty, right, rule, procedure, hours, level, coverage, record, …"),
    term: z.string(),
    figure: figure.nullable(),
    heading: said,
    strength: z.enum(["promise", "aim", "preference"]),
    articles: names,
    rows: names,
    readings: names.describe("The interpretations that it rests on"),
    paragraphs: z.array(said),
    tables: z.array(table),
    get parts() {
      return z.array(promise).describe("Of a procedure: its duties, rights and rules");
    },
    isAmended: z.boolean().describe("The contract's annex takes the place of something in it"),
    isTaken: z.boolean().describe("False of what hangs on something that the contract did not take"),
    examples: names.describe("The examples that prove it"),
  })
  .meta({ id: "AgreementPromise" });

const interpretation = z
  .object({
    interpretation: z.string(),
    open: said.describe("What the text leaves open"),
    reading: said.describe("How the edition reads it"),
    others: names.describe("The other readings"),
    readAs: z.string().nullable().describe("The other reading that the contract's annex takes"),
    by: z.enum(["edition", "contract"]),
  })
  .meta({ id: "Interpretation" });

const article = z.object({
  article: z.string().describe("Empty of what stands under none"),
  anchor: z.string(),
  gist: z.array(z.object({ row: z.string(), text: said })).describe("In a line each, what must run"),
  promises: z.array(promise),
  alsoIn: z
    .array(z.object({ notion: z.string(), term: z.string(), heading: said, anchor: z.string() }))
    .describe("What names this article too, and stands in full elsewhere"),
  interpretations: z.array(interpretation),
  remarks: z.array(said),
});

const followed = z.object({
  contract: uuid,
  code: z.string(),
  customer: uuid,
  customerName: z.string(),
  since: z.string(),
  version: z.int(),
});

export const documentReply = z
  .object({
    agreement: z.object({ hash: z.string(), name: z.string(), edition: z.string(), createdAt: moment }),
    contract: followed
      .omit({ since: true })
      .extend({ termFrom: z.string(), termTo: z.string().nullable(), isAmended: z.boolean() })
      .nullable(),
    title: said,
    force: z.enum(["binding", "informative"]),
    timeZone: z.string(),
    parties: z.array(z.object({ party: z.string(), name: z.string().nullable() })),
    values: z
      .array(
        z.object({
          item: z.string(),
          title: said,
          article: z.string().nullable(),
          value: names.describe("As it was written"),
          said: said.describe("In words; empty where nothing is filled in"),
          isDefault: z.boolean(),
        }),
      )
      .describe("What the contract fills in"),
    editions: z.array(
      z.object({
        hash: z.string(),
        edition: z.string(),
        createdAt: moment,
        isThis: z.boolean(),
        followers: z.int(),
        contracts: z.array(followed).describe("The first 200 of those that follow it"),
      }),
    ),
    sections: z.array(z.object({ section: z.string(), heading: said, articles: z.array(article) })),
    examples: z.array(z.object({ name: z.string(), title: said })).describe("What each example is called"),
  })
  .meta({ id: "AgreementDocument" });

export type DocumentReply = z.output<typeof documentReply>;

/** Reading is all that anybody does with it, so that it goes out as it was made. */
export function shownDocument(document: AgreementDocument): Pick<DocumentReply, keyof AgreementDocument> {
  return document as unknown as Pick<DocumentReply, keyof AgreementDocument>;
}

const told = z.object({ what: z.string(), value: z.string() });
const exampleCase = z.object({
  value: z.string().nullable().describe("What $x stands for"),
  reading: z.string().nullable().describe("The other reading that it is judged under"),
  isGreen: z.boolean(),
  expected: z.array(told),
  found: z.array(z.object({ what: z.string(), expected: z.string(), found: z.string() })).describe("What differs"),
  findings: z.array(findingReply),
});

const example = z
  .object({
    name: z.string().describe("As the file has it"),
    title: said,
    rows: names,
    articles: names,
    given: names,
    isGreen: z.boolean(),
    cases: z.array(exampleCase),
  })
  .meta({ id: "ExampleRun" });

export const examplesReply = z
  .object({
    hash: z.string(),
    isGreen: z.boolean(),
    counts: z.object({ examples: z.int(), cases: z.int(), green: z.int(), red: z.int() }),
    examples: z.array(example),
  })
  .meta({ id: "ExampleRuns" });

export function shownExamples(
  hash: string,
  runs: readonly NamedRun[],
  language: Language,
): z.output<typeof examplesReply> {
  const cases = runs.flatMap((one) => one.cases);
  const green = cases.filter(({ isGreen }) => isGreen).length;
  return {
    hash,
    isGreen: green === cases.length,
    counts: { examples: runs.length, cases: cases.length, green, red: cases.length - green },
    examples: runs.map(({ rows, articles, given, cases: own, ...one }) => ({
      ...one,
      rows: [...rows],
      articles: [...articles],
      given: [...given],
      cases: own.map(({ findings, expected, found, ...rest }) => ({
        ...rest,
        expected: [...expected],
        found: [...found],
        findings: findings.map((finding) => shownFinding(finding, language)),
      })),
    })),
  };
}

/**
 * What is asked of an agreement in a thread: to be told as a document, or to have its examples run. Both follow from the text alone,
 * with what a contract put over it, and nothing of the database is read for them.
 */
import type { Patch } from "../agreement/patch.ts";
import { knownAgreement, withAnnex } from "../contracts/agreement-text.ts";
import { compileOptions } from "../contracts/programs.ts";
import { agreementDocument, type AgreementDocument } from "../documents/agreement/agreement-document.ts";
import { namedExamples, type NamedExample } from "../documents/agreement/example-title.ts";
import type { Filled } from "../documents/agreement/speaker.ts";
import { checkAgreement } from "../engine/check.ts";
import { exampleRuns, type ExampleRun } from "../engine/example-run.ts";

export interface DocumentAsked {
  readonly kind: "document";
  readonly source: string;
  /** Of a contract; nothing of the agreement by itself. */
  readonly annex: Patch;
  readonly filled: Filled;
  readonly term?: string | undefined;
}

export interface ExamplesAsked {
  readonly kind: "examples";
  readonly source: string;
}

export type AgreementAsked = DocumentAsked | ExamplesAsked;
export type AgreementAnswer<Kind extends AgreementAsked["kind"]> = Kind extends "document"
  ? AgreementDocument
  : NamedRun[];

/** As its language calls it. */
export type NamedRun = ExampleRun & Pick<NamedExample, "title">;

export async function answerOf(asked: AgreementAsked, now: number): Promise<AgreementDocument | NamedRun[]> {
  const options = await compileOptions(asked.source, now);
  if (asked.kind === "examples") {
    const { parsed, results } = checkAgreement(asked.source, options);
    if (parsed === undefined) return [];
    const named = namedExamples(parsed.file);
    return exampleRuns(parsed.file, parsed.data, results).map((run, i) => ({ ...run, title: named[i]!.title }));
  }
  const whole = withAnnex(knownAgreement(asked.source), asked.annex, options);
  if ("findings" in whole) throw new Error(`an annex that was checked does not hold: ${whole.findings[0]!.code}`);
  return agreementDocument({ file: whole.file, annex: asked.annex, filled: asked.filled, term: asked.term });
}

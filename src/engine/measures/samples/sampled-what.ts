/**
 * Of what a `sampled` fact is, and whether any measure asks for it: a misspelt name, a service that no measure covers, or a
 * moment that lay ahead is said and not dropped in silence. Rules: CHK-5, CON-2.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import { isAhead, type Evidence } from "../evidence.ts";
import type { MeasureKind } from "../measure.ts";
import type { EvidenceCode, EvidenceProblem } from "../problem.ts";
import { isAbout, servicesOf } from "../services.ts";
import { isOfWhat } from "./sample-standing.ts";

export function whatOf(fact: Fact): string {
  return text(fact.fields["what"]) ?? "";
}

/** Why a sample is about nothing here; undefined where it is about something, and of a moment that had come. */
export function aboutProblem(evidence: Evidence, fact: Fact, kind: MeasureKind): EvidenceProblem | undefined {
  const what = whatOf(fact);
  const problem = (code: EvidenceCode, params: Readonly<Record<string, string>>) => ({ code, params, fact });
  if (isAhead(fact)) return problem("sample.future", { what });
  const measures = evidence.program.measures.filter((one) => one.kind === kind);
  const about = measures.filter((measure) => isOfWhat(measure, fact.fields));
  if (about.length === 0) {
    const known = [...new Set(measures.flatMap(({ term }) => term.what ?? []))].join(", ");
    return what === "" ? problem("sample.without-what", { known }) : problem("sample.unknown-what", { what, known });
  }
  if (about.some((measure) => isAbout(fact, servicesOf(measure, evidence)))) return undefined;
  return problem("sample.other-service", { what, service: text(fact.fields["service"]) ?? "" });
}

/** The first of each problem that is said in the same words: a probe that is set up wrong is wrong every minute. */
export function onceEach(problems: readonly EvidenceProblem[]): readonly EvidenceProblem[] {
  const said = new Map(problems.toReversed().map((one) => [`${one.code} ${JSON.stringify(one.params)}`, one]));
  return problems.filter((one) => said.get(`${one.code} ${JSON.stringify(one.params)}`) === one);
}

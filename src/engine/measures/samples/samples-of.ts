/**
 * The samples of a contract: those of a span as counts, and what is wrong with all of them. Whoever read samples without
 * making facts of them puts a log of them in the evidence first: `evidence.once(SampleLog, () => log)`. Rules: RSP-1, CHK-5.
 */
import type { Fact } from "../../../facts/fact.ts";
import type { Term } from "../contract-term.ts";
import { isAhead, type Evidence } from "../evidence.ts";
import type { Measure } from "../measure.ts";
import type { EvidenceProblem } from "../problem.ts";
import { aboutProblem, onceEach, whatOf } from "./sampled-what.ts";
import { SampleLog, type SampleKind, type Series } from "./sample-log.ts";

/** The series that are about a measure. Of facts only those of the span are counted, once for all measures. */
export function seriesIn(measure: Measure, evidence: Evidence, { from, to }: Term): readonly Series[] {
  const read = evidence.once<SampleLog | undefined>(SampleLog, () => undefined);
  const log = evidence.once(`samples ${from} ${to}`, () => {
    const counted = newLog(evidence);
    const facts = evidence.ofKind("sampled");
    for (let i = firstFrom(facts, from); i < facts.length && facts[i]!.at < to; i++) {
      const fact = facts[i]!;
      if (isTime(fact) && !isAhead(fact)) counted.addFact(counted.kindOfFact(fact), fact);
    }
    return counted;
  });
  return [...(read?.seriesOf(measure) ?? []), ...log.seriesOf(measure)];
}

/** Each said once, in the order of the facts. */
export function sampleProblems(evidence: Evidence): readonly EvidenceProblem[] {
  const log = newLog(evidence);
  const problems: EvidenceProblem[] = [];
  const asked = new Map<SampleKind, boolean>();
  for (const fact of evidence.ofKind("sampled").filter(isTime)) {
    const kind = log.kindOfFact(fact);
    if (isAhead(fact) || !asked.has(kind)) {
      const wrong = aboutProblem(evidence, fact, "samples");
      if (wrong !== undefined) problems.push(wrong);
      if (wrong?.code === "sample.future") continue;
      asked.set(kind, wrong === undefined);
    }
    const reading = asked.get(kind)! ? log.readingOf(kind, fact) : undefined;
    if (reading?.is === "wrong")
      problems.push({ code: reading.code, params: { what: whatOf(fact), ...reading.params }, fact });
  }
  return onceEach(problems);
}

function newLog({ program, contract, term }: Evidence): SampleLog {
  return new SampleLog(program, { contract, cuts: [term.from, term.to] });
}

/** Other samples tell of a use. */
function isTime({ fields }: Fact): boolean {
  return fields["use"] === undefined;
}

/** The first fact, in the order of time, that is not before a moment. */
function firstFrom(facts: readonly Fact[], at: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The sample log of a contract, made once of its facts, and what was wrong with them. Whoever read samples without making
 * facts of them puts a log of them in the evidence first: `evidence.once(SampleLog, () => log)`. Rules: RSP-1, CHK-5.
 */
import { isAhead, type Evidence } from "../evidence.ts";
import type { EvidenceProblem } from "../problem.ts";
import { aboutProblem, onceEach, whatOf } from "./sampled-what.ts";
import { SampleLog, type SampleKind } from "./sample-log.ts";

export interface Samples {
  readonly log: SampleLog;
  readonly problems: readonly EvidenceProblem[];
}

export function samplesOf(evidence: Evidence): Samples {
  return evidence.once(samplesOf, () => readSamples(evidence));
}

function readSamples(evidence: Evidence): Samples {
  const { program, contract, term } = evidence;
  const log = evidence.once(SampleLog, () => new SampleLog(program, { contract, cuts: [term.from, term.to] }));
  const problems: EvidenceProblem[] = [];
  const asked = new Map<SampleKind, boolean>();
  for (const fact of evidence.ofKind("sampled")) {
    if (fact.fields["use"] !== undefined) continue; // a use, not a time
    const kind = log.kindOfFact(fact);
    if (isAhead(fact) || !asked.has(kind)) {
      const wrong = aboutProblem(evidence, fact, "samples");
      if (wrong !== undefined) problems.push(wrong);
      if (wrong?.code === "sample.future") continue;
      asked.set(kind, wrong === undefined);
    }
    const reading = asked.get(kind)! ? log.addFact(kind, fact) : undefined;
    if (reading?.is === "wrong")
      problems.push({ code: reading.code, params: { what: whatOf(fact), ...reading.params }, fact });
  }
  return { log, problems: onceEach(problems) };
}

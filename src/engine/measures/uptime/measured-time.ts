/**
 * When a service was measured. Nobody needs to say so: a list of outages is taken to be whole, also of services that it
 * does not name. But once anybody tells when measuring began or ended, all other time is unmeasured, and so is everything
 * of a service of which there is no word beside that: no data is never up (AVL-5).
 */
import { text, type Fact } from "../../../facts/fact.ts";
import { add, noIntervals, type Intervals } from "../../../time/intervals.ts";
import type { Evidence } from "../evidence.ts";
import type { EvidenceProblem } from "../problem.ts";
import { runningFacts } from "./service-facts.ts";

export interface MeasuredTime {
  /** Undefined: all time. */
  readonly spans: Intervals | undefined;
  readonly problems: readonly EvidenceProblem[];
}

/** From the first word on: a first `monitoring-ended` tells that it was measured until then. Probes are followed each by itself. */
export function measuredTime(facts: readonly Fact[], service: string | undefined, evidence: Evidence): MeasuredTime {
  const told = facts.filter(({ kind }) => kind === "monitoring-started" || kind === "monitoring-ended");
  if (told.length === 0) return { spans: isListed(facts, evidence) ? undefined : noIntervals(), problems: [] };
  const spans = noIntervals();
  const problems: EvidenceProblem[] = [];
  for (const ofProbe of Map.groupBy(told, ({ fields }) => text(fields["probe"])).values()) {
    let from = ofProbe[0]!.kind === "monitoring-ended" ? -Infinity : NaN;
    for (const fact of ofProbe) {
      const isStart = fact.kind === "monitoring-started";
      if (isStart !== Number.isNaN(from))
        problems.push({ code: "monitoring.unpaired", params: { service: service ?? "" }, fact });
      else if (isStart) from = fact.at;
      else {
        add(spans, from, fact.at);
        from = NaN;
      }
    }
    if (!Number.isNaN(from)) add(spans, from, Infinity);
  }
  return { spans, problems };
}

/** Whether outages of it, or of services like it, were kept in a list without words of measuring. */
function isListed(facts: readonly Fact[], evidence: Evidence): boolean {
  if (facts.length > 0) return true;
  const all = runningFacts(evidence);
  return all.length > 0 && !all.some(({ kind }) => kind.startsWith("monitoring-"));
}

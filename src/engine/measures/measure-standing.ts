/** How a measure stood when something was done: by what was known then, over the period of its newest record (CHK-5, ACT-1). */
import type { Judgement } from "../outcome.ts";
import type { Program } from "../program.ts";
import { Evidence } from "./evidence.ts";
import { judgeMeasure } from "./judge-measure.ts";
import { periodMeant } from "./measure-period.ts";

/** Undefined where there is no such measure, or nobody can say. */
export function measureStanding(
  program: Program,
  { subject, settled }: Judgement,
  name: string,
  at: number,
): "kept" | "missed" | "running" | undefined {
  const measure = program.measures.find((one) => one.name === name);
  if (measure === undefined) return undefined;
  const known = settled.facts.filter((fact) => (fact.recordedAt ?? fact.at) <= at && fact.at <= at);
  const evidence = new Evidence(program, known, { contract: subject.contract, asOf: at });
  const { verdict } = judgeMeasure(measure, evidence, periodMeant(measure, evidence));
  if (verdict === "over-aim") return "missed";
  return verdict === "kept" || verdict === "missed" || verdict === "running" ? verdict : undefined;
}

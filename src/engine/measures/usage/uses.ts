/**
 * The uses that were recorded of a contract's services, `sampled: { what: traffic, use: 900 GB, benchmark: 1000 GB }`, read
 * once, and what was wrong with them. Rules: CVG-2, CON-2, CHK-5.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import type { Evidence } from "../evidence.ts";
import type { EvidenceProblem } from "../problem.ts";
import { aboutProblem, onceEach, whatOf } from "../samples/sampled-what.ts";
import { contractValue } from "../contract-value.ts";
import { parseAmount, type Amount } from "./amount.ts";

export interface Use {
  readonly fact: Fact;
  readonly used: Amount;
  readonly benchmark: Amount | undefined;
}

export interface Uses {
  /** In order of moment. */
  readonly uses: readonly Use[];
  readonly problems: readonly EvidenceProblem[];
}

export function usesOf(evidence: Evidence): Uses {
  return evidence.once(usesOf, () => readUses(evidence));
}

function readUses(evidence: Evidence): Uses {
  const uses: Use[] = [];
  const problems: EvidenceProblem[] = [];
  for (const fact of evidence.ofKind("sampled")) {
    if (fact.fields["use"] === undefined) continue;
    const read = aboutProblem(evidence, fact, "usage") ?? readUse(fact);
    if ("code" in read) problems.push(read);
    else uses.push(read);
  }
  return { uses, problems: onceEach([...problems, ...otherUnits(uses), ...incomparable(evidence, uses)]) };
}

function readUse(fact: Fact): Use | EvidenceProblem {
  const amounts: (Amount | undefined)[] = [];
  for (const field of ["use", "benchmark"]) {
    const written = text(fact.fields[field]);
    const amount = written === undefined ? undefined : parseAmount(written);
    if (written !== undefined && amount === undefined)
      return { code: "usage.unread", params: { what: whatOf(fact), field, written }, fact };
    amounts.push(amount);
  }
  return { fact, used: amounts[0]!, benchmark: amounts[1] };
}

/** A use in another unit than the first of its kind, or than what it came with to be compared with. */
function otherUnits(uses: readonly Use[]): EvidenceProblem[] {
  const units = new Map<string, string>();
  return uses.flatMap(({ fact, used, benchmark }) => {
    const what = whatOf(fact);
    const wanted = benchmark?.unit ?? units.get(what) ?? used.unit;
    if (!units.has(what)) units.set(what, used.unit);
    return used.unit === wanted ? [] : [{ code: "usage.other-unit", params: { what, unit: used.unit, wanted }, fact }];
  });
}

/** What is to be judged beside something, where nobody ever said beside what. */
function incomparable(evidence: Evidence, uses: readonly Use[]): EvidenceProblem[] {
  return evidence.program.measures.flatMap(({ kind, term }) => {
    const item = term["relative-to"];
    if (kind !== "usage" || item === undefined || contractValue(evidence, item).length > 0) return [];
    return (term.what ?? []).flatMap((what) => {
      const own = uses.filter(({ fact, used }) => whatOf(fact) === what && used.unit !== "%");
      if (own.length === 0 || own.some(({ benchmark }) => benchmark !== undefined)) return [];
      return [{ code: "usage.no-benchmark" as const, params: { what, item }, fact: own[0]!.fact }];
    });
  });
}

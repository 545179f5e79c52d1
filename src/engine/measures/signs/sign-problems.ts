/**
 * What is wrong with signs of life: one of nothing that a measure asks for would silently be a missing backup, and a number
 * or an inventory that cannot be read would silently count for less. Rules: HBT-1, HBT-3, CHK-5, CON-2.
 */
import { fieldMoment } from "../../../facts/field-moment.ts";
import { text, type Fact } from "../../../facts/fact.ts";
import { isAhead, type Evidence } from "../evidence.ts";
import type { EvidenceCode, EvidenceProblem } from "../problem.ts";
import { onceEach } from "../samples/sampled-what.ts";
import { isAbout, servicesOf } from "../services.ts";
import { isSignOf, namesOf, signKinds } from "./sign-fact.ts";
import { readTimes } from "./sign-series.ts";

/** In the order of the facts, each said once where it is said in the same words. */
export function signProblems(evidence: Evidence): readonly EvidenceProblem[] {
  const facts = signKinds.flatMap((kind) => evidence.ofKind(kind));
  const found = facts.flatMap((fact) => aboutProblem(evidence, fact) ?? unreadFields(evidence, fact));
  return onceEach(found.toSorted((a, b) => a.fact.at - b.fact.at || a.fact.seq - b.fact.seq));
}

/** A test or a scan may be done for a duty alone: only of a plain sign is it said that no measure asks for it. */
function aboutProblem(evidence: Evidence, fact: Fact): EvidenceProblem | undefined {
  const what = namesOf(fact).join(", ");
  const problem = (code: EvidenceCode, params: EvidenceProblem["params"]) => ({ code, params, fact });
  if (isAhead(fact)) return problem("sign.future", { what });
  if (fact.kind !== "sign-received") return undefined;
  const measures = evidence.program.measures.filter(({ kind }) => kind === "signs");
  const about = measures.filter((measure) => isSignOf(measure, fact));
  if (about.length === 0) {
    const known = [...new Set(measures.flatMap(({ term }) => term.what ?? []))].join(", ");
    return what === "" ? problem("sign.without-what", { known }) : problem("sign.unknown-what", { what, known });
  }
  if (about.some((measure) => isAbout(fact, servicesOf(measure, evidence)))) return undefined;
  return problem("sign.other-service", { what, service: text(fact.fields["service"]) ?? "" });
}

function unreadFields({ program: { zone } }: Evidence, fact: Fact): EvidenceProblem[] {
  const { times, every, oldest } = fact.fields;
  const unread: string[] = [];
  const hasTimes = times !== undefined && (every === undefined || !/^\d{1,7}$/.test(text(times)!));
  if ((times ?? every) !== undefined && readTimes(fact).step === undefined) unread.push(hasTimes ? "times" : "every");
  const copy = fieldMoment(fact, "oldest", zone);
  if (oldest !== undefined && !(copy !== undefined && copy <= fact.at)) unread.push("oldest");
  const what = namesOf(fact).join(", ");
  return unread.map((field) => {
    const params = { what, field, written: text(fact.fields[field]) ?? "" };
    return { code: "sign.unread", params, fact };
  });
}

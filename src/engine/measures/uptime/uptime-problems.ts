/**
 * What is wrong with the facts of the services that a contract's uptime measures cover: outages that do not pair, lie
 * outside the contract or elsewhere, works that cannot be read, exclusions of nothing. Rules: AVL-2, AVL-5, AVL-8, CON-2.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import type { Evidence } from "../evidence.ts";
import type { EvidenceCode, EvidenceProblem } from "../problem.ts";
import { isAbout, judgedServices, servicesOf } from "../services.ts";
import { claimedPart } from "./asked-exclusion.ts";
import { measuredTime } from "./measured-time.ts";
import { nameOf, outagesOf, type Outage } from "./outages.ts";
import { factsAbout, runningFacts } from "./service-facts.ts";
import { workByName, workNamed, worksOf } from "./works.ts";

/** In the order of their facts, each said once whatever number of services share it. */
export function uptimeProblems(evidence: Evidence): readonly EvidenceProblem[] {
  const measures = evidence.program.measures.filter(({ kind }) => kind === "uptime");
  if (measures.length === 0) return [];
  const listed = measures.map((measure) => servicesOf(measure, evidence));
  const covered = listed.includes(undefined) ? undefined : [...new Set(listed.flatMap((services) => services!))];
  const named = judgedServices(covered, runningFacts(evidence));
  const services = named.length === 0 ? [undefined] : named;
  const outages = services.flatMap((service) => outagesOf(service, evidence).outages);
  const all = [
    ...services.flatMap((service) => outagesOf(service, evidence).problems),
    ...services.flatMap((service) => measuredTime(factsAbout(service, evidence), service, evidence).problems),
    ...worksOf(evidence).problems,
    ...elsewhere(covered, evidence),
    ...outages.flatMap((outage) => misplaced(outage, evidence)),
    ...exclusionProblems(outages, evidence),
  ];
  const told = new Map(
    all.map((problem) => [`${problem.code} ${problem.fact.seq} ${problem.fact.at}`, problem] as const),
  );
  return [...told.values()].toSorted((a, b) => a.fact.at - b.fact.at || a.fact.seq - b.fact.seq);
}

function elsewhere(covered: readonly string[] | undefined, evidence: Evidence): readonly EvidenceProblem[] {
  return evidence
    .ofKind("outage-started")
    .filter((fact) => !isAbout(fact, covered))
    .map((fact) =>
      problem("outage.other-service", fact, { outage: nameOf(fact, evidence), service: text(fact.fields["service"])! }),
    );
}

function misplaced({ from, to, facts }: Outage, evidence: Evidence): readonly EvidenceProblem[] {
  const { term } = evidence;
  const start = facts[0]!;
  const outage = nameOf(start, evidence);
  const work = text(start.fields["work"]);
  const isUnknown = work !== undefined && workByName(workNamed(start)!, evidence) === undefined;
  return [
    ...(to <= term.from || from >= term.to ? [problem("outage.outside-contract", start, { outage })] : []),
    ...(isUnknown ? [problem("outage.unknown-work", start, { outage, work })] : []),
  ];
}

function exclusionProblems(outages: readonly Outage[], evidence: Evidence): readonly EvidenceProblem[] {
  const known = new Set(
    evidence.program.measures.flatMap(({ kind, term }) =>
      kind === "uptime" ? Object.keys(term["not-counted"] ?? {}) : [],
    ),
  );
  const settled = [...evidence.ofKind("exclusion-claimed"), ...evidence.ofKind("exclusion-decided")];
  return settled.flatMap((fact) => {
    const params = { outage: text(fact.fields["outage"]) ?? "", exclusion: text(fact.fields["exclusion"]) ?? "" };
    if (!known.has(params.exclusion)) return [problem("exclusion.unknown-name", fact, params)];
    const about = outages.filter(({ id }) => id !== undefined && id === params.outage);
    if (about.length === 0) return [problem("exclusion.unknown-outage", fact, params)];
    const isLonger = about.every((outage) => {
      const span = claimedPart(fact, outage, evidence)?.span;
      return span !== undefined && !(span.from[0]! >= outage.from && span.to[0]! <= outage.to);
    });
    return isLonger ? [problem("exclusion.longer", fact, params)] : [];
  });
}

function problem(code: EvidenceCode, fact: Fact, params: Record<string, string>): EvidenceProblem {
  return { code, params, fact };
}

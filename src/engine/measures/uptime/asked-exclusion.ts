/**
 * Whether an exclusion takes an outage off, and if so which part of it: the cause asks for it, its conditions are judged at
 * the start of the work on what was recorded by then, and a decision about the outage goes before all of them.
 * Rules: AVL-3, AVL-8, CHK-5.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import { fieldMoment } from "../../../facts/field-moment.ts";
import { add, noIntervals, type Intervals } from "../../../time/intervals.ts";
import type { Scene } from "../../condition.ts";
import { dutyStanding } from "../../duties/judge-duties.ts";
import type { Subject } from "../../subject.ts";
import type { Evidence } from "../evidence.ts";
import type { FailedCondition } from "../figure.ts";
import { isAbout } from "../services.ts";
import { failedTests } from "./condition-text.ts";
import type { Outage } from "./outages.ts";
import type { ExclusionTerm } from "./uptime-rule.ts";
import { maintenancesDuring, recordedBy, timeOf, workByName, workNamed, type Work } from "./works.ts";

/** An exclusion that an outage asked for: by its cause, by the work during which it was, by a claim or a decision. */
export interface Asked {
  readonly exclusion: string;
  readonly term: ExclusionTerm;
  /** Why it takes nothing off; none where it does. */
  readonly failed: readonly FailedCondition[];
  /** What may be taken off before its hours and its cap are asked. */
  readonly span: Intervals;
  /** What bounds that: the announced time, or the part that was claimed and accepted. */
  readonly boundBy: string;
  /** What its cap is counted over: a work, else the outage itself. */
  readonly cappedOver: string | Outage;
}

/** None where nothing asks for it; several where the outage was during several works. */
export function askExclusion(
  exclusion: string,
  term: ExclusionTerm,
  outage: Outage,
  service: string | undefined,
  evidence: Evidence,
): readonly Asked[] {
  const named = workNamed(outage.facts[0]!);
  const isOfCause = term.cause === undefined || (outage.cause !== undefined && term.cause.includes(outage.cause));
  const works = worksAsked(term, outage, service, isOfCause, evidence);
  const decision = settledBy("exclusion-decided", exclusion, outage, service, evidence);
  const isClaimed = settledBy("exclusion-claimed", exclusion, outage, service, evidence) !== undefined;
  const isByWork = isAboutMaintenance(term) && (named?.startsWith("maintenance ") === true || works.length > 0);
  if (!isOfCause && !isByWork && !isClaimed && decision === undefined) return [];
  const decided = decision === undefined ? undefined : decidedConditions(decision);
  const isLinked = isOfCause || (term.link === "during" && works.length > 0);
  const link = isLinked ? [] : [lackedCause(term, outage, isByWork)];
  return (works.length > 0 ? works : [undefined]).map((work) => ({
    exclusion,
    term,
    failed: decided ?? [...link, ...failedConditions(term, outage, work, evidence)],
    cappedOver: work === undefined ? (named ?? outage) : `${work.kind} ${work.id}`,
    ...((decision === undefined ? undefined : claimedPart(decision, outage, evidence)) ??
      extentOf(term, work, isOfCause)),
  }));
}

/** The work that the outage names; else, where it is for works and during them, those. */
function worksAsked(
  term: ExclusionTerm,
  outage: Outage,
  service: string | undefined,
  isOfCause: boolean,
  evidence: Evidence,
): readonly Work[] {
  const named = workNamed(outage.facts[0]!);
  const own = named === undefined ? undefined : workByName(named, evidence);
  if (own !== undefined) return [own];
  const isSought = named === undefined && isAboutMaintenance(term) && (isOfCause || term.link === "during");
  const isOfOther = outage.cause !== undefined && outage.cause !== "maintenance" && term.link !== "during";
  return isSought && !isOfOther ? maintenancesDuring(outage, service, evidence) : [];
}

function isAboutMaintenance({ cause }: ExclusionTerm): boolean {
  return cause === undefined || cause.includes("maintenance");
}

function decidedConditions({ fields }: Fact): readonly FailedCondition[] {
  return fields["accepted"] === "yes" ? [] : [{ condition: "exclusion-decided accepted yes", because: "no" }];
}

/** The last word on an outage's exclusion; what is said of one service settles nothing of another (CON-2). */
function settledBy(
  kind: string,
  exclusion: string,
  { id }: Outage,
  service: string | undefined,
  evidence: Evidence,
): Fact | undefined {
  if (id === undefined) return undefined;
  const byName = evidence.once(kind, () => {
    const nameOf = ({ fields }: Fact) => `${text(fields["outage"])} ${text(fields["exclusion"])}`;
    return Map.groupBy(evidence.ofKind(kind), nameOf);
  });
  const services = service === undefined ? undefined : [service];
  return byName.get(`${id} ${exclusion}`)?.findLast((fact) => isAbout(fact, services));
}

/** An outage during a work of which it is not said to be the doing: the link is missing (AVL-3). */
function lackedCause(term: ExclusionTerm, { cause }: Outage, isByWork: boolean): FailedCondition {
  const condition = isByWork ? "link caused-by" : `cause ${(term.cause ?? []).join(", ")}`;
  return { condition, because: cause === undefined ? "not-known" : "no" };
}

function failedConditions(
  term: ExclusionTerm,
  outage: Outage,
  work: Work | undefined,
  evidence: Evidence,
): readonly FailedCondition[] {
  const condition = term["only-if"];
  if (condition === undefined || condition.length === 0) return [];
  const { program, contract } = evidence;
  const start = outage.facts[0]!;
  const at = work === undefined || Number.isNaN(work.startAt) ? start.at : work.startAt;
  // The fact of the start tells of the work as it begins, be that later than was announced.
  const by = Math.max(at, work?.done?.from ?? at);
  const known = work === undefined ? { facts: [start], fields: {} } : recordedBy(work, by);
  const attributes = { ...known.fields, ...start.fields };
  const subject: Subject = { kind: work?.kind ?? "outage", attributes, facts: known.facts, contract };
  const standing = (term: string) => dutyStanding(program, subject, term, by);
  const scene: Scene = { program, subject, attributes, at, act: undefined, before: known.facts, standing };
  return failedTests(condition, scene, "only-if");
}

/**
 * The announced time, where there is one; of an outage during a work, and not said to be its doing, never more than the
 * work's own time.
 */
function extentOf(term: ExclusionTerm, work: Work | undefined, isOfCause: boolean): Pick<Asked, "span" | "boundBy"> {
  const interval = term.interval ?? "announced";
  const boundBy = `interval ${interval}`;
  if (work !== undefined && !isOfCause) return { span: timeOf(work, interval), boundBy };
  const announced = interval === "announced" ? work?.announced : undefined;
  const span = noIntervals();
  add(span, announced?.from ?? -Infinity, announced?.to ?? Infinity);
  return { span, boundBy };
}

/** A decision can take off a part: from its `start` to its `end`; nothing where what bounds it cannot be read. */
export function claimedPart(
  fact: Fact,
  { from, to }: Outage,
  { program: { zone } }: Evidence,
): Pick<Asked, "span" | "boundBy"> | undefined {
  const start = fieldMoment(fact, "start", zone);
  const end = fieldMoment(fact, "end", zone);
  const { start: writtenStart, end: writtenEnd } = fact.fields;
  if (writtenStart === undefined && writtenEnd === undefined) return undefined;
  const span = noIntervals();
  const isRead =
    (writtenStart === undefined) === (start === undefined) && (writtenEnd === undefined) === (end === undefined);
  if (isRead) add(span, start ?? from, end ?? to);
  return { span, boundBy: "exclusion-decided" };
}

/**
 * A ticket as it is projected: what a queue shows and sorts by, and when it next needs a look. It is a function of the
 * agreement and the ticket's facts alone, judged as of the newest of them, so that a replay gives the same row (LED-5).
 */
import { text, type Fact, type Fields, type FieldValue } from "../facts/fact.ts";
import type { Program } from "../engine/program.ts";
import type { ClockOutcome, Judgement } from "../engine/outcome.ts";
import { judge } from "../engine/judge.ts";
import { nextMoment } from "../engine/due-moments.ts";
import { forecast } from "../engine/forecast.ts";
import { allMoments } from "../engine/moments-ahead.ts";
import { levelValue, sideOf, type Subject } from "../engine/subject.ts";
import { priorityLevelOf } from "./priority-level.ts";
import { firstToBreak, type FirstToBreak } from "./first-to-break.ts";
import { escalatedAt } from "./escalated-at.ts";
import { standingOf } from "./ticket-state.ts";

/** Moments are ISO texts or null, as the database reads them from JSON. */
export interface TicketRow {
  readonly ticket: string;
  readonly contract: string;
  readonly customer: string;
  readonly number: string;
  readonly version: number;
  /** Index in its log of the newest fact. */
  readonly upto: number;
  readonly opening: Fields;
  readonly attributes: Fields;
  readonly type: string | null;
  readonly priority: string | null;
  readonly state: string;
  readonly waiting_for: string | null;
  readonly title: string | null;
  readonly reporter: string | null;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly watchers: readonly string[];
  readonly reported_at: string;
  readonly changed_at: string;
  readonly resolved_at: string | null;
  readonly closed_at: string | null;
  readonly breaks_at: string | null;
  readonly breaks_clock: string | null;
  /** It is not done, and nobody decided how it is classified: a level was never said, or only proposed. */
  readonly unclassified: boolean;
  readonly missed: boolean;
  readonly at_risk: boolean;
  /** Since when it stands escalated. */
  readonly escalated_at: string | null;
  readonly clocks: readonly ClockRow[];
  /** When it next comes due; null where nothing lies ahead. */
  readonly deadline: string | null;
}

/** A clock as of the ticket's newest fact. */
export interface ClockRow {
  readonly clock: string;
  readonly verdict: string;
  readonly elapsedMs: number;
  readonly startAt: string | null;
  readonly stopAt: string | null;
  readonly dueAt: string | null;
  readonly isPaused: boolean;
}

export interface ProjectedTicket {
  readonly ticket: string;
  readonly contract: string;
  readonly customer: string;
  readonly number: string;
  readonly subject: Subject;
}

/** Of a ticket with at least its report; facts in any order, `seq` their index in the log. */
export function ticketRow(program: Program, of: ProjectedTicket): TicketRow {
  const { subject } = of;
  const judgement = judge(program, subject);
  const { facts } = judgement.settled;
  const standing = standingOf(facts, (fact) => sideOf(program, fact));
  const { attributes } = judgement.states[judgement.states.length - 1]!;
  const isOver = standing.state === "merged" || standing.state === "spam";
  const running = isOver ? [] : judgement.clocks.filter((outcome) => dueOf(outcome) !== undefined);
  const { first, isUnclassified } = isOver ? nothingBreaks : firstToBreak(program, judgement);
  const deadline = isOver ? undefined : nextMoment(program, judgement);
  return {
    ...identityOf(of, facts),
    version: subject.facts.length,
    upto: subject.facts.reduce((newest, { seq }) => Math.max(newest, seq), -1),
    opening: subject.attributes,
    attributes: shown(attributes),
    type: program.types === undefined ? null : (levelValue(program.types, attributes) ?? null),
    priority: priorityOf(program, attributes) ?? null,
    state: standing.state,
    waiting_for: standing.waitingFor ?? null,
    changed_at: iso(judgement.settled.newestAt)!,
    resolved_at: iso(standing.resolvedAt),
    closed_at: iso(standing.closedAt),
    breaks_at: iso(first?.at),
    breaks_clock: first?.clock ?? null,
    unclassified: isUnclassified && standing.state !== "resolved" && standing.state !== "closed",
    missed: judgement.clocks.some(({ verdict }) => verdict === "missed"),
    at_risk: isAtRisk(program, judgement, running),
    escalated_at: iso(escalatedAt(facts)),
    clocks: judgement.clocks.filter(({ run }) => !Number.isNaN(run.startAt)).map((outcome) => clockRow(outcome)),
    deadline: iso(deadline),
  };
}

const nothingBreaks: FirstToBreak = { first: undefined, isUnclassified: false };

type Identity = Pick<
  TicketRow,
  | "ticket"
  | "contract"
  | "customer"
  | "number"
  | "title"
  | "reporter"
  | "assignee"
  | "team"
  | "watchers"
  | "reported_at"
>;

function identityOf({ ticket, contract, customer, number }: ProjectedTicket, facts: readonly Fact[]): Identity {
  const report = facts.find(({ kind }) => kind === "reported");
  const assigned = facts.findLast(({ kind }) => kind === "assigned");
  const watchers = new Set<string>();
  for (const { kind, fields } of facts) {
    const who = text(fields["watcher"]);
    if (kind !== "watched" || who === undefined) continue;
    if (fields["off"] === "yes") watchers.delete(who);
    else watchers.add(who);
  }
  return {
    ticket,
    contract,
    customer,
    number,
    title: text(report?.fields["title"]) ?? null,
    reporter: reporterOf(report),
    assignee: text(assigned?.fields["assignee"]) ?? null,
    team: text(assigned?.fields["team"]) ?? null,
    watchers: [...watchers].toSorted(),
    reported_at: iso(report?.at ?? facts[0]?.at)!,
  };
}

/** DSK-19: who wrote down somebody else's words is not who reported. */
function reporterOf(report: Fact | undefined): string | null {
  const { reporter, caller, person } = report?.fields ?? {};
  return text(reporter ?? (caller === undefined ? person : undefined)) ?? null;
}

/** When a clock that runs uses up its target: the first of its thresholds that is not decided; undefined while it has no due. */
function dueOf({ run, thresholds }: ClockOutcome): number | undefined {
  if (run.stopFact !== undefined) return undefined;
  const dues = thresholds.map(({ dueAt }) => dueAt).filter((at) => Number.isFinite(at));
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** Whether the share of a target that calls for attention was used up, and what is left of the target was not. */
function isAtRisk(program: Program, judgement: Judgement, running: readonly ClockOutcome[]): boolean {
  const open = new Set(
    running
      .filter(({ thresholds }) => thresholds.some(({ verdict }) => verdict === "running"))
      .map(({ clock }) => clock.name),
  );
  if (open.size === 0) return false;
  const moments = allMoments(forecast(program, judgement));
  return moments.some(({ what, clock, at }) => what === "at-risk" && at <= judgement.asOf && open.has(clock));
}

function clockRow(outcome: ClockOutcome): ClockRow {
  const { clock, run, elapsedMs, verdict } = outcome;
  return {
    clock: clock.name,
    verdict,
    elapsedMs,
    startAt: iso(run.startAt),
    stopAt: iso(run.stopAt),
    dueAt: iso(dueOf(outcome)),
    isPaused: run.stopFact === undefined && run.pauses.at(-1) === Infinity,
  };
}

function priorityOf(program: Program, attributes: Fields): string | undefined {
  const level = priorityLevelOf(program);
  return level === undefined ? undefined : levelValue(level, attributes);
}

/** What stands on the report about the report itself is no attribute of the ticket. */
const ofTheReport = new Set(["by", "person", "text", "text-hash", "title", "title-hash", "lang", "is"]);

function shown(attributes: Fields): Fields {
  const rest: Record<string, FieldValue> = {};
  for (const name in attributes) if (!ofTheReport.has(name)) rest[name] = attributes[name]!;
  return rest;
}

function iso(at: number | undefined): string | null {
  return at === undefined || !Number.isFinite(at) ? null : new Date(at).toISOString();
}

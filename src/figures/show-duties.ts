/** Duties that run: of the contract, of its works, releases and versions, and of its tickets (DUT-1, DUT-3). */
import type { DutyOutcome } from "../engine/duties/duty.ts";
import { judgeDuties } from "../engine/duties/judge-duties.ts";
import { subjectsOfLog } from "../engine/duties/log-subjects.ts";
import type { Period } from "../engine/period.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import { text } from "../facts/fact.ts";
import { nameOf } from "../i18n/agreement-names.ts";
import type { DutiesShown, DutyShown, FactReference } from "./answer.ts";
import type { ContractRecord } from "./contract-record.ts";
import type { TicketCount } from "./count-tickets.ts";
import type { Holding } from "./holding.ts";
import { momentShown } from "./shown.ts";

export function dutiesShown(record: ContractRecord, count: TicketCount, asked: Period, holding: Holding): DutiesShown {
  const { contract, facts, references, asOf } = record;
  const { program, view, since } = contract;
  const known = facts.filter(({ at, recordedAt = at }) => Math.max(at, recordedAt) <= asOf);
  const subjects = subjectsOfLog(program, known, view.fields, since);
  const ofContract = subjects.flatMap((subject) => {
    const outcomes = judgeDuties(program, subject, asOf);
    for (const outcome of outcomes) holding.duty(outcome);
    return outcomes
      .filter((outcome) => isOf(asked, outcome))
      .map((outcome) => shown(program, outcome, aboutOf(subject), references.all([outcome.openedBy, outcome.doneBy])));
  });
  count.forgetLateDues();
  return {
    ofContract,
    openOfTickets: count.openDuties.map(({ ticket, number, outcome, facts: own }) =>
      shown(program, outcome, { kind: "ticket", name: number, ticket }, own),
    ),
    ofTickets: [...count.endedDuties].map(([duty, verdicts]) => {
      const { term } = program.duties.find(({ name }) => name === duty)!;
      return { duty, title: nameOf(duty, term.name), article: term.article, verdicts };
    }),
  };
}

/** What is open, and what was done or broken in the period. */
function isOf({ from, to }: Period, { verdict, doneAt, brokenAt, dueAt }: DutyOutcome): boolean {
  if (verdict === "open") return true;
  return [doneAt, brokenAt, Number.isNaN(doneAt) && Number.isNaN(brokenAt) ? dueAt : NaN].some(
    (at) => at >= from && at < to,
  );
}

function aboutOf({ kind, attributes }: Subject): DutyShown["about"] {
  return { kind, name: text(Object.values(attributes)[0]) ?? null, ticket: null };
}

function shown(
  program: Program,
  { duty, period, verdict, openedAt, dueAt, doneAt, brokenAt, lacks }: DutyOutcome,
  about: DutyShown["about"],
  facts: readonly FactReference[],
): DutyShown {
  const moment = (at: number) => momentShown(program, at);
  return {
    duty: duty.name,
    title: nameOf(duty.name, duty.term.name),
    article: duty.term.article,
    by: [duty.term.by].flat(),
    isAim: duty.aim,
    about,
    period: period ?? null,
    verdict,
    openedAt: moment(openedAt),
    dueAt: moment(dueAt),
    doneAt: moment(doneAt),
    brokenAt: moment(brokenAt),
    lacks,
    to: duty.to.map(({ fact, filter = {} }) => ({ fact, fields: filter })),
    facts,
  };
}

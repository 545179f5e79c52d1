/** Objectives of the asked period, counted exactly, each with its article and the tickets that it opens down to (OBJ-3, OBJ-5). */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { Objective } from "../engine/objective.ts";
import type { Period } from "../engine/period.ts";
import { groupTitle, titleOf } from "../report/titles.ts";
import type { ApartShown, ObjectiveShown } from "./answer.ts";
import { periodsWithin } from "./asked-period.ts";
import type { TicketCount } from "./count-tickets.ts";
import { periodShown } from "./shown.ts";

export function objectivesShown(
  contract: LoadedContract,
  count: TicketCount,
  asked: Period,
  asOf: number,
): ObjectiveShown[] {
  return count.tally.objectives.flatMap((objective) =>
    periodsWithin(contract, objective.per, asked, asOf).map((period) =>
      shown(contract, count, objective, period, asOf),
    ),
  );
}

function shown(
  { program }: LoadedContract,
  count: TicketCount,
  objective: Objective,
  period: Period,
  asOf: number,
): ObjectiveShown {
  const { clock, group, threshold, share, per, aim } = objective;
  const { population, kept, missed, open, missesAllowed, missesLeft, verdict } = count.tally.figure(
    objective,
    period,
    asOf,
  );
  return {
    clock: clock.name,
    title: titleOf(clock),
    article: clock.term.article,
    group,
    groupTitle: groupTitle(objective),
    target: threshold.written,
    share: {
      over: share.over,
      ...share.fraction,
    },
    per,
    isAim: aim,
    period: periodShown(program, period),
    population,
    kept,
    missed,
    open,
    missesAllowed,
    missesLeft,
    verdict,
    missedTickets: count.ticketsOf(objective, period, "missed"),
    openTickets: count.ticketsOf(objective, period, "open"),
  };
}

export function apartShown({ tally }: TicketCount): ApartShown[] {
  return tally
    .apart()
    .filter(({ outside, unproven, noTarget, unplaced }) => outside + unproven + noTarget + unplaced > 0)
    .map(({ clock, outside, unproven, noTarget, unplaced }) => ({
      clock: clock.name,
      article: clock.term.article,
      outside,
      unproven,
      noTarget,
      unplaced,
    }));
}

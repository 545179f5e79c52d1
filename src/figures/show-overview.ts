/** Puts together what an overview tells of a contract's objectives, out of the sums of what its tickets count for (OBJ-3, OBJ-5, FIG-3). */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import { objectivesOf, type Objective, type Per } from "../engine/objective.ts";
import type { Period } from "../engine/period.ts";
import { periodFigure } from "../engine/tally.ts";
import { groupTitle, titleOf } from "../report/titles.ts";
import type { ObjectiveFigure, ObjectiveOverview, ShownOverview } from "./overview-answer.ts";
import { placeOf } from "./places.ts";
import { periodShown } from "./shown.ts";
import { thirteen } from "./thirteen.ts";

/** How many of the open tickets are so: places of tickets beside those of objectives. */
export const ofNow = { open: "open", atRisk: "at-risk", missed: "missed", waitingForCustomer: "waiting" } as const;

/** `counts` says how many tickets have which place. */
export function shownOverview(
  contract: LoadedContract,
  counts: ReadonlyMap<string, number>,
  asOf: number,
): ShownOverview {
  const { program, agreement: hash } = contract;
  const { agreement: name, edition, title } = program.file;
  const of = (what: string) => counts.get(what) ?? 0;
  const periods = new Map<Per, readonly Period[]>();
  const periodsOf = (per: Per) => {
    const known = periods.get(per) ?? thirteen(contract, per, asOf);
    periods.set(per, known);
    return known;
  };
  return {
    agreement: { hash, name, edition, title },
    zone: program.zone,
    tickets: {
      open: of(ofNow.open),
      atRisk: of(ofNow.atRisk),
      missed: of(ofNow.missed),
      waitingForCustomer: of(ofNow.waitingForCustomer),
    },
    objectives: objectivesOf(program).map((objective, index) =>
      objectiveShown(contract, objective, periodsOf(objective.per), (period) => {
        const isNow = asOf >= period.from && asOf < period.to;
        return figureOf(objective, period, asOf, {
          kept: of(placeOf(index, "kept", period.label)),
          missed: of(placeOf(index, "missed", period.label)),
          open: of(placeOf(index, "open", period.label)) + (isNow ? of(placeOf(index, "open", undefined)) : 0),
        });
      }),
    ),
  };
}

function objectiveShown(
  { program }: LoadedContract,
  objective: Objective,
  periods: readonly Period[],
  figure: (period: Period) => ObjectiveFigure,
): ObjectiveOverview {
  const { clock, group, threshold, share, per, aim } = objective;
  const current = periods.at(-1)!;
  return {
    clock: clock.name,
    title: titleOf(clock),
    article: clock.term.article,
    group,
    groupTitle: groupTitle(objective),
    norm: { target: threshold.written, share: { over: share.over, ...share.fraction } },
    isAim: aim,
    per,
    current: { period: periodShown(program, current), ...figure(current) },
    history: periods.slice(0, -1).map((period) => ({ label: period.label, ...figure(period) })),
  };
}

function figureOf(
  objective: Objective,
  period: Period,
  asOf: number,
  counts: Parameters<typeof periodFigure>[2],
): ObjectiveFigure {
  const figure = periodFigure(objective, period, counts, asOf);
  const { verdict, population, kept, missed, open, missesAllowed, missesLeft } = figure;
  return { verdict, population, kept, missed, open, missesAllowed, missesLeft };
}

/** The first end of a period that any objective is in. */
export function nextPeriodAt(contract: LoadedContract, asOf: number): number {
  const pers = new Set(objectivesOf(contract.program).map(({ per }) => per));
  return Math.min(...[...pers].map((per) => thirteen(contract, per, asOf).at(-1)!.to));
}

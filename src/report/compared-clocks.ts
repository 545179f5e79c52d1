/** What was counted under each agreement, laid side by side: by clock, by the group of tickets, by agreement. */
import type { Objective } from "../engine/objective.ts";
import { reaches } from "../engine/objective.ts";
import type { PeriodFigure } from "../engine/tally.ts";
import { isInside, periodAround } from "./asked-span.ts";
import { standings, type ComparedClock, type ComparedGroup, type ComparedObjective, type Standing } from "./compare.ts";
import type { SideCount } from "./comparer.ts";
import type { Span } from "./score.ts";
import { groupTitle, titleOf } from "./titles.ts";

/** `first` says of each clock which agreement the others are held against. */
export function comparedClocks(
  names: readonly string[],
  first: readonly number[],
  sides: readonly SideCount[],
  asOf: number,
  span: Span | undefined,
): ComparedClock[] {
  const figures = sides.map(({ tally }) => tally.figures(asOf));
  return names.map((name, c) => ({
    clock: name,
    sides: sides.flatMap((own, side) => {
      const clock = own.clocks[c];
      const { standings: counted } = countedBy(sides, first, side, c);
      if (clock === undefined) return [];
      const { term, hoursName } = clock;
      return [
        { side, title: titleOf(clock), article: term.article, hours: hoursName, standings: standingsOf(counted[c]!) },
      ];
    }),
    groups: groupsOf(sides, first, figures, c, span),
    differences: sides.flatMap(({ differences, shared }, side) => {
      const counted = differences[c];
      if (counted === undefined) return [];
      const { different } = counted;
      const same = shared[c] ? sides[first[c]!]!.standings[c]!.reduce((sum, n) => sum + n, 0) : counted.same;
      return [{ side, against: first[c]!, same, different, causes: counted.causes() }];
    }),
  }));
}

/** The count that holds an agreement's clock: its own, or that of the one that promises it alike. */
function countedBy(sides: readonly SideCount[], first: readonly number[], side: number, c: number): SideCount {
  return sides[side]!.shared[c] ? sides[first[c]!]! : sides[side]!;
}

function groupsOf(
  sides: readonly SideCount[],
  first: readonly number[],
  figures: readonly (readonly PeriodFigure[])[],
  c: number,
  span: Span | undefined,
) {
  const groups = new Map<string, ComparedGroup & { objectives: ComparedObjective[] }>();
  const byObjectives = figures.map((some) => Map.groupBy(some, (figure) => figure.objective));
  for (let side = 0; side < sides.length; side++) {
    const count = countedBy(sides, first, side, c);
    const byObjective = byObjectives[sides.indexOf(count)]!;
    const { tally, clocks } = count;
    const { zone } = count.side.program;
    for (const objective of tally.objectives) {
      if (objective.clock !== clocks[c]) continue;
      const key = objective.group.join("\n");
      let group = groups.get(key);
      if (group === undefined)
        groups.set(key, (group = { group: objective.group, title: groupTitle(objective), objectives: [] }));
      group.objectives.push(comparedObjective(side, objective, byObjective.get(objective) ?? [], zone, span));
    }
  }
  return [...groups.values()];
}

function comparedObjective(
  side: number,
  objective: Objective,
  all: readonly PeriodFigure[],
  zone: string,
  span: Span | undefined,
): ComparedObjective {
  const figures = all.filter(({ period }) => isInside(period, span));
  const counted = all.map(({ period }) => period);
  const { threshold, level, share, aim, per } = objective;
  const sum = (of: "kept" | "missed" | "open") => figures.reduce((all, figure) => all + figure[of], 0);
  const [kept, missed, open] = [sum("kept"), sum("missed"), sum("open")];
  const periods: Partial<Record<PeriodFigure["verdict"], number>> = {};
  for (const { population, open: running, verdict } of figures)
    if (population + running > 0) periods[verdict] = (periods[verdict] ?? 0) + 1;
  return {
    side,
    level,
    written: threshold.written,
    share,
    aim,
    per,
    total: { population: kept + missed, kept, missed, open },
    reached: kept + missed === 0 ? undefined : reaches(share, kept, missed),
    periods,
    around: periodAround(per, zone, counted, span)?.label,
  };
}

function standingsOf(counted: Uint32Array): Record<Standing, number> {
  return Object.fromEntries(standings.map((standing, i) => [standing, counted[i]!])) as Record<Standing, number>;
}

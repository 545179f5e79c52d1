/**
 * How each promise stands, clock by clock: under each target its last periods and all of them together, in the columns
 * that every target of the clock shares. Verdicts are of periods; what all came to is shown beside them, never judged.
 */
import { normText, shareText } from "../draw/numbers.ts";
import { stateOf, type PeriodState } from "../draw/period-state.ts";
import type { ShownFigure } from "../i18n/score-words.ts";
import type { ClockScore, Counts, ObjectiveScore, PeriodScore } from "../report/score.ts";
import { columns, paint, wrap, type Tone } from "./layout.ts";
import type { Page } from "./score-report.ts";

const shownPeriods = 3;

export const stateTones: Readonly<Record<PeriodState, Tone>> = {
  kept: "good",
  missed: "bad",
  running: "strong",
  "running-below": "warn",
  "no-tickets": "dim",
  "over-aim": "warn",
  undecided: "warn",
};

export const stateSigns: Readonly<Record<PeriodState, string>> = {
  kept: "✓",
  missed: "✗",
  running: "…",
  "running-below": "!",
  "no-tickets": "○",
  "over-aim": "!",
  undecided: "?",
};

/** One block of lines for each clock that is for any of the tickets. */
export function objectiveLines(page: Page, allPeriods: boolean): string[][] {
  return page.score.clocks
    .filter((clock) => clock.tickets > 0)
    .map((clock) => {
      const objectives = page.score.objectives.filter((one) => one.clock === clock.clock);
      const used = objectives.filter((one) => one.total.population + one.total.open > 0);
      const unused = objectives.filter((one) => one.total.population + one.total.open === 0);
      return [...clockLines(page, clock), ...tableLines(page, used, allPeriods), ...unusedLines(page, unused)];
    });
}

function clockLines({ io, words, count }: Page, clock: ClockScore): string[] {
  const { sections } = words.page;
  const facts = [
    `${words.check.article} ${clock.article}`,
    words.explain.onHours(clock.hours),
    sections.clockTickets(clock.tickets, count(clock.tickets)),
  ];
  const apart = words.score.apart(clock);
  return [
    `${paint(io, "strong", clock.title[io.lang])}  ${paint(io, "dim", facts.join(" · "))}`,
    ...(apart === "" ? [] : [`  ${paint(io, "dim", wrap(apart, io.columns, 2))}`]),
  ];
}

function tableLines(page: Page, objectives: readonly ObjectiveScore[], allPeriods: boolean): string[] {
  if (objectives.length === 0) return [];
  const tables = objectives.map((objective) => tableOf(page, objective, allPeriods));
  const aligned = columns([headOf(page), ...tables.flatMap(({ rows }) => rows)], 3, [1, 2, 3, 4, 5, 6, 7]);
  const lines = [aligned[0]!];
  let at = 1;
  for (const { title, rows, note } of tables) {
    lines.push(`  ${title}`, ...aligned.slice(at, at + rows.length), ...(note === undefined ? [] : [`   ${note}`]));
    at += rows.length;
  }
  return lines;
}

const figureNames: readonly ShownFigure[] = [
  "period",
  "population",
  "kept",
  "missed",
  "open",
  "share",
  "norm",
  "left",
  "verdict",
];

function headOf({ io, words }: Page): string[] {
  return figureNames.map((name) => paint(io, "dim", words.score.figures[name]));
}

interface Table {
  readonly title: string;
  readonly rows: readonly string[][];
  readonly note: string | undefined;
}

function tableOf(page: Page, objective: ObjectiveScore, allPeriods: boolean): Table {
  const { io, words } = page;
  const held = objective.periods.filter((period) => period.population + period.open > 0);
  const shown = allPeriods ? held : held.slice(-shownPeriods);
  const hidden = held.length - shown.length;
  const group = objective.groupTitle[io.lang];
  const per = `${words.score.columns.per} ${words.page.columns.per[objective.per]}`;
  return {
    title: [...(group === "" ? [] : [paint(io, "strong", group)]), objective.written, paint(io, "dim", per)].join("  "),
    rows: [
      ...shown.map((period) => periodRow(page, objective, period)),
      ...(held.length > 1 ? [totalRow(page, objective)] : []),
    ],
    note: hidden === 0 ? undefined : paint(io, "dim", words.score.earlier(hidden)),
  };
}

function periodRow(page: Page, objective: ObjectiveScore, period: PeriodScore): string[] {
  const { io, words, count } = page;
  const state = stateOf(period);
  const verdict = `${stateSigns[state]} ${words.score.states[state]}`;
  return [
    period.label,
    ...figures(page, objective, period),
    normText(objective.share, io.lang),
    count(period.missesLeft),
    paint(io, stateTones[state], verdict),
  ];
}

function totalRow(page: Page, objective: ObjectiveScore): string[] {
  const row = [page.words.score.total, ...figures(page, objective, objective.total), "", "", ""];
  return row.map((cell) => (cell === "" ? "" : paint(page.io, "dim", cell)));
}

function figures({ io, count }: Page, { share }: ObjectiveScore, { population, kept, missed, open }: Counts): string[] {
  const attained = shareText(kept, population, share, io.lang) || "–";
  return [count(population), count(kept), count(missed), count(open), attained];
}

/** Targets that no ticket had, or that no period asked for can judge: a line, so that nobody wonders where they are. */
function unusedLines({ io, words }: Page, objectives: readonly ObjectiveScore[]): string[] {
  const { per } = words.page.columns;
  const lines = [...Map.groupBy(objectives, ({ around }) => around)].map(([around, some]) => {
    const names = [...new Set(some.map((one) => one.groupTitle[io.lang] || one.written))].join(", ");
    if (around === undefined) return words.score.without(names);
    return `${words.page.sections.wider(per[some[0]!.per], around)}: ${names}`;
  });
  return lines.map((line) => `  ${paint(io, "dim", wrap(line, io.columns, 2))}`);
}

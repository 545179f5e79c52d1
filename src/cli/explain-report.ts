/** The explanation of a ticket in the terminal: per clock the verdict first, then the drawing, then every stretch. */
import { text } from "../facts/fact.ts";
import type { ActJudgement } from "../engine/acts.ts";
import type { ClockExplanation, Explanation, Segment } from "../engine/explain.ts";
import type { ClockVerdict } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import { levelValue } from "../engine/subject.ts";
import { seenText } from "../draw/safe-text.ts";
import { judge } from "../engine/judge.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Words } from "../i18n/words.ts";
import { formatElapsed } from "../time/length.ts";
import type { ExplainedTicket } from "./explained-ticket.ts";
import { dutyLines } from "./explain-duties.ts";
import { columns, paint, wrap, type Tone } from "./layout.ts";
import { shownBeside, shownMoment } from "./shown-moment.ts";
import { drawTimeline, legendStroke, type Mark } from "./timeline.ts";
import type { Io } from "./terminal.ts";

interface Page {
  readonly io: Io;
  readonly program: Program;
  readonly words: Words;
  readonly moment: (at: number) => string;
}

export function printExplanation(io: Io, program: Program, ticket: ExplainedTicket, explanation: Explanation): void {
  const words = languages[io.lang];
  const page: Page = { io, program, words, moment: (at) => shownMoment(at, program.zone, io.lang) };
  const { agreement, edition } = program.file;
  const head = `${words.explain.ticket} ${seenText(ticket.id)}`;
  const judgedBy = `${agreement} ${edition}, ${words.explain.asOf} ${page.moment(explanation.judgement.asOf)} (${program.zone})`;
  const classification = classificationLines(page, explanation);
  const clocks = explanation.clocks.flatMap((clock) => ["", ...clockLines(page, clock)]);
  const spoken = explanation.acts.filter((act) => act.by !== undefined);
  const { ignored } = explanation.judgement.settled;
  const lines = [
    paint(io, "strong", head),
    paint(io, "dim", judgedBy),
    ...(classification.length > 0 ? ["", ...classification] : []),
    ...(clocks.length > 0 ? clocks : ["", words.explain.noClocks]),
    ...(spoken.length > 0 ? ["", paint(io, "strong", words.explain.acts), ...actLines(page, spoken)] : []),
    ...dutyLines(page, explanation.duties),
    ...exportedLines(page, ticket, explanation),
    ...ignored.flatMap(({ fact, why }) => ["", words.explain.ignored(fact.kind, page.moment(fact.at), why)]),
  ];
  io.stdout.write(`${lines.join("\n")}\n`);
}

/** Of a ticket from an export: each fact with the place where it stands, and what another reading would change. */
function exportedLines(page: Page, { placeOf, secondReading }: ExplainedTicket, { judgement }: Explanation): string[] {
  if (placeOf === undefined) return [];
  const { io, program, words, moment } = page;
  const rows = judgement.settled.facts.map((fact) => {
    const place = placeOf(fact);
    return [
      moment(fact.at),
      fact.kind,
      fieldsOf(fact.fields),
      place === undefined ? "" : `${place.file}:${place.line}`,
    ];
  });
  const other = secondReading === undefined ? undefined : judge(program, secondReading, judgement.asOf);
  const differs = other?.clocks.filter((clock, i) => clock.verdict !== judgement.clocks[i]?.verdict) ?? [];
  const sentences =
    other === undefined
      ? []
      : [
          words.explain.twoReadings(
            differs.map(({ clock, verdict }) => `${clock.name} ${words.verdicts[verdict]}`).join(", "),
          ),
        ];
  return [
    "",
    paint(io, "strong", words.explain.facts),
    ...columns(rows),
    ...sentences.map((one) => `  ${wrap(one, io.columns, 2)}`),
  ];
}

function classificationLines({ io, program, words, moment }: Page, { judgement, covered }: Explanation): string[] {
  const rows: string[][] = [];
  const state = judgement.states.at(-1)!;
  for (const level of program.levels.values()) {
    const value = levelValue(level, state.attributes);
    if (value === undefined) continue;
    const follows = level.cells !== undefined && state.attributes[level.name] === undefined;
    const how = follows ? words.explain.follows(level.axes.map((axis) => axis.name).join(" × ")) : "";
    rows.push([level.name, paint(io, "strong", value), `${words.check.article} ${level.term.article}`, how]);
  }
  if (covered !== undefined) {
    rows.push([
      words.explain.coverage,
      paint(io, "strong", words.coverage[covered.word]),
      `${words.check.article} ${covered.table.term.article}`,
      "",
    ]);
  }
  const changes = judgement.states
    .slice(1)
    .map((one) => [`  ${moment(one.from)}  ${one.by?.kind ?? ""}  ${fieldsOf(one.by?.fields)}`]);
  const provisional = state.provisional ? [`  ${paint(io, "warn", words.explain.provisional)}`] : [];
  return [...columns(rows), ...changes.flat(), ...provisional];
}

function fieldsOf(fields: Readonly<Record<string, string | readonly string[]>> | undefined): string {
  return Object.entries(fields ?? {})
    .map(([name, value]) => seenText(`${name}: ${text(value)!}`))
    .join(", ");
}

const verdictTones: Readonly<Record<ClockVerdict, Tone>> = {
  kept: "good",
  missed: "bad",
  "over-aim": "warn",
  running: "strong",
  outside: "dim",
  unproven: "warn",
  "no-target": "dim",
};

const verdictSigns: Readonly<Record<ClockVerdict, string>> = {
  kept: "✓",
  missed: "✗",
  "over-aim": "!",
  running: "…",
  outside: "○",
  unproven: "?",
  "no-target": "–",
};

function clockLines(page: Page, clock: ClockExplanation): string[] {
  const { io, words } = page;
  const { outcome, segments } = clock;
  const { term, hoursName, name } = outcome.clock;
  const verdict = paint(
    io,
    verdictTones[outcome.verdict],
    `${verdictSigns[outcome.verdict]} ${words.verdicts[outcome.verdict]}`,
  );
  const title = term.name?.[io.lang] ?? name;
  const lines = [
    `${paint(io, "strong", title)}  ${verdict}  ${paint(io, "dim", `${words.check.article} ${term.article} · ${words.explain.onHours(hoursName)}`)}`,
    ...figureLines(page, clock),
  ];
  if (outcome.verdict === "outside" || segments.length === 0) return lines;
  const width = Math.min(72, io.columns - 4);
  const marks = marksOf(clock);
  return [
    ...lines,
    "",
    ...drawTimeline(io, segments, marks, width).map((line) => `  ${line}`),
    legend(page, segments, marks),
    "",
    ...columns(segmentRows(page, segments, outcome.elapsedMs), 2, [2]),
    ...clock.apart.map(
      ({ because, ms }) => `  ${words.explain.apart(because.kind, page.moment(because.at), formatElapsed(ms))}`,
    ),
    ...clock.laterStops.map((later) => `  ${words.explain.later(later.kind, page.moment(later.at))}`),
  ];
}

function figureLines({ words, moment }: Page, clock: ClockExplanation): string[] {
  const { outcome, dues } = clock;
  const { run, thresholds, elapsedMs } = outcome;
  if (Number.isNaN(run.startAt)) return [`  ${words.explain.notStarted}`];
  const rows: string[][] = thresholds.map((one, i) => {
    const due = Number.isNaN(one.dueAt) ? noDue(words, clock, i) : `${words.explain.due} ${moment(one.dueAt)}`;
    const missed = Number.isNaN(one.missedAt) ? "" : `${words.explain.missedAt} ${moment(one.missedAt)}`;
    const risk =
      one.verdict === "running" && !Number.isNaN(clock.atRiskAt[i]!)
        ? `${words.explain.atRisk} ${moment(clock.atRiskAt[i]!)}`
        : "";
    const verdict = thresholds.length > 1 ? words.verdicts[one.verdict] : "";
    return [one.threshold.written, due, missed || risk, verdict];
  });
  const earlier = dues
    .slice(0, -1)
    .map(
      (step) =>
        `  ${words.explain.earlier(step.written.join(", "), step.dueAt.map((at) => (Number.isNaN(at) ? "–" : moment(at))).join(", "))}`,
    );
  const stop = run.stopFact === undefined ? words.explain.stillRunning : `${run.stopFact.kind} ${moment(run.stopAt)}`;
  const from = run.startFact?.kind ?? outcome.clock.follows.map((moment) => moment.term).join(" · ");
  return [
    `  ${from} ${moment(run.startAt)} → ${stop}, ${words.explain.elapsed} ${formatElapsed(elapsedMs)}`,
    ...columns(rows),
    ...earlier,
  ];
}

function noDue(words: Words, clock: ClockExplanation, i: number): string {
  const threshold = clock.outcome.thresholds[i]!.threshold;
  if (threshold.kind === "none") return "";
  return threshold.kind === "elapsed"
    ? words.explain.whileWaiting(formatElapsed(clock.remainingMs[i]!))
    : words.explain.noDueWhileWaiting;
}

function marksOf({ outcome }: ClockExplanation): Mark[] {
  return outcome.thresholds.flatMap((one) => (Number.isNaN(one.dueAt) ? [] : [{ at: one.dueAt, sign: "▲" }]));
}

function legend({ io, words }: Page, segments: readonly Segment[], marks: readonly Mark[]): string {
  const kinds = [...new Set(segments.map((segment) => segment.kind))];
  const inRun = marks.some(({ at }) => at >= segments[0]!.from && at <= segments.at(-1)!.to);
  const parts = kinds.map((kind) => `${legendStroke(io, kind)} ${words.segments[kind]}`);
  return `  ${[...parts, ...(inRun ? [`▲ ${words.explain.due}`] : [])].join("   ")}`;
}

function segmentRows(
  { io, program, words, moment }: Page,
  segments: readonly Segment[],
  elapsedMs: number,
): string[][] {
  const first = segments[0]!.from;
  const rows = segments.map((segment, i) => [
    i === 0 ? moment(first) : shownBeside(segment.from, first, program.zone, io.lang, "day"),
    shownBeside(segment.to, segment.from, program.zone, io.lang, "time"),
    formatElapsed(segment.to - segment.from),
    segment.kind === "counted"
      ? words.segments.counted
      : paint(io, segment.kind === "paused" ? "wait" : "dim", words.segments[segment.kind]),
    `${words.check.article} ${segment.article}`,
    because(segment),
  ]);
  return [...rows, ["", "", formatElapsed(elapsedMs), paint(io, "strong", words.explain.total), "", ""]];
}

function because({ because: fact, endedBy }: Segment): string {
  if (fact === undefined) return "";
  const reason = text(fact.fields["for"]);
  const opened = reason === undefined ? fact.kind : `${fact.kind} (${reason})`;
  return endedBy === undefined || endedBy === fact ? opened : `${opened} → ${endedBy.kind}`;
}

const actTones: Readonly<Partial<Record<ActJudgement["outcome"], Tone>>> = {
  refused: "bad",
  asked: "warn",
  masked: "warn",
  advised: "warn",
};

/** A line for each act that the agreement speaks of; below it what it lacks, and what the rule has to say. */
function actLines({ io, program, words, moment }: Page, acts: readonly ActJudgement[]): string[] {
  const lines = columns(
    acts.map((act) => {
      const tone = actTones[act.outcome];
      const word = words.acts[act.outcome];
      const outcome = tone === undefined ? word : paint(io, tone, word);
      return [moment(act.fact.at), act.fact.kind, outcome, `${words.check.article} ${act.by!.article}`];
    }),
  );
  return acts.flatMap((act, i) => {
    const rule = act.by!.notion === "rule" ? program.file.rules?.[act.by!.name] : undefined;
    const say = act.outcome === "accepted" ? undefined : rule?.say?.[io.lang];
    const lacking = act.lacking.length > 0 ? `${words.explain.lacking} ${act.lacking.join(", ")}` : undefined;
    const remarks = [lacking, say].flatMap((one) => (one === undefined ? [] : [`    ${wrap(one, io.columns, 4)}`]));
    return [lines[i]!, ...remarks];
  });
}

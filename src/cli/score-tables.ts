/** A score as tables for a spreadsheet: numbers as numbers, moments as local texts, one row per objective and period. */
import { normText } from "../draw/numbers.ts";
import type { DocumentSheet } from "../documents/write-xlsx.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import { causeSentence, silentSentences, type TableColumn } from "../i18n/score-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ObjectiveScore, Score } from "../report/score.ts";
import { instantToLocal } from "../time/moment.ts";
import type { ScoreReport } from "./score-json.ts";

type Row = (string | number)[];

const minuteMs = 60_000;
const shownPlaces = 5;

/** The table of objectives, as it is written with `--csv`: every figure that a promise is judged by. */
export function objectiveRows(score: Score, lang: Language): Row[] {
  const columns: TableColumn[] = ["agreement", "edition", "clock", "article", "group", "target", "per", "period"];
  columns.push("from", "to", "population", "kept", "missed", "open", "share", "norm", "allowed", "left", "verdict");
  const states = languages[lang].page.drawing.states;
  const rows = score.objectives.flatMap((objective) =>
    objective.periods.map((period): Row => [
      score.agreement,
      score.edition,
      clockTitle(score, objective.clock, lang),
      objective.article,
      objective.groupTitle[lang],
      objective.written,
      languages[lang].page.columns.per[objective.per],
      period.label,
      local(score, period.from),
      local(score, period.to),
      period.population,
      period.kept,
      period.missed,
      period.open,
      period.population === 0 ? "" : (100 * period.kept) / period.population,
      normNumber(objective),
      period.missesAllowed,
      period.missesLeft,
      states[period.verdict],
    ]),
  );
  return [header(columns, lang), ...rows];
}

export function scoreSheets(report: ScoreReport, lang: Language): DocumentSheet[] {
  const { score } = report;
  const { sheets } = languages[lang].score;
  return [
    { name: sheets.score, rows: headRows(report, lang) },
    { name: sheets.objectives, rows: objectiveRows(score, lang) },
    { name: sheets.months, rows: monthRows(score, lang) },
    { name: sheets.worst, rows: worstRows(score, lang) },
    ...(score.recorded === undefined ? [] : [{ name: sheets.recorded, rows: recordedRows(score, lang) }]),
    { name: sheets.leftOut, rows: leftOutRows(report, lang) },
  ];
}

function headRows({ score, files }: ScoreReport, lang: Language): Row[] {
  const { columns } = languages[lang].score;
  const { head } = languages[lang].page;
  const { read, judged, setApart, notYet, otherCustomers } = score.tickets;
  const all = languages[lang].score;
  return [
    header(["what", "said"], lang),
    [columns.agreement, `${score.title[lang]} (${score.agreement})`],
    [columns.edition, score.edition],
    ...(score.reading === undefined ? [] : [[head.reading, score.reading]]),
    [columns.asOf, `${local(score, score.asOf)} (${score.zone})`],
    ...(score.span === undefined ? [] : [[columns.period, score.span.label]]),
    ...(score.customer === undefined ? [] : [[head.customer, score.customer]]),
    [columns.tickets, all.read(read, String(read), String(judged))],
    [all.setsApart, setApart],
    ...(notYet === 0 ? [] : [[columns.asOf, head.notYet(notYet, String(notYet))]]),
    ...(otherCustomers === 0 ? [] : [[head.customer, head.otherCustomers(otherCustomers, String(otherCustomers))]]),
    ...files.map(({ name, records }): Row => [name, all.records(String(records))]),
    ...silentSentences(score, all, lang).map((said): Row => [head.mind, said]),
  ];
}

function monthRows(score: Score, lang: Language): Row[] {
  const rows = score.months.flatMap(({ level, month, counts }) =>
    Object.entries(counts).map(([value, n]): Row => [level, month, value || languages[lang].page.sections.unknown, n]),
  );
  return [header(["level", "month", "value", "tickets"], lang), ...rows];
}

function worstRows(score: Score, lang: Language): Row[] {
  const columns: TableColumn[] = ["ticket", "clock", "group", "target", "start", "due", "missedAt", "stop"];
  columns.push("elapsedMinutes", "targetMinutes", "used", "verdict");
  const rows = score.worst.map((one): Row => [
    one.ticket,
    clockTitle(score, one.clock, lang),
    groupTitleOf(score, one.clock, one.group, lang),
    one.written,
    local(score, one.startAt),
    local(score, one.dueAt),
    local(score, one.missedAt),
    local(score, one.stopAt),
    one.elapsedMs / minuteMs,
    Number.isFinite(one.targetMs) ? one.targetMs / minuteMs : "",
    one.targetMs > 0 ? (100 * one.elapsedMs) / one.targetMs : "",
    languages[lang].verdicts[one.verdict],
  ]);
  return [header(columns, lang), ...rows];
}

function recordedRows({ recorded }: Score, lang: Language): Row[] {
  if (recorded === undefined) return [];
  const { comparison, columns } = languages[lang].page;
  return [
    header(["cause", "recordedKept", "recordedMissed", "tickets"], lang),
    [columns.agree, recorded.agree, "", ""],
    [columns.without, recorded.without, "", ""],
    ...recorded.causes.map((one): Row => [
      causeSentence(one, comparison),
      one.recordedKept,
      one.recordedMissed,
      one.tickets.join(", "),
    ]),
  ];
}

function leftOutRows({ found }: ScoreReport, lang: Language): Row[] {
  const rows = found.map((one): Row => [
    wordRecordFinding(one, lang),
    one.count,
    one.setsApart ? languages[lang].score.setsApart : "",
    one.places
      .slice(0, shownPlaces)
      .map(({ file, line, ticket }) => `${file}:${line}${ticket === undefined ? "" : ` (${ticket})`}`)
      .join(", "),
  ]);
  return [header(["kind", "count", "setsApart", "places"], lang), ...rows];
}

function header(columns: readonly TableColumn[], lang: Language): Row {
  return columns.map((column) => languages[lang].score.columns[column]);
}

export function clockTitle(score: Score, clock: string, lang: Language): string {
  return score.clocks.find((one) => one.clock === clock)?.title[lang] ?? clock;
}

export function promiseTitle(score: Score, clock: string, group: readonly string[], lang: Language): string {
  const of = groupTitleOf(score, clock, group, lang);
  return of === "" ? clockTitle(score, clock, lang) : `${clockTitle(score, clock, lang)} · ${of}`;
}

function groupTitleOf(score: Score, clock: string, group: readonly string[], lang: Language): string {
  const key = group.join(" ");
  const objective = score.objectives.find((one) => one.clock === clock && one.group.join(" ") === key);
  return objective?.groupTitle[lang] ?? group.join(" · ");
}

/** A share is a fraction of few digits: as a number it is what was written, or text where a double cannot hold it. */
function normNumber({ share }: ObjectiveScore): number | string {
  const { num, den } = share.fraction;
  const percent = (100 * num) / den;
  return Number(percent.toPrecision(12)) === percent ? percent : normText(share, "en");
}

function local({ zone }: Score, at: number): string {
  return Number.isFinite(at) ? instantToLocal(zone, at) : "";
}

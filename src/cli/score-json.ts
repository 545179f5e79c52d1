/** `peil score --json`: the whole score as data, moments in ISO 8601 with the offset of the agreement's zone. */
import { shareText } from "../draw/numbers.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import type { Language } from "../i18n/words.ts";
import type { ImportedFile } from "../imports/tickets/import.ts";
import type { RecordFinding } from "../report/left-out.ts";
import { usedEdges, type ObjectiveScore, type PeriodScore, type Score } from "../report/score.ts";
import { instantToIso } from "../time/moment.ts";

export interface ScoreReport {
  readonly score: Score;
  readonly found: readonly RecordFinding[];
  readonly files: readonly ImportedFile[];
}

export function scoreJson({ score, found, files }: ScoreReport, exitCode: number, lang: Language): unknown {
  const moment = (at: number) => (Number.isFinite(at) ? instantToIso(score.zone, at) : null);
  return {
    exitCode,
    agreement: score.agreement,
    edition: score.edition,
    title: score.title,
    zone: score.zone,
    reading: score.reading ?? null,
    asOf: moment(score.asOf),
    period: score.span === undefined ? null : { label: score.span.label, ...bounds(score.span, moment) },
    customer: score.customer ?? null,
    files,
    tickets: score.tickets,
    clocks: score.clocks,
    objectives: score.objectives.map((objective) => objectiveJson(objective, moment)),
    usedEdges,
    months: score.months,
    worst: score.worst.map(({ startAt, dueAt, missedAt, stopAt, elapsedMs, targetMs, ...ticket }) => ({
      ...ticket,
      start: moment(startAt),
      due: moment(dueAt),
      missedAt: moment(missedAt),
      stop: moment(stopAt),
      elapsedMs,
      targetMs: Number.isFinite(targetMs) ? targetMs : null,
    })),
    recorded: score.recorded === undefined ? null : { ...score.recorded, clock: score.recorded.clock ?? null },
    twoReadings: score.twoReadings,
    silent: score.silent,
    leftOut: found.map(({ code, params, count, setsApart, places }) => ({
      code,
      params,
      count,
      setsApart,
      message: wordRecordFinding({ code, params }, lang),
      places: places.map(({ file, line, ticket }) => ({ file, line, ticket: ticket ?? null })),
    })),
  };
}

type Moment = (at: number) => string | null;

function objectiveJson(objective: ObjectiveScore, moment: Moment): unknown {
  const { share, periods, total, around, ...rest } = objective;
  return {
    ...rest,
    around: around ?? null,
    norm: { over: share.over, num: share.fraction.num, den: share.fraction.den },
    periods: periods.map((period) => ({
      ...period,
      ...bounds(period, moment),
      share: attained(period, objective),
    })),
    total: { ...total, share: attained(total, objective) },
  };
}

/** As text, with as many digits as it takes to stand on its own side of the norm; null of no tickets. */
function attained({ kept, population }: Pick<PeriodScore, "kept" | "population">, { share }: ObjectiveScore) {
  return population === 0 ? null : shareText(kept, population, share, "en");
}

function bounds({ from, to }: { from: number; to: number }, moment: Moment) {
  return { from: moment(from), to: moment(to) };
}

/** `peil compare --json`: the whole comparison as data, moments in ISO 8601 with the offset of the first agreement's zone. */
import { shareText } from "../draw/numbers.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import type { Language } from "../i18n/words.ts";
import type { ComparedObjective } from "../report/compare.ts";
import { instantToIso } from "../time/moment.ts";
import { sideLabel } from "./compare-tables.ts";
import type { CompareReport } from "./compare-tickets.ts";

/** So many places of a kind are written; `count` says how many there are. */
const shownPlaces = 20;

export function compareJson({ comparison, found, files }: CompareReport, exitCode: number, lang: Language): unknown {
  const { zone, asOf, span, customer, sides, clocks } = comparison;
  const moment = (at: number) => (Number.isFinite(at) ? instantToIso(zone, at) : null);
  return {
    exitCode,
    zone,
    asOf: moment(asOf),
    period: span === undefined ? null : { label: span.label, from: moment(span.from), to: moment(span.to) },
    customer: customer ?? null,
    files,
    sides: sides.map((side, i) => ({ label: sideLabel(i), ...side, reading: side.reading ?? null })),
    clocks: clocks.map((clock) => ({
      ...clock,
      groups: clock.groups.map((group) => ({ ...group, objectives: group.objectives.map(objectiveJson) })),
    })),
    leftOut: found.map(({ code, params, count, setsApart, places }) => ({
      code,
      params,
      count,
      setsApart,
      message: wordRecordFinding({ code, params }, lang),
      places: places.slice(0, shownPlaces).map(({ file, line, ticket }) => ({ file, line, ticket: ticket ?? null })),
    })),
  };
}

function objectiveJson({ share, total, reached, around, ...rest }: ComparedObjective): unknown {
  const { kept, population } = total;
  return {
    ...rest,
    norm: { over: share.over, num: share.fraction.num, den: share.fraction.den },
    total: { ...total, share: population === 0 ? null : shareText(kept, population, share, "en") },
    reached: reached ?? null,
    around: around ?? null,
  };
}

/**
 * Judges the work of a period against a quota, the hours that the contract agrees, or bands. Work of which the record does
 * not say whether it counts leaves the verdict open where it could turn it. A measure that names types of ticket counts
 * those instead. Rules: CVG-2, CVG-3, CHK-5, OBJ-5 (what is used up is lost before the period ends), CLK-17.
 */
import type { Fact } from "../../../facts/fact.ts";
import { holds } from "../../condition.ts";
import type { Period } from "../../period.ts";
import { withinTerm, type Term } from "../contract-term.ts";
import type { Evidence } from "../evidence.ts";
import type { FigureValues, MeasureFigure, MeasureVerdict } from "../figure.ts";
import type { Measure } from "../measure.ts";
import { bandOf, isUsedUp, keepsQuota, quotaOf, type Quota } from "../usage/quota.ts";
import { dividedBy, fractionOf, numberOf, type Ratio } from "../usage/ratio.ts";
import { bookingsOf, type Booking } from "./bookings.ts";
import { countTickets } from "./count-tickets.ts";
import { hoursAgreed } from "./hours-agreed.ts";

export function judgeWork(measure: Measure, evidence: Evidence, period: Period): MeasureFigure {
  const { asOf } = evidence;
  const figure = { measure, period, asOf, service: undefined, stretches: [], services: [] };
  const span = withinTerm(period, evidence.term);
  if (span === undefined) return { ...figure, verdict: "outside", values: {} };
  if (measure.term.what !== undefined) {
    const { count, groups } = countTickets(measure, evidence, period, span);
    const values: FigureValues = { population: { unit: "count", value: count } };
    const tickets: InUnit = (unit) => (unit === "number" ? { num: BigInt(count), den: 1n } : undefined);
    const verdict = verdictOf(measure, tickets, tickets, asOf >= span.to);
    return { ...figure, verdict, values, services: groups.map((group) => ({ ...figure, ...group, verdict })) };
  }
  return { ...figure, ...judgeHours(measure, evidence, span) };
}

function judgeHours(
  measure: Measure,
  evidence: Evidence,
  span: Term,
): Pick<MeasureFigure, "verdict" | "values" | "booked"> {
  const isOver = evidence.asOf >= span.to;
  const { term } = measure;
  const { usedMs, unclearMs, booked } = sumOf(measure, evidence, span);
  const agreed = term["relative-to"] === undefined ? undefined : hoursAgreed(evidence, term["relative-to"], span);
  const used = hours(usedMs, agreed);
  const verdict = verdictOf(measure, used, hours(usedMs + unclearMs, agreed), isOver);
  const share = used("share");
  const band = bandOf(term.bands, used);
  const values: FigureValues = {
    used: { unit: "ms", value: usedMs },
    ...(unclearMs === 0 ? {} : { unclear: { unit: "ms", value: unclearMs } }),
    ...(agreed === undefined ? {} : { of: { unit: "ms", value: Math.floor(numberOf(agreed)) } }),
    ...(share === undefined || share.den === 0n ? {} : { share: { unit: "share", value: fractionOf(share) } }),
    ...(band === undefined ? {} : { band: { unit: "word", value: band } }),
    ...(isOver ? {} : forecastOf(usedMs, evidence.asOf, span)),
  };
  return { verdict, values, booked };
}

/** The minutes that count, and those of which it is not known whether they do (CHK-5). */
function sumOf({ term: { where } }: Measure, evidence: Evidence, { from, to }: Term) {
  let usedMs = 0;
  let unclearMs = 0;
  const booked: Fact[] = [];
  for (const booking of bookingsOf(evidence).bookings) {
    if (booking.fact.at < from || booking.fact.at >= to) continue;
    const counts = where === undefined || holds(where, sceneOf(booking, evidence));
    if (counts === true) usedMs += booking.ms;
    else if (counts === undefined) unclearMs += booking.ms;
    if (counts !== false) booked.push(booking.fact);
  }
  return { usedMs, unclearMs, booked };
}

function sceneOf({ fact, attributes, before }: Booking, { program, contract }: Evidence) {
  return {
    program,
    subject: { kind: "work", attributes, facts: before, contract },
    attributes,
    at: fact.at,
    act: undefined,
    before,
    standing: () => undefined,
  };
}

type InUnit = (unit: Quota["unit"]) => Ratio | undefined;

/** Hours in the unit that a bound asks: as they are, or as a share of what was agreed. */
function hours(ms: number, agreed: Ratio | undefined): InUnit {
  const value = { num: BigInt(ms), den: 1n };
  return (unit) => {
    if (unit === "ms") return value;
    return unit === "share" && agreed !== undefined ? dividedBy(value, agreed) : undefined;
  };
}

function verdictOf({ target, aim }: Measure, least: InUnit, most: InUnit, isOver: boolean): MeasureVerdict {
  const quota = quotaOf(target);
  if (quota === "none") return "no-target";
  const lost: MeasureVerdict = aim ? "over-aim" : "missed";
  const [low, high] = quota === undefined ? [] : [least(quota.unit), most(quota.unit)];
  if (low === undefined || high === undefined) return isOver ? "unproven" : "running";
  if (isUsedUp(quota!, low)) return lost;
  if (!isOver) return "running";
  if (keepsQuota(quota!, low)) return keepsQuota(quota!, high) ? "kept" : "unproven";
  return keepsQuota(quota!, high) || isUsedUp(quota!, high) ? "unproven" : lost;
}

/** What the period comes to when its rest goes as the part that has passed. */
function forecastOf(usedMs: number, asOf: number, { from, to }: Term): FigureValues {
  if (asOf <= from) return {};
  const ratio = { num: BigInt(usedMs) * BigInt(to - from), den: BigInt(asOf - from) };
  return { forecast: { unit: "ms", value: Number(ratio.num / ratio.den) } };
}

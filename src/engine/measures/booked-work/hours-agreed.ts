/**
 * How much work a contract agrees for a period: `8 h` of an item that is a length per month stands for as many months as
 * the contract runs in the period, a part of a month by its days. Rules: CVG-2, CON-1.
 */
import { parseLength } from "../../../time/length.ts";
import { civilDate, dayNumber, daysInMonth } from "../../../time/local-date.ts";
import { localDay, zoneOf } from "../../../time/zone.ts";
import type { Term } from "../contract-term.ts";
import { contractValue } from "../contract-value.ts";
import type { Evidence } from "../evidence.ts";
import type { Ratio } from "../usage/ratio.ts";

const monthsIn: Readonly<Record<string, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

/** Milliseconds, exactly; undefined where the contract does not fill in the item with a length of hours. */
export function hoursAgreed(evidence: Evidence, item: string, span: Term): Ratio | undefined {
  const { zone, file } = evidence.program;
  const length = parseLength(contractValue(evidence, item)[0] ?? "");
  if (length?.kind !== "elapsed") return undefined;
  const per = monthsIn[/ per ([a-z-]+)$/.exec(file.contract?.[item]?.is ?? "")?.[1] ?? ""];
  if (per === undefined) return { num: BigInt(length.ms), den: 1n };
  const { num, den } = monthsOf(zone, span);
  return { num: num * BigInt(length.ms), den: den * BigInt(per) };
}

/** A month of which the contract covers 10 days of 30 is a third of one. */
function monthsOf(zone: string, { from, to }: Term): Ratio {
  const end = localDay(zoneOf(zone), to - 1) + 1;
  let months: Ratio = { num: 0n, den: 1n };
  for (let day = localDay(zoneOf(zone), from); day < end;) {
    const { year, month } = civilDate(day);
    const next = Math.min(end, dayNumber(year, month + 1, 1));
    const days = BigInt(daysInMonth(year, month));
    months = { num: months.num * days + BigInt(next - day) * months.den, den: months.den * days };
    day = next;
  }
  return months;
}

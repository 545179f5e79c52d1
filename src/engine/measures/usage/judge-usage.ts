import type { Period } from "../../period.ts";
import type { Evidence } from "../evidence.ts";
import type { MeasureFigure } from "../figure.ts";
import type { Measure } from "../measure.ts";

export function judgeUsage(measure: Measure, { asOf }: Evidence, period: Period): MeasureFigure {
  return { measure, period, asOf, service: undefined, verdict: "unproven", values: {}, stretches: [], services: [] };
}

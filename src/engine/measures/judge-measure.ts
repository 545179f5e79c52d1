/** Judges a measure over one period, as of a moment: each kind by its own rules (AVL, RSP, HBT, CVG-2). */
import type { Period } from "../period.ts";
import type { Evidence } from "./evidence.ts";
import type { MeasureFigure } from "./figure.ts";
import type { Measure } from "./measure.ts";
import { judgeSamples } from "./samples/judge-samples.ts";
import { judgeSigns } from "./signs/judge-signs.ts";
import { judgeUptime } from "./uptime/judge-uptime.ts";
import { judgeUsage } from "./usage/judge-usage.ts";
import { judgeWork } from "./booked-work/judge-work.ts";

export function judgeMeasure(measure: Measure, evidence: Evidence, period: Period): MeasureFigure {
  switch (measure.kind) {
    case "uptime":
      return judgeUptime(measure, evidence, period);
    case "samples":
      return judgeSamples(measure, evidence, period);
    case "signs":
      return judgeSigns(measure, evidence, period);
    case "usage":
      return judgeUsage(measure, evidence, period);
    case "work":
      return judgeWork(measure, evidence, period);
  }
}

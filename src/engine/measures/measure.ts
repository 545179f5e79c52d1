/**
 * A measure made ready to be judged over a period: names resolved to what they name. What each kind needs beside this it
 * reads from its term. Rules: AVL, RSP, HBT, CVG-2, CON-3 (figures of an informative agreement are aims).
 */
import type { MeasureTerm } from "../../agreement/schema/agreement.ts";
import type { MeasureTarget } from "../../agreement/schema/measure-target.ts";
import type { Hours } from "../../time/hours.ts";
import type { Per } from "../objective.ts";

export type MeasureKind = MeasureTerm["of"];

export interface Measure {
  readonly name: string;
  readonly kind: MeasureKind;
  readonly term: MeasureTerm;
  /** The service hours; `always` where none are named. */
  readonly hours: Hours;
  readonly per: Per;
  readonly target: MeasureTarget;
  /** An aim is never a missed promise (CLK-9, CON-3). */
  readonly aim: boolean;
}

/** What is said of duties (DUT-1, CLK-17). */
import type { DutyVerdict } from "../engine/duties/duty.ts";

export interface DutyWords {
  readonly title: string;
  readonly verdicts: Readonly<Record<DutyVerdict, string>>;
  readonly notDone: string;
  readonly noDue: string;
  /** What a fulfilling fact should have contained, and does not show. */
  readonly lacks: (parts: string) => string;
}

export const enDuties: DutyWords = {
  title: "Duties",
  verdicts: {
    kept: "kept",
    late: "late",
    broken: "broken",
    "over-aim": "aim not met",
    open: "open",
    waived: "waived",
    void: "void",
  },
  notDone: "not done",
  noDue: "no due: nothing says how long",
  lacks: (parts) => `The record does not show that it contained: ${parts}`,
};

export const nlDuties: DutyWords = {
  title: "Plichten",
  verdicts: {
    kept: "nagekomen",
    late: "te laat",
    broken: "niet nagekomen",
    "over-aim": "streven niet gehaald",
    open: "staat open",
    waived: "kwijtgescholden",
    void: "vervallen",
  },
  notDone: "niet gedaan",
  noDue: "geen uiterste moment: nergens staat hoe lang het mag duren",
  lacks: (parts) => `Uit de vastlegging blijkt niet dat dit erin stond: ${parts}`,
};

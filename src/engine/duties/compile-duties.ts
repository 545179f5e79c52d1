/** Compiles the duties that run on one subject's facts (DUT-1); those of a period wait for it (DUT-3, DUT-9). */
import type { AgreementFile, DutyTerm } from "../../agreement/schema/agreement.ts";
import type { Hours } from "../../time/hours.ts";
import { patternsOf } from "../pattern.ts";
import { dutyRuns } from "../runs.ts";
import type { Duty } from "./duty.ts";

export function compileDuties(file: AgreementFile, hours: ReadonlyMap<string, Hours>): Duty[] {
  return Object.entries(file.duties ?? {})
    .filter(([, term]) => dutyRuns(file, term))
    .map(([name, term]) => compileDuty(file, name, term, hours));
}

function compileDuty(file: AgreementFile, name: string, term: DutyTerm, hours: ReadonlyMap<string, Hours>): Duty {
  const moments = term.before ?? term.from ?? [];
  const length = term.before === undefined ? term.within : term.notice;
  return {
    name,
    term,
    way: term.before === undefined ? "after" : "before",
    subjects: term.for === undefined ? undefined : new Set(term.for),
    opens: patternsOf(moments),
    follows: moments.filter((moment) => moment.kind === "term"),
    to: patternsOf(term.to),
    until: patternsOf(term.until ?? []),
    hours: hours.get(term.hours ?? "always")!,
    length: length?.kind === "from" ? undefined : length,
    aim: file.force === "informative" || (term.strength ?? "promise") !== "promise",
  };
}

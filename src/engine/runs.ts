/**
 * Which terms run, and which are only written down yet. A rule or right runs when its conditions ask nothing but what
 * one subject's facts tell; a right that can never be refused has nothing to run. Rule: CHK-4.
 */
import type { Notion } from "../agreement/all-terms.ts";
import type { AgreementFile, DutyTerm, RightTerm, RuleTerm } from "../agreement/schema/agreement.ts";
import { periods } from "../agreement/schema/basics.ts";
import { tests, type Condition } from "../agreement/schema/moment.ts";

export type TermState = "run" | "planned" | "record";

/** The state of a term as the traceability table shows it. Terms inside a procedure are planned with it. */
export function termState(file: AgreementFile, notion: Notion, name: string): TermState {
  switch (notion) {
    case "hours":
    case "level":
    case "clock":
    case "coverage":
    case "recording":
      return "run";
    case "rule":
      return actRuns(file, notion, file.rules?.[name]) ? "run" : "planned";
    case "right":
      return rightState(file, file.rights?.[name]);
    case "role":
      return roleRuns(file, name) ? "run" : "record";
    case "measure":
      return "run";
    case "duty":
      return dutyRuns(file, file.duties?.[name]) ? "run" : "planned";
    case "procedure":
      return "planned";
    case "contract":
    case "record":
      return "record";
  }
}

export function actRuns(
  file: AgreementFile,
  notion: "rule" | "right",
  term: RuleTerm | RightTerm | undefined,
): boolean {
  if (term === undefined) return false;
  if (notion === "right") {
    const right = term as RightTerm;
    if (hasWindow(right) || !canBeRefused(right)) return false;
  }
  const onlyIf = "only-if" in term ? term["only-if"] : undefined;
  return isEvaluable(file, term.where) && isEvaluable(file, onlyIf);
}

/** What can never be refused has nothing to run: that somebody may do it at any time is kept and shown (DUT-4). */
function rightState(file: AgreementFile, term: RightTerm | undefined): TermState {
  if (term !== undefined && !hasWindow(term) && !canBeRefused(term)) return "record";
  return actRuns(file, "right", term) ? "run" : "planned";
}

/** When a right begins and lapses is not judged yet. */
function hasWindow({ from, until, within, after }: RightTerm): boolean {
  return [from, until, within, after].some((key) => key !== undefined);
}

function canBeRefused(right: RightTerm): boolean {
  return [right.where, right.requires, right["at-most"]].some((key) => key !== undefined);
}

/** A duty that follows from one subject's facts, or of every period; not yet one of every so many days (DUT-3). */
export function dutyRuns(file: AgreementFile, term: DutyTerm | undefined): boolean {
  if (term === undefined) return false;
  if (term.every !== undefined)
    return (
      term.every.kind === "from" && (periods as readonly string[]).includes(term.every.name) && term.where === undefined
    );
  const clocks = file.clocks ?? {};
  const moments = [...(term.from ?? []), ...(term.before ?? []), ...(term.until ?? [])];
  return moments.every((moment) => moment.kind === "fact" || moment.term in clocks) && isEvaluable(file, term.where);
}

/** `kept` and `missed` of a clock follow from the ticket, of a measure from the record; of a procedure they do not yet. */
function isEvaluable(file: AgreementFile, condition: Condition | undefined): boolean {
  for (const test of tests(condition ?? [])) {
    const isJudged = (name: string) => name in (file.clocks ?? {}) || name in (file.measures ?? {});
    if ((test.word === "kept" || test.word === "missed") && !isJudged(test.term)) return false;
    if ((test.word === "has" || test.word === "lacks") && test.moments.some((moment) => moment.kind !== "fact"))
      return false;
    if ((test.word === "inside" || test.word === "outside") && !(test.hours in file.hours)) return false;
  }
  return true;
}

function roleRuns(file: AgreementFile, role: string): boolean {
  return Object.values(file.parties).some((party) => party.roles?.[role]?.["at-most"] !== undefined);
}

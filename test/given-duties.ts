/** Duties as a test tells them: facts in, one line of local texts per instance out, in the order of their opening. */
import { readFacts } from "../src/agreement/fact-lines.ts";
import type { Data } from "../src/agreement/source.ts";
import type { DutyOutcome } from "../src/engine/duties/duty.ts";
import { dutyStanding, judgeDuties } from "../src/engine/duties/judge-duties.ts";
import { subjectsOfLog } from "../src/engine/duties/log-subjects.ts";
import type { Program } from "../src/engine/program.ts";
import type { Subject } from "../src/engine/subject.ts";
import { instantToLocal } from "../src/time/moment.ts";
import { moment, type Story } from "./given.ts";

/** The duties of a log: of each maintenance, release and version in it, and of the contract. */
export function duties(program: Program, lines: readonly Data[], at?: string) {
  return shown(program, subjectsOfLog(program, read(program, lines)), at);
}

/** The duties of one ticket. */
export function dutiesOfTicket(program: Program, { is = {}, contract = {}, facts, at }: Story) {
  return shown(program, [{ kind: "ticket", attributes: is, facts: read(program, facts), contract }], at);
}

export function standing(program: Program, lines: readonly Data[], name: string, at: number) {
  const [subject] = subjectsOfLog(program, read(program, lines));
  return dutyStanding(program, subject!, name, at);
}

export function read(program: Program, lines: readonly Data[]) {
  const { facts, findings } = readFacts(lines, program.zone, [], new Map());
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return facts;
}

function shown(program: Program, subjects: readonly Subject[], at: string | undefined) {
  const asOf = at === undefined ? undefined : moment(at);
  const local = (instant: number) => (Number.isNaN(instant) ? "none" : instantToLocal(program.zone, instant));
  const told = ({ duty, dueAt, doneAt, brokenAt, verdict }: DutyOutcome) => ({
    duty: duty.name,
    due: local(dueAt),
    done: local(doneAt),
    verdict,
    broken: local(brokenAt),
  });
  return subjects.flatMap((subject) => judgeDuties(program, subject, asOf)).map(told);
}

/**
 * Whether somebody was told by the page itself: who reports in the portal sees there and then that the ticket is made and under which number,
 * and who closes what they reported that it is closed. Whoever called, or wrote a mail, sees nothing. Rule: DUE-12.
 */
import type { Fact } from "../facts/fact.ts";
import type { Judgement } from "./outcome.ts";
import type { Program } from "./program.ts";
import { sideOf } from "./subject.ts";

const pages: readonly unknown[] = ["portal", "form"];

/** The newest fact was done by whoever reported the ticket in their own name, there. A page tells it then or not at all. */
export function isToldThere(program: Program, done: Fact | undefined, { settled: { facts } }: Judgement): boolean {
  const report = facts.find(({ kind }) => kind === "reported");
  if (done === undefined || report === undefined || done !== facts.at(-1)) return false;
  const { via, person, reporter, caller } = report.fields;
  const isOwn = person !== undefined && reporter === undefined && caller === undefined;
  return isOwn && pages.includes(via) && done.fields["person"] === person && sideOf(program, report) === "customer";
}

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { firstToBreak, type ShownClock } from "#lib/queue/row.ts";
import { clocksLeft } from "$peil/desk/clocks-left.ts";
import { ticketRow, type TicketRow } from "$peil/desk/ticket-row.ts";
import { checkAgreement } from "$peil/engine/check.ts";
import { describedSubject } from "$peil/engine/example-subject.ts";
import type { Program } from "$peil/engine/program.ts";
import type { Subject } from "$peil/engine/subject.ts";
import { byMoment } from "$peil/facts/fact.ts";

/** Of every ticket in the examples of an agreement, what had happened after each of its facts. */
function* subjects(program: Program): Generator<Subject> {
  for (const example of program.file.examples ?? []) {
    if (example.vary !== undefined) continue;
    for (const described of [example, ...(example.tickets ?? [])]) {
      const subject = describedSubject(program, described, undefined, [], []);
      const facts = subject.facts.toSorted(byMoment);
      if (subject.kind !== "ticket" || !facts.some(({ kind }) => kind === "reported")) continue;
      for (let i = 1; i <= Math.min(facts.length, 8); i++) yield { ...subject, facts: facts.slice(0, i) };
    }
  }
}

describe.each(["embrace", "covide", "1do", "vecozo", "engage"])("%s", (name) => {
  const file = new URL(`../../../../agreements/${name}/agreement.yaml`, import.meta.url);
  const { trial } = checkAgreement(readFileSync(file), { years: { from: 2025, to: 2028 } }, { examples: false });
  const program = trial!.program() as Program;

  test("DSK-20 WEB-30 the moment that a row shows is the one that it is ordered by", () => {
    const rows = [...subjects(program)]
      .map((subject) => ticketRow(program, { ticket: "t", contract: "c", customer: "k", number: "N-1", subject }))
      .filter(({ breaks_at: at }) => at !== null);
    const shown = rows.map((row) => [shownMoment(program, row), Date.parse(row.breaks_at!)]);
    expect(shown.filter(([shownAt, at]) => shownAt !== at)).toEqual([]);
    expect(shown.length).toBeGreaterThan(2);
  });
});

/** Of the clocks as the API tells them an hour later. */
function shownMoment(program: Program, row: TicketRow, asOf = Date.parse(row.changed_at) + 3_600_000): number | null {
  const standing = { ...row, state: row.state as "open", changedAt: Date.parse(row.changed_at) };
  const clocks = clocksLeft(program, standing, asOf).map(({ row: own, threshold, ...left }): ShownClock => ({
    ...own,
    target: threshold?.written ?? null,
    isAim: threshold?.aim ?? false,
    remainingMs: left.remainingMs,
    counting: left.counting,
    isAtRisk: left.isAtRisk,
    dueAt: written(left.dueAt),
    changesAt: written(left.changesAt),
    atRiskAt: written(left.atRiskAt),
  }));
  return firstToBreak(clocks, row.breaks_clock, row.breaks_at)?.dueAt ?? null;
}

function written(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

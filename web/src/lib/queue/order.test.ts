import { describe, expect, test } from "vitest";
import { exampleTickets, fiveAgreements, programOf } from "../../../../test/example-tickets.ts";
import { firstToBreak, type ShownClock } from "#lib/queue/row.ts";
import { clocksLeft } from "$peil/desk/clocks-left.ts";
import { ticketRow, type TicketRow } from "$peil/desk/ticket-row.ts";
import type { Program } from "$peil/engine/program.ts";

describe.each(fiveAgreements)("%s", (name) => {
  const program = programOf(name);

  test("DSK-20 WEB-30 the moment that a row shows is the one that it is ordered by", () => {
    const rows = [...exampleTickets(program)]
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

/** Rows for tests, of which only what matters is said. */
import type { Row } from "#lib/queue/row.ts";

export function givenRow(ticket: string, said: Partial<Row> = {}): Row {
  return {
    ticket,
    number: ticket.toUpperCase(),
    version: 1,
    contract: "c",
    customer: "k",
    title: ticket,
    state: "open",
    waitingFor: null,
    type: null,
    priority: null,
    reporter: null,
    assignee: null,
    team: null,
    isWatched: false,
    isEscalated: false,
    reportedAt: 0,
    changedAt: 0,
    breaksAt: null,
    isUnclassified: false,
    isMissed: false,
    isAtRisk: false,
    clock: null,
    outcome: null,
    asOf: 0,
    passage: null,
    zone: "UTC",
    ...said,
  };
}

/** The head of a ticket's page: what the ticket is, in the words of its agreement, and whose. */
import type { components } from "#lib/made/schema.js";
import { say } from "#lib/say.ts";
import { moment } from "#lib/ticket/clocks.ts";
import type { Telling } from "#lib/ticket/entries.ts";
import { reporterOf } from "#lib/ticket/reporter.ts";
import type { Desk } from "#lib/ticket/terms.ts";

export type Ticket = components["schemas"]["Ticket"];

export function headOf(
  ticket: Ticket,
  { terms, names: nameOf, sideOf }: Telling,
  customers: readonly { readonly customer: string; readonly name: string }[],
  desk: Desk | undefined,
  reported: Pick<Parameters<typeof reporterOf>[0], "report" | "entry">,
  unknownOf: string,
) {
  const { number, title, state, waitingFor, type, priority, reporter, assignee, team, watchers } = ticket;
  const customer = customers.find((one) => one.customer === ticket.customer)?.name ?? null;
  const unknown = say(unknownOf, { customer: customer ?? "" });
  return {
    id: ticket.ticket,
    number,
    title,
    state,
    waitingFor,
    type: type === null ? null : terms.value(desk?.typeLevel ?? "type", type),
    priority: priority === null ? null : terms.value(desk?.priorityLevel ?? "priority", priority),
    customer,
    contract: ticket.contract,
    code: desk?.code ?? null,
    reporter: reporterOf({ reporter, ...reported }, { names: nameOf, sideOf, unknown }),
    assignee: assignee === null ? null : nameOf(assignee),
    assigneeId: assignee,
    team,
    watchers: watchers.map((person) => ({ person, name: nameOf(person) })),
    reportedAt: Date.parse(ticket.reportedAt),
    breaksClock: ticket.breaksClock,
    isUnclassified: ticket.isUnclassified,
    escalatedAt: ticket.escalatedAt === null ? null : Date.parse(ticket.escalatedAt),
    earliest: earliestOf(ticket, terms),
  };
}

/** By when a class that it may still be given would be late, where that is sooner than a due that any of its clocks has. */
function earliestOf({ isUnclassified, breaksAt, breaksClock, clocks }: Ticket, terms: Telling["terms"]) {
  const own = moment(clocks.find(({ clock }) => clock === breaksClock)?.dueAt);
  const at = moment(breaksAt);
  if (!isUnclassified || at === null || breaksClock === null || at === own) return null;
  return { clock: breaksClock, title: terms.clock(breaksClock), at };
}

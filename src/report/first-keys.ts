/** The first ten of the tickets that something is said of: the smallest keys, whatever the order in which they come. */
const shownTickets = 10;

export function keepFirst(tickets: string[], ticket: string): void {
  if (tickets.length === shownTickets && tickets[shownTickets - 1]! <= ticket) return;
  const at = tickets.findIndex((one) => one > ticket);
  tickets.splice(at < 0 ? tickets.length : at, 0, ticket);
  if (tickets.length > shownTickets) tickets.pop();
}

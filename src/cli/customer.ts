/** Whose ticket it is, for who asks about one customer: what the export says of it, else what the contract says. */
import { text } from "../facts/fact.ts";
import type { TicketLog } from "../imports/tickets/import.ts";

const mostKept = 1000;

/**
 * A ticket that is set apart may name its customer all the same; one that names none could be anybody's, and stays. The
 * names of others are kept in `others`, for who finds that nobody is called as was asked.
 */
export function isOfAnother(log: TicketLog, i: number, asked: string, others: Set<string>): boolean {
  const { attributes, contract } = log.subject(i);
  const customer = text(attributes["customer"] ?? contract?.["customer"]);
  if (customer === undefined) return !log.isSetApart(i);
  if (customer !== asked && others.size < mostKept) others.add(customer);
  return customer !== asked;
}

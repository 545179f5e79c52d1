/**
 * What a fact log holds: Peil's own exchange format, JSON lines that need no mapping. Its first line says which agreement
 * it was written for; then come customers with their contracts, persons, tickets before their first fact, facts, and the
 * texts of persons apart. Moments carry their offset. Rules: TIM-1, CON-2, IMP-2, IMP-7.
 */
import type { Fields } from "../../facts/fact.ts";
import type { Subject } from "../../engine/subject.ts";
import type { TicketLog } from "../tickets/import.ts";

export const logVersion = 1;

export interface LogHead {
  readonly agreement: string;
  readonly edition: string;
}

/** A ticket as it is gathered: whose, what it is, and its facts with the lines on which they stand. */
export interface LoggedTicket {
  readonly id: string;
  /** By which people know it, where the log says so. */
  readonly number: string | undefined;
  readonly customer: string | undefined;
  readonly attributes: Fields;
  readonly facts: Subject["facts"][number][];
  readonly lines: number[];
  readonly file: string;
  isSetApart: boolean;
}

/** The tickets of fact logs, by their numbers, else by their ids. A ticket is of a customer; its contract is the one of that customer. */
export class LoggedTickets implements TicketLog {
  readonly newestAt: number;
  private readonly tickets: readonly LoggedTicket[];
  private readonly contracts: ReadonlyMap<string, Fields>;
  private readonly contract: Fields;
  private readonly index: ReadonlyMap<string, number>;

  /** `contract`: what the agreement says of every customer unless the log says otherwise. */
  constructor(
    tickets: Iterable<LoggedTicket>,
    contracts: ReadonlyMap<string, Fields>,
    newestAt: number,
    contract: Fields,
  ) {
    this.tickets = [...tickets].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.contracts = contracts;
    this.newestAt = newestAt;
    this.contract = contract;
    this.index = new Map([
      ...this.tickets.flatMap(({ number }, i) => (number === undefined ? [] : [[number, i] as const])),
      ...this.tickets.map(({ id }, i) => [id, i] as const),
    ]);
  }

  get size(): number {
    return this.tickets.length;
  }

  key(i: number): string {
    const { number, id } = this.tickets[i]!;
    return number ?? id;
  }

  subject(i: number): Subject {
    const { customer, attributes, facts } = this.tickets[i]!;
    const contract = { ...this.contract, ...(customer === undefined ? {} : this.contracts.get(customer)) };
    return {
      kind: "ticket",
      attributes: { ...(customer === undefined ? {} : { customer }), ...attributes },
      facts,
      contract,
    };
  }

  isSetApart(i: number): boolean {
    return this.tickets[i]!.isSetApart;
  }

  /** Every moment carries its offset. */
  secondReading(): undefined {
    return undefined;
  }

  recorded(): undefined {
    return undefined;
  }

  placeOf(i: number, seq: number): { readonly file: string; readonly line: number } | undefined {
    const { file, facts, lines } = this.tickets[i]!;
    const at = facts.findIndex((fact) => fact.seq === seq);
    return at < 0 ? undefined : { file, line: lines[at]! };
  }

  /** By its number or its id. */
  find(key: string): number | undefined {
    return this.index.get(key);
  }
}

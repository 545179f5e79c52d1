/**
 * The tickets of an export as they are judged: each is put together from its events when it is asked for, and let go
 * again, so that a million of them fit in the memory of their numbers.
 */
import type { Subject } from "../engine/subject.ts";
import type { Fields } from "../facts/fact.ts";
import type { Grouped } from "./event-store.ts";
import type { Gathered } from "./gathered.ts";
import type { TicketLog } from "./import.ts";
import { factsOf, seqPerEvent, type TicketEvent, type TicketFacts } from "./ticket-facts.ts";

export class ImportedTickets implements TicketLog {
  readonly size: number;
  readonly newestAt: number;
  private readonly gathered: Gathered;
  private readonly grouped: Grouped;
  /** What the contract of every customer says unless the export says otherwise. */
  private readonly contract: Fields;
  private readonly recordedSlot: number;
  /** Tickets with a moment that can be read in two ways. */
  private readonly twoReadings: ReadonlySet<number>;

  constructor(gathered: Gathered, grouped: Grouped, contract: Fields) {
    const { events, plan } = gathered;
    this.size = gathered.keys.length;
    this.newestAt = events.newestAt;
    this.gathered = gathered;
    this.grouped = grouped;
    this.contract = contract;
    this.recordedSlot = plan.slots.findIndex(({ of }) => of === "recorded");
    this.twoReadings = new Set([...events.other.keys()].map((event) => events.ticket[event]!));
  }

  key(i: number): string {
    return this.gathered.keys[i]!;
  }

  find(key: string): number | undefined {
    return this.gathered.index.find(key);
  }

  isSetApart(i: number): boolean {
    return this.gathered.apart[i] === 1;
  }

  subject(i: number): Subject {
    return this.subjectOf(this.told(i, this.eventsOf(i)));
  }

  secondReading(i: number): Subject | undefined {
    if (!this.twoReadings.has(i)) return undefined;
    const { other } = this.gathered.events;
    const moved = this.eventsOf(i, (event, at) => other.get(event) ?? at);
    return this.subjectOf(
      this.told(
        i,
        moved.toSorted((a, b) => a.at - b.at || a.seq - b.seq),
      ),
    );
  }

  recorded(i: number): string | undefined {
    return this.recordedSlot < 0 ? undefined : this.told(i, this.eventsOf(i)).last[this.recordedSlot];
  }

  placeOf(i: number, seq: number): { readonly file: string; readonly line: number } | undefined {
    const event = this.grouped.events[this.grouped.starts[i]! + Math.floor(seq / seqPerEvent)];
    return event === undefined ? undefined : this.gathered.events.placeOf(event);
  }

  private eventsOf(i: number, moment?: (event: number, at: number) => number): TicketEvent[] {
    const { events, plan } = this.gathered;
    const { starts, events: order } = this.grouped;
    const from = starts[i]!;
    const all: TicketEvent[] = [];
    for (let at = from; at < starts[i + 1]!; at++) {
      const event = order[at]!;
      const when = events.at[event]!;
      all.push({
        meaning: plan.meanings[events.meaning[event]!]!,
        at: moment === undefined ? when : moment(event, when),
        seq: (at - from) * seqPerEvent,
      });
    }
    return all;
  }

  private told(i: number, events: readonly TicketEvent[]): TicketFacts {
    const { plan, described, words } = this.gathered;
    const opening: (string | undefined)[] = [];
    for (let slot = 0; slot < plan.slots.length; slot++)
      opening.push(described.length === 0 ? undefined : words[described[slot]![i]!]);
    return factsOf(plan, events, opening);
  }

  private subjectOf({ facts, opening }: TicketFacts): Subject {
    const { slots } = this.gathered.plan;
    const attributes: Record<string, string> = {};
    let contract: Fields = this.contract;
    for (let i = 0; i < slots.length; i++) {
      const word = opening[i];
      if (word === undefined) continue;
      const { of, name } = slots[i]!;
      if (of === "ticket") attributes[name] = word;
      else if (of === "contract") contract = { ...contract, [name]: word };
    }
    return { kind: "ticket", attributes, facts, contract };
  }
}

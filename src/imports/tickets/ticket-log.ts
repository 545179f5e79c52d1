/**
 * The tickets of an export as they are judged: each is put together from its events when it is asked for, and let go
 * again, so that a million of them fit in the memory of their numbers.
 */
import type { Subject } from "../../engine/subject.ts";
import type { Fact, Fields } from "../../facts/fact.ts";
import type { Grouped } from "./event-store.ts";
import type { Gathered } from "./gathered.ts";
import type { TicketLog } from "./import.ts";
import type { Meaning } from "../mapping/plan.ts";
import { factsOf, isSaidBefore, seqPerEvent, type TicketEvent, type TicketFacts } from "./ticket-facts.ts";

export class ImportedTickets implements TicketLog {
  readonly size: number;
  readonly newestAt: number;
  private readonly gathered: Gathered;
  private readonly grouped: Grouped;
  /** What the contract of every customer says unless the export says otherwise. */
  private readonly contract: Fields;
  private readonly recordedSlot: number;
  private readonly isPlain: boolean;
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
    this.isPlain = plan.meanings.every((meaning) => meaning.says === "fact" && meaning.take === "each");
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
    if (this.isPlain) return this.subjectOf(this.plainFacts(i), (slot) => this.described(i, slot));
    const { facts, opening } = this.told(i, this.eventsOf(i));
    return this.subjectOf(facts, (slot) => opening[slot]);
  }

  secondReading(i: number): Subject | undefined {
    if (!this.twoReadings.has(i)) return undefined;
    const { other } = this.gathered.events;
    const moved = this.eventsOf(i, (event, at) => other.get(event) ?? at);
    moved.sort((a, b) => a.at - b.at || a.seq - b.seq);
    const { facts, opening } = this.told(i, moved);
    return this.subjectOf(facts, (slot) => opening[slot]);
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

  /** Where every event is a fact as it stands, a ticket is its facts in order: most exports have a record for each. */
  private plainFacts(i: number): Fact[] {
    const { events, plan } = this.gathered;
    const { starts, events: order } = this.grouped;
    const from = starts[i]!;
    const facts: Fact[] = [];
    for (let place = from; place < starts[i + 1]!; place++) {
      const event = order[place]!;
      const { kind, fields } = plan.meanings[events.meaning[event]!] as Meaning & { says: "fact" };
      const at = events.at[event]!;
      if (!isSaidBefore(facts, kind, at)) facts.push({ kind, at, seq: (place - from) * seqPerEvent, fields });
    }
    return facts;
  }

  private described(i: number, slot: number): string | undefined {
    const { described, words, plan } = this.gathered;
    const { constant } = plan.slots[slot]!;
    return constant ?? (described.length === 0 ? undefined : words[described[slot]![i]!]);
  }

  private told(i: number, events: readonly TicketEvent[]): TicketFacts {
    const { plan } = this.gathered;
    return factsOf(
      plan,
      events,
      plan.slots.map((_, slot) => this.described(i, slot)),
    );
  }

  private subjectOf(facts: Fact[], opening: (slot: number) => string | undefined): Subject {
    const { slots } = this.gathered.plan;
    const attributes: Record<string, string> = {};
    let contract: Fields = this.contract;
    for (let slot = 0; slot < slots.length; slot++) {
      const word = opening(slot);
      if (word === undefined) continue;
      const { of, name } = slots[slot]!;
      if (of === "ticket") attributes[name] = word;
      else if (of === "contract") contract = { ...contract, [name]: word };
    }
    return { kind: "ticket", attributes, facts, contract };
  }
}

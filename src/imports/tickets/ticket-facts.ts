/**
 * From the events of one ticket, in order, to its description and its facts. A change of state becomes the fact that it
 * is: leaving a waiting state resumes, leaving an end reopens. A level that changes is reclassified, once it was known.
 */
import { noFields, type Fact } from "../../facts/fact.ts";
import { waitingKinds } from "../../facts/vocabulary.ts";
import type { Meaning, Plan } from "../mapping/plan.ts";

/** One event: what it says and when; `seq` leads back to its record. */
export interface TicketEvent {
  readonly meaning: Meaning;
  readonly at: number;
  readonly seq: number;
}

export interface TicketFacts {
  readonly facts: Fact[];
  /** Per slot the word that described the ticket at its opening. */
  readonly opening: (string | undefined)[];
  /** Per slot the last word. */
  readonly last: (string | undefined)[];
}

/** Each event has room for two facts: `resumed`, and what it was resumed for. */
export const seqPerEvent = 2;

const ended: ReadonlySet<string> = new Set(["resolved", "closed"]);

/** `opening` and `last` come in as the records without moment described the ticket, or empty; they are filled in. */
export function factsOf(plan: Plan, events: readonly TicketEvent[], described: (string | undefined)[]): TicketFacts {
  const told: Told = {
    plan,
    facts: [],
    opening: described,
    last: [...described],
    changed: new Set(),
    state: undefined,
  };
  const taken = takenOf(events);
  for (let i = 0; i < events.length; i++) tell(told, events[i]!, events[i - 1], taken);
  return told;
}

/** Of each kind of which one moment is taken, the event that tells it. */
function takenOf(events: readonly TicketEvent[]): ReadonlyMap<string, TicketEvent> {
  const taken = new Map<string, TicketEvent>();
  for (const event of events) {
    const { meaning, at } = event;
    if (meaning.says !== "fact" || meaning.take === "each") continue;
    const before = taken.get(meaning.kind);
    if (before === undefined || (meaning.take === "last" && at > before.at)) taken.set(meaning.kind, event);
  }
  return taken;
}

interface Told extends TicketFacts {
  readonly plan: Plan;
  /** Slots that were changed, or that a record was silent about. */
  readonly changed: Set<number>;
  /** The state of the desk so far. */
  state: string | undefined;
}

function tell(
  told: Told,
  event: TicketEvent,
  before: TicketEvent | undefined,
  taken: ReadonlyMap<string, TicketEvent>,
): void {
  const { meaning, at, seq } = event;
  switch (meaning.says) {
    case "fact":
      if (meaning.take === "each" || taken.get(meaning.kind) === event) tellFact(told, meaning, at, seq);
      return;
    case "state":
      enter(told, meaning, at, seq);
      return;
    case "value":
      describe(told, meaning.slot, meaning.value, at, seq);
      return;
    case "change":
      if (before?.meaning !== meaning || before.at !== at) change(told, meaning, at, seq);
  }
}

function tellFact({ facts }: Told, { kind, fields }: Meaning & { says: "fact" }, at: number, seq: number): void {
  if (!isSaidBefore(facts, kind, at)) facts.push({ kind, at, seq, fields });
}

/** The same fact at the same moment, in another record: the first says with which words it was so. */
export function isSaidBefore(facts: readonly Fact[], kind: string, at: number): boolean {
  for (let i = facts.length - 1; i >= 0 && facts[i]!.at === at; i--) if (facts[i]!.kind === kind) return true;
  return false;
}

function enter(told: Told, { state, fields }: Meaning & { says: "state" }, at: number, seq: number): void {
  const { state: from, facts } = told;
  if (state === "same" || state === from) return;
  told.state = state;
  const wasWaiting = from !== undefined && waitingKinds.has(from);
  const wasEnded = from !== undefined && ended.has(from);
  const isEnd = ended.has(state);
  if (wasEnded && !(isEnd && from === "resolved")) facts.push({ kind: "reopened", at, seq, fields: noFields });
  else if (wasWaiting && !isEnd) facts.push({ kind: "resumed", at, seq, fields: noFields });
  if (state !== "open") facts.push({ kind: state, at, seq: seq + 1, fields });
}

function describe(told: Told, slot: number, value: string | undefined, at: number, seq: number): void {
  const { isLevel, of, name } = told.plan.slots[slot]!;
  const follows = isLevel && of === "ticket";
  if (value === undefined || told.last[slot] === value) {
    if (told.last[slot] === undefined) told.changed.add(slot); // a record that is silent about it
    return;
  }
  const isFirst = told.last[slot] === undefined;
  told.last[slot] = value;
  if (isFirst && !(follows && told.changed.has(slot))) told.opening[slot] = value;
  else if (follows)
    told.facts.push({ kind: isFirst ? "classified" : "reclassified", at, seq, fields: { [name]: value } });
}

function change(told: Told, { slot, value, before }: Meaning & { says: "change" }, at: number, seq: number): void {
  const name = told.plan.slots[slot]!.name;
  const isFirst = !told.changed.has(slot);
  told.changed.add(slot);
  told.last[slot] = value;
  if (isFirst) told.opening[slot] = before ?? (isAtReport(told, at) ? value : undefined);
  if (isFirst && before === undefined && isAtReport(told, at)) return;
  const kind = isFirst && before === undefined ? "classified" : "reclassified";
  told.facts.push({ kind, at, seq, fields: { [name]: value } });
}

/** What is written down as a change while the ticket is reported is how it was reported. */
function isAtReport({ facts }: Told, at: number): boolean {
  const report = facts.find(({ kind }) => kind === "reported");
  return report === undefined || report.at >= at;
}

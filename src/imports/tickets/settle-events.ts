/**
 * Puts the events of each ticket in order and finds what does not fit together: no report, something before the report,
 * an order that cannot be known, one thing said twice or in two ways. The order follows from what the events say and
 * from nothing else, so that records in any order, over any number of files, give the same tickets. Rule: CLK-8.
 */
import { afterReport, factKinds } from "../../facts/vocabulary.ts";
import { groupByTicket, type Grouped } from "./event-store.ts";
import { compare } from "./found.ts";
import type { Gathered } from "./gathered.ts";
import type { Meaning } from "../mapping/plan.ts";

/** Which of two events of one moment comes first, by what they say. */
interface Ranks {
  /** The report, descriptions, what happens on a ticket, states of the desk, its end. */
  readonly group: Uint8Array;
  /** Within a group: the order of the vocabulary, then that of the words. */
  readonly rank: Int32Array;
}

export function settleEvents(gathered: Gathered): Grouped {
  const { events, keys, plan } = gathered;
  const grouped = groupByTicket(events, keys.length);
  const ranks = ranksOf(plan.meanings);
  const isBefore = orderOf(gathered, ranks);
  for (let ticket = 0; ticket < keys.length; ticket++) {
    const from = grouped.starts[ticket]!;
    const to = grouped.starts[ticket + 1]!;
    sort(grouped.events, from, to, isBefore);
    checkTicket(gathered, grouped, ticket, ranks);
  }
  return grouped;
}

const ends: ReadonlySet<string> = new Set(["resolved", "closed", "reopened"]);

function ranksOf(meanings: readonly Meaning[]): Ranks {
  const words = meanings.map((meaning) => JSON.stringify(meaning));
  const lifecycle = (meaning: Meaning) => (meaning.says === "fact" ? factKinds.indexOf(meaning.kind) : 0);
  const sorted = meanings
    .map((_, i) => i)
    .toSorted((a, b) => lifecycle(meanings[a]!) - lifecycle(meanings[b]!) || compare(words[a]!, words[b]!));
  const rank = new Int32Array(meanings.length);
  sorted.forEach((meaning, i) => (rank[meaning] = i));
  return { group: Uint8Array.from(meanings, groupOf), rank };
}

function groupOf(meaning: Meaning): number {
  if (meaning.says === "value" || meaning.says === "change") return 1;
  if (meaning.says === "state") return 3;
  return meaning.kind === "reported" ? 0 : ends.has(meaning.kind) ? 4 : 2;
}

/** Events by moment; those of one moment by group, then as the export orders its records, then by what they say. */
function orderOf({ events }: Gathered, { group, rank }: Ranks): (a: number, b: number) => boolean {
  const { at, meaning, order } = events;
  return (a, b) => {
    if (at[a] !== at[b]) return at[a]! < at[b]!;
    const [mine, yours] = [meaning[a]!, meaning[b]!];
    if (group[mine] !== group[yours]) return group[mine]! < group[yours]!;
    if (order !== undefined && order[a] !== order[b]) return order[a]! < order[b]!;
    return rank[mine]! < rank[yours]!;
  };
}

/** Tickets have few events, mostly in order already: each is moved back to its place. Long ones are sorted whole. */
function sort(list: Int32Array, from: number, to: number, isBefore: (a: number, b: number) => boolean): void {
  if (to - from > 64) {
    list.subarray(from, to).sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const event = list[i]!;
    let place = i;
    while (place > from && isBefore(event, list[place - 1]!)) {
      list[place] = list[place - 1]!;
      place -= 1;
    }
    list[place] = event;
  }
}

function checkTicket(gathered: Gathered, grouped: Grouped, ticket: number, ranks: Ranks): void {
  const { events, plan } = gathered;
  const from = grouped.starts[ticket]!;
  const to = grouped.starts[ticket + 1]!;
  let reportAt = NaN;
  let early = -1;
  for (let i = from; i < to; i++) {
    const event = grouped.events[i]!;
    const meaning = plan.meanings[events.meaning[event]!]!;
    if (meaning.says === "fact" && meaning.kind === "reported") {
      if (Number.isNaN(reportAt)) reportAt = events.at[event]!;
      else if (events.at[event] !== reportAt && meaning.take === "each")
        note(gathered, "record.contradiction", { column: "reported" }, event);
    } else if (Number.isNaN(reportAt) && early < 0 && isAfterReport(meaning)) early = event;
    if (i > from && isSame(gathered, grouped.events[i - 1]!, event)) checkPair(gathered, grouped, i, ranks);
  }
  if (Number.isNaN(reportAt)) {
    // A report that could not be read was told before: it is not missing as well.
    if (gathered.apart[ticket] === 0 && gathered.found.add("ticket.no-report", {}, gathered.placeOf(ticket)))
      gathered.apart[ticket] = 1;
  } else if (early >= 0) noteEarly(gathered, early);
  const again = gathered.again.get(ticket);
  if (again !== undefined) checkAgain(gathered, grouped, ticket);
}

function isAfterReport(meaning: Meaning): boolean {
  if (meaning.says === "fact") return afterReport.has(meaning.kind);
  return meaning.says === "state" && afterReport.has(meaning.state);
}

function noteEarly(gathered: Gathered, event: number): void {
  const meaning = gathered.plan.meanings[gathered.events.meaning[event]!]!;
  const fact = meaning.says === "fact" ? meaning.kind : meaning.says === "state" ? meaning.state : "";
  note(gathered, "ticket.before-report", { fact }, event);
}

/** Whether two neighbours are of one moment and one place in its order. */
function isSame({ events }: Gathered, a: number, b: number): boolean {
  return events.at[a] === events.at[b] && (events.order === undefined || events.order[a] === events.order[b]);
}

/** Two events of one moment: the same thing twice, or two things of which the first cannot be told from the second. */
function checkPair(gathered: Gathered, grouped: Grouped, i: number, { group }: Ranks): void {
  const { events, plan } = gathered;
  const [before, event] = [grouped.events[i - 1]!, grouped.events[i]!];
  const [first, second] = [events.meaning[before]!, events.meaning[event]!];
  if (group[first] !== group[second]) return;
  const isTwice = first === second;
  const [one, other] = [plan.meanings[first]!, plan.meanings[second]!];
  if (isTwice && (one.says === "change" || (one.says === "state" && plan.mapping.sequence !== undefined)))
    note(gathered, "record.twice", {}, event);
  if (!isTwice && one.says === "state" && other.says === "state" && one.state !== other.state)
    note(gathered, "ticket.order-unknown", { first: one.state, second: other.state }, event);
  if (!isTwice && saysOtherwise(gathered, one, other)) {
    const slot = (one as { slot: number }).slot;
    note(gathered, "ticket.order-unknown", { first: plan.slots[slot]!.name, second: plan.slots[slot]!.name }, event);
  }
}

/** Two values for one level at one moment. What is no level is taken from the first record that has it. */
function saysOtherwise({ plan }: Gathered, one: Meaning, other: Meaning): boolean {
  if (one.says !== other.says || (one.says !== "value" && one.says !== "change")) return false;
  const { slot, value } = other as { slot: number; value: string | undefined };
  if (one.slot !== slot || !plan.slots[slot]!.isLevel) return false;
  return one.value !== undefined && value !== undefined && one.value !== value;
}

/** One record for each ticket was said, and this one has more: the same again, or something else. */
function checkAgain(gathered: Gathered, grouped: Grouped, ticket: number): void {
  if (gathered.apart[ticket] === 1) return; // what it lacks, or how it contradicts itself, was told before
  const { events, found } = gathered;
  const said = new Map<number, string>();
  for (let i = grouped.starts[ticket]!; i < grouped.starts[ticket + 1]!; i++) {
    const event = grouped.events[i]!;
    const place = events.placeNumber(event);
    said.set(place, `${said.get(place) ?? ""}${events.meaning[event]!} ${events.at[event]!}\n`);
  }
  const place = gathered.again.get(ticket)!;
  if (new Set(said.values()).size < 2) found.add("record.twice", {}, place);
  else if (found.add("record.contradiction", { column: "" }, place)) gathered.apart[ticket] = 1;
}

function note(
  gathered: Gathered,
  code: "record.contradiction" | "record.twice" | "ticket.before-report" | "ticket.order-unknown",
  params: Readonly<Record<string, string>>,
  event: number,
): void {
  const ticket = gathered.events.ticket[event]!;
  const place = { ...gathered.events.placeOf(event), ticket: gathered.keys[ticket] };
  if (gathered.found.add(code, params, place)) gathered.apart[ticket] = 1;
}

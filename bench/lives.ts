/**
 * Lives of tickets for filling a database: each is led at a desk in memory under the agreement's own rules, and taken apart into
 * what a copy of it needs, its facts and its projected row, with marks where each copy has its own.
 */
import { ticketRow, type TicketRow } from "../src/desk/ticket-row.ts";
import { subjectOf } from "../src/desk/open-ticket.ts";
import type { Fact } from "../src/facts/fact.ts";
import { canonicalFact, type WrittenFact } from "../src/facts/written-fact.ts";
import { agreed, atDesk, customer, id } from "../test/at-desk.ts";
import { moment } from "../test/given.ts";

export interface Life {
  readonly life: number;
  readonly isOpen: boolean;
  readonly row: TicketRow;
  readonly facts: readonly LifeFact[];
}

export interface LifeFact {
  readonly kind: string;
  /** Milliseconds after the report. */
  readonly afterMs: number;
  /** The canonical line for SQL's `format`: moment, fact, ticket, title, text, reporter, agent. */
  readonly line: string;
  readonly hasText: boolean;
}

type Step = readonly [local: string, name: string, input?: object, as?: typeof customer];

const beganAt = moment("2026-03-02 10:00");
const answer: Step = ["10:40", "answer", { body: "We look into it." }];
const start: Step = ["10:30", "start-work"];
const waits: Step = ["11:00", "wait", { on: "customer", for: "description" }];
const told: Step = ["13:20", "note", { body: "It happens on every page." }, customer];
const done: Step = ["15:05", "resolve", { body: "Mended." }];
const late: Step = ["2026-03-19 15:05", "resolve", { body: "Mended at last." }];

const closedLives: readonly (readonly Step[])[] = [
  [answer, done, ["16:00", "close", {}, customer]],
  [["10:20", "assign", { team: "Applications" }], answer, done, ["2026-03-09 09:00", "close"]],
  [answer, waits, told, done, ["16:00", "close", {}, customer]],
  [start, answer, late, ["2026-03-20 09:00", "close"]],
];
const openLives: readonly (readonly Step[])[] = [
  [],
  [["10:20", "assign", { team: "Applications" }]],
  [start, answer],
  [answer, waits],
  [answer, waits, told],
];
const levels = [
  { environment: "production", effect: "stopped" },
  { environment: "production", effect: "delayed" },
];

export function lives(): Life[] {
  const all = [...closedLives, ...openLives];
  return all.flatMap((steps, i) =>
    levels.map((said, j) => lifeOf(i * levels.length + j, i >= closedLives.length, steps, said)),
  );
}

function lifeOf(life: number, isOpen: boolean, steps: readonly Step[], said: object): Life {
  const program = agreed("embrace");
  const desk = atDesk(program);
  desk.at("2026-03-02 10:00");
  const report = { title: "A title", body: "A text.", type: "incident", levels: said, via: "portal" };
  desk.done("report", report, customer);
  for (const [local, name, input = {}, as = {}] of steps) {
    desk.at(local);
    desk.done(name, input, as);
  }
  const facts = desk.facts();
  const [ticket, of] = [desk.ticket(), { contract: id("contract"), customer: id("customer"), number: "" }];
  const row = ticketRow(program, { ticket, ...of, subject: subjectOf(facts, {}) });
  return { life, isOpen, row, facts: facts.map((fact) => factOf(fact, ticket)) };
}

function factOf(fact: Fact, ticket: string): LifeFact {
  const { kind, at, fields } = fact;
  const written: WrittenFact = { kind, at, recordedAt: at, id: "%2$s", ticket: "%3$s", fields: marked(fields) };
  const line = canonicalFact(written).replaceAll(ticket, "%3$s").replace(new Date(at).toISOString(), "%1$s");
  return { kind, afterMs: at - beganAt, line, hasText: fields["text"] !== undefined };
}

/** Who and what each copy has of its own; a hash that nobody looks at stands for those of the contents. */
function marked(fields: Fact["fields"]): Fact["fields"] {
  const hash = "0".repeat(64);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (name === "title") return [[name, "%4$s"] as const, ["title-hash", hash] as const];
      if (name === "text") return [[name, "%5$s"] as const, ["text-hash", hash] as const];
      if (name === "person") return [[name, value === id("contact") ? "%6$s" : "%7$s"] as const];
      return [[name, value] as const];
    }),
  );
}

/**
 * A desk without a database, for tests of what its verbs decide: a ticket grows by what somebody does at a moment, and every act
 * goes the way that it goes in a running system, through the agreement's own rules. All persons are made up.
 */
import { readFileSync } from "node:fs";
import { parseAgreement } from "../src/agreement/parse.ts";
import type { Advice, Command } from "../src/desk/command.ts";
import { decide, notTheirRole, type Decided } from "../src/desk/decide.ts";
import type { OpenTicket } from "../src/desk/open-ticket.ts";
import { standingOf } from "../src/desk/ticket-state.ts";
import { isRefusal, type Refusal } from "../src/desk/verb.ts";
import { verbNamed } from "../src/desk/verbs.ts";
import { compile } from "../src/engine/compile.ts";
import { judge } from "../src/engine/judge.ts";
import type { Judgement } from "../src/engine/outcome.ts";
import type { Program } from "../src/engine/program.ts";
import { sideOf } from "../src/engine/subject.ts";
import type { Fact, Fields } from "../src/facts/fact.ts";
import { sideOfRole, type Role } from "../src/facts/role.ts";
import { moment } from "./given.ts";

export type AgreementName = "1do" | "covide" | "embrace" | "engage" | "vecozo";

const programs = new Map<string, Program>();

export function agreed(name: AgreementName): Program {
  let program = programs.get(name);
  if (program === undefined) {
    const parsed = parseAgreement(
      readFileSync(new URL(`../agreements/${name}/agreement.yaml`, import.meta.url), "utf8"),
    );
    if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
    program = compile(parsed.file, { years: { from: 2026, to: 2027 } });
    programs.set(name, program);
  }
  return program;
}

/** Names as UUIDs: what a test calls `desk-1` is the same person throughout. */
export function id(of: string): string {
  const hex = Array.from(of)
    .reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7)
    .toString(16);
  return `01900000-0000-7000-8000-${hex.padStart(12, "0")}`;
}

export interface Asking {
  readonly role?: Role;
  /** The side or role of the agreement in which they speak. */
  readonly by?: string;
  readonly person?: string;
}

/** What a test sees of an outcome: the kinds of the facts, or the refusal. */
export type Seen =
  | Refusal
  | { readonly facts: readonly Fact[]; readonly advice: readonly Advice[]; readonly texts: readonly string[] };

export function atDesk(program: Program, contract: Fields = {}) {
  const relation: Fact[] = [];
  let ticket: OpenTicket | undefined;
  let now = moment("2026-03-02 09:00");
  let made = 0;
  const newId = () => `01900000-0000-7000-9000-${(++made).toString(16).padStart(12, "0")}`;
  const of = { contract: id("contract"), customer: id("customer"), code: "C1", fields: contract };

  /** Local time of the stories: `2026-03-02 09:00`, or the time of day alone on the same day. */
  function at(local: string): void {
    now = moment(local.length > 5 ? local : `2026-03-02 ${local}`);
  }

  function ask(name: string, input: object = {}, { role = "agent", by, person }: Asking = {}): Seen {
    const verb = verbNamed(name)!;
    const side = sideOfRole(role);
    const speaker = { person: person ?? id(role), by: by ?? side };
    const command: Command = {
      verb,
      input: verb.input.parse(input),
      actor: { person: speaker.person, role, customer: side === "supplier" ? undefined : of.customer },
      key: "key",
      request: "{}",
    };
    const on = verb.on === undefined && verb.states !== "none" ? ticket : undefined;
    const contractOf = { view: of, program, log: id("log") };
    const refusal = notTheirRole(command);
    if (refusal !== undefined) return refusal;
    const decided = decide({ command, speaker, contract: contractOf, ticket: on, relation, now, newId });
    return isRefusal(decided) ? decided : grow(decided);
  }

  function grow({ ticket: grown, facts, advice, contents }: Decided): Seen {
    if (grown === undefined) relation.push(...facts);
    else ticket = grown;
    return { facts, advice, texts: contents.map(({ body }) => body) };
  }

  /** As `ask`, of what has to be done. */
  function done(...args: Parameters<typeof ask>) {
    const seen = ask(...args);
    if (isRefusal(seen)) throw new Error(`refused: ${JSON.stringify(seen)}`);
    return seen;
  }

  function judged(): Judgement {
    return judge(program, { kind: "ticket", attributes: {}, facts: ticket?.facts ?? [], contract }, now);
  }

  return {
    at,
    ask,
    done,
    judged,
    relation,
    facts: () => ticket?.facts ?? [],
    ticket: () => ticket!.ticket,
    standing: () => standingOf(judged().settled.facts, (fact) => sideOf(program, fact)),
  };
}

export const customer: Asking = { role: "contact", by: "customer" };

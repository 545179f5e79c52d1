/**
 * How a ticket was classified over its life. PRI-3: a reclassification is a fact; where one side proposes and the other
 * fixes, both are kept. PRI-5: the first decision of the side that fixes it holds from the report, until then what was
 * proposed holds provisionally; later changes hold from their moment. PRI-7: the type that holds last is the type.
 */
import { noFields, type Fact, type Fields, type FieldValue } from "../facts/fact.ts";
import type { Level, Program } from "./program.ts";
import { sideOf, type State, type Subject } from "./subject.ts";

const always = -Infinity;

/** The states of a subject in order, the first from before all time. Facts are settled and in order. */
export function classify(
  program: Program,
  subject: Subject,
  facts: readonly Fact[],
  corrected: Fields,
): readonly State[] {
  const first = opening(program, subject, facts, corrected);
  if (!isReclassified(program, facts)) return [first];
  const states: State[] = [first];
  const decided = decidedAtOpening(program, subject, first, reportOf(facts));
  for (const fact of facts) {
    if (fact.kind === "reported") continue;
    for (const name of namesIn(program, fact)) {
      const level = program.levels.get(name);
      if (level !== undefined) applyChange(program, states, decided, fact, level, fact.fields[name]!);
    }
  }
  return states;
}

/** In the order in which a ledger keeps them, whatever the order in which they were asked: a replay comes to the same (LED-5). */
function namesIn(program: Program, { fields }: Fact): readonly string[] {
  const names = Object.keys(fields).filter((name) => program.classifying.has(name));
  return names.length < 2 ? names : names.toSorted();
}

/** Whether any fact after the report carries a level, and so may classify. */
function isReclassified(program: Program, facts: readonly Fact[]): boolean {
  for (let i = 0; i < facts.length; i++) {
    const { kind, fields } = facts[i]!;
    if (fields === noFields || kind === "reported") continue;
    for (const name in fields) if (program.classifying.has(name)) return true;
  }
  return false;
}

/** The report's own fields describe the subject too; how the ticket was described prevails over them. */
function opening(program: Program, subject: Subject, facts: readonly Fact[], corrected: Fields): State {
  const report = reportOf(facts);
  const reported = report?.fields ?? noFields;
  let attributes = subject.attributes;
  let provisional = false;
  for (const name in reported) {
    if (name in subject.attributes) continue;
    if (attributes === subject.attributes) attributes = { ...reported, ...subject.attributes };
    if (isProposal(program, name, report!)) provisional = true;
  }
  for (const name in subject.contract) {
    if (program.levels.has(name) && attributes[name] === undefined)
      attributes = { ...attributes, [name]: subject.contract[name]! };
  }
  for (const name in corrected) attributes = { ...attributes, [name]: corrected[name]! };
  return { from: always, attributes, by: undefined, provisional };
}

function reportOf(facts: readonly Fact[]): Fact | undefined {
  for (let i = 0; i < facts.length; i++) if (facts[i]!.kind === "reported") return facts[i];
  return undefined;
}

function decidedAtOpening(program: Program, subject: Subject, first: State, report: Fact | undefined): Set<string> {
  const all = Object.keys(first.attributes);
  const isOpen = (name: string) =>
    report !== undefined && !(name in subject.attributes) && isProposal(program, name, report);
  return new Set(all.filter((name) => !isOpen(name)));
}

/** What a reporter says of a level that another side fixes is a proposal; a report is the customer's unless it says so. */
function isProposal(program: Program, name: string, report: Fact): boolean {
  const decider = deciderOf(program, name);
  const side = sideOf(program, report) ?? "customer";
  return decider !== undefined && decider !== side && side !== "both";
}

/** Who fixes a level: its own side, or that of the level that follows from it by a table. */
export function deciderOf(program: Program, name: string): string | undefined {
  const level = program.levels.get(name);
  if (level?.term["decided-by"] !== undefined) return level.term["decided-by"];
  const derived = [...program.levels.values()].find((other) => other.axes.some((axis) => axis.name === name));
  return derived?.term["decided-by"];
}

function adjustersOf(program: Program, name: string): readonly string[] | undefined {
  const level = program.levels.get(name);
  const derived = [...program.levels.values()].find((other) => other.axes.some((axis) => axis.name === name));
  return level?.term["adjusted-by"] ?? derived?.term["adjusted-by"];
}

function applyChange(
  program: Program,
  states: State[],
  decided: Set<string>,
  fact: Fact,
  level: Level,
  value: FieldValue,
): void {
  const decider = deciderOf(program, level.name);
  const side = sideOf(program, fact);
  const last = states.at(-1)!;
  if (isDecided(level, decided)) {
    // What is changed of this decides nothing of another level that was only proposed.
    if (mayAdjust(program, level.name, decider, side, fact))
      states.push({ ...changed(program, last, level, value, fact, fact.at), provisional: last.provisional });
    return;
  }
  const isPrioritising = program.prioritising.has(level.name);
  if (side !== undefined && decider !== undefined && side !== decider && side !== "both") {
    // The newest proposal gives provisional targets; of anything else, such as a cause, a guess changes nothing.
    if (isPrioritising) states.push({ ...changed(program, last, level, value, fact, fact.at), provisional: true });
    return;
  }
  decided.add(level.name);
  if (!isPrioritising) {
    // A cause found later was not known before, and decides nothing of what was proposed.
    states.push({ ...changed(program, last, level, value, fact, fact.at), provisional: last.provisional });
    return;
  }
  states.forEach((state, i) => (states[i] = changed(program, state, level, value, state.by, state.from)));
}

/** A level that follows from a table is decided when its axes are. */
function isDecided(level: Level, decided: ReadonlySet<string>): boolean {
  if (decided.has(level.name)) return true;
  return level.axes.length > 0 && level.axes.every((axis) => isDecided(axis, decided));
}

/** Who may change what was decided: the side that fixes it, those named beside it, and both together where it says so. */
function mayAdjust(
  program: Program,
  name: string,
  decider: string | undefined,
  side: string | undefined,
  fact: Fact,
): boolean {
  const adjusters = adjustersOf(program, name);
  const together = side === "both" || fact.fields["agreed"] === "yes" || fact.fields["dispute"] !== undefined;
  if (adjusters?.length === 1 && adjusters[0] === "both") return together;
  if (side === undefined || together || side === decider || decider === undefined) return true;
  return adjusters?.includes(side) ?? false;
}

/** A new value for a level: what follows from it by a table follows anew. */
function changed(
  program: Program,
  state: State,
  level: Level,
  value: FieldValue,
  by: Fact | undefined,
  from: number,
): State {
  const attributes: Record<string, FieldValue> = { ...state.attributes, [level.name]: value };
  for (const other of program.levels.values()) {
    if (other.cells !== undefined && other.axes.includes(level)) delete attributes[other.name];
  }
  return { from, attributes, by, provisional: false };
}

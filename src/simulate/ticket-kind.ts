/**
 * What a ticket is before anything is done about it: its type, how it is classified, who reports it and how. All of it
 * follows from the agreement: its types, the levels by which targets are chosen, and what its rules say of a report.
 */
import type { Fields, FieldValue } from "../facts/fact.ts";
import { clocksFor } from "../engine/population.ts";
import type { Choice, Level, Program } from "../engine/program.ts";
import { leaves } from "../agreement/schema/by-level.ts";
import { tests } from "../agreement/schema/moment.ts";
import type { Chance } from "./chance.ts";
import type { Setting } from "./setting.ts";
import type { Customer, Person } from "./world.ts";

/** How a desk treats a type: by what its name says, whatever the agreement calls it. */
export type Manner = "incident" | "question" | "change" | "complaint" | "remark" | "problem";

export interface Kind {
  readonly type: string | undefined;
  readonly manner: Manner;
  /** Every level by its value, the priority or its axes among them. */
  readonly levels: Readonly<Record<string, string>>;
  /** The level by which targets are chosen, and the rank of its value: 0 is the heaviest of `ranks`. */
  readonly priority: Level | undefined;
  readonly rank: number;
  readonly ranks: number;
}

function mannerOf(type: string | undefined): Manner {
  if (type === undefined || /incident|fault|outage|storing/.test(type)) return "incident";
  if (/change|wish|rfc|wijzig/.test(type)) return "change";
  if (/complaint|klacht/.test(type)) return "complaint";
  if (/remark|idea|feedback/.test(type)) return "remark";
  return /problem/.test(type) ? "problem" : "question";
}

export function pickType({ program, parameters }: Setting, chance: Chance): string | undefined {
  const { types } = parameters.arrivals;
  const values = program.types?.values ?? [];
  if (values.length === 0) return undefined;
  return chance.pickBy(values, (type) => types[type] ?? types["other"] ?? 0);
}

/** A ticket of a type; `heaviest` for the report of an outage. */
export function pickKind(setting: Setting, type: string | undefined, chance: Chance, heaviest = false): Kind {
  const { program, parameters } = setting;
  const priority = priorityLevel(program, type);
  const ranks = priority?.values.length ?? 3; // without priorities nothing is urgent and nothing can wait for ever
  const weights = Array.from({ length: ranks }, (_, rank) => {
    const own = parameters.arrivals.priorities[rank] ?? parameters.arrivals.priorities.at(-1)!;
    return heaviest ? (rank === 0 ? 3 : rank === 1 ? 1 : 0) : own;
  });
  const rank = priority === undefined ? 1 : chance.weighted(weights);
  const levels: Record<string, string> = type === undefined ? {} : { type };
  if (priority !== undefined) Object.assign(levels, valuesFor(priority, priority.values[rank]!, chance));
  for (const level of program.levels.values()) {
    if (!isDescribing(program, level, type, priority)) continue;
    levels[level.name] = chance.odds(0.92) ? level.values[0]! : chance.pick(level.values);
  }
  return { type, manner: mannerOf(type), levels, priority, rank, ranks };
}

/** The value itself, or axes that lead to it; of several combinations the plainer one more often. */
export function valuesFor(level: Level, value: string, chance: Chance): Record<string, string> {
  const keys = [...(level.cells ?? [])].filter(([, cell]) => cell === value).map(([key]) => key.split(" "));
  if (keys.length === 0) return { [level.name]: value };
  // What is not the heaviest is seldom described by the heaviest word there is; what is tested is seldom reported.
  const isTop = level.values[0] === value;
  const effect = level.axes.findIndex(({ name }) => /effect|impact/.test(name));
  const worst = level.axes[effect]?.values[0];
  const weight = (values: readonly string[]) =>
    (values.some((one) => /^(test|acceptance|development)/.test(one)) ? 0.1 : 1) *
    (!isTop && effect >= 0 && values[effect] === worst ? 0.05 : 1);
  const chosen = chance.pickBy(keys, weight);
  return Object.fromEntries(level.axes.map((axis, i) => [axis.name, chosen[i]!]));
}

/** The level of the ticket by which the clocks of its type choose their targets. */
function priorityLevel(program: Program, type: string | undefined): Level | undefined {
  const chosen = clocksFor(program, type).flatMap((clock) => [...levelsIn(clock.target)]);
  const own = (level: Level) => level.term.of === "ticket" || level.term.of === type || type === undefined;
  return chosen.find(own) ?? [...program.levels.values()].find((level) => own(level) && level.cells !== undefined);
}

function* levelsIn(choice: Choice<unknown>): Generator<Level> {
  if (choice.kind === "value") return;
  yield choice.level;
  for (const inner of choice.cases.values()) yield* levelsIn(inner);
}

/** A level that describes the ticket from the start: nobody has to find it out or fix it. */
function isDescribing(program: Program, level: Level, type: string | undefined, priority: Level | undefined): boolean {
  const { term } = level;
  if (level.name === "type" || level === priority || priority?.axes.includes(level) === true) return false;
  if (level.values.length === 0 || term["decided-by"] !== undefined || program.types === level) return false;
  return term.of === type && level.cells === undefined;
}

/** Levels that the supplier finds out on the way: a cause, where it arose. */
export function foundLevels({ program }: Setting, kind: Kind): Level[] {
  return [...program.levels.values()].filter(
    (level) =>
      level !== kind.priority &&
      level.name !== "type" &&
      kind.priority?.axes.includes(level) !== true &&
      level.term["decided-by"] === "supplier" &&
      level.term.of === kind.type,
  );
}

/** The side that fixes the priority; undefined where the agreement does not say. */
export function deciderOf(kind: Kind): string | undefined {
  return kind.priority?.term["decided-by"];
}

/** Somebody of the customer; where the agreement leaves reporting to some roles, mostly one of those. */
export function pickReporter(setting: Setting, customer: Customer, type: string | undefined, chance: Chance): Person {
  const asked = reportTests(setting.program, "by", {}, type);
  const named = new Set(asked.flat());
  const may = (person: Person) => named.size === 0 || named.has(person.role) || named.has("customer");
  // Some write every week and some once a year.
  return chance.pickBy(customer.people, (person) => {
    const often = 1 / (1 + (Number(person.id.split("-P")[1]) % 7));
    const isBusy = /emergency|director|management|board/.test(person.role);
    return often * (may(person) ? 1 : 0.012) * (isBusy ? 0.05 : 1);
  });
}

/** A way to report that the agreement prefers for this ticket, or now and then another. */
export function pickChannel(setting: Setting, kind: Kind, staffed: boolean, chance: Chance): string {
  const { channels, "usual-channel": usual } = setting.parameters.arrivals;
  const preferred = reportTests(setting.program, "via", kind.levels, kind.type);
  const named = allChannels(setting.program);
  const known = named.length > 0 ? named : ["portal", "mail", "phone"];
  const fitting = preferred.reduce((all, values) => all.filter((one) => values.includes(one)), known);
  const candidates = (fitting.length > 0 && chance.odds(usual) ? fitting : known)
    .filter((channel) => channel !== "emergency-phone")
    .filter((channel) => staffed || channel !== "phone")
    .filter((channel) => kind.manner === "change" || !/change|user-group/.test(channel));
  if (candidates.length === 0) return chance.pick(known.includes("mail") ? ["mail"] : known);
  return chance.pickBy(candidates, (channel) => channels[channel] ?? channels["other"] ?? 1);
}

/** Who may call at any hour does so for what is heavy, once the desk has gone home. */
export function emergencyChannel(setting: Setting, { contract }: Customer, kind: Kind, at: number): string | undefined {
  const channel = allChannels(setting.program).find((one) => one.includes("emergency"));
  const isTaken = Object.entries(contract).some(([item, value]) => item.includes("emergency") && value === "yes");
  return isTaken && kind.rank <= 1 && kind.manner === "incident" && !setting.staffHours.isOpen(at)
    ? channel
    : undefined;
}

/** What rules about a report want of one of its fields, each rule by itself. */
function reportTests(program: Program, field: string, levels: Fields, type: string | undefined): readonly string[][] {
  return Object.values(program.file.rules ?? {}).flatMap((rule) => {
    const isReport = rule.when.some(
      (one) => one.kind === "fact" && one.fact === "reported" && (one.filter["type"]?.includes(type ?? "") ?? true),
    );
    if (!isReport || !(rule.for?.includes(type ?? "") ?? true)) return [];
    return (rule["only-if"] ?? []).flatMap((test) => {
      if (test.word !== "attribute" || test.name !== field) return [];
      const found = [...leaves(test.values)].find(({ keys }) =>
        keys.every((key) => Object.values(levelsWithDerived(program, levels)).includes(key)),
      );
      return found === undefined ? [] : [[...found.value]];
    });
  });
}

function levelsWithDerived(program: Program, levels: Fields): Record<string, FieldValue> {
  const all: Record<string, FieldValue> = { ...levels };
  for (const level of program.levels.values()) {
    const value = level.cells?.get(level.axes.map(({ name }) => levels[name]).join(" "));
    if (value !== undefined) all[level.name] ??= value;
  }
  return all;
}

const channelsOf = new WeakMap<Program, string[]>();

/** Every channel of which the agreement speaks. */
function allChannels(program: Program): string[] {
  let all = channelsOf.get(program);
  if (all !== undefined) return all;
  const conditions = [
    ...Object.values(program.file.rules ?? {}).flatMap((rule) => [rule["only-if"], rule.where]),
    ...Object.values(program.file.clocks ?? {}).map((clock) => clock.where),
  ];
  const values = conditions.flatMap((condition) =>
    [...tests(condition ?? [])].flatMap((test) =>
      test.word === "attribute" && test.name === "via" ? [...leaves(test.values)].flatMap(({ value }) => value) : [],
    ),
  );
  all = [...new Set(values)];
  channelsOf.set(program, all);
  return all;
}

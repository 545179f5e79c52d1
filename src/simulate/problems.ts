/**
 * Which problem a ticket is about: one that fits its manner and its weight, dealt like cards so that a customer does not
 * tell the same thing twice before all was told; and what the problem makes of the ticket's other attributes.
 */
import type { FieldValue } from "../facts/fact.ts";
import type { Chance } from "./chance.ts";
import type { Course } from "./course.ts";
import type { Setting } from "./setting.ts";
import type { Problem, Texts } from "./texts.ts";
import type { Kind } from "./ticket-kind.ts";
import type { Customer } from "./world.ts";

/** What brought a ticket about, where it was not just a day like any other. */
export interface Spark {
  readonly kind: "outage" | "release";
  readonly at: number;
  readonly service: string | undefined;
  /** Of an outage: when it was over, and what is known to have caused it. */
  readonly endedAt?: number;
  readonly cause?: string;
}

/** Heavy problems for the heaviest priority, light ones for the last; the line of business before what any has, where it has few. */
export function problemFor(
  setting: Setting,
  customer: Customer,
  { own, general }: Texts,
  kind: Kind,
  spark: Spark | undefined,
): Problem {
  const pool = spark?.kind === "outage" ? "outage" : kind.manner === "problem" ? "incident" : kind.manner;
  const grip = pool === "incident" ? gripOf(setting, customer, kind) : "usual";
  const fitting = (all: readonly Problem[] = []) => {
    if (pool === "outage") return caused(all, spark?.cause);
    if (pool !== "incident") return all;
    const list = all.filter((one) => (one.grip ?? "usual") === grip);
    // What hinders one person is not heavier than most.
    const wide = kind.rank === 1 && kind.ranks > 2 ? list.filter(({ hits }) => hits !== "me") : list;
    return wide.length > 0 ? wide : list;
  };
  const mine = fitting(own?.problems[pool]);
  const isAlone = own?.alone === "yes" && mine.length >= enough;
  // By their places: texts in two languages are each other's translations, and what was told in one is known.
  const cards = [
    ...mine.map((one) => ({ one, card: `${pool}/${own!.problems[pool]!.indexOf(one)}` })),
    ...(isAlone ? [] : fitting(general.problems[pool])).map((one) => {
      return { one, card: `general/${pool}/${general.problems[pool]!.indexOf(one)}` };
    }),
  ];
  const dealt = cards.length > 0 ? deal(setting, customer, cards) : undefined;
  return dealt?.one ?? general.problems["incident"]![0]!;
}

/** With few priorities the last one holds ordinary problems as well as details, turn by turn. */
function gripOf(setting: Setting, { id }: Customer, { rank, ranks }: Kind): "heavy" | "usual" | "light" {
  if (rank === 0) return "heavy";
  if (rank < ranks - 1) return "usual";
  if (ranks > 3) return "light";
  const turns = countsOf(setting);
  const turn = turns.get(`${id}/grip`) ?? 0;
  turns.set(`${id}/grip`, turn + 1);
  return turn % 5 === 1 || turn % 5 === 3 ? "light" : "usual";
}

/** So many that fit, and a line of business that stands alone needs nothing of what any service has. */
const enough = 5;

/** Those that fit the cause that was decided; else those that fit any. */
function caused(all: readonly Problem[], cause: string | undefined): readonly Problem[] {
  const named = all.filter(({ causes }) => cause !== undefined && causes?.includes(cause) === true);
  return named.length > 0 ? named : all.filter(({ causes }) => causes === undefined);
}

const counts = new WeakMap<Setting, Map<string, number>>();

function countsOf(setting: Setting): Map<string, number> {
  const known = counts.get(setting) ?? new Map<string, number>();
  counts.set(setting, known);
  return known;
}

interface Card {
  readonly one: Problem;
  /** Its place in the pool. */
  readonly card: string;
}

/** Like cards: what was told least, the line of business first, in an order of chance. */
function deal(setting: Setting, { id }: Customer, cards: readonly Card[]): Card {
  const told = countsOf(setting);
  const keyOf = ({ card }: Card) => `${id}/${card}`;
  const rank = (one: Card): number => {
    const times = told.get(keyOf(one)) ?? 0;
    const isShared = one.card.startsWith("general/") ? 1 : 0;
    // A wish that was met is not made again, unless about something else.
    const isMet = times > 0 && one.card.includes("change/") && !one.one.see.includes("{") ? 20 : 0;
    return 2 * times + isShared + isMet + setting.chance.of("deck", keyOf(one), times).unit();
  };
  const [first] = cards.map((one) => [rank(one), one] as const).toSorted((a, b) => a[0] - b[0]);
  const [, card] = first!;
  told.set(keyOf(card), (told.get(keyOf(card)) ?? 0) + 1);
  return card;
}

/** How much it hinders by the problem's own weight, where several ways to say it lead to the same priority. */
function effectsFor({ levels, priority, rank, ranks }: Kind, grip: Problem["grip"]): Record<string, string> {
  const place = priority?.axes.findIndex(({ name }) => /effect|impact/.test(name)) ?? -1;
  if (priority === undefined || place < 0 || rank === 0) return {};
  const axis = priority.axes[place]!;
  const fitting = axis.values.filter((value) => {
    const key = priority.axes.map(({ name }, i) => (i === place ? value : levels[name]));
    return priority.cells?.get(key.join(" ")) === priority.values[rank];
  });
  const isLast = rank === ranks - 1 && grip !== "light";
  const least = isLast ? (fitting.find((value) => value !== axis.values[0]) ?? fitting[0]) : fitting.at(-1);
  return least === undefined ? {} : { [axis.name]: least };
}

/** The levels of the ticket as the problem wants them: a link where somebody else's end failed; clear where all is down. */
export function levelsFor(
  { program }: Setting,
  kind: Kind,
  { fault, cause, grip }: Problem,
  hits: NonNullable<Problem["hits"]>,
): Record<string, string> {
  const { priority, rank } = kind;
  const levels = { ...kind.levels, ...impactFor(kind, hits) };
  const fitted: Record<string, string> = { ...levels, ...effectsFor({ ...kind, levels }, grip) };
  for (const name of Object.keys(levels)) {
    const level = program.levels.get(name);
    if (level === undefined || name === "type" || level === priority || priority?.axes.includes(level)) continue;
    if (level.values.includes("link")) fitted[name] = fault === "third-party" ? "link" : level.values[0]!;
    else if (rank === 0 || cause === undefined) fitted[name] = level.values[0]!;
  }
  return fitted;
}

/** Of the ways to come to a priority, the one whose impact is nearest to how many are hit: all, some, or one. */
function impactFor({ priority: level, levels }: Kind, hits: NonNullable<Problem["hits"]>): Record<string, string> {
  const axes = level?.axes ?? [];
  const at = axes.findIndex(({ name }) => name.includes("impact"));
  if (level?.cells === undefined || at < 0) return {};
  const value = level.cells.get(axes.map(({ name }) => levels[name]).join(" "));
  const of = axes[at]!.values;
  const wanted = hits === "me" ? of.length - 1 : hits === "team" ? Math.floor((of.length - 1) / 2) : 0;
  const keys = [...level.cells].filter(([, cell]) => cell === value).map(([key]) => key.split(" "));
  const away = (key: readonly string[]) => Math.abs(of.indexOf(key[at]!) - wanted);
  const nearest = keys.toSorted((a, b) => away(a) - away(b))[0] ?? [];
  return Object.fromEntries(nearest.map((one, i) => [axes[i]!.name, one]));
}

/** Who is hit by it: as the problem says, else by how heavy it is. */
export function hitBy({ hits, grip }: Problem, { rank }: Kind, chance: Chance): NonNullable<Problem["hits"]> {
  if (hits !== undefined) return hits;
  if (grip === "heavy" || rank === 0) return "all";
  return grip === "light" || (rank > 1 && chance.odds(0.5)) ? "me" : "team";
}

/** What forms about it say, as far as that follows from what it is about. */
export function filledIn(course: Course, texts: Texts, hits: NonNullable<Problem["hits"]>): Record<string, FieldValue> {
  const { talk, kind, setting, isDeclined } = course;
  const chance = course.chance.of("fields");
  const deskTexts = setting.texts[0]!;
  const one = ({ desk }: Texts, name: string) => desk.fields[name] ?? [];
  const weight = kind.rank === 0 ? "heavy" : kind.rank < kind.ranks - 1 ? "usual" : "light";
  const way = talk.fault ?? (talk.hasCause ? (weight === "heavy" ? "heavy" : "usual") : "light");
  const lists: Record<string, readonly string[]> = {
    "why-reported": one(texts, `why-${weight}`),
    impact: one(texts, `impact-${hits}`),
    "why-access": one(texts, "why-access"),
    "why-parked": one(texts, "why-parked"),
    direction: one(deskTexts, `direction-${way}`),
  };
  const drawn = Object.entries(lists).flatMap(([field, list]) => (list.length > 0 ? [[field, chance.pick(list)]] : []));
  return {
    description: talk.about(),
    ...(kind.manner === "incident" ? {} : { "steps-taken": one(deskTexts, "steps-taken").at(-1) ?? "yes" }),
    "where-it-arose": chance.pick(one(deskTexts, "where-it-arose")),
    "who-else-is-hit": chance.pick(one(deskTexts, "who-else-is-hit")),
    "fits-vision": isDeclined ? "no" : "yes",
    classification: one(deskTexts, "classification").at(isDeclined ? -1 : 0) ?? "yes",
    risk: one(deskTexts, "risk").at(isDeclined ? -1 : 0) ?? "yes",
    ...(Object.fromEntries(drawn) as Record<string, string>),
  };
}

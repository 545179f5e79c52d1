/**
 * What the forms of a ticket offer, from what its contract's desk says: who it can be given to, how it can be classified and what each cell of the
 * matrix comes to, for what it can wait and which clocks then stand still, what each act is asked, and how one escalates.
 */
import { targetText } from "$peil/i18n/target-text.ts";
import { plain, termsOf, type Desk } from "#lib/ticket/terms.ts";
import type { Explanation } from "#lib/ticket/explaining.ts";
import type { Language } from "$peil/i18n/words.ts";

interface Choice {
  readonly value: string;
  readonly name: string;
}

export interface LevelChoice {
  readonly level: string;
  readonly name: string;
  readonly article: string;
  readonly values: readonly Choice[];
  readonly current: string | null;
  readonly decidedBy: string | null;
  readonly isForPriority: boolean;
}

export interface Cell {
  readonly priority: string | null;
  readonly name: string;
  readonly targets: readonly { readonly clock: string; readonly target: string }[];
}

/** Two levels against each other, the first down the side. */
export interface Matrix {
  /** Of three levels the value of the first that it is of, and whether the ticket has that value. */
  readonly of: {
    readonly level: string;
    readonly value: string;
    readonly name: string;
    readonly isNow: boolean;
  } | null;
  readonly rows: LevelChoice;
  readonly columns: LevelChoice | null;
  /** By the value of the row, then of the column ("" where there is none). */
  readonly cells: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
}

export interface Ask {
  readonly field: string;
  readonly name: string;
  readonly where: string;
  readonly article: string;
  readonly say: string | null;
  readonly isMoment: boolean;
}

interface Words {
  readonly values: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

export type Choices = ReturnType<typeof choicesOf>;

export function choicesOf(
  desk: Desk,
  ticket: { readonly type: string | null },
  told: Explanation | undefined,
  language: Language,
  { values, fields }: Words,
) {
  const terms = termsOf(desk, language);
  const named = (value: string) => values[value] ?? terms.name(value);
  const levels = levelsOf(desk, ticket.type, told, language);
  return {
    people: (desk.assignable?.people ?? []).flatMap(({ person, name }) =>
      name === null ? [] : [{ value: person, name }],
    ),
    teams: desk.assignable?.teams ?? [],
    levels: levels.filter(({ follows }) => follows.length === 0),
    matrices: matricesOf(desk, ticket.type, levels, language),
    waits: desk.waits.map(({ on, for: reason, turn, stops }) => ({
      value: `${on}|${reason ?? ""}`,
      name: reason === null ? named(on) : `${named(on)}: ${named(reason)}`,
      turn: turn === null ? null : named(turn),
      stops: stops.map(({ clock, article }) => ({ clock, name: terms.clock(clock), article })),
    })),
    ladders: desk.escalations
      .filter(({ types }) => types === null || ticket.type === null || types.includes(ticket.type))
      .map(({ title, right, article, of, steps, to }) => ({
        right,
        name: title?.[language] ?? terms.name(right),
        article,
        of: of.map(named).join(", "),
        steps: steps.map(({ step, customer, supplier }) => ({
          value: step,
          name: terms.name(step),
          customer: customer.map(named).join(", "),
          supplier: supplier.map(named).join(", "),
        })),
        to: to.map(({ values: of, to: whom }) => ({ values: of.join(" · "), to: named(whom) })),
      })),
    roles: desk.contacts.map(({ role, party }) => ({ value: role, name: `${terms.name(role)} (${named(party)})` })),
    asks: asksOf(desk, ticket.type, language, fields),
    kinds: valuesOf(desk.workLevels, "kind", language),
    work: desk.workLevels
      .filter(({ level, values }) => level !== "kind" && values.length > 0)
      .map(({ level, name }) => ({
        value: `detail.book-work.${level}`,
        name: name?.[language] ?? terms.name(level),
        values: valuesOf(desk.workLevels, level, language),
      })),
    lines: valuesOf(desk.levels, "line", language),
  };
}

function levelsOf(desk: Desk, type: string | null, told: Explanation | undefined, language: Language) {
  const terms = termsOf(desk, language);
  return desk.levels
    .filter(({ of }) => of === "ticket" || type === null || of === type)
    .map(({ level, article, values, follows, decidedBy, isForPriority }) => ({
      level,
      name: terms.level(level),
      article,
      values: values.map(({ value }) => ({ value, name: terms.value(level, value) })),
      current: [told?.classification[level] ?? []].flat()[0] ?? null,
      decidedBy,
      isForPriority,
      follows,
    }));
}

function valuesOf(levels: Desk["levels"], name: string, language: Language): Choice[] {
  const level = levels.find((one) => one.level === name);
  return (level?.values ?? []).map(({ value, name: say }) => ({ value, name: say?.[language] ?? plain(value) }));
}

/**
 * The last two levels against each other: of three a table for each value of the first. Of more there is nothing to look at, and the
 * consequence says it all the same.
 */
export function matricesOf(
  desk: Desk,
  type: string | null,
  levels: readonly LevelChoice[],
  language: Language,
): readonly Matrix[] {
  const rows = desk.matrix.filter((row) => type !== null && row.type === type);
  const names = Object.keys(rows[0]?.levels ?? {});
  const axes = names.flatMap((name) => levels.find(({ level }) => level === name) ?? []);
  if (axes.length === 0 || axes.length > 3 || axes.length < names.length) return [];
  if (axes.length < 3) return [matrixOf(desk, rows, [axes[0]!, axes[1]], null, language)];
  const [first, ...rest] = axes as [LevelChoice, LevelChoice, LevelChoice];
  return first.values.map(({ value, name }) => {
    const those = rows.filter(({ levels: at }) => at[first.level] === value);
    return matrixOf(desk, those, rest, { level: first.level, value, name, isNow: value === first.current }, language);
  });
}

function matrixOf(
  desk: Desk,
  rows: Desk["matrix"],
  [first, second]: readonly [LevelChoice, LevelChoice | undefined],
  of: Matrix["of"],
  language: Language,
): Matrix {
  const terms = termsOf(desk, language);
  const cells: Record<string, Record<string, Cell>> = {};
  for (const { levels: at, priority, targets } of rows) {
    const [row = "", column = ""] = [at[first.level], second === undefined ? "" : at[second.level]];
    (cells[row] ??= {})[column] = {
      priority,
      name: priority === null ? "" : terms.value(desk.priorityLevel ?? "", priority),
      targets: targets.map(({ clock, targets: all }) => ({
        clock: terms.clock(clock),
        target: all.map(({ written }) => targetText(written, language)).join(", "),
      })),
    };
  }
  return { of, rows: first, columns: second ?? null, cells };
}

/** What is asked of an act whatever the ticket: a condition a dry run tells. By the kind of fact. */
function asksOf(
  desk: Desk,
  type: string | null,
  language: Language,
  words: Words["fields"],
): Readonly<Record<string, readonly Ask[]>> {
  const terms = termsOf(desk, language);
  const asks: Record<string, Ask[]> = {};
  for (const { on, types, fields, article, say, isConditional } of desk.asks) {
    if (isConditional || (types !== null && type !== null && !types.includes(type))) continue;
    for (const { kind, says } of on) {
      if (Object.keys(says).length > 0) continue;
      for (const { field, where } of fields) {
        if (where !== "details") continue;
        const isMoment = /(?:^|-)(?:time|moment|until|date)$/.test(field);
        (asks[kind] ??= []).push({
          field,
          name: words[field] ?? terms.level(field),
          where,
          article,
          say: say?.[language] ?? null,
          isMoment,
        });
      }
    }
  }
  return asks;
}

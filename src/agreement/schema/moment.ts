/**
 * Moments and conditions: the two ways in which terms speak about facts. A moment is a fact, a fact with certain fields,
 * another term's moment (`response`, `response.stop`, `response.due`), or any of a list. In a condition all must hold.
 */
import { z } from "zod";
import { factKind, factKinds } from "../../facts/vocabulary.ts";
import { nearest } from "../finding.ts";
import { id, issue, listOf, word } from "./basics.ts";
import { byLevel, type ByLevel } from "./by-level.ts";

export type Filter = Readonly<Record<string, readonly string[]>>;

export type Moment =
  | { readonly kind: "fact"; readonly fact: string; readonly filter: Filter }
  | { readonly kind: "term"; readonly term: string; readonly edge: "stop-or-due" | "stop" | "due" };

const filter = z.record(id, listOf(word));

const oneMoment = z.union([
  z.record(id, filter).transform((map, ctx): Moment => {
    const [[fact, fields] = ["", {}], ...more] = Object.entries(map);
    if (more.length > 0) issue(ctx, "value.moment", { written: Object.keys(map).join(", ") });
    const kind = factKind(fact);
    if (kind === undefined) issue(ctx, "name.fact-unknown", { name: fact, near: nearest(fact, factKinds) ?? "" });
    return { kind: "fact", fact: kind ?? fact, filter: fields };
  }),
  word.transform((written, ctx): Moment => {
    const fact = factKind(written);
    if (fact !== undefined) return { kind: "fact", fact, filter: {} };
    const match = /^([a-z0-9-]+(?:\.[a-z0-9-]+)?)$/.exec(written);
    if (match === null) issue(ctx, "value.moment", { written });
    const edge = written.endsWith(".stop") ? "stop" : written.endsWith(".due") ? "due" : "stop-or-due";
    return { kind: "term", term: written.replace(/\.(stop|due)$/, ""), edge };
  }),
]);

export const moment = listOf(oneMoment).meta({
  description: "a fact, { fact: { field: value } }, another term, or a list",
});

/** A condition is the list of its tests; all must hold. */
export type Condition = readonly Test[];

export type Test =
  | { readonly word: "any"; readonly of: readonly Condition[] }
  | { readonly word: "not"; readonly of: Condition }
  | { readonly word: "has" | "lacks"; readonly moments: readonly Moment[] }
  | { readonly word: "inside" | "outside"; readonly hours: string }
  | { readonly word: "kept" | "missed"; readonly term: string }
  | { readonly word: "date"; readonly dates: readonly string[] }
  | { readonly word: "attribute"; readonly name: string; readonly values: ByLevel<readonly string[]> };

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .object({
      any: z.array(condition).min(1).optional(),
      not: condition.optional(),
      has: moment.optional(),
      lacks: moment.optional(),
      inside: word.optional(),
      outside: word.optional(),
      kept: word.optional(),
      missed: word.optional(),
      date: listOf(word).optional(),
    })
    .catchall(byLevel(listOf(word)))
    .transform((map): Condition => Object.entries(map).flatMap(([key, value]) => readTest(key, value))),
);

/** The shape of each value was checked by the definition above; here the word gets its meaning. */
function readTest(key: string, value: unknown): Test[] {
  if (value === undefined) return [];
  switch (key) {
    case "any":
      return [{ word: key, of: value as Condition[] }];
    case "not":
      return [{ word: key, of: value as Condition }];
    case "has":
    case "lacks":
      return [{ word: key, moments: value as Moment[] }];
    case "inside":
    case "outside":
      return [{ word: key, hours: value as string }];
    case "kept":
    case "missed":
      return [{ word: key, term: value as string }];
    case "date":
      return [{ word: key, dates: value as string[] }];
    default:
      return [{ word: "attribute", name: key, values: value as ByLevel<string[]> }];
  }
}

/** Every test in a condition, those inside `any` and `not` too. */
export function* tests(condition: Condition): Generator<Test> {
  for (const test of condition) {
    yield test;
    if (test.word === "any") for (const inner of test.of) yield* tests(inner);
    if (test.word === "not") yield* tests(test.of);
  }
}

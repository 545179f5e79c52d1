/**
 * A condition in sentences: when a term holds and when it does not. Each test is a clause that stands behind "if", "that" or "as long as" of
 * either language, so that whatever the condition language can say is said without its notation.
 */
import { leaves } from "../../agreement/schema/by-level.ts";
import type { Condition, Test } from "../../agreement/schema/moment.ts";
import { contractName } from "../../i18n/contract-names.ts";
import type { Speaker } from "./speaker.ts";

/** `Holds for incidents, only if …, not if ….`; nothing of what always holds. */
export function holds(s: Speaker, condition: Condition | undefined, of = ""): string {
  const { only, never } = sidesOf(s, condition);
  return only + never + of === "" ? "" : s.words.condition.holds({ of, only, never });
}

/** What must be so, and what must not. */
export function required(s: Speaker, condition: Condition | undefined): string {
  const { only, never } = sidesOf(s, condition);
  return only + never === "" ? "" : s.words.condition.required({ only, never });
}

/** All of it as one clause. */
export function clause(s: Speaker, condition: Condition | undefined): string {
  return allOf(
    s,
    (condition ?? []).map((test) => testSaid(s, test)),
  );
}

function sidesOf(s: Speaker, condition: Condition = []): { readonly only: string; readonly never: string } {
  const isNever = (test: Test) => test.word === "not" && !isThere(test.of);
  return {
    only: clause(
      s,
      condition.filter((test) => !isNever(test)),
    ),
    never: s.words.condition.either(condition.flatMap((test) => (isNever(test) ? clause(s, ofNot(test)) : []))),
  };
}

/** What must not be lacking must be there. */
function isThere([only, ...others]: Condition): boolean {
  return only?.word === "lacks" && others.length === 0;
}

const ofNot = (test: Test): Condition => (test.word === "not" ? test.of : []);

const allOf = (s: Speaker, clauses: readonly string[]) => s.words.list(clauses, "and");

function testSaid(s: Speaker, test: Test): string {
  const { condition: words } = s.words;
  switch (test.word) {
    case "any":
      return words.either(test.of.map((one) => clause(s, one)));
    case "not":
      return isThere(test.of)
        ? test.of.map((one) => (one.word === "lacks" ? words.has(s.moments(one.moments)) : "")).join("")
        : words.not(clause(s, test.of));
    case "has":
    case "lacks":
      return words[test.word](s.moments(test.moments));
    case "inside":
    case "outside":
      return words.falls(words[test.word](s.hours(test.hours)));
    case "kept":
    case "missed":
      return words[test.word](s.term(test.term));
    case "date":
      return words.falls(
        words.date(
          s.words.list(
            test.dates.map((date) => s.date(date)),
            "or",
          ),
        ),
      );
    case "attribute":
      return allOf(s, byLevelSaid(s, test));
  }
}

/** Levels of which the same is asked are named together. */
function byLevelSaid(s: Speaker, { name, values }: Extract<Test, { readonly word: "attribute" }>): string[] {
  const said = [...leaves(values)].map(({ keys, value }) => ({ keys, said: attributeSaid(s, name, value) }));
  return [...Map.groupBy(said, (one) => one.said)].map(([clause, all]) =>
    keyed(
      s,
      all.flatMap(({ keys }) => keys),
      clause,
    ),
  );
}

function keyed(s: Speaker, keys: readonly string[], said: string): string {
  const { words } = s;
  return keys.length === 0
    ? said
    : words.condition.at(
        words.list(
          keys.map((key) => s.subject(key)),
          "or",
        ),
        said,
      );
}

function attributeSaid(s: Speaker, name: string, values: readonly string[]): string {
  const { condition: words, list } = s.words;
  const item = s.file.contract?.[name];
  const [only] = values;
  if (item?.is === "yes or no" && values.length === 1) return words.taken(s.word(name), only === "yes");
  const known = values.map((value) => s.valueOf(name, value));
  const said = list(
    known.every((value) => value !== undefined) ? known : values.map((value) => s.offered(value)),
    "or",
  );
  if (item !== undefined) return words.contracted(contractName(name, s.language), said);
  if (name === "via")
    return words.via(
      list(
        values.map((value) => words.channels[value] ?? s.person(value)),
        "or",
      ),
    );
  if (name === "by") return words.by(said);
  return words.says(s.levelName(name).toLowerCase(), said);
}

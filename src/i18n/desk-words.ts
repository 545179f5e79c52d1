/**
 * The words of the desk: what it says when it does not do what was asked, what the agreement remarks on what it did, and how a
 * ticket stands. Rule: DSK-2.
 */

/** The same codes as the desk's, which stand where they are decided; a test of the desk holds the two together. */
export const deskRefusals = [
  "no-such-ticket",
  "no-such-contract",
  "no-such-person",
  "no-such-fact",
  "not-in-this-state",
  "not-your-role",
  "not-of-this-contract",
  "version-changed",
  "key-reused",
  "unknown-value",
  "moment-not-allowed",
  "nothing-to-do",
  "refused-by-agreement",
  "content-lacking",
  "too-large",
  "kind-not-allowed",
] as const;
export type DeskRefusal = (typeof deskRefusals)[number];

type Params = Readonly<Record<string, string | number | readonly string[]>>;

export interface RefusalWords {
  /** Never changes with the case. */
  readonly title: string;
  /** What is wrong, and what to do. */
  readonly say: (params: Params) => string;
}

export interface DeskWords {
  readonly refusals: Readonly<Record<DeskRefusal, RefusalWords>>;
  /** Before what the agreement remarks. */
  readonly advice: Readonly<Record<"advised" | "noted" | "masked", string>>;
  readonly states: Readonly<Record<"new" | "open" | "waiting" | "resolved" | "closed" | "merged" | "spam", string>>;
  readonly article: (article: string) => string;
}

/** A parameter as text; a list as the words of a sentence. */
export function said(params: Params, name: string, and = ", "): string {
  const value = params[name] ?? "";
  return typeof value === "object" ? value.join(and) : String(value);
}

/** A list that may come as the text of one. */
export function listed(params: Params, name: string): readonly string[] {
  const value = params[name] ?? [];
  return typeof value === "object" ? value : String(value).split(", ");
}

/** "a, b or c". */
export function anyOf(names: readonly string[], or: string): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${or} ${names.at(-1)}`;
}

/** Codes for which the API has words of its own, since others give them too. */
const shared = ["no-such-ticket", "no-such-contract", "version-changed", "key-reused", "too-large"] as const;

type Problem = {
  readonly title: string;
  readonly detail: (params: Readonly<Record<string, string | number>>) => string;
};

/** The same as the API's problems. */
export function problemsOf({ refusals }: DeskWords): Record<Exclude<DeskRefusal, (typeof shared)[number]>, Problem> {
  const own = Object.entries(refusals).filter(([code]) => !(shared as readonly string[]).includes(code));
  const all = own.map(([code, { title, say }]) => [code, { title, detail: say }]);
  return Object.fromEntries(all) as Record<DeskRefusal, Problem>;
}

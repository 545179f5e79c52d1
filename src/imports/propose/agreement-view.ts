/** What a proposal needs to know of an agreement: its levels and their values in order, and the facts its clocks stop on. */
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import { factKind } from "../../facts/vocabulary.ts";
import type { LevelValue } from "./translate.ts";

export interface LevelView {
  readonly name: string;
  /** The name as people see it, in both languages. */
  readonly names: readonly string[];
  readonly values: readonly LevelValue[];
  readonly axes: readonly string[];
  /** Whether a target hangs on it: of a ticket without it nothing can be said. */
  readonly decides?: boolean;
}

export interface AgreementView {
  readonly zone: string;
  /** The levels of tickets. */
  readonly levels: readonly LevelView[];
  readonly clocks: ReadonlySet<string>;
  /** Facts that start or stop a clock. */
  readonly facts: ReadonlySet<string>;
  /** The ways to report that the agreement tells apart. */
  readonly channels: ReadonlySet<string>;
}

export function viewOf(file: AgreementFile): AgreementView {
  const entries = Object.entries(file.levels ?? {});
  const types = valuesOf(file.levels?.["type"]?.values).map(({ word }) => word);
  const cases = new Set(Object.values(file.clocks ?? {}).flatMap(({ target }) => casesIn(target)));
  const ofTickets = entries.filter(([, { of }]) => of === "ticket" || of === "customer" || types.includes(of));
  const levels = ofTickets.map(([name, term]): LevelView => {
    const values: readonly (string | { nl: string; en: string })[] = [term.name ?? []].flat();
    const own = valuesOf(term.values);
    const decides = own.some(({ word }) => cases.has(word));
    return { name, names: values.flatMap(namesOf), values: own, axes: term.by ?? [], decides };
  });
  const clocks = Object.values(file.clocks ?? {});
  const facts = clocks.flatMap(({ from, to }) =>
    [...from, ...to].flatMap((one) => (one.kind === "fact" ? one.fact : [])),
  );
  return {
    zone: file["time-zone"],
    levels,
    clocks: new Set(Object.keys(file.clocks ?? {})),
    facts: new Set(facts.filter((fact) => factKind(fact) !== undefined)),
    channels: new Set(channelsIn(file)),
  };
}

/** The values of levels by which a target is chosen, at any depth. */
function casesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null || !("cases" in node)) return [];
  return Object.entries(node.cases as object).flatMap(([value, inner]) => [value, ...casesIn(inner)]);
}

type Values = NonNullable<AgreementFile["levels"]>[string]["values"];

function valuesOf(values: Values): LevelValue[] {
  if (values === undefined) return [];
  if (Array.isArray(values)) return values.map((word) => ({ word, names: [] }));
  return Object.entries(values).map(([word, name]) => ({ word, names: namesOf(name) }));
}

function namesOf(name: string | { nl: string; en: string }): string[] {
  return typeof name === "string" ? [name] : [name.nl, name.en];
}

/** Every word that stands as the value of a `via`, wherever a condition or a rule has one. */
function channelsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  if ("word" in node && node.word === "attribute" && "name" in node && node.name === "via")
    return wordsIn((node as { values?: unknown }).values);
  return Object.entries(node).flatMap(([key, inner]) => (key === "via" ? wordsIn(inner) : channelsIn(inner)));
}

function wordsIn(node: unknown): string[] {
  if (typeof node === "string") return [node];
  if (typeof node !== "object" || node === null) return [];
  return Object.values(node).flatMap(wordsIn);
}

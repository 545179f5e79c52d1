/**
 * What the record says once its corrections are read: TIM-4 (withdrawn, corrected), TIM-5 (a helpful fact written down
 * late), CLK-8 (order of arrival does not matter), CLK-12 (a classification is corrected by both, or by a settlement).
 * The facts themselves stay as they were; this is their reading at a moment.
 */
import { byMoment, noFields, type Fact, type Fields } from "./fact.ts";

/** How late a fact that helps its recorder may be written down and still count from when it was so. */
export interface Lateness {
  readonly toleranceMs: number;
  readonly kinds: ReadonlySet<string>;
}

/** What an agreement says of its record. */
export interface RecordRules {
  readonly lateness?: Lateness | undefined;
  /** Fields that classify: one side alone cannot rewrite them (CLK-12). */
  readonly classifying: ReadonlySet<string>;
}

export interface Settled {
  /** In order of moment; those withdrawn left out, those corrected as corrected. */
  readonly facts: readonly Fact[];
  /** How the subject was described at its opening, where `corrected: { fact: ticket, … }` says otherwise. */
  readonly opening: Fields;
  /** Facts that changed nothing, with the reason: a correction that points nowhere, or by one side alone. */
  readonly ignored: readonly { readonly fact: Fact; readonly why: "points-nowhere" | "one-sided" }[];
  /** When the newest of all facts happened or was written down; −Infinity without facts. */
  readonly newestAt: number;
}

const nothingIgnored: Settled["ignored"] = [];
const noRules: RecordRules = { classifying: new Set() };

/**
 * Reads a subject's facts as they were known at `asOf` (epoch milliseconds): what happened or was written down later is
 * not known yet. Facts in order, without corrections, come back as they are, at no cost.
 */
export function settle(facts: readonly Fact[], asOf = Infinity, rules = noRules): Settled {
  const newestAt = newestOfPlain(facts, asOf, rules.lateness);
  if (!Number.isNaN(newestAt)) return { facts, opening: noFields, ignored: nothingIgnored, newestAt };
  const { lateness } = rules;
  const known = facts.filter((fact) => recordedAt(fact) <= asOf).toSorted(byRecording);
  const { standing, opening, ignored } = applyCorrections(known, rules.classifying);
  const counted = lateness === undefined ? standing : standing.map((fact) => countLate(fact, lateness));
  return {
    facts: counted.filter((fact) => fact.at <= asOf).toSorted(byMoment),
    opening,
    ignored,
    newestAt: facts.reduce((newest, fact) => Math.max(newest, recordedAt(fact)), -Infinity),
  };
}

/** The newest moment of facts that need no settling; NaN where they do. */
function newestOfPlain(facts: readonly Fact[], asOf: number, lateness: Lateness | undefined): number {
  let last = -Infinity;
  let lastSeq = -Infinity;
  let newest = -Infinity;
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i]!;
    const { at, kind, recordedAt: written } = fact;
    if (at < last || (at === last && fact.seq < lastSeq) || at > asOf) return NaN;
    if (kind === "corrected" || kind === "withdrawn") return NaN;
    if (written !== undefined) {
      if (lateness !== undefined || written > asOf) return NaN;
      if (written > newest) newest = written;
    }
    last = at;
    lastSeq = fact.seq;
  }
  return last > newest ? last : newest;
}

function recordedAt(fact: Fact): number {
  return fact.recordedAt ?? fact.at;
}

/** Corrections are read in the order in which they were written down, not in the order of what they say. */
function byRecording(a: Fact, b: Fact): number {
  return recordedAt(a) - recordedAt(b) || a.seq - b.seq;
}

function applyCorrections(facts: readonly Fact[], classifying: ReadonlySet<string>) {
  let standing: Fact[] = facts.filter((fact) => fact.kind !== "corrected" && fact.kind !== "withdrawn");
  let opening: Fields = noFields;
  const ignored: { fact: Fact; why: "points-nowhere" | "one-sided" }[] = [];
  for (const fact of facts) {
    if (fact.kind !== "corrected" && fact.kind !== "withdrawn") continue;
    const target = touched(standing, fact);
    const reclassifies = Object.keys(fact.fields).some((field) => classifying.has(field));
    if (fact.kind === "withdrawn" && target !== undefined) standing = standing.filter((other) => other !== target);
    else if (reclassifies && !settledByBoth(fact)) ignored.push({ fact, why: "one-sided" });
    else if (fact.kind === "corrected" && fact.fields["fact"] === "ticket") opening = overlaid(opening, fact);
    else if (target === undefined) ignored.push({ fact, why: "points-nowhere" });
    else standing = standing.map((other) => (other === target ? corrected(target, fact) : other));
  }
  return { standing, opening, ignored };
}

/** The fact that a correction names: by its id, else the latest of that kind written down before it. */
function touched(standing: readonly Fact[], correction: Fact): Fact | undefined {
  const name = correction.fields["fact"];
  if (typeof name !== "string") return undefined;
  const byId = standing.find((fact) => fact.id === name);
  if (byId !== undefined) return byId;
  return standing.findLast((fact) => fact.kind === name && byRecording(fact, correction) <= 0);
}

/** CLK-12: one side alone cannot rewrite how a ticket was classified from the start. */
function settledByBoth(fact: Fact): boolean {
  return fact.fields["by"] === "both" || fact.fields["agreed"] === "yes" || fact.fields["dispute"] !== undefined;
}

const aboutTheCorrection: ReadonlySet<string> = new Set(["fact", "at", "by", "agreed", "dispute", "why", "id"]);

function overlaid(fields: Fields, correction: Fact): Fields {
  const said = Object.entries(correction.fields).filter(([field]) => !aboutTheCorrection.has(field));
  return { ...fields, ...Object.fromEntries(said) };
}

function corrected(fact: Fact, correction: Fact): Fact {
  return { ...fact, fields: overlaid(fact.fields, correction), at: movedTo(correction) ?? fact.at };
}

/** A correction of the moment carries it as epoch milliseconds in `at`, put there by whoever read the file. */
function movedTo(correction: Fact): number | undefined {
  const at = correction.fields["at"];
  return typeof at === "string" && /^-?\d+$/.test(at) ? Number(at) : undefined;
}

/** TIM-5: written down beyond the tolerance it counts from the writing, unless the other side confirmed it. */
function countLate(fact: Fact, lateness: Lateness): Fact {
  if (fact.recordedAt === undefined || !lateness.kinds.has(fact.kind) || fact.fields["confirmed"] === "yes")
    return fact;
  return fact.recordedAt - fact.at > lateness.toleranceMs ? { ...fact, at: fact.recordedAt } : fact;
}

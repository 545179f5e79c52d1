/**
 * The periods of promises that a question is about: those inside the asked one, and where it is too short for their kind the
 * one around it; none that has not begun. Rules: OBJ-1, CON-4.
 */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import { objectivesOf, type Per } from "../engine/objective.ts";
import { anchorOf, periodOf, periodsOf, readPeriod, type Anchor, type Period } from "../engine/period.ts";
import { text } from "../facts/fact.ts";
import { kindsOf } from "../report/measured-facts.ts";
import type { Stretch } from "./ticket-stream.ts";

/** Undefined where the label is no period. */
export function askedPeriod({ program }: LoadedContract, label: string | undefined, asOf: number): Period | undefined {
  return label === undefined ? periodOf("month", program.zone, asOf) : readPeriod(label, program.zone)?.period;
}

/** Every period of a kind that has part in the asked one, as far as it has begun. */
export function periodsWithin(contract: LoadedContract, per: Per, asked: Period, asOf: number): Period[] {
  const periods = periodsOf(per, contract.program.zone, per === "contract-year" ? termAnchor(contract) : undefined);
  const all: Period[] = [];
  for (let one = periods.at(asked.from); one.from < asked.to && one.from <= asOf; one = periods.after(one))
    all.push(one);
  return all;
}

/** From the first to the last moment that any objective of the asked period may look at. */
export function stretchOf(contract: LoadedContract, asked: Period, asOf: number): Stretch {
  return around(contract, new Set(objectivesOf(contract.program).map(({ per }) => per)), asked, asOf);
}

/** The same of measures of work, which may be made of longer periods: all their tickets, or those with work alone. */
export function workStretch(
  contract: LoadedContract,
  asked: Period,
  asOf: number,
): (Stretch & { readonly isOfAll: boolean }) | undefined {
  const ofWork = contract.program.measures.filter(({ kind }) => kind === "work");
  if (ofWork.length === 0) return undefined;
  const isOfAll = ofWork.some((measure) => kindsOf(measure).includes("reported"));
  return { ...around(contract, new Set(ofWork.map(({ per }) => per)), asked, asOf), isOfAll };
}

function around(contract: LoadedContract, pers: ReadonlySet<Per>, asked: Period, asOf: number): Stretch {
  const all = [...pers].flatMap((per) => periodsWithin(contract, per, asked, asOf));
  const from = Math.min(asked.from, ...all.map((one) => one.from));
  const to = Math.max(asked.to, ...all.map((one) => one.to));
  return { from, to: Math.min(to, asOf + 1) };
}

/** The day on which a contract's own years begin; undefined where it says none. */
export function termAnchor({ program, view }: LoadedContract): Anchor | undefined {
  const item = Object.entries(program.file.contract ?? {}).find(([, { is }]) => is === "from and to")?.[0];
  return item === undefined ? undefined : anchorOf(text(view.fields[item]));
}

/**
 * What the desk asks and does under one contract, read from the agreement in force, so that a form or a page need know no
 * agreement: types and levels with their words, what each combination of levels comes to, what is asked of each act, by which
 * channel, for what a clock waits, and how one escalates. A function of the contract alone; what time changes stands beside it.
 * Rules: DSK-16, PRI-2, PRI-4, CLK-2, DUT-4.
 */
import { takenOf } from "../../agreement/taken.ts";
import type { Text } from "../../agreement/schema/basics.ts";
import { deciderOf } from "../../engine/classify.ts";
import type { Level, Program } from "../../engine/program.ts";
import { priorityLevelOf } from "../priority-level.ts";
import type { ContractView } from "../verb.ts";
import { asksOf, type Ask } from "./asks.ts";
import { channelHoursOf, channelsOf, closedChannels, preferencesOf, type ChannelPreference } from "./channels.ts";
import { escalationsOf, type Escalation } from "./escalations.ts";
import { matrixOf, type MatrixRow } from "./matrix.ts";
import { namesOf } from "./names.ts";
import { waitsOf, type WaitReason } from "./waits.ts";

export interface GuideLevel {
  readonly level: string;
  readonly name: Text | null;
  readonly article: string;
  /** What it is of: `ticket`, or the type of ticket. */
  readonly of: string;
  readonly values: readonly { readonly value: string; readonly name: Text | null }[];
  /** The levels from which it follows by a table; empty where it is chosen itself. */
  readonly follows: readonly string[];
  /** Whether a target, a channel or the type hangs on it. */
  readonly isForPriority: boolean;
  /** The side or role that fixes it; of anybody else it is a proposal (PRI-3). */
  readonly decidedBy: string | null;
}

export interface GuideClock {
  readonly clock: string;
  readonly name: Text | null;
  readonly article: string;
  /** Types of ticket; null: all. */
  readonly types: readonly string[] | null;
  readonly hours: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Of a resolved ticket: until how long after it a reopening undoes that (CLK-13). */
  readonly isReopenBounded: boolean;
}

export interface Guide {
  readonly typeLevel: string | null;
  /** The level that a queue shows as priority. */
  readonly priorityLevel: string | null;
  readonly levels: readonly GuideLevel[];
  /** What booked work is told apart by: its kind, the part and the package by which it is covered or charged (CVG-1). */
  readonly workLevels: readonly GuideLevel[];
  readonly clocks: readonly GuideClock[];
  readonly matrix: readonly MatrixRow[];
  readonly asks: readonly Ask[];
  readonly channels: readonly string[];
  readonly preferences: readonly ChannelPreference[];
  /** By which nobody can report under this contract. */
  readonly closedChannels: ReadonlySet<string>;
  /** By channel, the hours on which it is answered, where the agreement says so. */
  readonly channelHours: Readonly<Record<string, string>>;
  /** PRI-6: a clock waits for the right channel or an acknowledgement. */
  readonly clocksWaitForChannel: boolean;
  readonly waits: readonly WaitReason[];
  readonly escalations: readonly Escalation[];
  readonly roles: readonly GuideRole[];
  /** What everything is called that has no words of its own above. */
  readonly names: Readonly<Record<string, Text>>;
}

export interface GuideRole {
  readonly role: string;
  readonly party: string;
  readonly article: string | null;
  readonly atMost: number | null;
}

export function guideOf(program: Program, { fields }: Pick<ContractView, "fields">): Guide {
  const escalations = escalationsOf(program);
  const waits = waitsOf(program);
  const taken = takenOf(
    program.file,
    Object.fromEntries(Object.entries(fields).map(([item, value]) => [item, [value].flat()])),
  );
  return {
    typeLevel: program.types?.name ?? null,
    priorityLevel: priorityLevelOf(program)?.name ?? null,
    workLevels: [...program.levels.values()]
      .filter(({ term, values }) => (term.of === "work" || term.of === "asset") && values.length > 0)
      .map((one) => levelOf(program, one)),
    levels: [...program.levels.values()]
      .filter(({ name }) => program.classifying.has(name))
      .map((one) => levelOf(program, one)),
    clocks: program.clocks.map(({ name, term, types, hoursName, from, to }) => ({
      clock: name,
      name: term.name ?? null,
      article: term.article,
      types: types === undefined ? null : [...types],
      hours: hoursName,
      from: from.map(({ fact }) => fact),
      to: to.map(({ fact }) => fact),
      isReopenBounded: term["reopen-within"] !== undefined,
    })),
    matrix: matrixOf(program, fields, taken),
    asks: asksOf(program),
    channels: channelsOf(program),
    preferences: preferencesOf(program, taken),
    closedChannels: closedChannels(program, taken),
    channelHours: channelHoursOf(program),
    clocksWaitForChannel: program.channelRule !== undefined,
    waits,
    escalations,
    roles: rolesOf(program),
    names: namesOf(program, { escalations, waits }),
  };
}

function levelOf(program: Program, { name, term, values, axes, cells }: Level): GuideLevel {
  const words: Readonly<Record<string, Text>> =
    term.values === undefined || Array.isArray(term.values) ? {} : term.values;
  return {
    level: name,
    name: term.name ?? null,
    article: term.article,
    of: term.of,
    values: values.map((value) => ({ value, name: words[value] ?? null })),
    follows: cells === undefined ? [] : axes.map((axis) => axis.name),
    isForPriority: program.prioritising.has(name),
    decidedBy: deciderOf(program, name) ?? null,
  };
}

function rolesOf({ file }: Program): GuideRole[] {
  return Object.entries(file.parties).flatMap(([party, { roles = {} }]) =>
    Object.entries(roles).map(([role, { article, "at-most": atMost }]) => ({
      role,
      party,
      article: article ?? null,
      atMost: atMost === undefined ? null : Number(atMost),
    })),
  );
}

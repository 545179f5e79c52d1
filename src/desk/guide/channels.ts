/** By which channels one reports, and which of them the agreement wants for which ticket. Rules: PRI-4, DSK-14, DSK-16. */
import type { Text } from "../../agreement/schema/basics.ts";
import type { RuleTerm } from "../../agreement/schema/agreement.ts";
import { leaves } from "../../agreement/schema/by-level.ts";
import { holdsFor, type Taken } from "../../agreement/taken.ts";
import { levelOfKeys } from "../../engine/compile-tables.ts";
import type { Act, Program } from "../../engine/program.ts";
import { possibleChannels } from "../channel.ts";

export interface ChannelPreference {
  readonly rule: string;
  readonly title: Text | null;
  readonly article: string;
  readonly say: Text | null;
  readonly otherwise: "refuse" | "ask" | "mask" | "advise" | "note";
  /** Types of ticket; null: all. */
  readonly types: readonly string[] | null;
  /** The values of levels for which these channels hold; empty: for all. */
  readonly levels: Readonly<Record<string, string>>;
  readonly channels: readonly string[];
}

/** Every channel; those that only who takes a call may name are left to them. */
export function channelsOf(program: Program): readonly string[] {
  return possibleChannels(program, true);
}

/** Of each, the channels that this contract may use; one that leaves none is no advice. */
export function preferencesOf(program: Program, taken: Taken): ChannelPreference[] {
  const closed = closedChannels(program, taken);
  return program.acts
    .flatMap((act) =>
      act.notion === "rule" && act.when.some(({ fact }) => fact === "reported") ? preferencesOfRule(program, act) : [],
    )
    .map((one) => ({ ...one, channels: one.channels.filter((channel) => !closed.has(channel)) }))
    .filter(({ channels }) => channels.length > 0);
}

/** By which every report would be turned down, because the contract did not take what a rule on that channel asks: the emergency number. */
export function closedChannels(program: Program, taken: Taken): ReadonlySet<string> {
  const refusing = rulesByChannel(program).filter(
    ({ rule }) => (rule.else ?? "refuse") === "refuse" && rule.where === undefined && !holdsFor(rule["only-if"], taken),
  );
  return new Set(refusing.map(({ channel }) => channel));
}

/** On which hours a channel is answered, where a rule on that channel says so. */
export function channelHoursOf(program: Program): Record<string, string> {
  return Object.fromEntries(
    rulesByChannel(program).flatMap(({ channel, rule }) =>
      (rule["only-if"] ?? []).flatMap((test) => (test.word === "inside" ? [[channel, test.hours]] : [])),
    ),
  );
}

function rulesByChannel(program: Program): { readonly channel: string; readonly rule: RuleTerm }[] {
  return program.acts.flatMap(({ notion, term, when }) =>
    notion !== "rule"
      ? []
      : when.flatMap(({ fact, filter }) =>
          fact === "reported" ? (filter?.["via"] ?? []).map((channel) => ({ channel, rule: term as RuleTerm })) : [],
        ),
  );
}

function preferencesOfRule(program: Program, { name, term, when }: Act): ChannelPreference[] {
  const rule = term as RuleTerm;
  const typeLevel = program.types?.name ?? "type";
  const ofReport = when.flatMap(({ filter }) => filter?.[typeLevel] ?? []);
  return (rule["only-if"] ?? []).flatMap((test) => {
    if (test.word !== "attribute" || test.name !== "via") return [];
    return [...leaves(test.values)].map(({ keys, value }) => {
      const levels = Object.fromEntries(
        keys.map((key) => [levelOfKeys(program.levels.values(), siblings(test.values, key))?.name ?? "", key]),
      );
      const { [typeLevel]: type, ...rest } = levels;
      const types = type === undefined ? (rule.for ?? (ofReport.length > 0 ? ofReport : null)) : [type];
      return {
        rule: name,
        title: rule.name ?? null,
        article: rule.article,
        say: rule.say ?? null,
        otherwise: rule.else ?? "refuse",
        types,
        levels: rest,
        channels: value,
      };
    });
  });
}

type Tree = Parameters<typeof leaves>[0];

/** The keys beside which a key stands: together they are the values of one level. */
function siblings(tree: Tree, key: string): string[] {
  if (tree.kind === "value") return [];
  const keys = Object.keys(tree.cases);
  if (keys.includes(key)) return keys;
  return Object.values(tree.cases).reduce<string[]>(
    (found, inner) => (found.length > 0 ? found : siblings(inner, key)),
    [],
  );
}

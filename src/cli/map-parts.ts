/** A proposal in a few lines: what it reads where, and which of its guesses want a look. */
import type { MapLabel, Reason } from "../i18n/map-words.ts";
import { mapWords } from "../i18n/map-words.ts";
import type { Language } from "../i18n/words.ts";
import type { TicketMapping, Source } from "../imports/mapping/mapping-schema.ts";
import { reason } from "../imports/propose/proposal.ts";
import type { Guess, Proposal, ProposedSource, ProposedValue } from "../imports/propose/proposal.ts";

/** A line of the summary: what part of the mapping it is, and what it reads. */
export type Part = readonly [MapLabel, string];

export interface Look {
  /** Where it stands: a column, a value, a fact. */
  readonly at: string;
  readonly why: Reason;
}

export function partsOf(proposal: Proposal, lang: Language): Part[] {
  const { states, changes, cannotKnow } = proposal;
  const parts: readonly (readonly [MapLabel, readonly string[]])[] = [
    ["key", [proposal.key.value]],
    ["moment", [proposal.moment?.value, proposal.sequence?.value].filter((one) => one !== undefined)],
    ["times", proposal.formats?.value ?? []],
    [
      "leaveOut",
      proposal.leaveOut.map(({ value }) => `${value.column}${value.isWanted ? ` ${value.texts.join(", ")}` : ""}`),
    ],
    ["ticket", proposal.ticket.map(({ value }) => `${value.name} ← ${sourceText(value.source)}`)],
    ["facts", proposal.facts.map(({ value }) => `${value.fact} ← ${value.at}`)],
    ["states", states === undefined ? [] : [`${states.value.column}${wordsIn(states.value.values)}`]],
    ["changes", changes.map(({ value }) => value.level)],
    ["recorded", proposal.recorded.map(({ value }) => value.column)],
    [
      "cannotKnow",
      cannotKnow.length === 0 ? [] : [cannotKnow.map((code) => mapWords(lang).cannotKnow[code]).join(" ")],
    ],
  ];
  return parts.flatMap(([label, texts]): Part[] => (texts.length === 0 ? [] : [[label, texts.join(" · ")]]));
}

/** The same of a mapping that comes along. */
export function partsOfProduct(file: TicketMapping, lang: Language): Part[] {
  const levels = [...new Set((file.changes ?? []).map(({ level }) => level))];
  const parts: readonly (readonly [MapLabel, readonly string[]])[] = [
    ["key", [file.key]],
    ["times", file.times?.format ?? ["iso"]],
    ["leaveOut", (file["leave-out"] ?? []).map(({ why }) => why[lang])],
    ["ticket", Object.entries(file.ticket ?? {}).map(([name, source]) => `${name} ← ${sourceText(source)}`)],
    ["facts", [...new Set(file.facts.map(({ fact, at }) => `${fact} ← ${at}`))]],
    ["states", [...new Set((file.states ?? []).map(({ column }) => column))]],
    ["changes", levels],
    ["recorded", Object.keys(file.recorded ?? {})],
  ];
  return parts.flatMap(([label, texts]): Part[] => (texts.length === 0 ? [] : [[label, texts.join(" · ")]]));
}

function sourceText(source: ProposedSource | Source): string {
  return "is" in source ? source.is : source.column;
}

/** What the states mean, behind their column; nothing where nobody knows. */
function wordsIn(values: readonly ProposedValue[]): string {
  const words = [...new Set(values.flatMap(({ word }) => word ?? []))];
  return words.length === 0 ? "" : `: ${words.join(", ")}`;
}

/** Every guess that is not sure, and each value of which the meaning is not. */
export function looksOf(proposal: Proposal): Look[] {
  const { key, moment, sequence, zone, formats, states } = proposal;
  const own = (at: string, guess: Guess<unknown> | undefined): Look[] =>
    guess === undefined || guess.isSure ? [] : [{ at, why: guess.why }];
  const values = (at: string, list: readonly ProposedValue[] | undefined): Look[] =>
    (list ?? []).flatMap(({ text, why, isSure }) => (isSure ? [] : [{ at: `${at}: ${text}`, why }]));
  return [
    ...own("zone", zone),
    ...own("format", formats),
    ...own(key.value, key),
    ...own(moment?.value ?? "", moment),
    ...own("sequence", sequence),
    ...proposal.leaveOut.flatMap((guess) => own(guess.value.column, guess)),
    ...proposal.ticket.flatMap((guess) => {
      const { source, name } = guess.value;
      const ofValues = "is" in source ? [] : values(source.column, source.values);
      return ofValues.length > 0 ? ofValues : own(name, guess);
    }),
    ...proposal.missing.map((at) => ({ at, why: reason("level.missing") })),
    ...proposal.facts.flatMap((guess) => [
      ...own(guess.value.fact, guess),
      ...(guess.value.via === undefined ? [] : own("via", guess.value.via)),
    ]),
    ...values(states?.value.column ?? "", states?.value.values),
    ...proposal.changes.flatMap(({ value }) => values(value.level, value.values)),
  ];
}

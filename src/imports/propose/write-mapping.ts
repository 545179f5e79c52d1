/**
 * A proposal as a mapping file: every line with its reason behind it, what wants a look marked, and what could not be
 * placed at the end. It is a mapping that passes its own check; a value without a meaning is left out as a comment.
 */
import { mapWords, wordReason } from "../../i18n/map-words.ts";
import type { Language } from "../../i18n/words.ts";
import { reason, unsure } from "./proposal.ts";
import type {
  Guess,
  Proposal,
  ProposedChange,
  ProposedFact,
  ProposedSource,
  ProposedStates,
  ProposedValue,
} from "./proposal.ts";
import { comment, inBraces, line, listed, oneLine, scalar } from "./yaml-lines.ts";

export interface Heading {
  readonly file: string;
  /** The records that were looked at, and of how many tickets. */
  readonly records: number;
  readonly isSample: boolean;
  readonly tickets: number;
  readonly hasAgreement: boolean;
  readonly lang: Language;
}

export function writeMapping(proposal: Proposal, heading: Heading): string {
  const { lang } = heading;
  const lines = [
    ...headLines(heading),
    ...cannotKnowLines(proposal),
    ...timesLines(proposal, lang),
    ...one("key", proposal.key, lang),
    ...(proposal.moment === undefined ? [] : one("moment", proposal.moment, lang)),
    ...(proposal.sequence === undefined ? [] : one("sequence", proposal.sequence, lang)),
    ...leaveOutLines(proposal, lang),
    ...(proposal.ticket.length === 0 ? [] : ["ticket:"]),
    ...proposal.ticket.flatMap((guess) =>
      sourceLines(2, guess.value.name, guess.value.source, said(guess, lang), lang),
    ),
    ...proposal.missing.map((name) => `  # ${name}:  # ${said(unsure(name, reason("level.missing")), lang)}`),
    "facts:",
    ...proposal.facts.flatMap((guess) => factLines(guess, lang)),
    ...(proposal.states === undefined ? [] : stateLines(proposal.states, lang)),
    ...(proposal.changes.length === 0 ? [] : ["changes:"]),
    ...proposal.changes.flatMap((guess) => changeLines(guess, lang)),
    ...recordedLines(proposal, lang),
    ...restLines(proposal, lang),
  ];
  return `${lines.join("\n")}\n`;
}

/** The reason of a guess, with the mark before it where it is not sure. */
function said({ why, isSure }: Pick<Guess<unknown>, "why" | "isSure">, lang: Language): string {
  const text = wordReason(why, lang);
  return isSure ? text : `${mapWords(lang).look} ${text}`;
}

function headLines({ file, records, isSample, tickets, hasAgreement, lang }: Heading): string[] {
  const words = mapWords(lang);
  const count = (n: number) => n.toLocaleString(lang);
  const base = oneLine(file.split(/[\\/]/).at(-1)!);
  return [
    ...comment(words.madeBy({ file: base, records: count(records), isSample, tickets: count(tickets) })),
    ...comment(words.howToLook),
    ...(hasAgreement ? [] : comment(words.withoutAgreement)),
    "peil-mapping: 1",
    `mapping: ${nameOf(base)}`,
    `title: { nl: ${JSON.stringify(mapWords("nl").title(base))}, en: ${JSON.stringify(mapWords("en").title(base))} }`,
  ];
}

/** `Incidents 2026.csv.gz` → `incidents-2026`. */
export function nameOf(base: string): string {
  const plain = base.replace(/(?:\.(?:gz|csv|tsv|txt|jsonl|ndjson|json|xes|xml|xlsx))+$/i, "");
  const name = plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "export" : name;
}

function cannotKnowLines({ cannotKnow }: Proposal): string[] {
  if (cannotKnow.length === 0) return [];
  const [nl, en] = [mapWords("nl").cannotKnow, mapWords("en").cannotKnow];
  return [
    "cannot-know:",
    ...cannotKnow.map((code) => `  - { nl: ${JSON.stringify(nl[code])}, en: ${JSON.stringify(en[code])} }`),
  ];
}

function timesLines({ empty, zone, formats }: Proposal, lang: Language): string[] {
  const of = empty === undefined ? [] : line(0, `empty: [${empty.value.map(scalar).join(", ")}]`, said(empty, lang));
  if (formats === undefined) return of;
  const zoneLine =
    zone.value === undefined
      ? [`  # zone: ${said(zone, lang)}`]
      : line(2, `zone: ${scalar(zone.value)}`, said(zone, lang));
  return [...of, "times:", ...zoneLine, ...line(2, `format: ${formatText(formats.value)}`, said(formats, lang))];
}

function formatText(formats: readonly string[]): string {
  return formats.length === 1 ? scalar(formats[0]!) : `[${formats.map((format) => JSON.stringify(format)).join(", ")}]`;
}

function one(key: string, guess: Guess<string>, lang: Language): string[] {
  return line(0, `${key}: ${scalar(guess.value)}`, said(guess, lang));
}

function leaveOutLines({ leaveOut }: Proposal, lang: Language): string[] {
  if (leaveOut.length === 0) return [];
  const lines = leaveOut.flatMap((guess) => {
    const { column, texts, isWanted, why } = guess.value;
    const asked = isWanted ? listed(texts) : `{ not: [${texts.map(scalar).join(", ")}] }`;
    const [nl, en] = [mapWords("nl").leftOut[why], mapWords("en").leftOut[why]];
    return [
      ...line(2, `- when: ${inBraces([[column, asked]])}`, said(guess, lang)),
      `    why: { nl: ${JSON.stringify(nl)}, en: ${JSON.stringify(en)} }`,
    ];
  });
  return ["leave-out:", ...lines];
}

function sourceLines(indent: number, name: string, source: ProposedSource, why: string, lang: Language): string[] {
  if ("is" in source) return line(indent, `${name}: { is: ${scalar(source.is)} }`, why);
  if (source.values === undefined) return line(indent, `${name}: ${scalar(source.column)}`, why);
  return [
    ...line(indent, `${name}:`, why),
    ...line(indent + 2, `column: ${scalar(source.column)}`),
    ...valueLines(indent + 2, source.values, lang),
    ...(source.otherwise === undefined ? [] : line(indent + 2, `otherwise: ${source.otherwise}`)),
  ];
}

function valueLines(indent: number, values: readonly ProposedValue[], lang: Language): string[] {
  const known = values.filter(({ word }) => word !== undefined);
  const unknown = values.filter(({ word }) => word === undefined);
  const missing = unknown.map((value) => `${" ".repeat(indent + 2)}# ${scalar(value.text)}:  # ${said(value, lang)}`);
  if (known.length === 0) return [`${" ".repeat(indent)}values: {}`, ...missing];
  const lines = known.flatMap((value) => line(indent + 2, `${scalar(value.text)}: ${value.word}`, said(value, lang)));
  return [`${" ".repeat(indent)}values:`, ...lines, ...missing];
}

function whenText({ column, texts }: { readonly column: string; readonly texts: readonly string[] }): string {
  return inBraces([[column, listed(texts)]]);
}

function factLines(guess: Guess<ProposedFact>, lang: Language): string[] {
  const { fact, at, take, via } = guess.value;
  return [
    ...line(2, `- fact: ${fact}`, said(guess, lang)),
    `    at: ${scalar(at)}`,
    ...(take === undefined ? [] : [`    take: ${take}`]),
    ...(via === undefined ? [] : ["    with:", ...sourceLines(6, "via", via.value, said(via, lang), lang)]),
  ];
}

function stateLines(guess: Guess<ProposedStates>, lang: Language): string[] {
  const { column, at, when, values } = guess.value;
  return [
    "states:",
    ...line(2, `column: ${scalar(column)}`, said({ ...guess, isSure: true }, lang)),
    ...(at === undefined ? [] : [`  at: ${scalar(at)}`]),
    ...(when === undefined ? [] : [`  when: ${whenText(when)}`]),
    ...valueLines(2, values, lang),
  ];
}

function changeLines(guess: Guess<ProposedChange>, lang: Language): string[] {
  const { level, column, before, at, when, values } = guess.value;
  return [
    ...line(2, `- level: ${level}`, said({ ...guess, isSure: true }, lang)),
    `    when: ${whenText(when)}`,
    `    column: ${scalar(column)}`,
    ...(before === undefined ? [] : [`    before: ${scalar(before)}`]),
    ...(at === undefined ? [] : [`    at: ${scalar(at)}`]),
    ...(values === undefined ? [] : valueLines(4, values, lang)),
  ];
}

function recordedLines({ recorded }: Proposal, lang: Language): string[] {
  if (recorded.length === 0) return [];
  const lines = recorded.flatMap((guess) => {
    const { column, kept, missed, clock } = guess.value;
    const text = `${scalar(column)}: ${inBraces([
      ["kept", listed(kept)],
      ["missed", listed(missed)],
      ...(clock === undefined ? [] : [["clock", scalar(clock)] as const]),
    ])}`;
    return line(2, text, said(guess, lang));
  });
  return ["recorded:", ...lines];
}

function restLines({ unplaced, unused }: Proposal, lang: Language): string[] {
  const words = mapWords(lang);
  return [
    ...(unplaced.length === 0 ? [] : ["", ...comment(words.unplaced)]),
    ...unplaced.flatMap((why) => comment(oneLine(`- ${wordReason(why, lang)}`))),
    ...(unused.length === 0 ? [] : ["", ...comment(`${words.unused} ${unused.slice(0, 200).map(oneLine).join(", ")}`)]),
  ];
}

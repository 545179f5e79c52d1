/** Coverage, records, roles, late recording and what the contract fills in, in sentences and tables (CVG-1, CVG-3, TIM-5, CON-1). */
import type { AgreementFile, CoverageTerm } from "../../agreement/schema/agreement.ts";
import type { CoverageWord } from "../../agreement/schema/terms.ts";
import { contractName } from "../../i18n/contract-names.ts";
import { capital, labelled, type Said, type Speakers } from "./promise.ts";
import { filledSaid, moneySaid, type Item } from "./say-filled.ts";
import { crossTable } from "./say-level.ts";
import { keptFor } from "./say-measure.ts";
import type { Speaker } from "./speaker.ts";

export function sayCoverage(speakers: Speakers, term: CoverageTerm): Said {
  const { charge, undecided } = term;
  const word = (s: Speaker, cell: string) => s.words.coverage[cell as CoverageWord] ?? s.word(cell);
  const caption = speakers.say((s) => s.words.labels.coverage);
  const table = crossTable(speakers, term, term.by, word);
  return {
    heading: term.name ?? speakers.say((s) => s.words.about(s.words.notions.coverage, s.subject(term.of))),
    paragraphs: speakers.paragraphs([
      (s) => (charge === undefined ? "" : charged(s, charge)),
      (s) => (undecided === undefined ? "" : s.words.charge.undecided(s.words.coverage[undecided])),
      (s) => (term.partial === true ? s.words.charge.partial : ""),
    ]),
    tables: [{ ...table, caption, head: term.by.length === 2 ? table.head : [...table.head.slice(0, -1), caption] }],
  };
}

function charged(s: Speaker, charge: NonNullable<CoverageTerm["charge"]>): string {
  const { charge: words } = s.words;
  return [
    charge.rate === undefined ? "" : words.rate(s.item(charge.rate)),
    charge.amount === undefined ? "" : words.amount(moneySaid(s, charge.amount)),
    charge.minimum === undefined ? "" : words.minimum(s.elapsed(charge.minimum.ms)),
    charge.fee === undefined ? "" : words.fee(s.item(charge.fee)),
    charge["quoted-first"] === true ? words.quoted : "",
    charge.ahead === undefined
      ? ""
      : words.ahead(
          s.words.list(
            charge.ahead.map((one) => s.value("kind", one)),
            "and",
          ),
        ),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

type RecordTerm = NonNullable<AgreementFile["records"]>[string];

export function sayRecord(speakers: Speakers, term: RecordTerm): Said {
  const { of, contains, kept, overrides } = term;
  return {
    heading:
      term.name ??
      (of === undefined ? undefined : speakers.say((s) => s.words.about(s.words.notions.record, s.subject(of)))),
    paragraphs: [
      ...stated(speakers, term.states),
      ...speakers.paragraphs([
        (s) => labelled(s.words.labels.contains, s.all(contains)),
        (s) => labelled(s.words.labels.kept, kept === undefined ? "" : keptFor(s, kept, term["not-longer"])),
        (s) => (overrides === true ? `${s.words.labels.overrides}.` : ""),
        (s) =>
          labelled(
            s.words.labels.changesToldIn,
            term["changes-told-in"] === undefined ? "" : s.word(term["changes-told-in"]),
          ),
        (s) => labelled(s.words.labels.seenBy, s.people(term["seen-by"])),
      ]),
    ],
  };
}

function stated(speakers: Speakers, states: RecordTerm["states"]): Said["paragraphs"] {
  if (states === undefined) return [];
  if (Array.isArray(states)) return [speakers.say((s) => labelled(s.words.labels.states, s.all(states)))];
  if (isText(states)) return [states];
  const parts = Object.entries(states).map(([name, value]) => [name, [value].flat()] as const);
  return [
    speakers.say((s) =>
      labelled(
        s.words.labels.states,
        parts.map(([name, values]) => `${s.word(name)}: ${statedValue(s, values)}`).join("; "),
      ),
    ),
  ];
}

function statedValue(s: Speaker, values: readonly string[]): string {
  return s.words.list(
    values.map((one) => (one === "always" || s.file.hours[one] !== undefined ? s.hours(one) : s.people([one]))),
    "and",
  );
}

function isText(states: object): states is { nl: string; en: string } {
  return "nl" in states && "en" in states;
}

type Role = NonNullable<AgreementFile["parties"][string]["roles"]>[string];

export function sayRole(speakers: Speakers, party: string, name: string, role: Role): Said {
  const ofParty = (s: Speaker) => s.people([party]);
  return {
    heading: speakers.say((s) => `${capital(s.person(name))} (${ofParty(s)})`),
    paragraphs: speakers.paragraphs([
      (s) => labelled(s.words.labels.most, role["at-most"] ?? ""),
      (s) => labelled(s.words.labels.more, role.more === undefined ? "" : s.word(role.more.replaceAll(" ", "-"))),
      (s) => labelled(s.words.labels.usual, s.words.list((role.usual ?? "").split(" or "), "or")),
      (s) => labelled(s.words.labels.sees, role.sees === undefined ? "" : s.word(role.sees)),
      (s) => labelled(s.words.labels.manages, s.all(role.manages)),
    ]),
  };
}

export function sayRecording(speakers: Speakers, term: NonNullable<AgreementFile["recording"]>): Said {
  return {
    paragraphs: speakers.paragraphs([(s) => labelled(s.words.labels.tolerance, s.elapsed(term.tolerance.ms))]),
  };
}

export function sayItem(speakers: Speakers, name: string, item: Item): Said {
  const { default: usual } = item;
  const unfilled = (s: Speaker) =>
    usual === undefined ? s.words.unfilled : s.words.unless(capital(filledSaid(s, item, usual)));
  return {
    heading: speakers.say((s) => capital(contractName(name, s.language))),
    paragraphs: [speakers.say((s) => capital(s.filledIn(name)) || unfilled(s))],
  };
}

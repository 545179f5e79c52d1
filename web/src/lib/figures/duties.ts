/** Duties as they are told: what is open, what came to an end, and of tickets how many ended how. */
import { periodName } from "$peil/draw/period-name.ts";
import { enDuties, nlDuties } from "$peil/i18n/duty-words.ts";
import type { Language } from "$peil/i18n/words.ts";
import { dutyLink, recordedAs } from "#lib/figures/duty-way.ts";
import type { Figures } from "#lib/figures/of-figures.ts";
import type { StateName } from "#lib/states.ts";
import { values as valueWords } from "#lib/words/facts.ts";

type Told = Figures["duties"];
type Duty = Told["ofContract"][number];

export interface DutyShown {
  readonly key: string;
  readonly duty: string;
  readonly title: string;
  readonly article: string;
  /** Who must act, where it is a whole side. */
  readonly by: string;
  readonly about: string;
  /** To the place in the ticket's page where it is done; "" where it is of no ticket. */
  readonly link: string;
  /** What is to be recorded, where no page does so; else "". */
  readonly recordedAs: string;
  readonly isAim: boolean;
  readonly state: StateName;
  readonly word: string;
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  readonly lacks: string;
  readonly facts: Duty["facts"];
}

export interface DutiesShown {
  readonly open: readonly DutyShown[];
  readonly ended: readonly DutyShown[];
  readonly ofTickets: readonly {
    readonly key: string;
    readonly title: string;
    readonly article: string;
    readonly verdicts: readonly { readonly state: StateName; readonly word: string }[];
  }[];
}

const stateOf: Readonly<Record<string, StateName>> = {
  kept: "kept",
  late: "missed",
  broken: "missed",
  "over-aim": "over-aim",
  open: "running",
  waived: "excluded",
  void: "excluded",
};

export function dutiesShown({ ofContract, openOfTickets, ofTickets }: Told, language: Language): DutiesShown {
  const all = [...ofContract, ...openOfTickets].map((one, i) => dutyShown(one, `${one.duty} ${i}`, language));
  return {
    open: all
      .filter(({ state }) => state === "running")
      .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)),
    ended: all.filter(({ state }) => state !== "running"),
    ofTickets: ofTickets.map(({ duty, title, article, verdicts }) => ({
      key: duty,
      title: title[language],
      article,
      verdicts: Object.entries(verdicts).map(([verdict, count]) => ({
        state: stateOf[verdict] ?? "undecided",
        word: `${count} ${wordOf(verdict, language)}`,
      })),
    })),
  };
}

function dutyShown(one: Duty, key: string, language: Language): DutyShown {
  const { to, title, article, about, isAim, verdict, dueAt, doneAt, lacks, facts } = one;
  const words = language === "nl" ? nlDuties : enDuties;
  return {
    key,
    duty: one.duty,
    title: title[language],
    article,
    by: one.by.flatMap((side) => sideName(side, language)).join(", "),
    about: aboutText(one, language),
    link: about.ticket === null ? "" : dutyLink(about.ticket, one.duty, to),
    recordedAs: recordedAs(about.ticket, to, language),
    isAim,
    state: stateOf[verdict] ?? "undecided",
    word: wordOf(verdict, language),
    dueAt: dueAt === null ? null : Date.parse(dueAt),
    doneAt: doneAt === null ? null : Date.parse(doneAt),
    lacks: lacks.length === 0 ? "" : words.lacks(lacks.join(", ")),
    facts,
  };
}

/** A work, a release or a ticket by its name; else the period. */
export function aboutText({ about, period }: Pick<Duty, "about" | "period">, language: Language): string {
  return about.name ?? (period === null ? "" : periodName(period, language));
}

function sideName(side: string, language: Language): string[] {
  if (side !== "supplier" && side !== "customer") return [];
  return [valueWords[side][language === "nl" ? 0 : 1]];
}

function wordOf(verdict: string, language: Language): string {
  const words: Readonly<Record<string, string>> = (language === "nl" ? nlDuties : enDuties).verdicts;
  return words[verdict] ?? verdict;
}

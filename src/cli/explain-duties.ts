/** The duties of a ticket in its explanation: the verdict first, then what opened it, what was done, and by when. */
import type { DutyOutcome, DutyVerdict } from "../engine/duties/duty.ts";
import type { Words } from "../i18n/words.ts";
import { paint, wrap, type Tone } from "./layout.ts";
import type { Io } from "./terminal.ts";

interface Page {
  readonly io: Io;
  readonly words: Words;
  readonly moment: (at: number) => string;
}

const signs: Readonly<Record<DutyVerdict, { readonly sign: string; readonly tone: Tone }>> = {
  kept: { sign: "✓", tone: "good" },
  late: { sign: "✗", tone: "bad" },
  broken: { sign: "✗", tone: "bad" },
  "over-aim": { sign: "!", tone: "warn" },
  open: { sign: "…", tone: "strong" },
  waived: { sign: "–", tone: "dim" },
  void: { sign: "○", tone: "dim" },
};

export function dutyLines(page: Page, duties: readonly DutyOutcome[]): string[] {
  if (duties.length === 0) return [];
  const { io, words } = page;
  return ["", paint(io, "strong", words.duties.title), ...duties.flatMap((outcome) => linesOf(page, outcome))];
}

function linesOf({ io, words, moment }: Page, outcome: DutyOutcome): string[] {
  const { duty, openedBy, openedAt, dueAt, doneBy, verdict, lacks } = outcome;
  const { sign, tone } = signs[verdict];
  const title = duty.term.name?.[io.lang] ?? duty.name;
  const article = paint(io, "dim", `${words.check.article} ${duty.term.article}`);
  const opening = openedBy?.kind ?? duty.follows.map(({ term }) => term).join(" · ");
  const done = doneBy === undefined ? words.duties.notDone : `${doneBy.kind} ${moment(doneBy.at)}`;
  const due = Number.isNaN(dueAt) ? words.duties.noDue : `${words.explain.due} ${moment(dueAt)}`;
  const lacking = lacks.length === 0 ? [] : [words.duties.lacks(lacks.join(", "))];
  return [
    `  ${title}  ${paint(io, tone, `${sign} ${words.duties.verdicts[verdict]}`)}  ${article}`,
    ...[`${opening} ${moment(openedAt)} → ${done}, ${due}`, ...lacking].map(
      (line) => `    ${wrap(line, io.columns, 4)}`,
    ),
  ];
}

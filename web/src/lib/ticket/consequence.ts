/** What a dry run says would follow, in the reader's words: per clock what it is and what it becomes, what is covered, and what is still asked. */
import type { components } from "#lib/made/schema.js";
import type { StateName } from "#lib/states.ts";
import { clockState } from "#lib/ticket/clock-state.ts";
import { shown, type Remark } from "#lib/ticket/possible.ts";
import { targetText } from "$peil/i18n/target-text.ts";
import { termsOf, type Desk } from "#lib/ticket/terms.ts";
import type { Language } from "$peil/i18n/words.ts";

type Preview = components["schemas"]["Preview"];
type Clock = components["schemas"]["TicketClock"];

export interface Standing {
  readonly target: string | null;
  readonly dueAt: number | null;
  readonly is: StateName;
}

export interface Consequence {
  readonly priority: string | null;
  readonly changes: readonly {
    readonly clock: string;
    readonly before: Standing | null;
    readonly after: Standing | null;
  }[];
  /** What the supplier owes the customer from then on, beside its clocks. */
  readonly duties: readonly { readonly duty: string; readonly article: string; readonly dueAt: number | null }[];
  /** A moment that was promised in the form, and the clock that it is too late for. */
  readonly late: readonly {
    readonly what: string;
    readonly clock: string;
    readonly dueAt: number;
    readonly article: string;
  }[];
  readonly coverage: { readonly word: string; readonly article: string; readonly chargedMinutes: number | null } | null;
  readonly refusal: { readonly title: string; readonly detail: string | null; readonly article: string | null } | null;
  readonly remarks: readonly (Remark & { readonly lacking: string })[];
}

export function consequenceOf(
  told: Preview,
  desk: Desk | undefined,
  language: Language,
  words: Readonly<Record<string, string>>,
  promised: Readonly<Record<string, string>> = {},
): Consequence {
  const { refusal, coverage } = told;
  const terms = termsOf(desk, language);
  return {
    priority: told.priority === null ? null : terms.value(desk?.priorityLevel ?? "priority", told.priority),
    changes: told.changes
      .map(({ clock, before, after }) => ({
        clock: terms.clock(clock),
        before: standingOf(before, language),
        after: standingOf(after, language),
      }))
      .filter(isSeen),
    duties: told.promises
      .filter(({ kind, doneAt }) => kind === "duty" && doneAt === null)
      .map(({ name, article, levels: [level] }) => ({
        duty: terms.name(name),
        article,
        dueAt: level?.dueAt ? Date.parse(level.dueAt) : null,
      })),
    late: latePromises(told, promised).map(({ field, clock, ...one }) => ({
      ...one,
      what: words[field] ?? terms.level(field),
      clock: terms.clock(clock),
    })),
    coverage:
      coverage === null
        ? null
        : { word: coverage.word, article: coverage.article, chargedMinutes: coverage.chargedMinutes },
    refusal:
      refusal === null
        ? null
        : { title: refusal.title, detail: refusal.detail ?? null, article: refusal.article ?? null },
    remarks: told.remarks.map((one) => ({
      ...shown(one),
      lacking: one.lacking.map(({ field }) => words[field] ?? terms.name(field)).join(", "),
    })),
  };
}

/** A clock that applies neither before nor after says nothing, nor does one of which all that is shown stays as it was. */
function isSeen({ before, after }: Consequence["changes"][number]): boolean {
  if ([before, after].every((one) => one === null || one.is === "excluded")) return false;
  return before?.is !== after?.is || before?.dueAt !== after?.dueAt || before?.target !== after?.target;
}

/** What somebody says that a thing will be done by, against the clock that it would be solved in: a promise that is late when it is made. */
export function latePromises(
  { solvedBy }: Pick<Preview, "solvedBy">,
  promised: Readonly<Record<string, string>>,
): { field: string; clock: string; dueAt: number; article: string }[] {
  if (solvedBy === null) return [];
  const { clock, article } = solvedBy;
  const dueAt = Date.parse(solvedBy.dueAt);
  return Object.entries(promised).flatMap(([field, value]) =>
    isMoment(value) && Date.parse(value) > dueAt ? [{ field, clock, dueAt, article }] : [],
  );
}

const isMoment = (written: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(written);

function standingOf(clock: Clock | null, language: Language): Standing | null {
  if (clock === null) return null;
  return {
    target: clock.target === null ? null : targetText(clock.target, language),
    dueAt: clock.dueAt === null ? null : Date.parse(clock.dueAt),
    is: clockState(clock),
  };
}

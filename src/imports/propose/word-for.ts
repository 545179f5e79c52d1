/** What an agreement calls a fact that desks name otherwise. */
import type { AgreementView } from "./agreement-view.ts";

/** Facts that desks tell apart and agreements often do not. */
const alike: readonly (readonly string[])[] = [
  ["answered", "acknowledged", "plan-told", "work-started"],
  ["resolved", "closed"],
];

/** The agreement's word for a fact that no clock of it runs to: a first answer, an end. */
export function wordFor(kind: string, known: ReadonlySet<string>, agreement: AgreementView | undefined): string {
  if (agreement === undefined || agreement.facts.has(kind)) return kind;
  const others = alike.find((row) => row.includes(kind)) ?? [];
  return others.find((word) => agreement.facts.has(word) && !known.has(word)) ?? kind;
}

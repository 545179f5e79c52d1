/**
 * What became of a form on a page that has several: which one it was, and either the refusal with what was typed, or that it was done – with what
 * is shown this once, such as a link, a key or recovery codes.
 */
import type { Problem } from "#lib/server/answers.ts";

export interface ShownOnce {
  readonly kind: "link" | "key" | "secret" | "codes";
  readonly values: readonly string[];
  /** Whose it is, or what it is called. */
  readonly of?: string;
}

export interface Outcome {
  readonly form: string;
  readonly isDone: boolean;
  readonly problem?: Problem;
  readonly typed: Readonly<Record<string, string>>;
  readonly once?: ShownOnce;
}

/** What is told of this form, of a page that has several. */
export function of(outcome: Outcome | null | undefined, form: string): Outcome | undefined {
  return outcome?.form === form ? outcome : undefined;
}

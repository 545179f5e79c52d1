import type { Problem } from "#lib/server/answers.ts";
import type { Consequence } from "#lib/ticket/consequence.ts";
import type { Done } from "#lib/ticket/server/act.ts";

/** What a form of the page gave back: refused, done, or taken back. */
export interface Result {
  readonly form?: string;
  readonly problem?: Problem;
  readonly typed?: Readonly<Record<string, string>>;
  readonly done?: Done;
  /** What a dry run said would follow. */
  readonly consequence?: Consequence;
  readonly undone?: { readonly verb: string; readonly body: string | null };
}

/** Somebody else was first: the ticket changed since whoever sends this saw it. */
export function isChangedSince({ problem }: Result): boolean {
  return problem?.status === 412;
}

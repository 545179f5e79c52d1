/** What is said between the pool and its threads. */
import type { Scope } from "../database/database.ts";
import type { AgreementAsked } from "./agreement-asked.ts";
import type { FiguresAsked } from "./answer.ts";
import type { MeasuresAsked } from "./judge-measures.ts";

export type Asked =
  | { readonly kind: "figures"; readonly scope: Scope; readonly asked: FiguresAsked }
  | { readonly kind: "measures"; readonly scope: Scope; readonly asked: MeasuresAsked; readonly asOf: number }
  | { readonly kind: "check"; readonly source: string }
  | { readonly kind: "prepare"; readonly scope: Scope; readonly contract: string }
  | AgreementAsked;

export type Question = Asked & { readonly id: number; readonly now: number };

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  /** An error loses its code between threads, so it goes in parts. */
  readonly error?: { readonly message: string; readonly code?: string | undefined };
}

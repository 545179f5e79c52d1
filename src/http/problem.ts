/**
 * Why a request was not done (API-3), as RFC 9457 has it: a code of a closed set, what it is about, and what is wrong with which
 * value. It is worded when it is sent, in the reader's language. A handler returns one; `Stopped` carries one where only an
 * error gets through.
 */
import type { Finding } from "../agreement/finding.ts";
import type { FieldCode, ProblemCode, ProblemParams } from "../i18n/problem-words.ts";

/** One value that is not as it should be: where in the body (a JSON pointer, as a URI fragment), or in which parameter. */
export interface FieldProblem {
  readonly at: { readonly pointer: string } | { readonly parameter: string } | { readonly header: string };
  readonly code: FieldCode;
  readonly params: ProblemParams;
}

export interface ProblemExtras {
  readonly params?: ProblemParams;
  readonly errors?: readonly FieldProblem[];
  /** What a check of a contract or an agreement found. */
  readonly findings?: readonly Finding[];
  /** The article of the agreement that says so. */
  readonly article?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Problem {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly errors: readonly FieldProblem[];
  readonly findings: readonly Finding[];
  readonly article: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    { params = {}, errors = [], findings = [], article, headers = {} }: ProblemExtras = {},
  ) {
    this.code = code;
    this.params = params;
    this.errors = errors;
    this.findings = findings;
    this.article = article;
    this.headers = headers;
  }
}

export class Stopped extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The one answer to what is not there and to what is somebody else's (API-4): nobody can tell the two apart. */
export const notFound = new Problem("not-found");

export function invalidInput(errors: readonly FieldProblem[]): Problem {
  return new Problem("invalid-input", { errors, params: { count: errors.length } });
}

/** For what may work a little later: the seconds are told in the sentence and in Retry-After. */
export function later(code: ProblemCode, afterMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(afterMs / 1000));
  return new Problem(code, { params: { seconds }, headers: { "retry-after": String(seconds) } });
}

/**
 * From what the API answers to what a page shows: a refused form comes back with what was typed in it, a page that may not be seen is not found,
 * and who is no longer signed in is asked to sign in again and brought back.
 */
import { error, fail, redirect, type ActionFailure, type RequestEvent } from "@sveltejs/kit";
import { words } from "#lib/server/words.ts";
import { shell } from "#lib/words/shell.ts";

/** A problem as the API words it (RFC 9457), in the reader's language. */
export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly article?: string;
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly parameter?: string;
    readonly severity?: string;
    readonly detail: string;
  }[];
}

/** What openapi-fetch gives. */
export interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a refused form gives back to its page: see `Refused.svelte`. */
export interface RefusedForm {
  readonly problem: Problem;
  /** What was typed, by the name of its field; never a password. */
  readonly typed: Readonly<Record<string, string>>;
  /** Which of the page's forms it was. */
  readonly form: string;
}

type Where = Pick<RequestEvent, "locals" | "url">;

/** For a page's own data: there is no page without it. */
export async function needed<Data>(where: Where, asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error: problem, response } = await asked;
  if (data !== undefined) return data;
  if (response.status === 401)
    redirect(303, `/sign-in?to=${encodeURIComponent(where.url.pathname + where.url.search)}`);
  const w = words(shell, where.locals.language);
  if (response.status === 404 || response.status === 403 || response.status === 400)
    error(404, w.notFound, { advice: w.notFoundAdvice });
  const { title, detail } = problemOf(problem, response.status);
  error(response.status, title, { advice: detail ?? w.brokenAdvice });
}

/** For what a page can do without, such as a figure that this role may not see. */
export async function wished<Data>(asked: Promise<Answer<Data>>): Promise<Data | undefined> {
  return (await asked).data;
}

/** The answer to a form: the data, or what its page shows of the refusal. Use as `const done = await sent(…); if (isRefused(done)) return done;` */
export async function sent<Data>(
  form: FormData,
  name: string,
  asked: Promise<Answer<Data>>,
): Promise<Data | ActionFailure<RefusedForm>> {
  const { data, error: problem, response } = await asked;
  if (response.ok) return data as Data;
  return refused(form, name, problemOf(problem, response.status));
}

export function refused(form: FormData, name: string, problem: Problem): ActionFailure<RefusedForm> {
  return fail(problem.status === 401 ? 403 : problem.status, { problem, typed: typedIn(form), form: name });
}

export function isRefused(done: unknown): done is ActionFailure<RefusedForm> {
  return typeof done === "object" && done !== null && "status" in done && "data" in done && isRefusedForm(done.data);
}

function isRefusedForm(data: unknown): boolean {
  return typeof data === "object" && data !== null && "problem" in data;
}

function problemOf(problem: unknown, status: number): Problem {
  if (typeof problem === "object" && problem !== null && "title" in problem) return problem as Problem;
  return { title: `HTTP ${status}`, status };
}

/** Fields of which nothing comes back in a page: every password field has one of these names. */
export const secret = /password|secret|^one-time$|token|^link$|^present$|^wanted$/i;

/** What a form said, by the name of its field; never a password. */
export function typedIn(form: FormData): Record<string, string> {
  const said = [...form].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && !secret.test(pair[0]),
  );
  return Object.fromEntries(said);
}

/** A field of a form as text, without the spaces around it; undefined when it was left empty. */
export function text(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  const trimmed = typeof value === "string" ? value.trim() : "";
  return trimmed === "" ? undefined : trimmed;
}

/** A password or a code: exactly as it was typed. */
export function secretText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

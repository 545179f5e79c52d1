/**
 * Reads the body of a request: bytes to text to a JSON value, in which nothing is left that could do harm further on (API-6):
 * no name that reaches an object's prototype, no character that the database cannot hold, no nesting without end.
 */
import { Problem, Stopped, invalidInput, type FieldProblem } from "./problem.ts";
import type { FieldCode, ProblemParams } from "../i18n/problem-words.ts";

const forbiddenNames: readonly string[] = ["__proto__", "constructor", "prototype"];
export const deepest = 20;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Undefined for an empty body. Throws `Stopped`. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Stopped(new Problem("bad-json"));
  }
  const errors = hostile(value);
  if (errors.length > 0) throw new Stopped(invalidInput(errors));
  return value;
}

/** What no value may have, whatever its schema says; the first twenty of them. */
export function hostile(value: unknown): FieldProblem[] {
  const found: FieldProblem[] = [];
  search(value, [], found);
  return found;
}

export function pointerOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => encodeURIComponent(wellFormed(step).replaceAll("~", "~0").replaceAll("/", "~1")));
  return `#${steps.map((step) => `/${step}`).join("")}`;
}

function search(value: unknown, path: readonly string[], found: FieldProblem[]): void {
  if (found.length >= 20) return;
  if (typeof value === "string") {
    if (!isStorable(value)) found.push(problemAt(path, "bad-character"));
  } else if (typeof value === "object" && value !== null) {
    if (path.length >= deepest) found.push(problemAt(path, "too-deep", { most: deepest }));
    else for (const name of Object.keys(value)) searchField(value as Record<string, unknown>, name, path, found);
  }
}

function searchField(
  value: Readonly<Record<string, unknown>>,
  name: string,
  path: readonly string[],
  found: FieldProblem[],
): void {
  if (forbiddenNames.includes(name)) found.push(problemAt([...path, name], "forbidden-name", { name }));
  else if (!isStorable(name)) found.push(problemAt(path, "bad-character"));
  else search(value[name], [...path, name], found);
}

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

function problemAt(path: readonly string[], code: FieldCode, params: ProblemParams = {}): FieldProblem {
  return { at: { pointer: pointerOf(path) }, code, params };
}

function wellFormed(step: PropertyKey): string {
  return String(step).toWellFormed().slice(0, 200);
}

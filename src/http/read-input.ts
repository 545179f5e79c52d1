/**
 * Holds what was sent against the schema of an operation, and says of every value what is wrong with it: where it stands, a
 * code, and in words what is expected. All of it at once, up to fifty.
 */
import type { z } from "zod";
import type { FieldCode, ProblemParams } from "../i18n/problem-words.ts";
import { oneLine } from "./fields.ts";
import type { FieldProblem } from "./problem.ts";
import { pointerOf } from "./read-json.ts";

type Issue = z.core.$ZodIssue;
export type Read<Value> = { readonly value: Value } | { readonly errors: readonly FieldProblem[] };

/** `place` says whether a path of the schema is a pointer into the body or names a parameter of the query. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  place: "body" | "query",
): Read<z.output<Schema>> {
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return { value: result.data };
  return { errors: result.error.issues.slice(0, 50).flatMap((issue) => fieldProblems(issue, place)) };
}

function fieldProblems(issue: Issue, place: "body" | "query"): FieldProblem[] {
  const at = (path: readonly PropertyKey[]): FieldProblem["at"] =>
    place === "body" ? { pointer: pointerOf(path) } : { parameter: String(path[0] ?? "").toWellFormed() };
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, 20).map((name) => ({
      at: at([...issue.path, name]),
      code: "unknown-field" as const,
      params: { name: name.toWellFormed().slice(0, 100) },
    }));
  }
  const [code, params] = codeOf(issue);
  return [{ at: at(issue.path), code, params }];
}

function codeOf(issue: Issue): [FieldCode, ProblemParams] {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? ["required", {}] : ["wrong-type", { expected: issue.expected }];
    case "too_small":
      return tooLittle(issue);
    case "too_big":
      return tooMuch(issue);
    case "invalid_value":
      return issue.input === undefined
        ? ["required", {}]
        : ["not-one-of", { values: issue.values.map(String).join(", ") }];
    case "invalid_format":
      return "pattern" in issue && issue.pattern === oneLine.toString()
        ? ["not-one-line", {}]
        : ["malformed", { form: formOf(issue) }];
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
      return ["malformed", { form: issue.code }];
    case "invalid_union":
    case "custom":
      return ["fits-no-form", {}];
  }
}

function tooLittle({ origin, minimum }: z.core.$ZodIssueTooSmall): [FieldCode, ProblemParams] {
  const least = String(minimum);
  if (origin === "string") return ["too-short", { least }];
  return origin === "number" || origin === "int" ? ["too-small", { least }] : ["too-few", { least }];
}

function tooMuch({ origin, maximum }: z.core.$ZodIssueTooBig): [FieldCode, ProblemParams] {
  const most = String(maximum);
  if (origin === "string") return ["too-long", { most }];
  return origin === "number" || origin === "int" ? ["too-great", { most }] : ["too-many", { most }];
}

function formOf(issue: z.core.$ZodIssueInvalidStringFormat): string {
  const forms: Readonly<Record<string, string>> = {
    guid: "UUID",
    datetime: "2026-11-22T09:30:00Z",
    date: "2026-11-22",
  };
  return forms[issue.format] ?? ("pattern" in issue && issue.format === "regex" ? issue.pattern : issue.format);
}

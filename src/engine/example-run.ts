/**
 * The examples of an agreement as they run, for whoever wants to see that they hold: what each is given, what it expects of each case,
 * and what was found where that differs (CHK-3). Nothing is worded here but what stands in the file.
 */
import { articlesOfRows } from "../agreement/check-rows.ts";
import type { Finding } from "../agreement/finding.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { dataAt } from "../agreement/scope.ts";
import type { Data } from "../agreement/source.ts";
import type { CaseResult } from "./example.ts";

export interface ExampleRun {
  readonly name: string;
  readonly rows: readonly string[];
  /** Of the rows that it proves. */
  readonly articles: readonly string[];
  /** A line for each thing that it is given, as the file has it. */
  readonly given: readonly string[];
  readonly isGreen: boolean;
  readonly cases: readonly CaseRun[];
}

export interface CaseRun {
  /** What `$x` stands for in this case. */
  readonly value: string | null;
  /** The other reading that it is judged under. */
  readonly reading: string | null;
  readonly isGreen: boolean;
  readonly expected: readonly { readonly what: string; readonly value: string }[];
  /** Where it differs from what was expected. */
  readonly found: readonly { readonly what: string; readonly expected: string; readonly found: string }[];
  readonly findings: readonly Finding[];
}

/** In the order of the file. `results` are of all its cases. */
export function exampleRuns(file: AgreementFile, data: Data, results: readonly CaseResult[]): ExampleRun[] {
  const byExample = Map.groupBy(results, ({ case: { index } }) => index);
  return (file.examples ?? []).map(({ name, proves = [] }, index) => {
    const cases = (byExample.get(index) ?? []).map(caseRun);
    return {
      name,
      rows: proves,
      articles: articlesOfRows(file, proves),
      given: givenIn(dataAt(data, ["examples", index])),
      isGreen: cases.every((one) => one.isGreen),
      cases,
    };
  });
}

function caseRun({ case: { value, reading, expected }, mismatches, findings }: CaseResult): CaseRun {
  return {
    value: value ?? null,
    reading: reading ?? null,
    isGreen: mismatches.length === 0 && findings.length === 0,
    expected: flat(expected),
    found: mismatches.map(({ what, expected: wanted, actual }) => ({ what, expected: wanted, found: actual })),
    findings,
  };
}

/** What an example says of itself or expects is none of what it is given. */
const notGiven = new Set(["name", "proves", "expect", "vary", "under"]);

function givenIn(example: Data | undefined): string[] {
  if (typeof example !== "object" || Array.isArray(example)) return [];
  return Object.entries(example).flatMap(([key, value]) => {
    if (notGiven.has(key)) return [];
    if (key !== "facts" && key !== "tickets") return [`${key}: ${flow(value)}`];
    return (Array.isArray(value) ? value : [value]).map((one) =>
      key === "facts" ? bare(one) : `ticket: ${flow(one)}`,
    );
  });
}

/** `2026-11-20 16:30 reported: { via: portal }`, without braces around it. */
function bare(fact: Data): string {
  if (typeof fact !== "object" || Array.isArray(fact)) return flow(fact);
  return Object.entries(fact)
    .map(([key, value]) => (value === "" ? key : `${key}: ${flow(value)}`))
    .join(", ");
}

function flow(data: Data): string {
  if (typeof data === "string") return data;
  if (Array.isArray(data)) return `[${data.map(flow).join(", ")}]`;
  const pairs = Object.entries(data).map(([key, value]) => `${key}: ${flow(value)}`);
  return `{ ${pairs.join(", ")} }`;
}

/** `{ response: { due: … } }` as `response.due`. */
function flat(data: Data, what: readonly string[] = []): CaseRun["expected"] {
  if (typeof data !== "object" || Array.isArray(data)) return [{ what: what.join("."), value: flow(data) }];
  return Object.entries(data).flatMap(([key, value]) => flat(value, [...what, key]));
}

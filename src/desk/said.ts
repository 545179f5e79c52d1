/**
 * What somebody says with an act, as fields and a text. A field that the agreement asks for holds one of its words, a
 * quantity or a moment; whatever else a person fills in is text of a person, which stands sealed beside the fact, while the
 * fact only says that it is there (DSK-6, LED-3).
 */
import { onFile, type Fields, type FieldValue } from "../facts/fact.ts";
import type { Program } from "../engine/program.ts";
import { askedNames } from "./asked-names.ts";
import { holdsCredentials } from "./credentials.ts";
import { written, type Spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import type { Refusal, Written } from "./verb.ts";

export interface Said {
  readonly fields: Fields;
  readonly text: Written | undefined;
}

/** `own` are the fields that the verb itself writes; a detail may not say one of them otherwise. */
export function said(program: Program, spoken: Spoken, own: Fields = {}): Said | Refusal {
  const fields: Record<string, FieldValue> = { ...own };
  const beside: string[] = [];
  for (const [name, value] of Object.entries(spoken.details ?? {})) {
    const refusal = own[name] === undefined ? misnamed(program, name, value) : unknownName(program, name);
    if (refusal !== undefined) return refusal;
    const isPlain = [value].flat().every((one) => isWord(program, name, one));
    fields[name] = isPlain ? value : onFile;
    if (!isPlain) beside.push(`${name}: ${[value].flat().join(", ")}`);
  }
  if (spoken.why !== undefined) fields["why"] = onFile;
  const text = textOf(spoken, beside);
  return { fields: { ...fields, ...loginData(program, text) }, text };
}

/** ACT: rules ask whether a text holds login data; where none asks, only that it does is worth a word. */
export function loginData({ file }: Program, ...texts: readonly (Written | undefined)[]): Fields {
  const said = texts.filter((one) => one !== undefined);
  if (said.length === 0) return {};
  if (said.some(({ body }) => holdsCredentials(body))) return { "login-data": "yes" };
  return asksLoginData(file) ? { "login-data": "no" } : {};
}

function asksLoginData(file: Program["file"]): boolean {
  return Object.values(file.rules ?? {}).some(({ "only-if": test = [] }) =>
    test.some((one) => one.word === "attribute" && one.name === "login-data"),
  );
}

function textOf({ body, lang, why }: Spoken, beside: readonly string[]): Written | undefined {
  const reason = why === undefined ? [] : [body === undefined && beside.length === 0 ? why : `why: ${why}`];
  const details = [...reason, ...beside].join("\n");
  const parts = [body, details].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? undefined : written(parts.join("\n\n"), lang);
}

function misnamed(program: Program, name: string, value: string | readonly string[]): Refusal | undefined {
  const { fields } = askedNames(program);
  if (!fields.has(name) || program.classifying.has(name)) return unknownName(program, name);
  const level = program.levels.get(name);
  if (level === undefined || level.term.of === "ticket") return undefined;
  const other = [value].flat().find((one) => !fields.get(name)!.has(one));
  if (other === undefined || level.values.length === 0) return undefined;
  return refuse("unknown-value", { field: name, written: other, possible: [...fields.get(name)!] }, level.term.article);
}

/** Levels are classified, and not told by the way. */
function unknownName(program: Program, name: string): Refusal {
  const possible = [...askedNames(program).fields.keys()].filter((one) => !program.classifying.has(one));
  return refuse("unknown-value", { field: "details", written: name, possible: possible.toSorted() });
}

const plain: readonly RegExp[] = [
  /^(?:yes|no)$/,
  /^\d{1,7}(?:\.\d{1,4})?(?: ?%| [A-Za-z]{1,12}(?:\/[a-z]{1,8})?)?$/, // 900 GB, 64 cores, 80%: shorter than a telephone number
  /^[A-Z]{3} \d{1,9}(?:\.\d{1,4})?$/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/,
];

/** Whether a value is no text of a person: a word where the agreement has words, else a quantity, an amount, a moment, a yes. */
function isWord(program: Program, name: string, value: string): boolean {
  const words = askedNames(program).fields.get(name);
  if (words !== undefined && words.size > 0 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) return true;
  for (const { values } of program.levels.values()) if (values.includes(value)) return true;
  return plain.some((pattern) => pattern.test(value));
}

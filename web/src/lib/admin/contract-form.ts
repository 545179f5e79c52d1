/**
 * What an agreement asks of a contract, as the fields of a form, and what somebody filled in there as the API takes it. What is left empty is
 * left out: it is then as the agreement says. Rules: CON-1, VER-4.
 */
import { parseAgreement } from "$peil/agreement/parse.ts";
import { scopeOf } from "$peil/agreement/scope.ts";
import type { Language } from "$peil/i18n/words.ts";

export interface AskedItem {
  readonly name: string;
  readonly title: string;
  readonly article: string | undefined;
  readonly usual: string | undefined;
  readonly as: "choice" | "choices" | "yes-or-no" | "lines" | "line";
  readonly choices: readonly Choice[];
  /** How a value of it is written, where nobody can tell by the name. */
  readonly example: string | undefined;
}

export interface Choice {
  readonly value: string;
  readonly title: string;
}

export interface AskedOfContract {
  readonly items: readonly AskedItem[];
  /** What each thing in use may carry, with its values; empty where the agreement knows no such list. */
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** `titles` are those that the agreement's document gives its items. */
export function askedOf(source: string, titles: Readonly<Record<string, string>>, language: Language): AskedOfContract {
  const parsed = parseAgreement(source);
  if ("findings" in parsed) return { items: [], attributes: [] };
  const { file } = parsed;
  const { levels } = scopeOf(file, {});
  const entries = Object.entries(file.contract ?? {}).filter(([, { is }]) => is !== "from and to");
  const items = entries.map(([name, { is, article, default: usual, values }]): AskedItem => {
    const level = is.startsWith("level ") ? is.slice("level ".length) : undefined;
    const named = level === undefined ? undefined : file.levels?.[level]?.values;
    const titled = named === undefined || Array.isArray(named) ? {} : named;
    const choices = (values ?? (level === undefined ? [] : (levels.get(level) ?? []))).map((value) => ({
      value,
      title: titled[value]?.[language] ?? value,
    }));
    const as = formOf(is, choices);
    return {
      name,
      title: titles[name] ?? name.replaceAll("-", " "),
      article,
      usual,
      as,
      choices,
      example: exampleOf(is),
    };
  });
  const attributes = entries.flatMap(([, { each }]) =>
    Object.entries(each ?? {}).map(([name, is]) => ({ name, values: levels.get(is.replace(/^level /, "")) ?? [] })),
  );
  return { items, attributes };
}

function formOf(is: string, choices: readonly Choice[]): AskedItem["as"] {
  if (is.startsWith("yes or no")) return "yes-or-no";
  if (is.startsWith("list")) return choices.length > 0 ? "choices" : "lines";
  if (is.startsWith("amount per")) return "lines";
  return choices.length > 0 ? "choice" : "line";
}

function exampleOf(is: string): string | undefined {
  const [form] = is.split(" ");
  if (form === "money") return "EUR 1650.00";
  if (form === "amount") return "storage 1000 GB";
  if (form === "length") return "8 h, 3 months";
  return form === "hours" ? "Mon-Fri 08:30-17:30" : undefined;
}

export function fieldsIn(form: FormData, items: readonly AskedItem[]): Record<string, string | string[]> {
  const filled: Record<string, string | string[]> = {};
  for (const { name, as } of items) {
    const given = form.getAll(`field-${name}`).filter((one) => typeof one === "string");
    const values = given.flatMap((one) => (as === "lines" ? one.split("\n") : [one])).map((one) => one.trim());
    const said = values.filter((one) => one !== "");
    if (said.length === 0) continue;
    filled[name] = as === "lines" || as === "choices" ? said : said[0]!;
  }
  return filled;
}

/** `server 1; package=server-plus, place=cellar`, one a line. */
export function assetsIn(text: string): { name: string; attributes: Record<string, string> }[] {
  return linesOf(text).map((line) => {
    const [name = "", ...rest] = line.split(";");
    return { name: name.trim(), attributes: attributesIn(rest.join(",")) };
  });
}

export function attributesIn(text: string): Record<string, string> {
  const pairs = text.split(",").map((one) => one.split("=").map((part) => part.trim()));
  return Object.fromEntries(pairs.flatMap(([name = "", value = ""]) => (name === "" ? [] : [[name, value]])));
}

export const feePeriods = ["once", "month", "quarter", "year", "h"] as const;
export interface Fee {
  readonly name: string;
  readonly amount: string;
  readonly per: (typeof feePeriods)[number];
}

/** `Management; EUR 1650.00; month`, one a line; undefined where a line is not written so. */
export function feesIn(text: string): Fee[] | undefined {
  const fees = linesOf(text).map((line) => {
    const [name = "", amount = "", period = "", ...more] = line.split(";").map((part) => part.trim());
    const per = feePeriods.find((one) => one === period);
    return name === "" || amount === "" || per === undefined || more.length > 0 ? undefined : { name, amount, per };
  });
  return fees.every((one) => one !== undefined) ? fees : undefined;
}

export function feesText(fees: readonly Fee[] | undefined): string {
  return (fees ?? []).map(({ name, amount, per }) => `${name}; ${amount}; ${per}`).join("\n");
}

/** `clocks.answer.target.high: 1 h`, one a line; a value in JSON, or as plain text. Undefined where a line has no path or no value. */
export function annexIn(text: string): Record<string, unknown> | undefined {
  const annex: Record<string, unknown> = {};
  for (const line of linesOf(text)) {
    const [, path, value] = /^(\S+):\s+(\S.*)$/.exec(line) ?? [];
    if (path === undefined || value === undefined) return undefined;
    annex[path] = readValue(value);
  }
  return annex;
}

function readValue(text: string): unknown {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export function annexText(annex: Readonly<Record<string, unknown>>): string {
  return Object.entries(annex)
    .map(([path, value]) => `${path}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("\n");
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

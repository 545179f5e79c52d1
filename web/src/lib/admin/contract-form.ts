/**
 * What an agreement asks of a contract, as the fields of a form, and what somebody filled in there as the API takes it. What is left empty is
 * left out: it is then as the agreement says. Rules: CON-1, VER-4.
 */
import { parseAgreement } from "$peil/agreement/parse.ts";
import { reachNames } from "$peil/agreement/reach.ts";
import { scopeOf } from "$peil/agreement/scope.ts";
import { contractName } from "$peil/i18n/contract-names.ts";
import type { Language } from "$peil/i18n/words.ts";
import { readLength, readMoney } from "./typed-value.ts";

export interface AskedItem {
  readonly name: string;
  readonly title: string;
  readonly article: string | undefined;
  readonly usual: string | undefined;
  readonly as: "choice" | "choices" | "yes-or-no" | "lines" | "line" | "money" | "length";
  readonly choices: readonly Choice[];
  /** Of an amount or a length: `month`, `h`. */
  readonly per: string | undefined;
  /** How a value of it is written, where nobody can tell by the name. */
  readonly example: string | undefined;
}

export interface Choice {
  readonly value: string;
  readonly title: string;
}

/** What each thing in use may carry. */
export interface Attribute {
  readonly name: string;
  readonly title: string;
  readonly values: readonly Choice[];
}

export interface AskedOfContract {
  readonly items: readonly AskedItem[];
  /** Empty where the agreement knows no list of things in use. */
  readonly attributes: readonly Attribute[];
}

type AgreementFile = Exclude<ReturnType<typeof parseAgreement>, { findings: unknown }>["file"];

/** `titles` are those that the agreement's document gives its items. */
export function askedOf(source: string, titles: Readonly<Record<string, string>>, language: Language): AskedOfContract {
  const parsed = parseAgreement(source);
  if ("findings" in parsed) return { items: [], attributes: [] };
  const { file } = parsed;
  const entries = Object.entries(file.contract ?? {}).filter(([, { is }]) => is !== "from and to");
  const items = entries.map(([name, item]): AskedItem => {
    const { is, article, default: usual } = item;
    const choices = choicesOf(file, item, language);
    const plain = name.replaceAll("-", " ");
    const own = contractName(name, language);
    const title = titles[name]?.toLowerCase() === plain && own !== plain ? own : (titles[name] ?? own);
    const per = /^(?:money|length) per (.+)$/.exec(is)?.[1];
    return { name, title, article, usual, as: formOf(is, choices), choices, per, example: exampleOf(is, language) };
  });
  const attributes = entries.flatMap(([, { each }]) =>
    Object.entries(each ?? {}).map(([name, is]) => ({
      name,
      title: file.levels?.[name]?.name?.[language] ?? contractName(name, language),
      values: valuesOf(file, is.replace(/^level /, ""), language),
    })),
  );
  const reach = reachNames(file).map((name): AskedItem => {
    const example = name.endsWith("mail") ? "servicedesk@example.org" : undefined;
    return { ...plainLine, name, title: contractName(name, language), example };
  });
  return { items: [...items, ...reach], attributes };
}

const plainLine = { article: undefined, usual: undefined, as: "line", choices: [], per: undefined } as const;

/** Where an agreement asks for services, those that the supplier has are the example. */
export function withServices(asked: AskedOfContract, services: readonly string[]): AskedOfContract {
  const isServices = ({ name, as }: AskedItem) => name === "services" && as === "lines" && services.length > 0;
  const example = services.slice(0, 5).join(" · ");
  return { ...asked, items: asked.items.map((item) => (isServices(item) ? { ...item, example } : item)) };
}

function choicesOf(
  file: AgreementFile,
  { is, values }: { is: string; values?: readonly string[] | undefined },
  language: Language,
): Choice[] {
  if (is.startsWith("level ")) return valuesOf(file, is.slice("level ".length), language);
  const roles = is === "list of roles" ? ["anyone", ...Object.keys(file.parties["customer"]?.roles ?? {})] : [];
  return (values ?? roles).map((value) => ({ value, title: contractName(value, language) }));
}

function valuesOf(file: AgreementFile, level: string, language: Language): Choice[] {
  const named = file.levels?.[level]?.values;
  const titled = named === undefined || Array.isArray(named) ? {} : named;
  const values = scopeOf(file, {}).levels.get(level) ?? [];
  return values.map((value) => ({ value, title: titled[value]?.[language] ?? contractName(value, language) }));
}

function formOf(is: string, choices: readonly Choice[]): AskedItem["as"] {
  const [form] = is.split(" ");
  if (form === "money" || form === "length") return form;
  if (is.startsWith("yes or no")) return "yes-or-no";
  if (form === "list") return choices.length > 0 ? "choices" : "lines";
  if (is.startsWith("amount per")) return "lines";
  return choices.length > 0 ? "choice" : "line";
}

function exampleOf(is: string, language: Language): string | undefined {
  const [form] = is.split(" ");
  const at = language === "nl" ? 0 : 1;
  if (form === "amount") return ["opslag 1000 GB", "storage 1000 GB"][at];
  if (form === "length") return ["8 uur, 3 maanden", "8 h, 3 months"][at];
  return form === "hours" ? ["ma-vr 08:30-17:30", "Mon-Fri 08:30-17:30"][at] : undefined;
}

export function fieldsIn(form: FormData, items: readonly AskedItem[]): Record<string, string | string[]> {
  const typed = typedOf(form);
  const filled: Record<string, string | string[]> = {};
  for (const { name, as } of items) {
    const said = linesOf(typed[name] ?? "");
    if (said.length === 0) continue;
    if (as === "lines" || as === "choices") filled[name] = said;
    else filled[name] = as === "money" ? readMoney(said[0]!) : as === "length" ? readLength(said[0]!) : said[0]!;
  }
  return filled;
}

/** What was filled in of what the agreement asks, just as it was; boxes that are ticked come one by one, and stand as lines. */
export function typedOf(form: FormData): Record<string, string> {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith("field-"));
  const texts = (name: string) => form.getAll(name).filter((one) => typeof one === "string");
  return Object.fromEntries(names.map((name) => [name.slice("field-".length), texts(name).join("\n")]));
}

/** `SRV-01; Server Plus`, one a line: a name, and what it carries, with or without saying of which attribute that is one. */
export function assetsIn(
  text: string,
  attributes: readonly Attribute[],
): { name: string; attributes: Record<string, string> }[] {
  return linesOf(text).map((line) => {
    const [name = "", ...rest] = line.split(/[;,]/).map((part) => part.trim());
    return {
      name,
      attributes: Object.fromEntries(rest.filter((one) => one !== "").map((one) => carried(one, attributes))),
    };
  });
}

function carried(written: string, attributes: readonly Attribute[]): [string, string] {
  const [first = "", second] = written.split("=").map((part) => part.trim());
  const isSame = (one: { readonly title: string }, name: string, said: string) =>
    name === said || one.title.toLowerCase() === said.toLowerCase();
  const attribute = attributes.find((one) =>
    second === undefined ? one.values.some((value) => isSame(value, value.value, first)) : isSame(one, one.name, first),
  );
  const said = second ?? first;
  const value = attribute?.values.find((one) => isSame(one, one.value, said))?.value ?? said;
  return [attribute?.name ?? (second === undefined ? (attributes[0]?.name ?? first) : first), value];
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

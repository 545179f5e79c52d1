/**
 * What a contract fills in, of what its agreement has under `contract`: each item in the form that the agreement asks for, and
 * nothing that it does not know but how the desk is reached. An item that nobody fills in is what the agreement says by default. Rules: CON-1, CHK-1.
 */
import { error, remark, type Finding, type Path } from "../agreement/finding.ts";
import { checkReach, reachNames } from "../agreement/reach.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { money } from "../agreement/schema/basics.ts";
import { scopeOf, unknownName, type Scope } from "../agreement/scope.ts";
import { contractDefaults } from "../agreement/ticket-file.ts";
import type { Fields, FieldValue } from "../facts/fact.ts";
import { parseLength } from "../time/length.ts";

type Item = NonNullable<AgreementFile["contract"]>[string];

/** Findings about `fields`; the term and what lies open are told as remarks, and keep nobody from signing. */
export function checkFields(file: AgreementFile, fields: Fields): Finding[] {
  const scope = scopeOf(file, {});
  const items = file.contract ?? {};
  const wrong = Object.entries(fields).flatMap(([name, value]) => {
    const path: Path = ["fields", name];
    const item = Object.hasOwn(items, name) ? items[name] : undefined;
    if (item === undefined && reachNames(file).includes(name)) return checkReach(name, value, path);
    if (item === undefined) return [unknownName(name, Object.keys(items), path, "contract-item")];
    return checkItem(item, value, path, scope);
  });
  const open = Object.entries(items).filter(
    ([name, { is, default: usual, values }]) =>
      !(name in fields) && usual === undefined && values === undefined && is !== "from and to",
  );
  return [
    ...wrong,
    ...open.map(([name, { is }]) => remark("shape.missing-key", ["fields", name], { key: name, expected: is })),
  ];
}

/** What judging sees: defaults, what was filled in, and the term as an agreement writes it. */
export function filledIn(file: AgreementFile, fields: Fields, term: string): Fields {
  const item = Object.entries(file.contract ?? {}).find(([, { is }]) => is === "from and to")?.[0];
  return { ...contractDefaults(file), ...fields, term, ...(item === undefined ? {} : { [item]: term }) };
}

/** `2026-04-01 to 2029-04-01`; without an end its first date alone. */
export function writtenTerm(from: string, to: string | undefined): string {
  return to === undefined ? from : `${from} to ${to}`;
}

/** What is attached to each thing of a list: `{ package: level package }` for each asset. */
export function checkAsset(file: AgreementFile, attributes: Fields, path: Path): Finding[] {
  const scope = scopeOf(file, {});
  const asked = Object.assign({}, ...Object.values(file.contract ?? {}).map(({ each }) => each ?? {})) as Fields;
  return Object.entries(attributes).flatMap(([name, value]) => {
    const is = asked[name];
    const level = typeof is === "string" && is.startsWith("level ") ? is.slice("level ".length) : name;
    const values = scope.levels.get(level);
    return values === undefined ? [] : unknownValues(value, values, [...path, name], level);
  });
}

function checkItem({ is, values }: Item, value: FieldValue, path: Path, scope: Scope): Finding[] {
  const [form] = is.split(" ");
  if (form === "list") return values === undefined ? [] : unknownValues(value, values, path, String(path.at(-1)));
  if (is.startsWith("level ")) return unknownValues(value, scope.levels.get(is.slice(6)) ?? [], path, is.slice(6));
  if (is.startsWith("amount")) return [value].flat().flatMap((one) => checkAmount(one, path));
  if (typeof value !== "string") return [error("shape.expected", path, { expected: is, found: "list" })];
  const found = `"${value.slice(0, 40)}"`;
  switch (form) {
    case "money":
      return money.safeParse(value).success ? [] : [error("value.money", path, { written: value })];
    case "length":
      return parseLength(value) === undefined ? [error("value.length", path, { written: value, near: "" })] : [];
    case "yes":
      return value === "yes" || value === "no" ? [] : [error("shape.expected", path, { expected: "yes or no", found })];
    case "from":
      return [error("shape.expected", path, { expected: "the dates of the term itself", found })];
    default:
      return [];
  }
}

/** `700 GB`, or for one of several services `workspace 1000 GB`. */
function checkAmount(value: string, path: Path): Finding[] {
  if (/(?:^|\s)\d+(?:\.\d+)? ?(?:%|\p{L}[\p{L}\d/.-]*)?$/u.test(value)) return [];
  return [error("shape.expected", path, { expected: "amount", found: `"${value.slice(0, 40)}"` })];
}

function unknownValues(value: FieldValue, known: readonly string[], path: Path, of: string): Finding[] {
  return [value]
    .flat()
    .flatMap((one) => (known.includes(one) ? [] : [unknownName(one, known, path, "level-value", of)]));
}

/**
 * Who lives in a simulated life: customers with their contracts and people, and the supplier's staff. All names are
 * made up from lists; no organisation or person is meant.
 */
import type { Fields, FieldValue } from "../facts/fact.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import type { Program } from "../engine/program.ts";
import type { Language } from "../i18n/words.ts";
import { addCalendar } from "../time/working-days.ts";
import { instantToLocal } from "../time/moment.ts";
import type { Chance } from "./chance.ts";
import type { Parameters } from "./parameters.ts";
import { tones, type Names, type Texts, type Tone } from "./texts.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** None for the supplier's staff. */
  readonly customer: string | undefined;
  readonly lang: Language;
  readonly tone: Tone;
  readonly careless: boolean;
  readonly phone: string;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly contract: Fields;
  /** What stands with each thing of a list in its contract: the package of an asset. */
  readonly things: Readonly<Record<string, Fields>>;
  readonly people: readonly Person[];
  /** How much it reports, against an average customer. */
  readonly size: number;
  /** When its contract begins within the life; before it otherwise. */
  readonly startsAt: number;
}

export interface World {
  readonly customers: readonly Customer[];
  readonly staff: readonly Person[];
  readonly thirdParty: Person;
}

export interface WorldOptions {
  readonly program: Program;
  readonly parameters: Parameters;
  readonly texts: readonly Texts[];
  readonly names: Names;
  readonly chance: Chance;
  readonly customers: number;
  readonly from: number;
}

export function makeWorld(options: WorldOptions): World {
  const { program, chance, names } = options;
  const business = options.texts[0]!.own?.texts ?? "general";
  const taken = new Set<string>();
  const customers = Array.from({ length: options.customers }, (_, i) => makeCustomer(options, i, taken));
  const staff = staffRoles(program.file).flatMap(([role, count]) =>
    Array.from({ length: count }, (_, i) => ({ role, n: i })),
  );
  return {
    customers,
    staff: staff.map(({ role }, i) => {
      const own = chance.of("staff", i);
      return { ...person(options, own, `S${i + 1}`, role, undefined, taken), tone: "plain", careless: false };
    }),
    thirdParty: {
      ...person(options, chance.of("third-party"), "D1", "third-party", undefined, taken),
      name: chance.of("third-party name").pick(names["third-parties"][business] ?? names["third-parties"]["general"]!),
    },
  };
}

const many = /user|employee|colleague|member|reporter/;
const few = /emergency|director|management|board/;

function makeCustomer(options: WorldOptions, index: number, taken: Set<string>): Customer {
  const { program, parameters, names, from } = options;
  const chance = options.chance.of("customer", index + 1);
  const id = `C${index + 1}`;
  const forms = names.organisations[options.texts[0]!.own?.texts ?? "general"] ?? names.organisations["general"]!;
  const name = fresh(taken, () => chance.pick(forms).replace("{place}", chance.pick(names.places)));
  const roles = Object.entries(program.file.parties["customer"]?.roles ?? {});
  const own = roles.filter(([, role]) => role["from-fact"] === undefined).map(([role]) => role);
  const limits = new Map(roles.map(([role, term]) => [role, Number(term["at-most"] ?? 3)]));
  const most = own.find((role) => many.test(role)) ?? own[0] ?? "customer";
  const rest = own.filter((role) => role !== most);
  const people: Person[] = [];
  const add = (role: string): void => {
    people.push(person(options, chance.of("person", people.length), `${id}-P${people.length + 1}`, role, id, taken));
  };
  for (const role of rest) {
    const count = few.test(role) ? 1 : Math.min(limits.get(role)!, chance.whole(1, 3));
    for (let i = 0; i < count; i++) add(role);
  }
  while (people.length < parameters.people["at-a-customer"]) add(most);
  const size = chance.around(1, parameters.people["size-spread"]);
  const joinsLater = index >= 2 && index === options.customers - 1;
  const startsAt = joinsLater
    ? addCalendar(program.zone, from, chance.whole(40, 80), "day")
    : addCalendar(program.zone, from, -chance.whole(90, 900), "day");
  return { id, name, people, size, startsAt, ...contractOf(options, chance, startsAt) };
}

function person(
  { parameters, names, texts }: WorldOptions,
  chance: Chance,
  id: string,
  role: string,
  customer: string | undefined,
  taken: Set<string>,
): Person {
  const speaksEnglish = chance.odds(parameters.people.english);
  const langs = texts.map(({ lang }) => lang);
  const lang = langs.length > 1 && speaksEnglish ? "en" : langs[0]!;
  const first = fresh(taken, () => chance.pick(names.first));
  const name = `${first} ${fresh(taken, () => chance.pick(names.last))}`;
  return {
    id,
    name,
    role,
    customer,
    lang,
    tone: tones[chance.weighted(tones.map((tone) => parameters.people.tones[tone]))]!,
    careless: chance.odds(parameters.people.careless),
    phone: `0${chance.whole(10, 79)}0-55${chance.whole(1000, 9999)}`, // 555-like: no such numbers are given out
  };
}

function fresh(taken: Set<string>, make: () => string): string {
  let made = make();
  for (let i = 0; i < 60 && taken.has(made); i++) made = make();
  taken.add(made);
  return made;
}

/** How many of the staff have each role: the first line most, a director one. */
function staffRoles(file: AgreementFile): [string, number][] {
  const roles = Object.keys(file.parties["supplier"]?.roles ?? {});
  if (roles.length === 0) return [["supplier", 6]];
  return roles.map((role) => [role, isDesk(role) ? 5 : isSecondLine(role) ? 4 : 1]);
}

export function isDesk(role: string): boolean {
  return /help|support(?!-coord)|desk|service-?(desk|centre)|agent/.test(role);
}

export function isSecondLine(role: string): boolean {
  return /product|engineer|second|develop|specialist|technician/.test(role);
}

/** What the agreement leaves to the contract, filled in: by what it is (`list`, `money per month`, `level plan`). */
function contractOf(options: WorldOptions, chance: Chance, startsAt: number): Pick<Customer, "contract" | "things"> {
  const contract: Record<string, FieldValue> = {};
  const things: Record<string, Fields> = {};
  for (const [name, item] of Object.entries(options.program.file.contract ?? {})) {
    const value = itemValue(options, chance.of("contract", name), name, item, startsAt);
    if (value === undefined) continue;
    contract[name] = value;
    if (item.each === undefined || typeof value === "string") continue;
    // Mostly all is in the widest package; others have one thing taken care of, in the package made for it.
    const isAll = chance.of("all").odds(0.7);
    contract[name] = isAll ? value : value.slice(0, 1);
    for (const thing of contract[name])
      things[thing] = Object.fromEntries(
        Object.entries(item.each).map(([field, is]) => [field, levelValue(options, chance, is, isAll ? "" : thing)]),
      );
  }
  return { contract, things };
}

type Item = NonNullable<AgreementFile["contract"]>[string];

function itemValue(
  options: WorldOptions,
  chance: Chance,
  name: string,
  item: Item,
  startsAt: number,
): FieldValue | undefined {
  const { program } = options;
  if (item.is.startsWith("level ")) return chance.pick(program.levels.get(item.is.slice(6))?.values ?? ["one"]);
  if (item.is === "list") return item.values ?? servicesFor(options, name, item);
  if (item.is === "list of roles") return item.default ?? "anyone";
  if (item.is.startsWith("from")) {
    const start = instantToLocal(program.zone, startsAt).slice(0, 10);
    const end = instantToLocal(program.zone, addCalendar(program.zone, startsAt, 3, "year")).slice(0, 10);
    return `${start} to ${end}`;
  }
  if (item.is === "yes or no") return chance.odds(0.5) ? "yes" : "no";
  if (item.is.startsWith("money")) return `EUR ${moneyFor(item.is, chance)}.00`;
  if (item.is === "length per month") return `${chance.whole(12, 20)} h`;
  if (item.is === "length") return item.default ?? "3 months";
  if (item.is.startsWith("amount")) return `${chance.whole(4, 12) * 100} GB`;
  return item.default;
}

function moneyFor(is: string, chance: Chance): number {
  return is.endsWith("per h") ? chance.whole(19, 29) * 5 : chance.whole(8, 60) * 50;
}

/** Of the agreement's line of business, else one service named for the agreement. */
function servicesFor({ texts, program }: WorldOptions, name: string, item: Item): readonly string[] {
  const named = texts[0]!.own?.services?.[name] ?? texts[0]!.general.services?.[name];
  return named ?? (item.default === undefined ? [program.file.agreement] : [item.default]);
}

/** A level's value that suits a thing: of the packages, the one for all, or one whose name begins as the thing's does. */
function levelValue({ program }: WorldOptions, chance: Chance, is: string, thing: string): string {
  const values = program.levels.get(is.replace(/^level /, ""))?.values ?? [is];
  const wide = values.filter((value) => value.startsWith("all"));
  const fitting = values.filter((value) => value.split("-")[0] === thing.split("-")[0]);
  return chance.pick(fitting.length > 0 ? fitting : wide.length > 0 ? wide : values);
}

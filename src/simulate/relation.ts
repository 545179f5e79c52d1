/**
 * What goes on between supplier and customer beside tickets: reports and meetings that come round, questions that the
 * customer may ask, what calls for a duty, new versions, renewal; and what follows from each by duties and rights.
 */
import type { FieldValue } from "../facts/fact.ts";
import { holds } from "../engine/condition.ts";
import { matches, patternsOf } from "../engine/pattern.ts";
import type { Moment } from "../agreement/schema/moment.ts";
import { addCalendar } from "../time/working-days.ts";
import type { Chance } from "./chance.ts";
import { doneAfter, doneBefore } from "./duties-done.ts";
import { openings } from "./openings.ts";
import { periodicActs } from "./periodic-duties.ts";
import { askedFields, missingBefore, properFields, sceneOf, type Place } from "./proper-act.ts";
import { atWork, day, hour, minute, type Happening, type Setting } from "./setting.ts";
import { isDesk, isSecondLine, type Customer } from "./world.ts";

/** Everything of one customer beside its tickets, in no order; `shared` is what happened to the services. */
export function liveRelation(setting: Setting, customer: Customer, shared: readonly Happening[]): Happening[] {
  const relation = new Relation(setting, customer);
  if (customer.startsAt >= setting.from) relation.act("term-started", customer.startsAt, {}, "both");
  for (const fact of shared)
    if (/^(release|version)-/.test(fact.kind) && fact.at > customer.startsAt) relation.react(fact, 1);
  for (const { kind, at, fields, by } of periodicActs(setting, customer)) relation.act(kind, at, fields, by);
  for (const { kind, at, fields, by } of openings(setting, customer)) relation.act(kind, at, fields, by);
  return relation.happenings;
}

/** How many steps of duties and rights follow from one fact at most. */
const deepest = 7;

class Relation {
  readonly happenings: Happening[] = [];
  private readonly setting: Setting;
  private readonly customer: Customer;
  private readonly chance: Chance;

  constructor(setting: Setting, customer: Customer) {
    this.setting = setting;
    this.customer = customer;
    this.chance = setting.chance.of("relation", customer.id);
  }

  /** Does what had to be done before, the act itself, and what follows from it. */
  act(kind: string, at: number, fields: Record<string, FieldValue>, by: string, depth = 0): void {
    const place = this.place(kind, at);
    for (const due of depth < deepest ? doneBefore(place, kind, at, fields) : [])
      this.act(due.kind, Math.min(due.at, at - minute), due.fields, byOf(due.duty.by), depth + 1);
    for (const moment of missingBefore(place, kind, at, fields)) {
      const earlier = atWork(
        this.setting,
        at - Math.round(place.chance.around(30 * hour, 0.6) / 1000) * 1000,
        place.chance,
      );
      const before = { ...subjectOf(fields), ...askedFields(moment.filter, place) };
      this.add(
        moment.fact,
        Math.min(earlier, at - minute),
        properFields(place, moment.fact, earlier, before),
        sideOf(moment.fact),
      );
    }
    const fact = this.add(kind, at, properFields(place, kind, at, { by: by, ...fields }), by);
    this.react(fact, depth + 1);
  }

  /** What duties make somebody do because of it, and what somebody may now do. */
  react(fact: Happening, depth: number): void {
    if (depth > deepest || fact.at >= this.setting.to) return;
    const place = this.place(fact.kind, fact.at);
    for (const due of doneAfter(place, fact, this.happenings))
      this.act(due.kind, due.at, due.fields, byOf(due.duty.by), depth);
    const used = this.usedRight(place, fact);
    if (used !== undefined) this.act(used.kind, used.at, used.fields, used.by, depth);
    this.credit(place, fact, depth);
  }

  /** Of the rights that this fact brings, at most one is used: approving mostly, rejecting now and then. */
  private usedRight(place: Place, fact: Happening) {
    const { chance, setting } = place;
    const rights = rightsAfter(setting, fact);
    if (rights.length === 0 || !chance.odds(setting.parameters.relation["right-used"] * 2)) return undefined;
    const { may, of } = chance.pickBy(rights, ({ may: kind }) =>
      /rejected|objected|demanded/.test(kind.fact) ? 0.15 : 1,
    );
    const fields = { ...subjectOf(fact.fields), ...askedFields(may.filter, place) };
    const at = atWork(setting, fact.at + Math.round(chance.around(3 * day, 0.6) / 1000) * 1000, chance);
    const by = of.includes("customer") || of.includes("both") ? "customer" : "supplier";
    const soon = fact.at + 60 * day;
    const isAllowed = this.happenings.every((one) => one.kind !== may.fact || one.at < fact.at || one.at > soon);
    return isAllowed ? { kind: may.fact, at, fields, by } : undefined;
  }

  /** What is owed after a procedure ran its course is paid. */
  private credit(place: Place, fact: Happening, depth: number): void {
    for (const procedure of Object.values(this.setting.program.file.procedures ?? {})) {
      const { credit } = procedure;
      if (credit === undefined || !patternsOf(credit.from).some((one) => matches(one, fact))) continue;
      const at = atWork(
        this.setting,
        addCalendar(this.setting.program.zone, fact.at, place.chance.whole(8, 26), "day"),
        place.chance,
      );
      this.act("credit-granted", at, { amount: credit.amount, by: "supplier" }, "supplier", depth);
    }
  }

  private add(kind: string, at: number, fields: Record<string, FieldValue>, side: string): Happening {
    const { customer, setting } = this;
    const chance = setting.chance.of("who", customer.id, kind, at);
    const by = typeof fields["by"] === "string" ? fields["by"] : side;
    const who =
      by === "supplier" || setting.program.sides.get(by) === "supplier"
        ? managerOf(setting, chance, isTechnical(kind, fields))
        : spokesman(customer, by, chance);
    const named: Record<string, FieldValue> = { by, ...fields, ...(by === "both" ? {} : { person: who }) };
    const happening: Happening = { kind, at, seq: this.happenings.length, fields: named, customer: customer.id };
    this.happenings.push(happening);
    return happening;
  }

  private place(kind: string, at: number): Place {
    const { setting, customer, happenings } = this;
    const before = happenings.filter((fact) => fact.at <= at);
    return { setting, kind: "relation", attributes: {}, customer, before, chance: this.chance.of(kind, at) };
  }
}

type FactMoment = Moment & { kind: "fact" };

/** Rights that a fact brings: those that run from it, or that ask that it has been. */
function rightsAfter({ program }: Setting, fact: Happening): { may: FactMoment; of: readonly string[] }[] {
  const { rights = {}, procedures = {} } = program.file;
  const all = [
    ...Object.values(rights),
    ...Object.values(procedures).flatMap((one) => Object.values(one.rights ?? {})),
  ];
  return all.flatMap((right) => {
    const has = (right.where ?? []).flatMap((test) => (test.word === "has" ? test.moments : []));
    const [may] = right.may;
    const brought = patternsOf([...(right.from ?? []), ...has]).some((one) => matches(one, fact));
    if (!brought || may?.kind !== "fact" || right.for !== undefined || may.fact === "term-ended") return [];
    const scene = sceneOf(
      {
        setting: { program } as Setting,
        kind: "relation",
        attributes: {},
        customer: undefined,
        before: [fact],
        chance: undefined as never,
      },
      may.fact,
      fact.at,
      {},
    );
    return right.where !== undefined && holds(right.where, scene) === false ? [] : [{ may, of: right.of }];
  });
}

/** What the answer is about is what the question was about. */
function subjectOf(fields: Happening["fields"]): Record<string, FieldValue> {
  const names = ["release", "service", "materially-adverse", "version", "plan"];
  return Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
}

function byOf(by: readonly string[]): string {
  return by[0] ?? "supplier";
}

function sideOf(kind: string): string {
  return /^(asked|agreed|consent-given|release-accepted|release-rejected|plan-approved|version-approved)$/.test(kind)
    ? "customer"
    : "supplier";
}

/** Engineers do the work and tell of it; the rest is for those who manage the relation. */
function isTechnical(kind: string, { what, about }: Record<string, FieldValue>): boolean {
  const of = String(what ?? about);
  return /^(found|restore-tested|release-published)$/.test(kind) || /update|restore|interface|costs/.test(of);
}

function managerOf({ world }: Setting, chance: Chance, isWork: boolean): string {
  const staff = world.staff.filter(({ role }) => !isDesk(role));
  const fitting = staff.filter(({ role }) => (isWork ? isSecondLine(role) : /manage|account|coordinator/.test(role)));
  const some = [fitting, staff, world.staff].find((list) => list.length > 0)!;
  return chance.pick(some).id;
}

function spokesman({ people }: Customer, by: string, chance: Chance): string {
  const own = people.filter(({ role }) => role === by);
  const leading = people.filter(({ role }) => /manage|contact|represent|administrator/.test(role));
  return chance.pick(own.length > 0 ? own : leading.length > 0 ? leading : people).id;
}

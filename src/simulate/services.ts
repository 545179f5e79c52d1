/**
 * Which services there are, whose they are, and the log that all customers share (CON-2): a service that the agreement or
 * the catalogue names is everybody's; a thing in one customer's own contract, such as its servers, is that customer's.
 */
import type { FieldValue } from "../facts/fact.ts";
import type { Measure, MeasureKind } from "../engine/measures/measure.ts";
import type { Chance } from "./chance.ts";
import type { Happening, Setting } from "./setting.ts";
import type { Customer } from "./world.ts";

/** A service as one measure looks at it. */
export interface Watched {
  readonly measure: Measure;
  readonly service: string | undefined;
  /** Undefined: everybody's. */
  readonly customer: Customer | undefined;
  /** What stands with it in the contract: the package of an asset. */
  readonly about: Readonly<Record<string, FieldValue>>;
}

export function watchedBy(setting: Setting, kind: MeasureKind): Watched[] {
  return setting.program.measures
    .filter((measure) => measure.kind === kind)
    .flatMap((measure) => watched(setting, measure));
}

function watched(setting: Setting, measure: Measure): Watched[] {
  const { program, world } = setting;
  const named = measure.term.services;
  if (named === undefined) return [{ measure, service: undefined, customer: undefined, about: {} }];
  return named.flatMap((name): Watched[] => {
    const item = program.file.contract?.[name];
    if (item === undefined) return [{ measure, service: name, customer: undefined, about: {} }];
    if (item.each !== undefined)
      return world.customers.flatMap((customer) =>
        Object.entries(customer.things).map(([service, about]) => ({ measure, service, customer, about })),
      );
    const all = new Set(world.customers.flatMap(({ contract }) => contract[name] ?? []));
    return [...all].map((service) => ({ measure, service, customer: undefined, about: {} }));
  });
}

/** What happens to a service, in the order in which it is told. */
export class ServiceLog {
  readonly happenings: Happening[] = [];

  add(kind: string, at: number, fields: Record<string, FieldValue>, customer?: Customer): Happening {
    const happening: Happening = { kind, at, seq: this.happenings.length, fields, customer: customer?.id };
    this.happenings.push(happening);
    return happening;
  }
}

/** The months of the life, each with a stream of its own, so that a longer life begins with the shorter one. */
export function monthsOf({ program, from, to }: Setting): { from: number; to: number; key: string }[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(program.zone);
  const months = [];
  for (let n = 0; ; n++) {
    const month = start.add({ months: n });
    if (month.epochMilliseconds >= to) return months;
    const next = start.add({ months: n + 1 });
    months.push({ from: month.epochMilliseconds, to: next.epochMilliseconds, key: month.toPlainDate().toString() });
  }
}

/** What a condition on a sample or a sign wants to be written with it: `stage: production`. */
export function fieldsFor({ measure, service, about }: Watched, chance: Chance): Record<string, FieldValue> {
  const { what, where, connection, equipment, requires } = measure.term;
  const fields: Record<string, FieldValue> = {};
  if (what !== undefined) fields["what"] = chance.pick(what);
  if (service !== undefined) fields["service"] = service;
  for (const test of where ?? [])
    if (test.word === "attribute" && test.values.kind === "value") fields[test.name] = test.values.value[0]!;
  if (connection !== undefined) fields["connection"] = connection;
  if (equipment !== undefined) fields["equipment"] = equipment;
  for (const field of requires ?? []) fields[field] = "yes";
  return { ...fields, ...about };
}

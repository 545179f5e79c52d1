/**
 * A request for an operation, made of its table: its fields are filled as its schemas allow, and wherever an id may stand, in path,
 * query or body, there is a slot for one. Which thing of the world goes into a slot follows from what the field is called.
 */
import { randomUUID } from "node:crypto";
import type { AnyOperation } from "../../src/http/operation.ts";
import { sees, type Viewer } from "./owner.ts";
import { hints } from "./hints.ts";
import { jsonOf, sample, type Json } from "./sample.ts";
import { isOfSupplier, type Thing } from "./world.ts";

export interface Slot {
  readonly at: "path" | "query" | "body";
  /** Into the place; `*` for each of a list. */
  readonly steps: readonly string[];
  readonly kind: string;
  readonly isRequired: boolean;
}

export interface Plan {
  readonly operation: AnyOperation;
  readonly slots: readonly Slot[];
  /** The slot that the table names as the place of the resource's id. */
  readonly main: Slot | undefined;
  readonly query: Json;
  readonly body: Json | undefined;
}

export interface Request {
  readonly method: AnyOperation["method"];
  readonly url: string;
  /** JSON, or the file itself. */
  readonly payload: string | Buffer | undefined;
}

/** What fields are called that hold somebody's id, where that is another word than what it is of. */
const otherNames: Readonly<Record<string, string>> = {
  assignee: "person",
  reporter: "person",
  watcher: "person",
  follows: "ticket",
  into: "ticket",
  problem: "ticket",
};

export function planOf(operation: AnyOperation, things: readonly Thing[], now: number): Plan {
  // A field that takes no UUID holds an id where it is called as something that has another one.
  const kinds = new Set(things.filter(({ id }) => !isUuid(id)).map(({ kind }) => kind));
  const { params = {}, query = {}, body, place, id } = operation;
  const hint = hints[id] ?? {};
  const found = (at: Slot["at"], name: string, schema: Json, isRequired: boolean) =>
    slotsIn(schema, [name], isRequired, kinds, name).map((slot) => ({ ...slot, at }));
  const inPath = Object.entries(params).flatMap(([name, one]) =>
    found("path", name, { ...jsonOf(one), isId: true }, true),
  );
  const json = body && jsonOf(body);
  const inQuery = Object.entries(query).flatMap(([name, one]) => found("query", name, jsonOf(one), isNeeded(one)));
  const inBody =
    json === undefined ? [] : slotsIn(json, [], true, kinds, "").map((slot) => ({ ...slot, at: "body" as const }));
  // What is being made is called by whoever makes it.
  const isAnothers = ({ at, kind }: Slot) => at !== "body" || place !== "none" || kind !== operation.resource;
  const slots: Slot[] = [...inPath, ...inQuery, ...inBody].filter(isAnothers);
  const needed = Object.entries(query).filter(([, one]) => isNeeded(one));
  return {
    operation,
    slots,
    main: slots.find(({ at, steps }) => `${at}:${steps[0]}` === place),
    query: {
      ...Object.fromEntries(needed.map(([name, one]) => [name, sample(jsonOf(one), now)])),
      ...hint.query,
    },
    body: json && {
      ...(sample(json, now) as Json),
      ...hint.body?.(),
    },
  };
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id);
}

function isNeeded(schema: { safeParse: (value: unknown) => { success: boolean } }): boolean {
  return !schema.safeParse(undefined).success;
}

function slotsIn(
  schema: Json,
  steps: readonly string[],
  isRequired: boolean,
  kinds: ReadonlySet<string>,
  name: string,
): Omit<Slot, "at">[] {
  const { anyOf, items, properties, required, type, format, isId } = schema as {
    readonly anyOf?: readonly Json[];
    readonly items?: Json;
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
    readonly type?: string;
    readonly format?: string;
    readonly isId?: boolean;
  };
  const kind = otherNames[name] ?? name;
  if (isId === true || format === "uuid" || (type === "string" && kinds.has(kind)))
    return [{ steps, kind, isRequired }];
  if (items !== undefined) return slotsIn(items, [...steps, "*"], isRequired, kinds, name).slice(0, 1);
  const inside = Object.entries(properties ?? {}).flatMap(([field, one]) =>
    slotsIn(one, [...steps, field], isRequired && required?.includes(field) === true, kinds, field),
  );
  const branches = (anyOf ?? []).flatMap((one) => slotsIn(one, steps, false, kinds, name));
  return [...inside, ...branches.filter((one, i) => branches.findIndex((other) => same(one, other)) === i)];
}

function same(one: Omit<Slot, "at">, other: Omit<Slot, "at">): boolean {
  return one.steps.join() === other.steps.join();
}

/** With an own thing in every slot that needs one, and in `slot` this id. */
export function requestOf(plan: Plan, viewer: Viewer, things: readonly Thing[], slot?: Slot, id?: string): Request {
  const filled = plan.slots.filter((one) => one === slot || one === plan.main || one.isRequired);
  const picked: Thing[] = [];
  let at = plan.operation.path;
  const query: Record<string, unknown> = { ...plan.query };
  const body = plan.body && structuredClone(plan.body);
  for (const one of filled) {
    const own = ownThing(viewer, one.kind, things, picked);
    if (own !== undefined) picked.push(own);
    const value = one === slot && id !== undefined ? id : (own?.id ?? randomId(one.kind));
    if (one.at === "path") at = at.replace(`{${one.steps[0]}}`, encodeURIComponent(value));
    else if (one.at === "query") query[one.steps[0]!] = value;
    else put(body as Record<string, unknown>, one.steps, value);
  }
  const payload = "upload" in plan.operation ? Buffer.from("peilmerk") : body && JSON.stringify(body);
  return { method: plan.operation.method, url: `${at}${written(query)}`, payload };
}

/** Of this kind the one that fits best to what stands in the other slots; of people somebody else than who asks. */
export function ownThing(
  viewer: Viewer,
  kind: string,
  things: readonly Thing[],
  picked: readonly Thing[] = [],
): Thing | undefined {
  const own = things.filter((one) => one.kind === kind && sees(viewer, one.owner) && one.id !== viewer.person);
  const last = picked.at(-1);
  const fit = (one: Thing) =>
    (last !== undefined && one.ticket === last.id ? 4 : 0) +
    (last !== undefined && one.owner.contract === last.owner.contract ? 2 : 0) +
    (last !== undefined && one.owner.customer === last.owner.customer ? 1 : 0) +
    (one.isSpare === true ? 0.5 : 0) +
    (isOfSupplier(viewer) && kind === "person" && one.owner.customer !== undefined ? 0.25 : 0);
  return own.toSorted((a, b) => fit(b) - fit(a))[0];
}

/** Nobody's, in the form that an id of this kind has. */
export function randomId(kind: string): string {
  if (kind === "agreement") return randomUUID().replaceAll("-", "").repeat(2);
  if (kind === "service") return `dienst-${randomUUID().slice(0, 8)}`;
  return kind === "key" ? randomUUID().replaceAll("-", "").slice(0, 16) : randomUUID();
}

function written(query: Json): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}

function put(target: Record<string, unknown>, steps: readonly string[], value: string): void {
  const [step, ...rest] = steps as [string, ...string[]];
  if (rest.length === 0) target[step] = value;
  else if (rest[0] === "*") {
    const deeper = rest.slice(1);
    const [first = {}] = (target[step] ?? []) as Record<string, unknown>[];
    if (deeper.length > 0) put(first, deeper, value);
    target[step] = [deeper.length === 0 ? value : first];
  } else put((target[step] ??= {}) as Record<string, unknown>, rest, value);
}

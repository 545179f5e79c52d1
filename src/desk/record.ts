/**
 * Records that something was so, where no verb says more: on a ticket, of a contract's relation, or of the service that every
 * contract shares. Who may, and what it must say, stands in one table (DSK-10).
 */
import { z } from "zod";
import { agents, customers, type Role } from "../facts/role.ts";
import { momentFields, type FactKind } from "../facts/vocabulary.ts";
import { ownWords } from "./asked-names.ts";
import { dated, label, levels, name, spoken, uuid, written, type Spoken } from "./input.ts";
import { keptKinds, kindsOn, type KeptKind, type Place } from "./kept-kinds.ts";
import { unknownLevel } from "./levels-said.ts";
import { momentOf } from "./moment-of.ts";
import { refuse } from "./refuse.ts";
import { said, type Said } from "./said.ts";
import { isRefusal, verb, type Actor, type Decision, type Refusal, type Scene, type Verb } from "./verb.ts";

const words = z.union([label, z.array(label).min(1).max(50)]);
/** Where a field names people they are looked up, so nothing but their UUIDs will do. */
const persons = z.union([uuid, z.array(uuid).min(1).max(50)]);
const fields = z
  .record(name, words)
  .refine((map) => Object.keys(map).length <= 50)
  .refine(({ person }) => person === undefined || persons.safeParse(person).success, { path: ["person"] })
  .transform((map) => (map["person"] === undefined ? map : { ...map, person: persons.parse(map["person"]) }));

interface Input extends Spoken {
  readonly at?: number | undefined;
  readonly kind: FactKind;
  readonly fields?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly levels?: Readonly<Record<string, string>> | undefined;
}

export const record = recording("record", "ticket");
export const recordOfContract = recording("record-of-contract", "contract");
export const recordOfService = recording("record-of-service", "service");

function recording(called: string, place: Place): Verb<Input> {
  return verb<Input>({
    name: called,
    input: inputOf(place),
    roles: place === "service" ? agents : [...agents, ...customers],
    states: place === "ticket" ? "any" : "none",
    ...(place === "ticket" ? {} : { on: place }),
    mentions: ({ fields = {} }) => ({ people: [fields["person"] ?? []].flat() }),
    decide: (scene, asked) => decide(scene, asked, place),
  });
}

function inputOf(place: Place): z.ZodType<Input> {
  const { details, ...told } = spoken;
  const common = {
    ...dated,
    ...told,
    kind: z.enum(kindsOn(place) as [FactKind, ...FactKind[]]),
    fields: fields.optional().meta({ description: "what this kind of fact itself says, by name" }),
  };
  if (place === "service") return z.strictObject(common);
  return z.strictObject(
    place === "ticket" ? { ...common, details, levels: levels.optional() } : { ...common, details },
  );
}

function decide(scene: Scene, asked: Input, place: Place): Decision {
  const kept = keptKinds[asked.kind]!;
  const refusal =
    notTheirs(scene.actor, asked.kind, kept) ??
    lacking(asked, kept) ??
    misfit(scene.actor, asked, kept, place) ??
    (asked.levels === undefined ? undefined : unknownLevel(scene.program, asked.levels));
  if (refusal !== undefined) return refusal;
  const at = momentOf(scene, asked.at, false);
  if (typeof at !== "number") return at;
  const told =
    place === "service" ? saidOfService(asked) : said(scene.program, asked, { ...asked.fields, ...asked.levels });
  return isRefusal(told) ? told : { drafts: [{ kind: asked.kind, at, ...told }] };
}

const answerable: readonly (Role | "system")[] = ["manager", "administrator", "customer-administrator", "system"];

function notTheirs({ customer, role }: Actor, kind: FactKind, { by, responsible }: KeptKind): Refusal | undefined {
  const side = customer === undefined ? "supplier" : "customer";
  const may = (by === undefined || by === side) && (responsible !== true || answerable.includes(role));
  return may ? undefined : refuse("not-your-role", { verb: "record", role, kind });
}

function lacking({ kind, fields = {}, details = {} }: Input, { requires = [] }: KeptKind): Refusal | undefined {
  const missing = requires.filter(
    (group) => !group.some((one) => fields[one] !== undefined || details[one] !== undefined),
  );
  return missing.length === 0 ? undefined : refuse("content-lacking", { act: kind, lacking: missing.flat() });
}

/** Of the service nobody knows under which agreement it will be read, so any short word may be said of it. */
function misfit(
  { customer }: Actor,
  { kind, fields = {} }: Input,
  { requires = [], may = [], supplierMay = [] }: KeptKind,
  place: Place,
): Refusal | undefined {
  const own = new Set([...requires.flat(), ...may, ...(customer === undefined ? supplierMay : [])]);
  for (const [field, value] of Object.entries(fields)) {
    if (!own.has(field) && (place !== "service" || ownWords.has(field)))
      return refuse("unknown-value", { field: "fields", written: field, possible: [...own] });
    if (momentFields(kind).includes(field) && !isMoment(value))
      return refuse("unknown-value", { field, written: String(value), possible: ["ISO 8601 with an offset"] });
  }
  return undefined;
}

const moment = z.iso.datetime({ offset: true });

function isMoment(value: string | readonly string[]): boolean {
  return typeof value === "string" && moment.safeParse(value).success && Number.isFinite(Date.parse(value));
}

function saidOfService({ fields = {}, body, why, lang }: Input): Said {
  const parts = [body, why].filter((part) => part !== undefined);
  return {
    fields: { ...fields, ...(why === undefined ? {} : { why: "on-file" }) },
    text: parts.length === 0 ? undefined : written(parts.join("\n\n"), lang),
  };
}

/** A request that would be taken, with one thing wrong with it; which thing is drawn, so that a failure can be drawn again. */
import fc from "fast-check";
import { jsonOf, sample, type Json } from "../isolation/sample.ts";
import { requestOf, type Plan } from "../isolation/request.ts";
import type { Thing } from "../isolation/world.ts";
import type { Viewer } from "../isolation/owner.ts";
import { bodies, headers, moments, pieces, queries, values } from "./hostile.ts";

export interface Sent {
  readonly method: Plan["operation"]["method"];
  readonly url: string;
  readonly payload: string | Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export type Drawn = fc.Arbitrary<(plan: Plan, viewer: Viewer, things: readonly Thing[], now: number) => Sent>;

const large = JSON.stringify({ text: "x".repeat(10_000_000) });

/** Which optional fields come along, and the one thing that is wrong. */
export function mutations(): Drawn {
  return fc
    .record({
      along: fc.nat(),
      wrong: fc.constantFrom(...wrongs()),
      at: fc.nat(1000),
      value: fc.constantFrom(...values),
    })
    .map(({ along, wrong, at, value }) => (plan, viewer, things, now) => {
      const request = requestOf(withOptions(plan, along, now, wrong === wrongMoment), viewer, things);
      return wrong({ ...request, headers: {} }, at, value);
    });
}

type Wrong = (sent: Sent, at: number, value: unknown) => Sent;

/** Mostly a value somewhere in the body or the query: those go furthest. */
function wrongs(): readonly Wrong[] {
  const often = <One>(one: One, times: number) => Array.from({ length: times }, () => one);
  return [
    ...often(wrongValue, 10),
    ...often(wrongMoment, 4),
    ...often(wrongQuery, 4),
    ...often(lacking, 2),
    unknown,
    wrongBody,
    wrongPiece,
    wrongHeader,
    tooLarge,
    fieldTwice,
  ];
}

/** Beside what is required: half of the time one more, else some; for a wrong moment those that are moments. */
function withOptions(plan: Plan, along: number, now: number, isMoment: boolean): Plan {
  const { operation, body, query } = plan;
  const { properties = {}, required = [] } = (operation.body ? jsonOf(operation.body) : {}) as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  const filters = Object.entries(operation.query ?? {}).map(([name, schema]) => [name, jsonOf(schema)] as const);
  const some = (fields: readonly (readonly [string, Json])[]) => {
    const isOne = along % 2 === 0;
    const chosen = fields.filter(([, schema], i) => {
      if (isMoment) return /"format":"date/.test(JSON.stringify(schema));
      return isOne ? i === (along >> 1) % fields.length : ((along >> (i % 16)) & 1) === 1;
    });
    return Object.fromEntries(chosen.map(([name, schema]) => [name, sample(schema, now)]));
  };
  const optional = Object.entries(properties).filter(([name]) => !required.includes(name));
  return { ...plan, body: body && { ...some(optional), ...body }, query: { ...some(filters), ...query } };
}

const wrongValue: Wrong = (sent, at, value) => {
  if (typeof sent.payload !== "string") return wrongQuery(sent, at, value);
  const body = JSON.parse(sent.payload) as unknown;
  const places = placesIn(body);
  const place = places[at % places.length];
  if (place === undefined) return { ...sent, payload: JSON.stringify(value) };
  (place.holder as Record<string, unknown>)[place.name] = value;
  return { ...sent, payload: JSON.stringify(body) };
};

/** A date or a moment that is one, but of another age. */
const wrongMoment: Wrong = (sent, at, value) => {
  const moment = moments[at % moments.length]!;
  const later = (text: string) =>
    text.replaceAll(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, (one) => (one.length > 10 ? moment : moment.slice(0, 10)));
  const [path = "", search = ""] = sent.url.split("?");
  const changed = {
    ...sent,
    url: search === "" ? path : `${path}?${later(decodeURIComponent(search)).replaceAll("+", "%2B")}`,
  };
  if (typeof sent.payload === "string") changed.payload = later(sent.payload);
  return changed.url === sent.url && changed.payload === sent.payload ? wrongValue(sent, at, value) : changed;
};

const wrongQuery: Wrong = (sent, at, value) => {
  const [path = "", search = ""] = sent.url.split("?");
  const pairs = [...new URLSearchParams(search)];
  const pair = pairs[at % (pairs.length + 1)];
  if (pair === undefined)
    return { ...sent, url: `${path}?${[search, queries[at % queries.length]].filter(Boolean).join("&")}` };
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const changed = pairs.map((one) => (one === pair ? [one[0], text.toWellFormed().slice(0, 3000)] : one));
  return { ...sent, url: `${path}?${new URLSearchParams(changed).toString()}` };
};

const lacking: Wrong = (sent, at) => {
  if (typeof sent.payload !== "string") return { ...sent, url: sent.url.split("?")[0]! };
  const body = JSON.parse(sent.payload) as unknown;
  const places = placesIn(body);
  const place = places[at % places.length];
  if (place !== undefined) delete (place.holder as Record<string, unknown>)[place.name];
  return { ...sent, payload: JSON.stringify(body) };
};

const unknown: Wrong = (sent, at, value) => {
  const names = [
    "unknown",
    "tenant",
    "role",
    "customer ",
    "__proto__",
    "constructor",
    "",
    "\u0000",
    "x".repeat(300),
    "$where",
  ];
  const field = `${JSON.stringify(names[at % names.length])}:${JSON.stringify(value) ?? "null"}`;
  const rest = typeof sent.payload === "string" ? sent.payload.slice(1) : "}";
  return { ...sent, payload: `{${field}${rest === "}" ? "" : ","}${rest}` };
};

const fieldTwice: Wrong = (sent, at, value) => {
  if (typeof sent.payload !== "string")
    return { ...sent, url: `${sent.url}${sent.url.includes("?") ? "&" : "?"}limit=1&limit=2` };
  const [name] = Object.keys(JSON.parse(sent.payload) as object);
  return unknown(
    {
      ...sent,
      payload: `{${JSON.stringify(name ?? "a")}:${JSON.stringify(value)}${sent.payload === "{}" ? "" : ","}${sent.payload.slice(1)}`,
    },
    at,
    1,
  );
};

const wrongBody: Wrong = (sent, at) => ({ ...sent, payload: bodies[at % bodies.length] });
const tooLarge: Wrong = (sent, at) => (at % 8 === 0 ? { ...sent, payload: large } : wrongBody(sent, at, undefined));
const wrongHeader: Wrong = (sent, at) => ({ ...sent, headers: headers[at % headers.length]! });

const wrongPiece: Wrong = (sent, at) => {
  const [path = "", search] = sent.url.split("?");
  const steps = path.split("/");
  const ids = steps.flatMap((step, i) => (i > 3 && /^[0-9a-f-]{16,}$/.test(step) ? [i] : []));
  const step = ids[at % Math.max(1, ids.length)] ?? steps.length - 1;
  const changed = steps.with(step, pieces[at % pieces.length]!).join("/");
  return { ...sent, url: search === undefined ? changed : `${changed}?${search}` };
};

interface Place {
  readonly holder: object;
  readonly name: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [{ holder: value, name }, ...placesIn(one)]);
}

/**
 * Asks every operation as everybody: with what is theirs, with what is somebody else's, and with what nobody has. What it finds
 * wrong it says as it goes, so that a test that wants to see something go wrong need not go on to the end.
 */
import type { AnyOperation } from "../../src/http/operation.ts";
import { last } from "./hints.ts";
import { distance, sees } from "./owner.ts";
import { isUuid, ownThing, planOf, randomId, requestOf, type Plan, type Request, type Slot } from "./request.ts";
import type { Reply, SignedIn, Thing, World } from "./world.ts";

export interface Finding {
  readonly operation: string;
  readonly who: string;
  readonly what: string;
}

export interface Asked {
  /** How long each took, ms: of what is not theirs and of what nobody has. */
  readonly times: Map<string, { readonly foreign: number[]; readonly nobodys: number[] }>;
  /** Operations of which somebody reached something of their own. */
  readonly reached: Set<string>;
  /** What of their own everybody was shown, by their name: without that, finding nothing foreign proves nothing. */
  readonly seen: Map<string, Set<string>>;
  requests: number;
}

export function nothingAsked(): Asked {
  return { times: new Map(), reached: new Set(), seen: new Map(), requests: 0 };
}

type Found = AsyncGenerator<Finding>;

export function plansOf({ operations, things, now }: World): Plan[] {
  const rank = ({ id, method }: AnyOperation) =>
    last.indexOf(id) + (method === "GET" ? 0 : method === "DELETE" ? 20 : 10);
  return operations
    .filter((one) => !("stream" in one))
    .map((one) => planOf(one, things, now()))
    .toSorted(
      (a, b) =>
        Number(last.includes(a.operation.id)) - Number(last.includes(b.operation.id)) ||
        rank(a.operation) - rank(b.operation),
    );
}

/** Whom the tests ask as: of the first supplier and of its first customer one of each role. */
export function askers({ viewers }: World): SignedIn[] {
  return viewers.filter(({ name }) => / of (A|A1)$/.test(name) && !name.includes("(2)"));
}

/** Somebody else's, and nobody's: not to be told apart in anything. */
export async function* foreign(world: World, asked: Asked, viewers = askers(world)): Found {
  for (const plan of plansOf(world)) {
    const { roles } = plan.operation;
    for (const viewer of viewers) {
      if (roles === "anyone" || !roles.includes(viewer.role)) continue;
      for (const slot of plan.slots) yield* foreignAt(world, asked, plan, viewer, slot);
    }
  }
}

async function* foreignAt(world: World, asked: Asked, plan: Plan, viewer: SignedIn, slot: Slot): Found {
  const { id: operation, method } = plan.operation;
  for (const thing of oneOfEach(world, viewer, slot)) {
    const random = randomId(slot.kind);
    const requests = [thing.id, random].map((id) => requestOf(plan, viewer, world.things, slot, id));
    const turned = asked.requests % 2 === 0;
    const times: number[] = [];
    const replies: Reply[] = [];
    for (const i of turned ? [0, 1] : [1, 0]) {
      const before = performance.now();
      replies[i] = await send(world, asked, requests[i]!, viewer.cookie);
      times[i] = performance.now() - before;
    }
    const kept = asked.times.get(operation) ?? { foreign: [], nobodys: [] };
    asked.times.set(operation, kept);
    kept.foreign.push(times[0]!);
    kept.nobodys.push(times[1]!);
    const [theirs, nobodys] = replies as [Reply, Reply];
    const what = `${slot.at} ${slot.steps.join(".")} with ${distance(viewer, thing.owner)} ${thing.kind}`;
    yield* findings(world, asked, plan, viewer, requests[0]!, theirs);
    const isWritten = method !== "GET" && theirs.status < 300;
    const [one, other] = [comparable(theirs, thing.id, isWritten), comparable(nobodys, random, isWritten)];
    if (one !== other) yield { operation, who: viewer.name, what: `${what} shows that it is there:\n${one}\n${other}` };
  }
}

/** Of each way in which such a thing is not this viewer's, one. A field of an unknown name is tried with everything. */
function oneOfEach({ things }: World, viewer: SignedIn, { kind }: Slot): Thing[] {
  const isKnown = things.some((one) => one.kind === kind);
  const isWanted = (one: Thing) => (isKnown ? one.kind === kind : isUuid(one.id));
  const others = things.filter((one) => isWanted(one) && !sees(viewer, one.owner));
  const first = new Map<string, Thing>();
  for (const one of others) {
    const way = `${one.kind} ${distance(viewer, one.owner)}`;
    if (!first.has(way)) first.set(way, one);
  }
  return [...first.values()];
}

/** Their own: by the right of their role, and whoever has none is refused before anything is looked up. */
export async function* own(
  world: World,
  asked: Asked,
  viewers = askers(world),
  only: (one: AnyOperation) => boolean = () => true,
): Found {
  for (const plan of plansOf(world).filter(({ operation }) => only(operation))) {
    const { id: operation, roles } = plan.operation;
    for (const viewer of viewers) {
      const request = requestOf(plan, viewer, world.things);
      const reply = await send(world, asked, request, viewer.cookie);
      yield* findings(world, asked, plan, viewer, request, reply);
      const isAllowed = roles === "anyone" || roles.includes(viewer.role);
      const type = typeOf(reply);
      if (!isAllowed && type !== "/problems/not-allowed")
        yield { operation, who: viewer.name, what: `may not, and got ${reply.status} ${type}` };
      const isFound = reply.status !== 404 && !/"\/problems\/(not-found|invalid-input|bad-json)"/.test(reply.body);
      if (isAllowed && isFound && (plan.main === undefined || ownThing(viewer, plan.main.kind, world.things)))
        asked.reached.add(operation);
    }
  }
}

/** Nobody, and a key that reaches elsewhere. */
export async function* uninvited(
  world: World,
  asked: Asked,
  keyOf: (viewer: SignedIn, not: string) => string | undefined,
): Found {
  for (const plan of plansOf(world)) {
    const { operation } = plan;
    if (operation.roles === "anyone" || !("scope" in operation)) continue;
    const viewers = askers(world).filter(({ role }) => (operation.roles as readonly string[]).includes(role));
    const [viewer] = viewers as [SignedIn, ...SignedIn[]];
    const request = requestOf(plan, viewer, world.things);
    const nobody = await send(world, asked, request, undefined);
    if (typeOf(nobody) !== "/problems/not-signed-in")
      yield { operation: operation.id, who: "nobody", what: nobody.body };
    for (const one of viewers) {
      const key = keyOf(one, operation.scope);
      if (key === undefined) continue;
      const reply = await send(world, asked, request, undefined, { authorization: `Bearer ${key}` });
      if (typeOf(reply) !== "/problems/scope-missing")
        yield { operation: operation.id, who: `a key of ${one.name}`, what: reply.body };
    }
  }
}

/** What no reply to anybody may be. */
function* findings(
  { owned }: World,
  { seen }: Asked,
  { operation }: Plan,
  viewer: SignedIn,
  request: Request,
  reply: Reply,
): Generator<Finding> {
  const said = (what: string) => ({
    operation: operation.id,
    who: viewer.name,
    what: `${what}\n${request.method} ${request.url} ${request.payload?.toString("utf8") ?? ""}`,
  });
  if (reply.status === 500) yield said(`${reply.status} ${reply.body}`);
  if (reply.status >= 400 && !String(reply.headers["content-type"]).startsWith("application/problem+json"))
    yield said(`${reply.status} without a problem: ${reply.body}`);
  const foreignOnes = owned.foreignIn(
    reply.body + JSON.stringify(reply.headers),
    viewer,
    `${request.url} ${request.payload?.toString("utf8")}`,
  );
  const own = seen.get(viewer.name) ?? new Set();
  for (const one of owned.marksIn(reply.body)) own.add(one);
  seen.set(viewer.name, own);
  for (const one of foreignOnes.slice(0, 1))
    yield said(`a reply holds ${distance(viewer, owned.ownerOf(one)!)}: ${one} in ${around(reply.body, one)}`);
}

function around(text: string, one: string): string {
  const at = text.toLowerCase().indexOf(one);
  return text.slice(Math.max(0, at - 200), at + 80);
}

export async function send(
  { app }: Pick<World, "app">,
  asked: Asked,
  { method, url, payload }: Request,
  cookie: string | undefined,
  more: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  asked.requests += 1;
  const headers = {
    ...(cookie === undefined ? {} : { cookie, origin: "http://peil.test" }),
    ...(payload === undefined ? {} : { "content-type": typeOfBody(payload) }),
    ...(method === "GET" ? {} : { "if-match": "*" }),
    ...more,
  };
  const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: reply.statusCode, body: reply.body, headers: reply.headers };
}

export function typeOfBody(payload: string | Buffer): string {
  return typeof payload === "string" ? "application/json" : "application/octet-stream";
}

export function typeOf({ status, body }: Reply): string {
  if (status < 400) return "";
  try {
    return (JSON.parse(body) as { type?: string }).type ?? "";
  } catch {
    return "";
  }
}

/** But for the id itself, and the id of the request. What was written anew has ids, numbers and moments of its own. */
function comparable({ status, headers, body }: Reply, id: string, isWritten: boolean): string {
  const said = body.replaceAll(new RegExp(id, "gi"), "<id>");
  if (isWritten) return `${status} ${said.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, "<id>").replaceAll(/\d+/g, "0")}`;
  const rest = Object.entries(headers).filter(([name]) => !["x-request-id", "date", "content-length"].includes(name));
  return `${status} ${JSON.stringify(rest)} ${body}`.replaceAll(new RegExp(id, "gi"), "<id>");
}

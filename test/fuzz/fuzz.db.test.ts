/**
 * Bad input to every operation (API-3, API-6): a request that would be taken, with something wrong with it. It is answered in good
 * time, never with 500, in words that are known; and whatever was refused changed nothing. `PEIL_FUZZ_RUNS=500` goes on longer,
 * with `PEIL_SEED` other cases are drawn.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "../../src/http/operations.ts";
import { problemStatus } from "../../src/http/problem-status.ts";
import { askers, plansOf, typeOfBody } from "../isolation/probe.ts";
import { requestOf, type Plan } from "../isolation/request.ts";
import { makeWorld, type SignedIn, type World } from "../isolation/world.ts";
import { mutations, type Sent } from "./mutate.ts";
import { openState, type State } from "./state.ts";

const runs = Number(process.env["PEIL_FUZZ_RUNS"] ?? 25);
/** Longer than anything may take that is refused, on a busy machine, ms. */
const patienceMs = 5000;
const ownProblem = "/problems/";

let world: World;
let state: State;
let plans: readonly Plan[];
beforeAll(async () => {
  world = await makeWorld();
  world.belief.isForEver = true;
  plans = plansOf(world);
  for (const viewer of askers(world))
    await ask({ method: "GET", url: "/api/v1/session", payload: undefined, headers: {} }, viewer);
  state = await openState(world);
}, 60_000);
afterAll(async () => {
  await state.close();
  await world.close();
});

const names = operations.filter((one) => !("stream" in one)).map(({ id }) => id);

test.for(names)("API-3 API-6 %s takes no harm from bad input", { timeout: 60_000 + runs * 500 }, async (name) => {
  const plan = plans.find(({ operation }) => operation.id === name)!;
  const { roles } = plan.operation;
  const viewers = askers(world).filter(({ role }) => roles === "anyone" || roles.includes(role));
  await fc.assert(
    fc.asyncProperty(mutations(), fc.nat(viewers.length - 1), async (mutate, who) => {
      const viewer = viewers[who]!;
      const sent = mutate(plan, viewer, world.things, world.now());
      const began = performance.now();
      const reply = await ask(sent, viewer);
      const tookMs = performance.now() - began;
      expect(tookMs).toBeLessThan(patienceMs);
      const objections = reply.status < 400 ? state.moved() : await wrongWith(reply, sent, viewer);
      expect(objections).toEqual([]);
    }),
    { numRuns: runs },
  );
});

type Reply = Awaited<ReturnType<typeof ask>>;

/** What a refusal may not be. */
async function wrongWith(reply: Reply, sent: Sent, viewer: SignedIn): Promise<string[]> {
  const { type = "" } = JSON.parse(reply.body) as { readonly type?: string };
  const code = type.slice(ownProblem.length) as keyof typeof problemStatus;
  const changed = sent.method === "GET" ? [] : await state.change();
  const objections = [
    ...(problemStatus[code] === reply.status ? [] : ["a problem that nobody knows, or with another status"]),
    ...(reply.type === "application/problem+json" ? [] : [`sent as ${reply.type}`]),
    ...(reply.status < 500 || code === "provider-unreachable" || code === "busy" ? [] : ["broken"]),
    ...(code === "not-storable" ? ["the database had to refuse it"] : []),
    ...changed.map((what) => `changed: ${what}`),
  ];
  return objections.map((one) => `${one}: ${reply.status} ${reply.body} to ${viewer.name}: ${short(sent)}`);
}

async function ask(sent: Sent, viewer: SignedIn) {
  const headers = {
    cookie: viewer.cookie,
    origin: "http://peil.test",
    "if-match": "*",
    "content-type": typeOfBody(sent.payload ?? ""),
    ...sent.headers,
  };
  const { method, url, payload } = sent;
  const reply = await world.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: reply.statusCode, body: reply.body, type: reply.headers["content-type"] };
}

function short({ method, url, payload, headers }: Sent): string {
  const text = typeof payload === "string" ? payload : String(payload?.toString("hex"));
  return `${method} ${url.slice(0, 600)} ${text.slice(0, 1500)} ${JSON.stringify(headers).slice(0, 200)}`;
}

test("API-3 what a request must be before any of this is right is right: each is taken by somebody, or refused for what it means", async () => {
  for (const plan of plans) {
    const { roles } = plan.operation;
    const viewer = askers(world).find(({ role }) => roles === "anyone" || roles.includes(role));
    const reply = await ask({ ...requestOf(plan, viewer!, world.things), headers: {} }, viewer!);
    expect([plan.operation.id, reply.body]).toEqual([
      plan.operation.id,
      expect.not.stringContaining("/problems/invalid-input"),
    ]);
  }
});

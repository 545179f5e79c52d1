import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../test/http/api-at-work.ts";

let api: Api;
let tickets: string[];
let theirs: string;
const nobodys = "01980000-0000-7000-8000-00000000dead";

beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  tickets = [];
  for (let i = 0; i < 3; i++) tickets.push(await report("contact", api.at.contract));
  theirs = await report("other-contact", api.at.customers[1]!.contract);
}, 60_000);
afterAll(() => api.close());

async function report(who: string, contract: string): Promise<string> {
  const said = { contract, title: "It fails", body: "Again", type: "incident" };
  const made = await api.ask(who, "POST", "/tickets", { ...said, levels: { environment: "production" } });
  return (made.body as { ticket: string }).ticket;
}

interface Told {
  readonly type: string;
  readonly version: number;
  readonly state: string;
  readonly done: number;
  readonly refused: number;
  readonly errors: readonly { readonly pointer: string }[];
  readonly items: readonly object[];
  readonly outcomes: readonly {
    readonly ticket: string;
    readonly done: { readonly version: number; readonly facts: readonly object[] } | null;
    readonly problem: { readonly status: number; readonly type: string } | null;
  }[];
}

async function ask(
  ...args: Parameters<Api["ask"]>
): Promise<{ status: number; body: Told; raw: string; headers: object }> {
  const reply = await api.ask(...args);
  return { ...reply, body: reply.body as Told };
}

const replayed = ({ headers }: { headers: object }) => (headers as Record<string, unknown>)["idempotency-replayed"];
const each = (...ids: string[]) => ids.map((ticket) => ({ ticket }));
const stateOf = async (ticket: string) => (await ask("agent", "GET", `/tickets/${ticket}`)).body.state;

test("API-14 each ticket is done or refused by itself, and what is another's reads as what is nobody's", async () => {
  const [first, second, third] = tickets as [string, string, string];
  await ask("agent", "POST", `/tickets/${third}/actions/resolve`, { body: "Gone." });
  const seen = (await ask("contact", "GET", `/tickets/${first}`)).body.version;
  const asked = [
    { ticket: first, version: seen },
    { ticket: second, version: seen + 7 },
    ...each(third, theirs, nobodys),
  ];
  const { status, body } = await ask("contact", "POST", "/tickets/actions/escalate", { tickets: asked });
  expect([status, body.done, body.refused]).toEqual([200, 2, 3]);
  const told = body.outcomes;
  expect(told.map(({ ticket }) => ticket)).toEqual(asked.map(({ ticket }) => ticket));
  expect(told.map(({ done, problem }) => problem?.status ?? (done && done.version > 0))).toEqual([
    true,
    412,
    true,
    404,
    404,
  ]);
  expect(told[3]!.problem).toEqual(told[4]!.problem);
});

test("API-14 API-7 asking again with the same key does nothing twice, also when the reply was lost", async () => {
  const [first, second] = tickets as [string, string, string];
  const key = { "idempotency-key": "bulk-of-the-day" };
  const acknowledge = () =>
    ask("agent", "POST", "/tickets/actions/acknowledge", { tickets: each(first, second, theirs) }, key);
  const once = await acknowledge();
  expect([once.body.done, replayed(once)]).toEqual([3, undefined]);
  const again = await acknowledge();
  expect([again.raw, replayed(again)]).toEqual([once.raw, "true"]);
  await api.at.db.write(api.at.scope, (tx) => tx.query("DELETE FROM peil.reply WHERE tenant = $1", [tx.scope.tenant]));
  const third = await acknowledge();
  const facts = ({ outcomes }: Told) => outcomes.map(({ done }) => done?.facts);
  expect([replayed(third), facts(third.body)]).toEqual([undefined, facts(once.body)]);
});

test("API-14 a list without a ticket, with one twice or with more than a hundred is no request", async () => {
  const [first] = tickets as [string];
  const before = await stateOf(first);
  for (const those of [
    [],
    each(first, first.toUpperCase()),
    each(...Array.from({ length: 101 }, (_, i) => uuidOf(i))),
  ]) {
    const { status, body } = await ask("agent", "POST", "/tickets/actions/resolve", { tickets: those, body: "x" });
    expect([status, body.type, body.errors[0]!.pointer]).toEqual([422, "/problems/invalid-input", "#/tickets"]);
  }
  expect(await stateOf(first)).toBe(before);
});

test("API-14 a hundred tickets are done in two batches of the desk", async () => {
  const many: string[] = [];
  for (let i = 0; i < 10; i++)
    many.push(...(await Promise.all(Array.from({ length: 10 }, () => report("contact", api.at.contract)))));
  const began = performance.now();
  const { body } = await ask("agent", "POST", "/tickets/actions/note", { tickets: each(...many), body: "Known." });
  expect([body.done, body.refused]).toEqual([100, 0]);
  const rows = await api.at.db.read(api.at.scope, (tx) =>
    tx.query<{ n: number }>(
      "SELECT count(DISTINCT xmin::text)::int AS n FROM peil.fact WHERE tenant = $1 AND kind = 'noted' AND ticket = ANY($2)",
      [tx.scope.tenant, many],
    ),
  );
  expect(rows[0]!.n).toBe(2);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("API-14 many tickets are tied to one at once, and how is not taken for in which role somebody speaks", async () => {
  const [first, second, third] = tickets as [string, string, string];
  const said = {
    tickets: each(first, second, third),
    ticket: third,
    relation: "caused-by",
    thirdParty: "Host",
    theirTicket: "H-1",
  };
  const { body } = await ask("agent", "POST", "/tickets/actions/link", { ...said, as: "supplier" });
  expect([body.done, body.outcomes[2]!.problem!.type]).toEqual([2, "/problems/nothing-to-do"]);
  const { items } = (await ask("agent", "GET", `/tickets/${first}/facts`)).body;
  expect(items.at(-1)).toMatchObject({ kind: "linked", fields: { other: third, as: "caused-by" } });
});

function uuidOf(i: number): string {
  return `01980000-0000-7000-8000-${String(i).padStart(12, "0")}`;
}

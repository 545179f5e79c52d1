import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../test/http/api-at-work.ts";
import type { AtWork } from "../../test/supplier.ts";

let api: Api;
const tickets: string[] = [];
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  const [first, second] = api.at.customers as [AtWork, AtWork];
  for (const [who, { contract }, type] of [
    ["contact", first, "question"],
    ["contact", first, "question"],
    ["end-user", first, "question"],
    ["other-contact", second, "incident"],
  ] as const) {
    const asked = { contract, type, title: "How?", body: "Tell me.", levels: {} };
    const made = await api.ask(who, "POST", "/tickets", asked);
    tickets.push(made.body.ticket);
  }
  const act = async (ticket: string, verb: string, input: object) => {
    const done = await api.ask("agent", "POST", `/tickets/${ticket}/actions/${verb}`, input);
    if (done.status !== 200) throw new Error(done.raw);
  };
  await act(tickets[0]!, "assign", { assignee: first.people.agent });
  await act(tickets[0]!, "wait", { on: "customer", body: "Which?" });
  await act(tickets[1]!, "resolve", { body: "So." });
}, 60_000);
afterAll(async () => api.close());

const counts = async (who: string, query = "") => {
  const reply = await api.ask(who, "GET", `/tickets/counts${query}`);
  expect([reply.status, reply.raw]).toEqual([200, reply.raw]);
  const all = Object.entries(reply.body as Record<string, { count: number }>);
  return Object.fromEntries(all.map(([name, { count }]) => [name, count]));
};

test("API-18 what a queue tells apart is counted, each as the asker sees it", async () => {
  expect(await counts("agent")).toEqual({
    matching: 3,
    open: 3,
    new: 2,
    mine: 1,
    unassigned: 2,
    unclassified: 1,
    atRisk: 0,
    missed: 0,
    waitingForCustomer: 1,
    escalated: 0,
  });
  expect(await counts("contact")).toMatchObject({ open: 2, new: 1, mine: 0, waitingForCustomer: 1 });
  expect(await counts("end-user")).toMatchObject({ matching: 1, open: 1, waitingForCustomer: 0 });
  expect(await counts("agent", `?contract=${api.at.customers[1]!.contract}`)).toMatchObject({ matching: 1, open: 1 });
});

test.each([
  "",
  "?state=new",
  "?state=resolved&order=changed",
  "?assignee=nobody",
  "?order=reported",
  "?type=change",
  "?missed=false",
  "?unclassified=true",
  "?unclassified=false",
  "?turn=customer&order=changed",
])("API-18 a filter %s counts what the list gives under it", async (query) => {
  for (const who of ["agent", "contact", "end-user"]) {
    const list = await api.ask(who, "GET", `/tickets${query}`);
    expect([who, (await counts(who, query))["matching"]]).toEqual([who, list.body.items.length]);
  }
});

test("API-18 WEB-49 a customer's turn is what was asked of them, and what was solved and not yet closed", async () => {
  const all = await api.ask("agent", "GET", "/tickets?order=changed&limit=200");
  const { body } = await api.ask("agent", "GET", "/tickets?turn=customer&order=changed&limit=200");
  const isTurn = ({ state, waitingFor }: { state: string; waitingFor: string | null }) =>
    state === "resolved" || (state === "waiting" && waitingFor === "customer");
  const numbers = (items: { number: string }[]) => items.map(({ number }) => number).toSorted();
  expect(numbers(body.items)).toEqual(numbers(all.body.items.filter(isTurn)));
  expect(body.items.length).toBeGreaterThan(0);
});

test("API-18 a count ends where nobody reads on, and says that there is more", async () => {
  const { at } = api;
  await at.db.write(at.scope, (tx) =>
    tx.query(
      `INSERT INTO peil.ticket SELECT (jsonb_populate_record(t, jsonb_build_object('ticket', gen_random_uuid(), 'number', 'X-' || n))).*
       FROM peil.ticket t, generate_series(1, 1100) n WHERE t.tenant = $1 AND t.ticket = $2`,
      [at.tenant, tickets[2]],
    ),
  );
  const { body } = await api.ask("agent", "GET", "/tickets/counts");
  expect(body.open).toEqual({ count: 1000, isMore: true });
  expect(body.waitingForCustomer).toEqual({ count: 1, isMore: false });
  expect(body.matching).toEqual({ count: 1000, isMore: true });
});

test("API-18 DSK-22 what stands escalated is counted and listed, of a solution too, until it is solved", async () => {
  const contract = api.at.customers[0]!.contract;
  const made = await api.ask("contact", "POST", "/tickets", {
    contract,
    type: "question",
    title: "How long?",
    body: "It takes long.",
    levels: {},
  });
  const ticket = made.body.ticket as string;
  const act = async (who: string, verb: string) => {
    const { status, raw } = await api.ask(who, "POST", `/tickets/${ticket}/actions/${verb}`, { body: "So." });
    expect([status, raw]).toEqual([200, raw]);
  };
  const standing = async (who: string) => {
    const { body } = await api.ask(who, "GET", "/tickets?escalated=true&order=changed");
    const found = (body as { items: { ticket: string; escalatedAt: string }[] }).items;
    expect((await counts(who, "?escalated=true&order=changed"))["matching"]).toBe(found.length);
    expect((await counts(who))["escalated"]).toBe(found.length);
    return found.map((one) => [one.ticket, Date.parse(one.escalatedAt) > 0]);
  };
  expect(await standing("agent")).toEqual([]);
  await act("contact", "escalate");
  for (const who of ["agent", "contact"]) expect(await standing(who)).toEqual([[ticket, true]]);
  expect(await standing("other-contact")).toEqual([]);
  expect(await counts("agent", "?escalated=true")).toMatchObject({ matching: 1 });
  await act("agent", "resolve");
  expect(await standing("agent")).toEqual([]);
  await act("contact", "escalate");
  expect(await standing("agent")).toEqual([[ticket, true]]);
  await act("agent", "close");
  expect(await standing("contact")).toEqual([]);
});

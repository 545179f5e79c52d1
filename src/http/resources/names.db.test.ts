import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

let api: Api;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
});
afterAll(async () => api.close());

async function made(name: string, customer: string): Promise<string> {
  const reply = await api.ask("manager", "POST", "/people", { name, role: "contact", customer });
  expect(reply.status).toBe(201);
  return reply.body.person;
}

test("API-16 everybody learns the names of the supplier's people and of their own, and nobody those of another customer", async () => {
  const [own, other] = api.at.customers;
  const [first, second] = [await made("Somebody", own!.customer), await made("Somebody else", other!.customer)];
  const { agent } = own!.people;
  const query = `person=${first}&person=${second}&person=${agent}&customer=${own!.customer}&customer=${other!.customer}`;
  const of = async (who: string) => (await api.ask(who, "GET", `/names?${query}`)).body;
  expect(await of("agent")).toMatchObject({
    people: expect.arrayContaining([
      { person: first, name: "Somebody", side: "customer", customer: own!.customer, state: "active" },
      { person: second, name: "Somebody else", side: "customer", customer: other!.customer, state: "active" },
    ]) as unknown,
    customers: [{ name: "Customer 1" }, { name: "Customer 2" }],
  });
  const seen = await of("end-user");
  expect((seen.people as { person: string }[]).map(({ person }) => person).toSorted()).toEqual(
    [agent, first].toSorted(),
  );
  expect(seen.customers).toEqual([{ customer: own!.customer, name: "Customer 1" }]);
  expect(JSON.stringify(seen)).not.toContain("Somebody else");
});

test("API-16 LED-3 of somebody who was erased there is no name, and it is said", async () => {
  const person = await made("Gone soon", api.at.customer);
  const gone = await api.ask("administrator", "POST", `/people/${person}/erasure`, { isCertain: true });
  expect(gone.status).toBe(200);
  const { people } = (await api.ask("contact", "GET", `/names?person=${person}`)).body;
  expect(people).toEqual([{ person, name: null, side: "customer", customer: api.at.customer, state: "erased" }]);
});

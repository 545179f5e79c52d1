import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

let api: Api;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
});
afterAll(async () => api.close());

describe("customers", () => {
  test("API-4 CON-1 the supplier sees every customer by name, page by page, and a customer its own alone", async () => {
    const { ask, at } = api;
    const first = await ask("agent", "GET", "/customers?limit=1");
    const second = await ask("agent", "GET", `/customers?limit=1&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ name }) => name)).toEqual(["Customer 1", "Customer 2"]);
    expect(second.body.next).toBeNull();
    expect((await ask("contact", "GET", "/customers")).body.items).toEqual([
      { customer: at.customer, name: "Customer 1", createdAt: "2026-11-20T12:00:00.000Z" },
    ]);
    expect((await ask("contact", "GET", `/customers/${at.customers[1]!.customer}`)).status).toBe(404);
    expect((await ask("contact", "PATCH", `/customers/${at.customer}`, { name: "Mine" })).status).toBe(403);
  });

  test("CON-1 a manager makes a customer and gives it another name", async () => {
    const made = await api.ask("manager", "POST", "/customers", { name: "Bakery" });
    expect(made.status).toBe(201);
    const { customer } = made.body;
    expect(made.headers["location"]).toBe(`/api/v1/customers/${customer}`);
    await api.ask("manager", "PATCH", `/customers/${customer}`, { name: "The bakery" });
    expect((await api.ask("agent", "GET", `/customers/${customer}`)).body.name).toBe("The bakery");
    expect((await api.ask("manager", "PATCH", `/customers/${api.at.tenant}`, { name: "x" })).status).toBe(404);
  });
});

describe("the supplier", () => {
  test("API-4 CON-1 an administrator says how the supplier is called, which everybody then reads, and nobody else does", async () => {
    const { ask } = api;
    for (const who of ["manager", "agent", "customer-administrator"] as const)
      expect((await ask(who, "PATCH", "/supplier", { name: "Mine" })).status).toBe(403);
    expect((await ask("administrator", "PATCH", "/supplier", { name: "Zuiderpost IT" })).status).toBe(200);
    expect((await ask("contact", "GET", "/session")).body.supplierName).toBe("Zuiderpost IT");
  });
});

describe("people", () => {
  const somebody = (more: object) => ({ name: "Test Person", role: "contact", email: "who@example.org", ...more });

  test("API-5 IDN-11 a customer's administrator makes people of the own organisation, and an invitation that is shown once", async () => {
    const { ask, at } = api;
    const { customer } = at;
    const made = await ask(
      "customer-administrator",
      "POST",
      "/people",
      somebody({ customer, login: "new@example.org", invite: true }),
    );
    expect([made.status, made.body]).toMatchObject([
      201,
      { role: "contact", customer, account: { login: "new@example.org", hasPassword: false } },
    ]);
    expect(made.body.invitation.url).toBe(`http://peil.test/link#${made.body.invitation.token}`);
    const again = await ask("customer-administrator", "GET", `/people/${made.body.person}`);
    expect(again.raw).not.toContain(made.body.invitation.token);
    const elsewhere = await ask(
      "customer-administrator",
      "POST",
      "/people",
      somebody({ customer: at.customers[1]!.customer }),
    );
    expect(elsewhere.status).toBe(404);
    const agent = await ask("customer-administrator", "POST", "/people", { name: "One of us", role: "agent" });
    expect([agent.status, agent.body.type]).toEqual([403, "/problems/not-allowed"]);
  });

  test("API-4 how somebody is reached shows to the supplier, to those who oversee them and to themselves; to others a name", async () => {
    const { ask, at } = api;
    const { person } = (await ask("manager", "POST", "/people", somebody({ customer: at.customer }))).body;
    const seen = async (who: string) => (await ask(who, "GET", `/people/${person}`)).body;
    expect(await seen("agent")).toMatchObject({ name: "Test Person", email: "who@example.org" });
    expect(await seen("contact")).toMatchObject({ name: "Test Person", email: "who@example.org" });
    expect(await seen("end-user")).toEqual({
      person,
      role: "contact",
      customer: at.customer,
      contract: null,
      state: "active",
      name: "Test Person",
    });
    expect((await ask("other-customer-administrator", "GET", `/people/${person}`)).status).toBe(404);
    const listed = await ask("agent", "GET", `/people?customer=${at.customer}`);
    expect(listed.body.items.map((one: { person: string }) => one.person)).toContain(person);
    const own = await ask("agent", "GET", "/people?customer=none");
    expect(own.body.items.every((one: { customer: unknown }) => one.customer === null)).toBe(true);
  });

  test("IDN-11 a login that somebody has leaves no person behind", async () => {
    const { ask, at } = api;
    const made = somebody({ customer: at.customer, login: "taken@example.org" });
    expect((await ask("manager", "POST", "/people", made)).status).toBe(201);
    const count = async () =>
      (await ask("agent", "GET", `/people?customer=${at.customer}&limit=200`)).body.items.length;
    const before = await count();
    const twice = await ask("manager", "POST", "/people", made);
    expect([twice.status, twice.body.type]).toEqual([409, "/problems/login-taken"]);
    expect(await count()).toBe(before);
  });

  test("API-5 the desk corrects a number and gives nobody a role; nobody looks after people above them", async () => {
    const { ask, at } = api;
    const { person } = (await ask("agent", "POST", "/people", somebody({ customer: at.customer }))).body;
    const called = { name: "Test Person", phone: "+31 70 000 00 00" };
    expect((await ask("agent", "PATCH", `/people/${person}`, { called })).body.phone).toBe(called.phone);
    expect((await ask("agent", "PATCH", `/people/${person}`, { state: "left" })).status).toBe(403);
    expect((await ask("manager", "PATCH", `/people/${at.people.administrator}`, { role: "agent" })).status).toBe(403);
    expect((await ask("manager", "PATCH", `/people/${person}`, { role: "administrator" })).status).toBe(403);
    const left = await ask("customer-administrator", "PATCH", `/people/${person}`, { state: "left" });
    expect([left.status, left.body.state]).toEqual([200, "left"]);
    expect(await api.identity.accounts.of(at.tenant, person)).toMatchObject({ state: "left" });
  });

  test("LED-3 IDN-11 who is erased is gone from identity, their words too, and the tenant's log tells that it was done", async () => {
    const { ask, at } = api;
    const made = somebody({ customer: at.customer, login: "goes@example.org" });
    const { person } = (await ask("manager", "POST", "/people", made)).body;
    expect((await ask("manager", "POST", `/people/${person}/erasure`, { isCertain: true })).status).toBe(403);
    expect(
      (await ask("other-customer-administrator", "POST", `/people/${person}/erasure`, { isCertain: true })).status,
    ).toBe(404);
    expect((await ask("customer-administrator", "POST", `/people/${person}/erasure`, {})).status).toBe(422);
    const done = await ask("customer-administrator", "POST", `/people/${person}/erasure`, { isCertain: true });
    expect([done.status, done.body]).toEqual([200, { person, contents: 0, files: 0 }]);
    expect((await ask("agent", "GET", `/people/${person}`)).body).toMatchObject({ state: "erased", name: null });
    expect(await api.identity.accounts.of(at.tenant, person)).toBeUndefined();
  });
});

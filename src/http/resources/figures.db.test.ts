import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

let api: Api;
beforeAll(async () => {
  api = await apiAtWork({
    agreement: "embrace",
    now: "2026-11-20T10:00:00+01:00",
    customers: 2,
    fields: { services: ["workspace"] },
  });
  const { at } = api;
  const report = { title: "Down", levels: { type: "incident", priority: "urgent" } };
  await at.done("agent", "report", report);
  at.at("2026-11-20T16:00:00+01:00");
});
afterAll(async () => api.close());

describe("figures", () => {
  test("RPT-2 OBJ-5 a missed promise is told with its article, its ticket and the facts that bound it", async () => {
    const { ask, at } = api;
    const found = await ask("contact", "GET", `/contracts/${at.contract}/figures?period=2026-H2`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      contract: at.contract,
      agreement: { name: "embrace" },
      period: { label: "2026-H2" },
      tickets: 1,
    });
    const missed = found.body.objectives.find(
      ({ clock, group }: { clock: string; group: string[] }) => clock === "response" && group.includes("urgent"),
    );
    expect(missed).toMatchObject({ article: "1.2, 3.5.2", missed: 1, missedTickets: [{ number: "C1-1" }] });
    expect(missed.missedTickets[0].facts[0]).toMatchObject({
      kind: "reported",
      log: at.log,
      index: expect.any(Number),
    });
  });

  test("AVL-1 DUT-1 outages and duties are asked for by themselves; a period that is none is refused", async () => {
    const { ask, at } = api;
    const outage = {
      kind: "outage-started",
      fields: { outage: "o-1", service: "workspace" },
      at: "2026-11-20T10:00:00Z",
    };
    expect((await ask("agent", "POST", "/services/facts", outage)).status).toBe(201);
    const outages = await ask("auditor", "GET", `/outages?contract=${at.contract}`);
    expect(outages.body.outages).toMatchObject([{ outage: "o-1", service: "workspace", to: null }]);
    const duties = await ask("contact", "GET", `/contracts/${at.contract}/duties`);
    expect(duties.body.duties.ofContract).toBeInstanceOf(Array);
    const wrong = await ask("contact", "GET", `/contracts/${at.contract}/duties?period=2026-99`);
    expect([wrong.status, wrong.body.errors[0].parameter]).toEqual([422, "period"]);
  });

  test("API-4 the figures of another customer are not there, and an end user sees none", async () => {
    const { ask, at } = api;
    for (const path of [
      `/contracts/${at.contract}/figures`,
      `/contracts/${at.contract}/duties`,
      `/outages?contract=${at.contract}`,
    ]) {
      expect((await ask("other-contact", "GET", path)).status).toBe(404);
      expect((await ask("end-user", "GET", path)).status).toBe(403);
    }
  });
});

describe("figures that were computed a moment ago", () => {
  const after = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();
  const figures = async (query = "") => {
    const { ask, at } = api;
    const { body } = await ask("agent", "GET", `/contracts/${at.contract}/figures${query}`);
    return { ...body, askedAt: new Date(Date.parse(body.asOf)).toISOString() };
  };

  test("FIG-6 are told again until something is recorded, and for a minute at most", async () => {
    const { ask, at } = api;
    const begun = "2026-11-20T15:30:00.000Z";
    at.at(begun);
    const first = await figures();
    at.at(after(begun, 59_999));
    expect(await figures()).toEqual(first);
    expect((await ask("contact", "GET", `/contracts/${at.contract}/figures`)).body.asOf).not.toBe(first.asOf);
    await at.done("agent", "report", { title: "Down too", levels: { type: "incident", priority: "urgent" } });
    const second = await figures();
    expect([second.askedAt, second.tickets]).toEqual([after(begun, 59_999), first.tickets + 1]);
    const outage = { kind: "outage-started", fields: { outage: "o-2", service: "workspace" }, at: begun };
    expect((await ask("agent", "POST", "/services/facts", outage)).status).toBe(201);
    expect((await figures()).outages.length).toBe(second.outages.length + 1);
    at.at(after(begun, 2 * 60_000));
    const third = await figures();
    expect(third.askedAt).toBe(after(begun, 2 * 60_000));
  });

  test("FIG-6 AVL-1 an outage that goes on is told up to a minute ago", async () => {
    const downMs = async () =>
      (await figures()).measures.find(({ measure }: { measure: string }) => measure === "availability").periods.at(-1)
        .values.down.value;
    const before = await downMs();
    api.at.at("2026-11-20T15:34:00Z");
    expect(await downMs()).toBeGreaterThan(before);
  });

  test("FIG-6 a clock that becomes late is late at that moment", async () => {
    const openIn = async () =>
      (await figures()).objectives.flatMap(({ openTickets }: { openTickets: { dueAt: string; ticket: string }[] }) =>
        openTickets.map(({ dueAt, ticket }) => ({ dueAt, ticket })),
      );
    const [next] = (await openIn()).toSorted((a: { dueAt: string }, b: { dueAt: string }) =>
      a.dueAt < b.dueAt ? -1 : 1,
    );
    api.at.at(after(next.dueAt, -20_000));
    expect(await openIn()).toContainEqual(next);
    const { asOf } = await figures();
    api.at.at(after(next.dueAt, -1));
    expect((await figures()).asOf).toBe(asOf);
    api.at.at(next.dueAt);
    await figures();
    api.at.at(after(next.dueAt, 1));
    expect(await openIn()).not.toContainEqual(next);
  });

  test("FIG-6 FIG-2 at the end of a month the next one is told", async () => {
    api.at.at("2026-11-30T23:59:40+01:00");
    expect((await figures()).period.label).toBe("2026-11");
    api.at.at("2026-12-01T00:00:00+01:00");
    expect((await figures()).period.label).toBe("2026-12");
  });

  test("FIG-6 CON-1 terms that were changed hold at once", async () => {
    const { ask, at } = api;
    const { contract } = at;
    const before = await figures();
    const { body } = await ask("administrator", "GET", `/contracts/${contract}`);
    const headers = { "if-match": `"${body.version}"` };
    const changed = await ask("administrator", "PATCH", `/contracts/${contract}`, { termTo: "2029-01-01" }, headers);
    expect(changed.status).toBe(200);
    at.at(after(before.askedAt, 1_000));
    expect((await figures()).askedAt).toBe(after(before.askedAt, 1_000));
  });

  test("FIG-6 DUT-3 a duty that is not done in time is broken at that moment", async () => {
    const { ask, at } = api;
    at.at("2026-12-02T10:00:00+01:00");
    const asked = { kind: "asked", fields: { for: "report" } };
    expect((await ask("agent", "POST", `/contracts/${at.contract}/facts`, asked)).status).toBe(201);
    const report = async () =>
      (await figures("?period=2026")).duties.ofContract.find(
        ({ duty }: { duty: string }) => duty === "report-on-request",
      );
    const { dueAt } = await report();
    at.at(after(dueAt, -30_000));
    expect((await report()).verdict).toBe("open");
    at.at(after(dueAt, 1));
    expect((await report()).verdict).toBe("broken");
  });
});

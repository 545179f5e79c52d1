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

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";
import { Figures } from "../../figures/figures.ts";
import { Overview } from "../../figures/overview.ts";

let api: Api;
let figures: Figures;
let overview: Overview;
const troubles: unknown[] = [];
beforeAll(async () => {
  api = await apiAtWork({
    agreement: "embrace",
    now: "2026-11-20T10:00:00+01:00",
    customers: 2,
    fields: { services: ["workspace"] },
  });
  const { at, url } = api;
  figures = new Figures({ url, threads: 1, now: at.now });
  const onError = (error: unknown) => troubles.push(error);
  overview = new Overview({
    db: at.db,
    contracts: at.contracts,
    now: at.now,
    judge: (tenant, asked, asOf) => figures.measures(tenant, asked, asOf),
    onError,
    onTrouble: onError,
  });
});
afterAll(async () => {
  await overview.stop();
  await figures.stop();
  await api.close();
  if (troubles.length > 0) throw troubles[0];
});

const urgent = { title: "Down", levels: { type: "incident", priority: "urgent" } };

describe("the overview of contracts", () => {
  test("FIG-3 before anything was counted each contract is there, with how much is still to be counted", async () => {
    const { ask, at } = api;
    const found = await ask("agent", "GET", "/overview");
    expect(found.status).toBe(200);
    expect(found.body.items.map(({ code }: { code: string }) => code)).toEqual(["C1", "C2"]);
    expect(found.body.items[0]).toMatchObject({ contract: at.contract, asOf: null, factsBehind: 1, objectives: [] });
  });

  test("FIG-3 a new fact, and a clock that becomes late without one, are told at the next look", async () => {
    const { ask, at } = api;
    await at.done("agent", "report", urgent);
    await overview.catchUp();
    const responseOf = async () => {
      const { body } = await ask("agent", "GET", `/overview?contract=${at.contract}`);
      expect(body.items.length).toBe(1);
      const [item] = body.items;
      const is = (one: { clock: string; group: string[] }) => one.clock === "response" && one.group.includes("urgent");
      return { ...item, response: item.objectives.find(is) };
    };
    const before = await responseOf();
    expect(before).toMatchObject({
      customer: { customer: at.customer, name: "Customer 1" },
      agreement: { name: "embrace", title: { nl: expect.any(String), en: expect.any(String) } },
      zone: "Europe/Amsterdam",
      asOf: "2026-11-20T10:00:00+01:00",
      factsBehind: 0,
      tickets: { open: 1, atRisk: 0, missed: 0, waitingForCustomer: 0 },
      response: { article: "1.2, 3.5.2", isAim: false, current: { open: 1, missed: 0 } },
    });
    expect(before.response.history.length).toBe(12);
    expect(before.measures.map(({ measure }: { measure: string }) => measure)).toContain("availability");
    at.at("2026-11-20T16:00:00+01:00");
    await overview.catchUp();
    const after = await responseOf();
    expect(after).toMatchObject({ asOf: "2026-11-20T16:00:00+01:00", response: { current: { open: 0, missed: 1 } } });
  });

  test("FIG-4 what happens to a service is in the measures of every contract that covers it", async () => {
    const { ask } = api;
    const fields = { outage: "o-1", service: "workspace" };
    const outage = { kind: "outage-started", fields, at: "2026-11-20T14:30:00Z" };
    expect((await ask("agent", "POST", "/services/facts", outage)).status).toBe(201);
    api.at.at("2026-11-20T17:00:00+01:00");
    await overview.catchUp();
    const { body } = await ask("agent", "GET", "/overview");
    for (const { measures } of body.items) {
      const { current } = measures.find(({ measure }: { measure: string }) => measure === "availability");
      expect(current.values.down.value).toBeGreaterThan(0);
    }
  });

  test("FIG-5 CON-1 other terms have every ticket judged again", async () => {
    const { ask, at } = api;
    const objectives = async () =>
      (await ask("agent", "GET", `/overview?contract=${at.contract}`)).body.items[0].objectives;
    const before = await objectives();
    const { body } = await ask("administrator", "GET", `/contracts/${at.contract}`);
    const change = { termTo: "2029-01-01" };
    const headers = { "if-match": `"${body.version}"` };
    expect(await ask("administrator", "PATCH", `/contracts/${at.contract}`, change, headers)).toMatchObject({
      status: 200,
    });
    await overview.catchUp();
    const [row] = await at.db.read(at.scope, (tx) =>
      tx.query("SELECT version, epoch, is_whole FROM peil.overview WHERE contract = $1", [at.contract]),
    );
    expect(row).toEqual({ version: body.version + 1, epoch: 2, is_whole: true });
    expect(await objectives()).toEqual(before);
  });

  test("API-4 API-5 a customer sees its own contracts, an auditor the one that is theirs, an end user none", async () => {
    const { ask, at } = api;
    const codes = async (who: string, query = "") =>
      (await ask(who, "GET", `/overview${query}`)).body.items.map(({ code }: { code: string }) => code);
    expect(await codes("contact")).toEqual(["C1"]);
    expect(await codes("auditor")).toEqual(["C1"]);
    expect(await codes("other-contact")).toEqual(["C2"]);
    expect(await codes("other-contact", `?contract=${at.contract}`)).toEqual([]);
    expect((await ask("end-user", "GET", "/overview")).status).toBe(403);
  });

  test("API-17 API-12 what is still so is told without its content, and pages follow each other by code", async () => {
    const { ask, at } = api;
    const first = await ask("agent", "GET", "/overview?limit=1");
    const etag = String(first.headers["etag"]);
    const again = await ask("agent", "GET", "/overview?limit=1", undefined, { "if-none-match": etag });
    expect([again.status, again.raw]).toEqual([304, ""]);
    const second = await ask("agent", "GET", `/overview?limit=1&cursor=${first.body.next}`);
    expect([first, second].map(({ body }) => body.items[0].code)).toEqual(["C1", "C2"]);
    expect(second.body.next).toBe(null);
    await at.done("agent", "report", urgent);
    const changed = await ask("agent", "GET", "/overview?limit=1", undefined, { "if-none-match": etag });
    expect([changed.status, changed.body.items[0].factsBehind > 0]).toEqual([200, true]);
  });
});

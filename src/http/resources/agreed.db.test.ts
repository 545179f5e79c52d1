import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

let api: Api;
let source: string;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  source = await readFile(new URL("../../../agreements/covide/agreement.yaml", import.meta.url), "utf8");
});
afterAll(async () => api.close());

describe("agreements", () => {
  test("CON-1 VER-1 a manager keeps a text, an agent reads it, a customer sees none of it", async () => {
    const { ask } = api;
    const kept = await ask("manager", "POST", "/agreements", { source });
    expect([kept.status, kept.body.name]).toEqual([201, "covide"]);
    const again = await ask("manager", "POST", "/agreements", { source: `# signed\n${source}` });
    expect(again.body.hash).toBe(kept.body.hash);
    expect((await ask("agent", "GET", `/agreements/${kept.body.hash}`)).body.source).toBe(source);
    expect((await ask("agent", "POST", "/agreements", { source })).status).toBe(403);
    expect((await ask("customer-administrator", "GET", `/agreements/${kept.body.hash}`)).status).toBe(403);
  });

  test("CHK-1 API-3 a text that does not hold is refused with every finding, its line and column, in the reader's language", async () => {
    const broken = source.replace(/^time-zone: .*$/m, "time-zone: Europe/Atlantis");
    const line = broken.split("\n").findIndex((text) => text.startsWith("time-zone:")) + 1;
    const refused = async (language: string) =>
      api.ask("manager", "POST", "/agreements", { source: broken }, { "accept-language": language });
    const [nl, en] = [await refused("nl"), await refused("en")];
    expect([nl.status, nl.body.type]).toEqual([422, "/problems/does-not-hold"]);
    expect(nl.body.errors).toContainEqual(
      expect.objectContaining({ code: "name.zone-unknown", pointer: "#/time-zone", line, severity: "error" }),
    );
    expect(nl.body.errors[0].detail).not.toBe(en.body.errors[0].detail);
    const checked = await api.ask("agent", "POST", "/agreements/check", { source: broken });
    expect(checked.body.hash).toBeNull();
    expect(checked.body.findings).toContainEqual(expect.objectContaining({ code: "name.zone-unknown", line }));
  });
});

describe("contracts", () => {
  const draft = async (more: object) => {
    const { hash } = (await api.ask("agent", "GET", "/agreements")).body.items.find(
      ({ name }: { name: string }) => name === "embrace",
    );
    return { customer: api.at.customer, code: "NEW", agreement: hash, termFrom: "2026-01-01", ...more };
  };

  test("CON-1 a contract that does not hold is told with all that is wrong and where; one that holds is made", async () => {
    const { ask, at } = api;
    const wrong = await draft({ fields: { "plan-term": "long", wish: "more" }, termTo: "2025-01-01" });
    const refused = await ask("manager", "POST", "/contracts", wrong);
    expect(refused.status).toBe(422);
    const errors = refused.body.errors.filter(({ severity }: { severity: string }) => severity === "error");
    expect(errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "#/termTo",
      "#/fields/plan-term",
      "#/fields/wish",
    ]);
    const made = await ask(
      "manager",
      "POST",
      "/contracts",
      await draft({ fees: [{ name: "SLA", amount: "EUR 100.00", per: "month" }] }),
    );
    expect(made.status).toBe(201);
    const shown = await ask("contact", "GET", `/contracts/${made.body.contract}`);
    expect([shown.headers["etag"], shown.body]).toMatchObject([
      '"1"',
      { code: "NEW", termTo: null, fees: [{ name: "SLA" }] },
    ]);
    expect((await ask("end-user", "GET", `/contracts/${made.body.contract}`)).body.fees).toBeUndefined();
    expect((await ask("other-contact", "GET", `/contracts/${made.body.contract}`)).status).toBe(404);
    expect((await ask("manager", "POST", "/contracts", await draft({}))).body.type).toBe("/problems/code-taken");
    expect((await ask("manager", "POST", "/contracts", await draft({ customer: at.contract, code: "X" }))).status).toBe(
      404,
    );
  });

  test("CON-1 API-7 a change names the version it saw; open tickets stand by what is filled in at once", async () => {
    const { ask } = api;
    const { hash } = (await ask("manager", "POST", "/agreements", { source })).body;
    const covide = await draft({ agreement: hash, code: "COV", fields: { plan: "basic" } });
    const { contract } = (await ask("manager", "POST", "/contracts", covide)).body;
    const report = {
      contract,
      title: "Down",
      body: "Nothing works.",
      levels: { type: "incident", priority: "urgent" },
    };
    const { ticket } = (await ask("agent", "POST", "/tickets", report)).body;
    const dueAt = async () => {
      const { clocks } = (await ask("agent", "GET", `/tickets/${ticket}`)).body;
      return Date.parse(clocks.find(({ clock }: { clock: string }) => clock === "response").dueAt);
    };
    const path = `/contracts/${contract}`;
    const fields = { plan: "premium" };
    const before = await dueAt();
    expect(before).toBeGreaterThan(0);
    expect((await ask("manager", "PATCH", path, { fields })).status).toBe(428);
    expect((await ask("manager", "PATCH", path, { fields }, { "if-match": '"7"' })).status).toBe(412);
    const wrong = await ask("manager", "PATCH", path, { fields: { plan: "golden" } }, { "if-match": '"1"' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, "#/fields/plan"]);
    const done = await ask("manager", "PATCH", path, { fields }, { "if-match": '"1"' });
    expect([done.status, done.body.version, done.headers["etag"]]).toEqual([200, 2, '"2"']);
    expect(await dueAt()).toBeLessThan(before);
    const annex = { "hours.desk.week": { "mon-fri": "13:00-17:00" } };
    expect((await ask("manager", "PATCH", path, { annex }, { "if-match": '"2"' })).body.type).toBe(
      "/problems/tickets-already",
    );
  });

  test("CON-1 assets are added, listed and taken out of use; one of another customer is not there", async () => {
    const { ask, at } = api;
    const path = `/contracts/${at.contract}/assets`;
    const made = await ask("agent", "POST", path, { name: "Server 1" });
    expect([made.status, made.body.retiredAt]).toEqual([201, null]);
    expect((await ask("contact", "GET", path)).body.items).toMatchObject([{ name: "Server 1" }]);
    expect((await ask("other-contact", "GET", path)).status).toBe(404);
    expect((await ask("other-contact", "GET", `/assets/${made.body.asset}`)).status).toBe(404);
    const gone = await ask("agent", "POST", `/assets/${made.body.asset}/retirement`);
    expect(gone.body.retiredAt).toBe("2026-11-20T12:00:00.000Z");
  });
});

describe("what is said of services and contracts", () => {
  test("CON-2 DSK-10 an agent records an outage, every contract's people read of it, and no customer can say it", async () => {
    const { ask } = api;
    await ask("manager", "POST", "/services", { service: "workspace", name: "The workspace" });
    expect((await ask("manager", "POST", "/services", { service: "workspace", name: "Again" })).status).toBe(409);
    const outage = {
      kind: "outage-started",
      fields: { outage: "o-1", service: "workspace" },
      at: "2026-11-20T11:00:00Z",
    };
    const said = await ask("agent", "POST", "/services/facts", outage);
    expect([said.status, said.body.facts]).toMatchObject([201, [{ kind: "outage-started" }]]);
    expect((await ask("contact", "POST", "/services/facts", outage)).status).toBe(403);
    const read = await ask("other-contact", "GET", "/services/facts?kind=outage-started");
    expect(read.body.items).toMatchObject([{ kind: "outage-started", fields: { service: "workspace" } }]);
    expect((await ask("end-user", "GET", "/services/facts")).status).toBe(403);
  });

  test("DSK-10 what is said between the two sides stands with the contract, by whom it belongs to", async () => {
    const { ask, at } = api;
    const path = `/contracts/${at.contract}/facts`;
    const consent = { kind: "consent-given", fields: { for: "maintenance" }, body: "On Saturday is fine." };
    expect((await ask("agent", "POST", path, consent)).body.type).toBe("/problems/not-your-role");
    expect((await ask("contact", "POST", path, consent)).status).toBe(201);
    expect((await ask("other-contact", "POST", path, consent)).status).toBe(404);
    const [first] = (await ask("agent", "GET", path)).body.items;
    expect(first).toMatchObject({ kind: "consent-given", text: { body: "On Saturday is fine." } });
    expect((await ask("agent", "GET", `${path}?limit=1`)).body.next).not.toBeNull();
  });
});

describe("webhooks", () => {
  const given = { url: "https://receiver.example.org/in", types: ["ticket.*"] };

  test("HOK-2 HOK-3 a secret is shown when it is made and never again; an address or type that can never work is refused", async () => {
    const { ask } = api;
    const made = await ask("administrator", "POST", "/webhooks", given);
    expect([made.status, made.body.secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    const { webhook, secret } = made.body;
    expect((await ask("administrator", "GET", "/webhooks")).raw).not.toContain(secret);
    const renewed = await ask("administrator", "POST", `/webhooks/${webhook}/secret`, {});
    expect(renewed.body.secret).not.toBe(secret);
    const wrong = await ask("administrator", "POST", "/webhooks", { url: "http://x", types: ["ticket.nothing"] });
    expect(wrong.body.errors).toMatchObject([
      { pointer: "#/url", code: "address-refused" },
      { pointer: "#/types", code: "unknown-event" },
    ]);
    expect((await ask("manager", "GET", "/webhooks")).status).toBe(403);
  });

  test("HOK-5 HOK-6 a change names its version; a ping and what failed can be sent again while it is enabled", async () => {
    const { ask } = api;
    const { webhook } = (await ask("administrator", "POST", "/webhooks", given)).body;
    const path = `/webhooks/${webhook}`;
    const changed = await ask("administrator", "PATCH", path, { description: "x" }, { "if-match": '"1"' });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    expect((await ask("administrator", "PATCH", path, {}, { "if-match": '"1"' })).status).toBe(412);
    const { fact } = (await ask("administrator", "POST", `${path}/ping`)).body;
    expect((await ask("administrator", "GET", `${path}/deliveries`)).body.items).toMatchObject([
      { fact, state: "waiting" },
    ]);
    await ask("administrator", "PUT", `${path}/state`, { state: "disabled" });
    expect((await ask("administrator", "POST", `${path}/redeliveries`, { fact })).body.type).toBe(
      "/problems/webhook-disabled",
    );
    await ask("administrator", "PUT", `${path}/state`, { state: "active" });
    expect((await ask("administrator", "POST", `${path}/redeliveries`, { fact })).body).toEqual({ messages: 1 });
    expect((await ask("administrator", "DELETE", path)).status).toBe(204);
    expect((await ask("administrator", "GET", path)).status).toBe(404);
  });
});

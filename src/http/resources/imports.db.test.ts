import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

const exported = (name: string) => readFileSync(new URL(`../../../test/exports/${name}`, import.meta.url));

let api: Api;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "engage", now: "2026-11-26T13:00:00+01:00", customers: 2 });
});
afterAll(async () => api.close());

test("IMP-2 IMP-7 an export comes in by its mapping once, what could not be read is told, and nobody else brings it in", async () => {
  const { ask, at } = api;
  const path = `/contracts/${at.contract}/imports`;
  const mapping = exported("tickets.mapping.yaml").toString("utf8");
  const file = { name: "tickets.csv", mapping, content: exported("tickets.csv").toString("base64") };
  const first = await ask("manager", "POST", path, file);
  expect([first.status, first.body]).toMatchObject([201, { repeated: 0 }]);
  expect(first.body.tickets).toBeGreaterThan(0);
  expect(first.body.found[0].places[0]).toMatchObject({ file: "tickets.csv", line: 4 });
  const listed = await ask("contact", "GET", `/tickets?contract=${at.contract}&order=reported`);
  expect(listed.body.items[0].number).toMatch(/^C1-/);
  expect((await ask("manager", "POST", path, file)).body).toMatchObject({ tickets: 0, repeated: first.body.tickets });
  const barn = await ask("manager", "POST", path, { ...file, customer: "The barn" });
  expect([barn.status, barn.body.errors[0].pointer]).toEqual([422, "#/customer"]);
  expect((await ask("agent", "POST", path, file)).status).toBe(403);
  expect((await ask("manager", "POST", `/contracts/${at.customer}/imports`, file)).status).toBe(404);
  const broken = await ask("manager", "POST", path, { ...file, mapping: "peil-mapping: 1" });
  expect([broken.status, broken.body.type]).toEqual([422, "/problems/does-not-hold"]);
  expect((await ask("manager", "POST", path, { ...file, content: "no base64!" })).body.errors[0].pointer).toBe(
    "#/content",
  );
});

test("API-6 a larger file than fits is refused with the size that does", async () => {
  const refused = await api.ask("manager", "POST", `/contracts/${api.at.contract}/imports`, {
    name: "a",
    mapping: "b",
    content: "x".repeat(17 * 1_048_576),
  });
  expect([refused.status, refused.body.detail]).toEqual([413, expect.stringContaining("16 MB")]);
  const usual = await api.ask("manager", "POST", "/customers", { name: "x".repeat(1_100_000) });
  expect([usual.status, usual.body.detail]).toEqual([413, expect.stringContaining("1 MB")]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

let api: Api;
let hash: string;
let own: string;
let foreign: string;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "vecozo", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  const listed = await api.ask("agent", "GET", "/contracts");
  own = api.at.contract;
  hash = listed.body.items.find(({ contract }: { contract: string }) => contract === own).agreement.hash;
  foreign = listed.body.items.find(({ customer }: { customer: string }) => customer !== api.at.customer).contract;
}, 60_000);
afterAll(async () => api.close());

const everybody = ["agent", "manager", "customer-administrator", "contact", "end-user", "auditor"] as const;

test("AGD-1 AGD-3 the supplier's people read the agreement, with the contracts that follow each edition", async () => {
  const { status, body } = await api.ask("agent", "GET", `/agreements/${hash}/document`);
  expect([status, body.agreement.hash, body.contract]).toEqual([200, hash, null]);
  expect(body.sections.map(({ section }: { section: string }) => section)).toContain("Beschikbaarheid");
  const [edition] = body.editions;
  expect(edition).toMatchObject({ hash, isThis: true, followers: 2 });
  expect(edition.contracts.map(({ contract }: { contract: string }) => contract).toSorted()).toEqual(
    [own, foreign].toSorted(),
  );
  expect((await api.ask("contact", "GET", `/agreements/${hash}/document`)).status).toBe(403);
  expect((await api.ask("agent", "GET", `/agreements/${"0".repeat(64)}/document`)).status).toBe(404);
});

test.for(everybody)(
  "AGD-3 API-4 %s reads the document of a contract that they see, and learns of no other",
  async (role) => {
    const isSupplier = role === "agent" || role === "manager";
    const { status, body, raw } = await api.ask(role, "GET", `/contracts/${own}/document`);
    expect([status, body.contract.contract]).toEqual([200, own]);
    expect(body.editions[0].followers).toBe(isSupplier ? 2 : 1);
    expect(raw.includes(foreign)).toBe(isSupplier);
    const other = await api.ask(role, "GET", `/contracts/${foreign}/document`);
    expect(other.status).toBe(isSupplier ? 200 : 404);
  },
);

test("AGD-3 with an annex it is the agreement as it holds there, and says what was changed", async () => {
  const { headers } = await api.ask("manager", "GET", `/contracts/${own}`);
  const annex = { "measures.availability.target": "at least 99.9%" };
  const version = { "if-match": String(headers["etag"]) };
  expect((await api.ask("manager", "PATCH", `/contracts/${own}`, { annex }, version)).status).toBe(200);
  const { body } = await api.ask("contact", "GET", `/contracts/${own}/document`);
  const promises = body.sections.flatMap(({ articles }: { articles: { promises: object[] }[] }) =>
    articles.flatMap((one) => one.promises),
  );
  const availability = promises.find(({ term }: { term: string }) => term === "availability");
  expect(body.contract.isAmended).toBe(true);
  expect(availability).toMatchObject({ isAmended: true, figure: { kind: "measure", measure: "availability" } });
  expect(availability.paragraphs[0]).toEqual({
    nl: expect.stringContaining("ten minste 99,9%, per maand"),
    en: expect.stringContaining("at least 99.9%, per month"),
  });
  const plain = await api.ask("agent", "GET", `/agreements/${hash}/document`);
  expect(plain.raw).toContain("ten minste 99,5%, per maand");
});

test("AGD-4 the examples run where they are asked for, each with what it was given, expects and found", async () => {
  const { status, body } = await api.ask("contact", "GET", `/contracts/${own}/examples`);
  expect([status, body.hash, body.isGreen]).toEqual([200, hash, true]);
  expect(body.counts).toMatchObject({ red: 0, examples: body.examples.length });
  const told = body.examples.filter(
    ({ given, cases }: { given: unknown[]; cases: unknown[] }) => given.length * cases.length,
  );
  expect(told).toHaveLength(body.examples.length);
  expect(body.examples[0].cases[0].expected.length).toBeGreaterThan(0);
  expect((await api.ask("contact", "GET", `/contracts/${foreign}/examples`)).status).toBe(404);
  expect((await api.ask("contact", "GET", `/agreements/${hash}/examples`)).status).toBe(403);
  expect((await api.ask("agent", "GET", `/agreements/${hash}/examples`)).body).toEqual(body);
});

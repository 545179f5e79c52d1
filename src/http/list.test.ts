import { expect, test } from "vitest";
import { z } from "zod";
import { as, testServer } from "../../test/http/server.ts";
import { list } from "./list.ts";

const numbers = list({
  path: "/api/v1/numbers",
  id: "listNumbers",
  summary: "Numbers",
  resource: "ticket",
  place: "none",
  query: { parity: z.enum(["odd", "even"]).optional() },
  roles: ["agent", "end-user"],
  scope: "tickets:read",
  item: z.object({ n: z.int() }),
  position: z.int(),
  pageAfter: async ({ after = 0, limit, query }) => {
    const all = Array.from({ length: 10 }, (_, i) => i + 1);
    const wanted = all.filter(
      (n) => n > after && (query.parity === undefined || (n % 2 === 1) === (query.parity === "odd")),
    );
    const items = wanted.slice(0, limit).map((n) => ({ n }));
    return { items, next: wanted.length > limit ? items.at(-1)!.n : undefined };
  },
});
const app = testServer([numbers]);
const ask = async (query: string, who: "agent" | "user" = "agent") => {
  const reply = await app.inject({ url: `/api/v1/numbers?${query}`, headers: as(who) });
  return {
    status: reply.statusCode,
    ...reply.json<{ items: { n: number }[]; next: string | null; errors?: unknown }>(),
  };
};

test("API-12 pages follow each other to the last, each item once", async () => {
  const seen: number[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(`limit=4${next === "" ? "" : `&cursor=${next}`}`);
    seen.push(...page.items.map(({ n }) => n));
    next = page.next;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("API-12 a cursor of another reader, of other filters, changed or made up is refused, and tells nothing", async () => {
  const { next } = await ask("limit=2");
  expect(Buffer.from(next!, "base64url").toString()).not.toContain('2"');
  const bad = { status: 422, errors: [{ parameter: "cursor", code: "bad-cursor" }] };
  expect(await ask(`limit=2&cursor=${next}`, "user")).toMatchObject(bad);
  expect(await ask(`limit=2&cursor=${next}&parity=odd`)).toMatchObject(bad);
  expect(await ask(`limit=2&cursor=${next!.slice(0, -2)}AA`)).toMatchObject(bad);
  expect(await ask("cursor=x")).toMatchObject(bad);
  expect(await ask(`limit=5&cursor=${next}`)).toMatchObject({ status: 200, items: [{ n: 3 }, {}, {}, {}, {}] });
});

test("API-12 a page has one to two hundred items", async () => {
  expect(await ask("limit=0")).toMatchObject({ status: 422, errors: [{ parameter: "limit", code: "too-small" }] });
  expect(await ask("limit=201")).toMatchObject({ status: 422, errors: [{ parameter: "limit", code: "too-great" }] });
  expect(await ask("limit=x")).toMatchObject({ status: 422, errors: [{ parameter: "limit", code: "wrong-type" }] });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";
import { searchFollower } from "../../search/index-words.ts";

let api: Api;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
});
afterAll(async () => api.close());

test("SRC-1 SRC-2 API-4 tickets are found by their words, page by page, and by nobody to whom they do not show", async () => {
  const { ask, at } = api;
  const [own] = [
    await at.done("end-user", "report", { title: "Printer jams", body: "The printer on the second floor." }),
    await at.done("contact", "report", { title: "Printer smells", body: "Of something burnt." }),
  ];
  await searchFollower(at.db, at.vault, (error) => {
    throw error;
  }).catchUp();
  const found = async (who: string, query = "q=printer") => (await ask(who, "GET", `/search?${query}`)).body;
  expect((await found("agent")).items).toHaveLength(2);
  const first = await found("contact", "q=printer&limit=1");
  const second = await found("contact", `q=printer&limit=1&cursor=${first.next}`);
  const titles = [...first.items, ...second.items].map(({ title }: { title: string }) => title);
  expect(titles.toSorted()).toEqual(["Printer jams", "Printer smells"]);
  expect((await found("end-user")).items).toMatchObject([{ ticket: own.ticket, title: "Printer jams" }]);
  expect((await found("other-contact")).items).toEqual([]);
  expect((await found("agent", "q=burnt%20-jams")).items).toMatchObject([{ title: "Printer smells" }]);
  expect((await ask("agent", "GET", "/search")).status).toBe(422);
});

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

test("SRC-5 SRC-2 with a ticket comes where it was found, as plain text, and never from what the reader may not read or was taken back", async () => {
  const { ask, at } = api;
  const hostile = '<img src=x onerror="alert(1)"> the valve leaks </mark><script>alert(2)</script> & so on';
  const { ticket } = await at.done("contact", "report", { title: "Something drips", body: hostile });
  await at.done("agent", "note", { internal: true, body: "Between us: the gasket was never replaced." }, { ticket });
  await at.done(
    "agent",
    "answer",
    { body: `${"We look at all kinds of things first. ".repeat(40)}De pakkingen waren versleten.` },
    { ticket },
  );
  const follower = searchFollower(at.db, at.vault, (error) => {
    throw error;
  });
  await follower.catchUp();
  type Part = { text: string; isFound: boolean };
  const passage = async (who: string, q: string): Promise<Part[] | null | undefined> =>
    (await ask(who, "GET", `/search?q=${encodeURIComponent(q)}`)).body.items[0]?.passage;
  const whole = (parts: Part[] | null | undefined) => parts?.map(({ text }) => text).join("");
  const found = (parts: Part[] | null | undefined) => parts?.filter(({ isFound }) => isFound).map(({ text }) => text);

  const valve = await passage("contact", "valves");
  expect(found(valve)).toEqual(["valve"]);
  expect(whole(valve)).toContain("leaks </mark><script>alert(2)</script>");
  const dutch = await passage("contact", "pakking -banana");
  expect(found(dutch)).toEqual(["pakkingen"]);
  expect(whole(dutch)!.length).toBeLessThan(300);
  expect(found(await passage("agent", "gasket"))).toEqual(["gasket"]);
  expect(await passage("contact", "gasket")).toBeUndefined();
  expect(await passage("agent", "drips")).toBeNull();
  // Of a question whose words are spread over the texts, the part that this reader may read.
  expect(whole(await passage("agent", "gasket valve"))).toMatch(/gasket|valve/);
  const answer = (await ask("agent", "GET", `/tickets/${ticket}/facts`)).body.items.find(
    ({ kind }: { kind: string }) => kind === "answered",
  );
  await at.done("agent", "withdraw", { fact: answer.id }, { ticket });
  await follower.catchUp();
  expect(await passage("agent", "pakking")).toBeUndefined();
});

/** One command that cannot be done spoils no other, and the desk takes in no more than it can do. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verbNamed } from "../src/desk/verbs.ts";
import { problemOf } from "../src/http/map-error.ts";
import { freshDatabase, type FreshDatabase } from "./database/database.ts";
import { differingTicketsOf } from "./settled.ts";
import { supplier, type Supplier } from "./supplier.ts";

let database: FreshDatabase;
let desk: Supplier;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await supplier(database.url, { agreement: "embrace", now: "2026-11-20T11:00:00+01:00" });
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

const report = { title: "The shop does not open", body: "Since this morning.", type: "incident" };

describe("more than can be done", () => {
  test("DSK-2 API-10 who comes behind thousands is asked to come again, and nobody once those are done", async () => {
    const command = {
      verb: verbNamed("report")!,
      input: report,
      contract: desk.contract,
      actor: { person: desk.people.agent, role: "auditor", customer: undefined }, // who may not, which is soon said
      key: "busy",
      request: "",
    } as const;
    const all = Array.from({ length: 5_100 }, () => desk.desk.perform(desk.scope, command));
    const settled = await Promise.allSettled(all);
    const turnedAway = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
    expect(turnedAway.length).toBe(100);
    expect(problemOf(turnedAway[0])).toMatchObject({ code: "unavailable" });
    await desk.done("contact", "report", report);
  });
});

describe("a command that spoils its batch", () => {
  test.each([
    ["a key with a NUL", { key: "a\0b" }],
    ["a key with half a letter", { key: "a\ud800" }],
    ["a ticket that is no UUID", { ticket: "nobody" }],
    ["a contract that is no UUID", { contract: "nothing" }],
  ])("DSK-2 %s: the others are done, each once", async (_, more) => {
    const others = Array.from({ length: 10 }, (_one, i) => desk.ask("contact", "report", { ...report, title: `${i}` }));
    const bad = desk.ask(
      "contact",
      "ticket" in more ? "note" : "report",
      "ticket" in more ? { body: "x" } : report,
      more,
    );
    const outcomes = await Promise.allSettled([bad, ...others]);
    const done = outcomes.slice(1).filter((one) => one.status === "fulfilled" && !("refused" in one.value));
    expect(done.length).toBe(10);
    expect(await differingTicketsOf(desk)).toEqual([]);
  });

  test("DSK-2 a field as long as may be, and texts of every script, stand as they were written", async () => {
    const body = "𝕏é\u0301\u202e漢".repeat(8_000);
    const { ticket } = await desk.done("contact", "report", { ...report, body });
    await desk.done("contact", "note", { body: "x".repeat(65_536) }, { ticket });
    expect(await differingTicketsOf(desk)).toEqual([]);
  });
});

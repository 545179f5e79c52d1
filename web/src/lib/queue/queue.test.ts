import { describe, expect, test } from "vitest";
import { addressOf, belongs, compare, filterIn, stateShown } from "./filter.ts";
import { givenRow } from "./given-row.ts";
import { patch } from "./patch.ts";
import { firstToBreak, stateOfClock, type ShownClock } from "./row.ts";

const all = { order: "breaks" } as const;

describe("the filter in the address", () => {
  test("what is no filter is left out, and me is whoever reads", () => {
    const filter = filterIn(
      new URLSearchParams("assignee=me&state=new&state=open&order=odd&atRisk=perhaps&x=1&team="),
      "p1",
    );
    expect(filter).toEqual({ assignee: "p1", state: ["new", "open"], order: "breaks" });
    expect(addressOf(filter)).toBe("assignee=p1&state=new&state=open");
    expect(addressOf({ order: "changed" })).toBe("order=changed");
  });

  test("open, all and one state are told apart, and what is done stands in no order of breaking", () => {
    const of = (address: string) => filterIn(new URLSearchParams(address), "p1");
    expect(of("state=unfinished")).toEqual({ order: "breaks" });
    expect(of("state=all&missed=true")).toEqual({ missed: "true", order: "changed" });
    expect(of("state=closed")).toEqual({ state: ["closed"], order: "changed" });
    expect(addressOf(of("state=unfinished&order=reported"))).toBe("state=new&state=open&state=waiting&order=reported");
    const shown = ["", "order=changed", "state=unfinished&order=changed", "state=closed", "state=new&state=open"];
    expect(shown.map((one) => stateShown(of(one)))).toEqual(["unfinished", "all", "unfinished", "closed", undefined]);
  });

  test("only what is not done stands in the order of breaking", () => {
    expect(belongs(givenRow("a", { state: "closed" }), all)).toBe(false);
    expect(belongs(givenRow("a", { state: "closed" }), { order: "changed" })).toBe(true);
    expect(belongs(givenRow("a", { assignee: "p" }), { ...all, assignee: "nobody" })).toBe(false);
    expect(belongs(givenRow("a", { isAtRisk: true }), { ...all, atRisk: "true" })).toBe(true);
    expect(belongs(givenRow("a", { isEscalated: true }), { ...all, escalated: "true" })).toBe(true);
    expect(belongs(givenRow("a"), { ...all, escalated: "true" })).toBe(false);
    expect(belongs(givenRow("a", { team: "x" }), { ...all, team: "y" })).toBe(false);
  });

  test("what never breaks comes last, and equals stand by their ids", () => {
    const [early, never, other] = [givenRow("b", { breaksAt: 5 }), givenRow("a"), givenRow("c")];
    expect([never, early, other].toSorted((a, b) => compare(a, b, "breaks")).map(({ ticket }) => ticket)).toEqual([
      "b",
      "a",
      "c",
    ]);
    expect(compare(givenRow("a", { changedAt: 1 }), givenRow("b", { changedAt: 2 }), "changed")).toBe(1);
  });
});

describe("tickets that change on a page", () => {
  const rows = [givenRow("a", { breaksAt: 10 }), givenRow("b", { breaksAt: 20 }), givenRow("c", { breaksAt: 30 })];
  const whole = { rows, isFirst: true, isLast: true };
  const ids = (found: readonly { readonly ticket: string }[]) => found.map(({ ticket }) => ticket).join("");

  test("one that changed stays, one that is done goes, one that is new comes where it belongs", () => {
    expect(ids(patch(whole, [givenRow("b", { breaksAt: 20, version: 2, title: "x" })], all))).toBe("abc");
    expect(ids(patch(whole, [givenRow("b", { breaksAt: 20, version: 2, state: "closed" })], all))).toBe("ac");
    expect(ids(patch(whole, [givenRow("d", { breaksAt: 15 })], all))).toBe("adbc");
    expect(ids(patch(whole, [givenRow("a", { breaksAt: 25, version: 2 })], all))).toBe("bac");
    expect(ids(patch(whole, [givenRow("a", { breaksAt: null, version: 2 })], all))).toBe("bca");
  });

  test("what belongs on another page stays there", () => {
    const middle = { rows, isFirst: false, isLast: false };
    expect(ids(patch(middle, [givenRow("d", { breaksAt: 5 })], all))).toBe("abc");
    expect(ids(patch(middle, [givenRow("d", { breaksAt: 35 })], all))).toBe("abc");
    expect(ids(patch(middle, [givenRow("d", { breaksAt: 25 })], all))).toBe("abdc");
    expect(ids(patch(middle, [givenRow("a", { breaksAt: 35, version: 2 })], all))).toBe("bc");
  });

  test("what was chosen keeps its place, and news that is older than what is shown is no news", () => {
    const gone = givenRow("b", { breaksAt: 99, version: 2, state: "closed" });
    const held = patch(whole, [gone], all, new Set(["b"]));
    expect(ids(held)).toBe("abc");
    expect(held[1]).toBe(gone);
    const newer = { ...whole, rows: [givenRow("a", { breaksAt: 10, version: 5 })] };
    expect(patch(newer, [givenRow("a", { state: "closed", version: 4 })], all)[0]!.version).toBe(5);
  });
});

describe("the clock of a row", () => {
  const clock = (name: string, said: Partial<ShownClock>): ShownClock => ({
    clock: name,
    verdict: "running",
    dueAt: null,
    target: "within 1 h",
    isAim: false,
    remainingMs: 1e3,
    counting: "now",
    changesAt: null,
    isAtRisk: false,
    atRiskAt: null,
    ...said,
  });

  test("is the one by which the ticket stands; where none has a moment one that waits", () => {
    const soon = clock("soon", { dueAt: "2026-02-01T00:00:00Z" });
    const waits = clock("waits", { counting: "paused" });
    const done = clock("done", { counting: "done" });
    expect(firstToBreak([done, waits, soon], "soon", "2026-02-01T00:00:00.000Z")).toMatchObject({
      clock: "soon",
      remainingMs: 1e3,
    });
    expect(firstToBreak([done, waits], null, null)?.clock).toBe("waits");
    expect(firstToBreak([done], null, null)).toBeNull();
  });

  test("says of another level, or of a class that nobody gave yet, the moment alone", () => {
    const next = clock("two", { verdict: "missed", dueAt: "2026-02-02T00:00:00Z" });
    const first = firstToBreak([next], "two", "2026-02-01T00:00:00Z")!;
    expect(first).toMatchObject({ dueAt: Date.parse("2026-02-01T00:00:00Z"), remainingMs: null });
    expect(stateOfClock(first, 0, 0)).toBe("missed");
    expect(firstToBreak([], "perhaps", "2026-02-01T00:00:00Z")).toMatchObject({ clock: "perhaps", remainingMs: null });
  });

  test("stands at risk and is missed as time goes by, also before anybody says so", () => {
    const dueAt = "1970-01-01T00:00:01.000Z";
    const running = firstToBreak(
      [clock("a", { dueAt, remainingMs: 1000, atRiskAt: "1970-01-01T00:00:00.500Z" })],
      "a",
      dueAt,
    )!;
    expect(stateOfClock(running, 0, 0)).toBe("on-track");
    expect(stateOfClock(running, 0, 500)).toBe("at-risk");
    expect(stateOfClock(running, 0, 1001)).toBe("missed");
    expect(stateOfClock({ ...running, isAim: true }, 0, 1001)).toBe("over-aim");
    expect(stateOfClock({ ...running, counting: "paused", atRiskAt: null }, 0, 9999)).toBe("paused");
    expect(stateOfClock({ ...running, counting: "closed" }, 0, 1)).toBe("closed");
  });
});

import { describe, expect, test } from "vitest";
import { addressOf, belongs, compare, filterIn } from "./filter.ts";
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

  test("only what is not done stands in the order of breaking", () => {
    expect(belongs(givenRow("a", { state: "closed" }), all)).toBe(false);
    expect(belongs(givenRow("a", { state: "closed" }), { order: "changed" })).toBe(true);
    expect(belongs(givenRow("a", { assignee: "p" }), { ...all, assignee: "nobody" })).toBe(false);
    expect(belongs(givenRow("a", { isAtRisk: true }), { ...all, atRisk: "true" })).toBe(true);
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

  test("is the one that can still break first; over and done come after", () => {
    const over = clock("over", { remainingMs: -5, dueAt: "2026-01-01T00:00:00Z" });
    const late = clock("late", { dueAt: "2026-03-01T00:00:00Z" });
    const soon = clock("soon", { dueAt: "2026-02-01T00:00:00Z" });
    const waits = clock("waits", { counting: "paused" });
    const done = clock("done", { counting: "done" });
    expect(firstToBreak([done, waits, late, over, soon])?.clock).toBe("soon");
    expect(firstToBreak([over, waits])?.clock).toBe("waits");
    expect(firstToBreak([over])?.clock).toBe("over");
    expect(firstToBreak([done])).toBeNull();
  });

  test("stands at risk and is missed as time goes by, also before anybody says so", () => {
    const running = firstToBreak([clock("a", { remainingMs: 1000, atRiskAt: "1970-01-01T00:00:00.500Z" })])!;
    expect(stateOfClock(running, 0, 0)).toBe("on-track");
    expect(stateOfClock(running, 0, 500)).toBe("at-risk");
    expect(stateOfClock(running, 0, 1001)).toBe("missed");
    expect(stateOfClock({ ...running, isAim: true }, 0, 1001)).toBe("over-aim");
    expect(stateOfClock({ ...running, counting: "paused", atRiskAt: null }, 0, 9999)).toBe("paused");
    expect(stateOfClock({ ...running, counting: "closed" }, 0, 1)).toBe("closed");
  });
});

import { expect, test } from "vitest";
import { pressingClock } from "./pressing.ts";

const clock = (name: string, more: object) => ({
  clock: name,
  verdict: "running",
  remainingMs: 60_000,
  counting: "now",
  dueAt: "2026-11-23T09:30:00.000Z",
  startAt: "2026-11-20T09:30:00.000Z",
  stopAt: null,
  ...more,
});
const answered = clock("response", { verdict: "missed", remainingMs: -5, stopAt: "2026-11-20T15:00:00.000Z" });

test("WEB-40 a late clock that runs is shown, and otherwise the one that breaks first", () => {
  const late = clock("resolution", { verdict: "missed", remainingMs: -300_000 });
  expect(pressingClock([clock("plan", {}), late], "plan", true).remainingMs).toBe(-300_000);
  const next = clock("resolution", { remainingMs: 30_000 });
  expect(pressingClock([clock("plan", {}), next], "resolution", false).remainingMs).toBe(30_000);
});

test("WEB-40 of a ticket whose late clock has stopped, another clock's due is not called late", () => {
  const shown = pressingClock([answered, clock("resolution", {})], "resolution", true);
  expect(shown).toEqual({ remainingMs: null, counting: "done", dueAt: null });
});

import { expect, test } from "vitest";
import { lastReopened, suppliersTurn } from "./turn.ts";

const said = (index: number, side: "customer" | "supplier", kind: string, text: string | null = null, more = {}) => ({
  index,
  at: index * 1000,
  side,
  kind,
  text,
  file: null,
  isAutomatic: false,
  isInternal: false,
  ...more,
});
const report = said(1, "customer", "reported", "Kapot.");
const since = (...entries: ReturnType<typeof said>[]) => suppliersTurn("open", entries, [], [], 0)?.since;

test("WEB-49 it is the supplier's turn since the first word of the customer that nobody reacted to", () => {
  expect(since(report)).toBe(1000);
  expect(since(report, said(2, "supplier", "answered", "We kijken."))).toBeNull();
  const two = [said(3, "customer", "noted", "Ook hier."), said(4, "customer", "attached", null, { file: {} })];
  expect(since(report, said(2, "supplier", "answered", "We kijken."), ...two)).toBe(3000);
  const silent = [said(5, "supplier", "assigned"), said(6, "supplier", "alerted", null, { isAutomatic: true })];
  expect(since(report, said(2, "supplier", "work-started"), ...two, ...silent)).toBe(3000);
  expect(since(report, said(2, "supplier", "noted", "Onder ons.", { isInternal: true }))).toBe(1000);
  for (const state of ["waiting", "resolved", "closed"] as const)
    expect(suppliersTurn(state, [report], [], [], 0)).toBeNull();
});

test("WEB-49 what is promised next is the first moment ahead of a clock that runs, or will when another ends", () => {
  const clock = (title: string, dueAt: number | null, more = {}) => ({
    title,
    article: "7",
    is: "on-track" as const,
    left: { remainingMs: 1, counting: "now", dueAt, target: "within 1 h" },
    dueThen: null,
    norms: [{ target: "1 h", isAim: false, is: "on-track" as const, said: "" }],
    ...more,
  });
  const next = (...clocks: ReturnType<typeof clock>[]) => suppliersTurn("new", [], clocks, [], 50)?.next;
  expect(next(clock("Over", 40), clock("Later", 90), clock("Reactie", 60))).toMatchObject({
    title: "Reactie",
    dueAt: 60,
  });
  expect(next(clock("Later", null, { left: null, dueThen: 70 }), clock("Stil", 60, { is: "paused" }))?.title).toBe(
    "Later",
  );
  expect(next(clock("Zonder", 60, { norms: [] }), clock("Niet van deze", 60, { is: "excluded" }))).toBeNull();
});

test("WEB-49 a duty to the customer that is due before any clock is what is promised next", () => {
  const clock = {
    title: "Oplostijd",
    article: "7",
    is: "on-track" as const,
    left: { remainingMs: 1, counting: "now", dueAt: 90, target: "within 1 h" },
    dueThen: null,
    norms: [{ target: "1 h", isAim: true, is: "on-track" as const, said: "" }],
  };
  const duty = (dueAt: number | null) => ({ title: "Inlichten", article: "8", dueAt, isAim: false });
  const next = (...duties: ReturnType<typeof duty>[]) => suppliersTurn("new", [], [clock], duties, 50)?.next;
  expect(next(duty(70))).toEqual({ title: "Inlichten", article: "8", dueAt: 70, isAim: false });
  for (const other of [duty(40), duty(95), duty(null)]) expect(next(other)?.title).toBe("Oplostijd");
});

test("WEB-49 a reopening is told as long as nobody of the supplier did anything after it, and while it stands", () => {
  const plain = { withdrawn: null };
  const reopened = said(3, "customer", "reopened", "Weer kapot.", plain);
  const before = [said(1, "customer", "reported", "Kapot.", plain), said(2, "supplier", "resolved", "Klaar.", plain)];
  const after = (...entries: ReturnType<typeof said>[]) =>
    lastReopened([...before, ...entries] as (ReturnType<typeof said> & { withdrawn: unknown })[])?.at;
  expect(after()).toBeUndefined();
  expect(after(reopened, said(4, "customer", "noted", "Echt.", plain))).toBe(3000);
  expect(after(reopened, said(4, "supplier", "acknowledged", null, { ...plain, isAutomatic: true }))).toBe(3000);
  expect(after(reopened, said(4, "supplier", "work-started", null, plain))).toBeUndefined();
  expect(after({ ...reopened, withdrawn: {} } as never)).toBeUndefined();
});

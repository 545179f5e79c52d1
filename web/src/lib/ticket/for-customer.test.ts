import { expect, test } from "vitest";
import { betterWayOf, escalatedOf } from "#lib/ticket/for-customer.ts";

const step = (value: string) => ({ value, name: `the ${value}`, supplier: `people of ${value}` });
const ladders = [{ article: "12", steps: [step("support"), step("manager"), step("board")] }];
const fact = (id: string, kind: string, fields: Readonly<Record<string, string>> = {}) => ({
  id,
  kind,
  fields,
  at: "2026-11-20T10:00:00Z",
});
const named = (role: string) => role.replaceAll("-", " ");

test("WEB-49 an escalation says to whom, by which article and what comes after, until the ticket is over", () => {
  const facts = [
    fact("a", "escalated", { step: "support" }),
    fact("b", "escalated", { step: "manager", to: "support-coordinator" }),
  ];
  expect(escalatedOf(true, facts, ladders, named)).toEqual({
    at: Date.parse("2026-11-20T10:00:00Z"),
    fact: "b",
    whom: "support coordinator",
    article: "12",
    next: { step: "the board", whom: "people of board" },
  });
  expect(escalatedOf(false, facts, ladders, named)).toBeNull();
  expect(escalatedOf(true, [fact("c", "noted")], ladders, named)).toBeNull();
  const taken = [...facts, fact("d", "withdrawn", { fact: "b" })];
  expect(escalatedOf(true, taken, ladders, named)).toMatchObject({
    fact: "a",
    whom: "people of support",
    next: { step: "the manager" },
  });
});

test("WEB-49 an agreement without steps names whom it goes to by itself", () => {
  const facts = [fact("a", "escalated", { to: "general-director" })];
  expect(escalatedOf(true, facts, [{ article: "Service Levels", steps: [] }], named)).toMatchObject({
    whom: "general director",
    article: "Service Levels",
    next: null,
  });
  expect(escalatedOf(true, [fact("a", "escalated")], [], named)).toMatchObject({ whom: "", article: "", next: null });
});

test("PRI-4 WEB-49 the better way is told of what came by another one, until somebody has looked at it", () => {
  const preference = {
    rule: "channels",
    title: null,
    article: "3, 7.9",
    say: { nl: "Bel ons.", en: "Phone us." },
    otherwise: "advise",
    types: ["incident"],
    levels: { priority: "critical" },
    channels: ["phone"],
  } as const;
  const desk = { preferences: [preference] } as unknown as Parameters<typeof betterWayOf>[0];
  const critical = { type: "incident", priority: "critical" };
  const ask = (state: string, levels: object, via: string | undefined, type: string | null = "incident") =>
    betterWayOf(desk, { state, type }, levels as Record<string, unknown>, via)?.channels;
  expect(ask("new", critical, "portal")).toEqual(["phone"]);
  expect(ask("new", critical, "phone")).toBeUndefined();
  expect(ask("open", critical, "portal")).toBeUndefined();
  expect(ask("new", { priority: "low" }, "portal")).toBeUndefined();
  expect(ask("new", critical, "portal", null)).toBeUndefined();
  expect(ask("new", critical, undefined)).toBeUndefined();
});

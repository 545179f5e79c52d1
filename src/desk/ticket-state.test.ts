import { expect, test } from "vitest";
import type { Fact, Fields } from "../facts/fact.ts";
import { standingOf } from "./ticket-state.ts";

/** `supplier answered`, one a minute; fields behind it. */
function standing(...lines: (string | [string, Fields])[]) {
  const facts = lines.map((line, i): Fact => {
    const [said, more] = typeof line === "string" ? [line, {}] : line;
    const [by, kind] = said.split(" ") as [string, string];
    return { kind, at: i * 60_000, seq: i, fields: { by, ...more } };
  });
  return standingOf(facts, ({ fields }) => fields["by"] as string);
}

const automatic = { automatic: "yes" };

test.each([
  ["new", []],
  ["new", ["customer reported", "customer noted"]],
  ["new", ["supplier reported", "supplier watched"]],
  ["open", ["customer reported", "supplier assigned"]],
  ["waiting", ["customer reported", "supplier waiting-for-customer", "supplier noted"]],
  ["open", ["customer reported", "supplier waiting-for-customer", "customer noted"]],
  ["waiting", ["customer reported", "supplier waiting-for-access", "customer noted"]],
  ["waiting", ["customer reported", "supplier waiting-for-third-party", "customer noted"]],
  ["open", ["customer reported", "supplier waiting-for-third-party", "third-party noted"]],
  ["open", ["customer reported", "supplier parked", "supplier resumed"]],
  ["resolved", ["customer reported", "supplier resolved", "supplier resumed"]],
  ["closed", ["customer reported", "supplier resolved", "customer closed", "customer noted"]],
  ["closed", ["customer reported", "supplier closed", "supplier resolved"]],
  ["closed", ["customer reported", "supplier closed", "supplier waiting-for-customer"]],
  ["open", ["customer reported", "supplier resolved", "customer closed", "customer reopened"]],
  ["merged", ["customer reported", "supplier merged", "supplier noted"]],
  ["spam", ["customer reported", "supplier closed", "supplier marked-spam"]],
] as const)("DSK-3 %s: %j", (state, facts) => {
  expect(standing(...facts).state).toBe(state);
});

test("DSK-3 CLK-15 what a machine says moves nothing", () => {
  expect(standing("customer reported", ["supplier acknowledged", automatic]).state).toBe("new");
  expect(standing("customer reported", "supplier waiting-for-customer", ["customer noted", automatic]).state).toBe(
    "waiting",
  );
});

test("DSK-3 a reopening forgets when it was resolved and closed", () => {
  const closed = standing("customer reported", "supplier resolved", "customer closed");
  expect(closed).toMatchObject({ resolvedAt: 60_000, closedAt: 120_000, since: 120_000 });
  const again = standing("customer reported", "supplier resolved", "customer closed", "customer reopened");
  expect(again).toMatchObject({ resolvedAt: undefined, closedAt: undefined, since: 180_000 });
});

test("DSK-3 it stands as it does since what changed it last, not since what was said last", () => {
  expect(standing("customer reported", "supplier noted", "supplier noted").since).toBe(60_000);
  expect(standing("customer reported").since).toBe(-Infinity);
});

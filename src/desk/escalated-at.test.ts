import { expect, test } from "vitest";
import { escalatedAt } from "./escalated-at.ts";

const at = (...kinds: string[]) =>
  escalatedAt(kinds.map((kind, i) => ({ kind, at: i, seq: i, fields: { by: "customer" } })));

test.each([
  [undefined, ["reported", "noted"]],
  [1, ["reported", "escalated", "answered", "waiting-for-customer"]],
  [3, ["reported", "escalated", "assigned", "escalated"]],
  [undefined, ["reported", "escalated", "resolved"]],
  [3, ["reported", "escalated", "resolved", "escalated", "answered"]],
  [undefined, ["reported", "escalated", "resolved", "closed", "reopened"]],
  [undefined, ["reported", "escalated", "merged"]],
  [undefined, ["reported", "escalated", "marked-spam"]],
  [undefined, ["reported", "resolved", "escalated", "closed"]],
] as const)("DSK-22 stands escalated since %s: %j", (since, kinds) => {
  expect(at(...kinds)).toBe(since);
});

import { expect, test } from "vitest";
import { refusedTogether } from "#lib/ticket/refused-together.ts";

test("what cannot be done for one reason says it once, and what can or never could be done says nothing", () => {
  const may = { assign: "closed", wait: "no pause (2.1)", merge: "closed", escalate: null };
  expect(refusedTogether(["assign", "wait", "close", "escalate", "merge"], may)).toStrictEqual([
    { refusal: "closed", verbs: ["assign", "merge"] },
    { refusal: "no pause (2.1)", verbs: ["wait"] },
  ]);
  expect(refusedTogether(["close"], may)).toStrictEqual([]);
});

import { expect, test } from "vitest";
import { stateShapes, toneOfState, type StateName } from "./states.ts";
import { states } from "./words/states.ts";

const names = Object.keys(toneOfState) as StateName[];

test("WEB-5 each state has its own word in both languages", () => {
  for (const language of [0, 1]) expect(new Set(names.map((name) => states[name][language])).size).toBe(names.length);
});

test("WEB-5 states of another tone have another icon", () => {
  const alike = names.flatMap((one) =>
    names.filter((other) => toneOfState[one] !== toneOfState[other] && stateShapes[one] === stateShapes[other]),
  );
  expect(alike).toEqual([]);
});

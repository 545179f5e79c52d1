import { expect, test } from "vitest";
import { firstSteps, type Present } from "./first-steps.ts";

const nothing: Present = {
  hasSecondFactor: false,
  name: "Administrator",
  supplier: "Peil",
  agreements: 0,
  customers: 0,
  contracts: 0,
  unreached: 0,
  colleagues: 1,
  customersPeople: 0,
};
const stateOf = (present: Partial<Present>) => firstSteps({ ...nothing, ...present }).map(({ state }) => state);

test("WEB-10 the first steps begin with one's own account, and one is to be done at a time", () => {
  expect(stateOf({})).toEqual(["now", ...Array<string>(7).fill("later")]);
  expect(stateOf({ hasSecondFactor: true, name: "Noor Hendriks", supplier: "Zuiderpost IT" }).slice(0, 4)).toEqual([
    "done",
    "done",
    "now",
    "later",
  ]);
});

test("WEB-10 what was done out of turn is done, and the first that was not is next", () => {
  expect(stateOf({ hasSecondFactor: true, customers: 2, colleagues: 3 })).toEqual([
    "done",
    "now",
    "later",
    "done",
    "later",
    "later",
    "done",
    "later",
  ]);
});

test("WEB-10 with all of it there nothing is left to do", () => {
  const all = {
    name: "Noor",
    supplier: "Zuiderpost IT",
    agreements: 1,
    customers: 1,
    contracts: 1,
    colleagues: 2,
    customersPeople: 1,
  };
  expect(new Set(stateOf({ hasSecondFactor: true, ...all }))).toEqual(new Set(["done"]));
  expect(stateOf({ hasSecondFactor: true, ...all, unreached: 1 })[5]).toBe("now"); // customers are to know whom to call
});

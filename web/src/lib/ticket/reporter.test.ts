import { expect, test } from "vitest";
import { reporterOf } from "./reporter.ts";

const known = {
  names: (person: string) => (person === "agent" ? "Ada" : "Cleo"),
  sideOf: (person: string) => (person === "agent" ? ("supplier" as const) : ("customer" as const)),
  unknown: "unknown, of Acme",
};
const ofCustomer = { side: "customer" } as const;
const text = (body: string) => ({ state: "readable" as const, body });

test("DSK-19 whoever called is the reporter, by the name that was given, and never who wrote it down", () => {
  const named = { text: text("It hangs.\n\ncaller: Jo of the desk"), fields: { caller: "on-file" } };
  expect(reporterOf({ reporter: "agent", report: named, entry: ofCustomer }, known)).toBe("Jo of the desk");
  const erased = { text: { state: "erased" as const, body: null }, fields: { caller: "on-file" } };
  expect(reporterOf({ reporter: "agent", report: erased, entry: ofCustomer }, known)).toBe("unknown, of Acme");
  const nameless = { text: text("caller: nobody asked"), fields: {} };
  expect(reporterOf({ reporter: "agent", report: nameless, entry: ofCustomer }, known)).toBe("unknown, of Acme");
  expect(reporterOf({ reporter: "person", report: nameless, entry: ofCustomer }, known)).toBe("Cleo");
  expect(reporterOf({ reporter: "agent", report: nameless, entry: { side: "supplier" } }, known)).toBe("Ada");
  expect(reporterOf({ reporter: null, report: nameless, entry: ofCustomer }, known)).toBe(null);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseAgreement } from "../../agreement/parse.ts";
import { namedExamples } from "./example-title.ts";

const named = (agreement: string) => {
  const source = readFileSync(new URL(`../../../agreements/${agreement}/agreement.yaml`, import.meta.url), "utf8");
  const parsed = parseAgreement(source);
  if (!("file" in parsed)) throw new Error(`${agreement} cannot be read`);
  return new Map(namedExamples(parsed.file).map(({ name, title }) => [name, title]));
};

test("AGD-4 an example is called in Dutch by what it asserts something of, what comes out and what happens in it", () => {
  const titles = named("embrace");
  const nl = (name: string) => titles.get(name)?.nl;
  expect(nl("working hours run from nine to five on weekdays")).toBe("Werkuren");
  expect(nl("the matrix, production")).toBe("Prioriteit: Urgent, Hoog, Normaal … – Incident en Productie");
  expect(nl("lowered after the miss, the miss remains")).toBe(
    "Prioriteit en Reactietijd: Normaal, gehaald en gemist – nieuwe indeling en vertelde plan",
  );
  expect(titles.get("the matrix, production")?.en).toBe("the matrix, production");
});

test.each(["1do", "covide", "embrace", "engage", "vecozo"])("AGD-4 no two examples of %s are called the same", (of) => {
  const titles = [...named(of).values()].map(({ nl }) => nl);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.filter((title) => /undefined|^[:–]|artikel $/.test(title))).toEqual([]);
});

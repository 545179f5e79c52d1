import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { annexIn, annexText, askedOf, assetsIn, feesIn, feesText, fieldsIn } from "./contract-form.ts";

const sourceOf = (name: string) =>
  readFileSync(new URL(`../../../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8");

test("CON-1 what an agreement asks of a contract becomes the fields of a form, and its term is asked apart", () => {
  const { items, attributes } = askedOf(sourceOf("1do"), { "hourly-rate": "Uurtarief" }, "nl");
  const named = Object.fromEntries(items.map((item) => [item.name, item]));
  expect(named["term"]).toBeUndefined();
  expect(named["assets"]).toMatchObject({
    as: "choices",
    choices: expect.arrayContaining([{ value: "server", title: "server" }]),
  });
  expect(named["emergency-service"]).toMatchObject({ as: "yes-or-no", usual: "no", article: "3.2" });
  expect(named["hourly-rate"]).toMatchObject({ as: "line", title: "Uurtarief", example: "EUR 1650.00" });
  expect(attributes).toEqual([{ name: "package", values: expect.arrayContaining(["all-in-1", "server-plus"]) }]);
  expect(askedOf(sourceOf("covide"), {}, "nl").items.find(({ name }) => name === "plan")).toMatchObject({
    as: "choice",
    choices: expect.arrayContaining([{ value: "premium", title: "Premium" }]),
  });
});

test("CON-1 what is left empty is left out, a list is a list, and one value is one", () => {
  const form = new FormData();
  form.append("field-assets", "server");
  form.append("field-assets", "workplace");
  form.append("field-hourly-rate", " EUR 95.00 ");
  form.append("field-test-restore", "  ");
  form.append("field-reporters", "contact\n\nmanagement\n");
  expect(fieldsIn(form, askedOf(sourceOf("1do"), {}, "nl").items)).toEqual({
    assets: ["server", "workplace"],
    "hourly-rate": "EUR 95.00",
    reporters: ["contact", "management"],
  });
});

test("CON-1 things in use and fees are written one a line, and a fee that is not is told", () => {
  expect(assetsIn("SRV-01; package=server-plus\n\nLaptop 4\n")).toEqual([
    { name: "SRV-01", attributes: { package: "server-plus" } },
    { name: "Laptop 4", attributes: {} },
  ]);
  const fees = feesIn("Management; EUR 1650.00; month\nIntake; EUR 400.00; once");
  expect(feesText(fees)).toBe("Management; EUR 1650.00; month\nIntake; EUR 400.00; once");
  expect([feesIn("Management; EUR 1650.00; fortnight"), feesIn("Management; EUR 1650.00"), feesIn("")]).toEqual([
    undefined,
    undefined,
    [],
  ]);
});

test("VER-4 an annex reads back as it was written, and a line without a value is told", () => {
  const annex = { "clocks.answer.target.high": "1 h", "contract.services.values": ["workspace"] };
  expect(annexIn(annexText(annex))).toEqual(annex);
  expect(annexIn("clocks.answer")).toBeUndefined();
});

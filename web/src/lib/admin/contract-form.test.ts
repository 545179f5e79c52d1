import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { annexIn, annexText, askedOf, assetsIn, fieldsIn, withServices } from "./contract-form.ts";
import { feesIn, feesText, periodNames } from "./fees.ts";
import { byField } from "./found.ts";
import { lengthText, moneyText, moneyTyped, perText, readLength, readMoney } from "./typed-value.ts";

const sourceOf = (name: string) =>
  readFileSync(new URL(`../../../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8");

test("CON-1 what an agreement asks of a contract becomes the fields of a form, and its term is asked apart", () => {
  const { items, attributes } = askedOf(sourceOf("1do"), { "hourly-rate": "Uurtarief" }, "nl");
  const named = Object.fromEntries(items.map((item) => [item.name, item]));
  expect(named["term"]).toBeUndefined();
  expect(named["assets"]).toMatchObject({
    as: "choices",
    choices: expect.arrayContaining([{ value: "workplace", title: "werkplek" }]),
  });
  expect(named["emergency-service"]).toMatchObject({ as: "yes-or-no", usual: "no", article: "3.2" });
  expect(named["hourly-rate"]).toMatchObject({ as: "money", title: "Uurtarief", per: "h" });
  expect(named["reporters"]).toMatchObject({
    as: "choices",
    title: "Wie mag melden",
    choices: expect.arrayContaining([{ value: "anyone", title: "iedereen" }]),
  });
  expect(attributes).toMatchObject([
    {
      name: "package",
      title: "Pakket",
      values: expect.arrayContaining([{ value: "server-plus", title: "Server Plus" }]),
    },
  ]);
  expect(askedOf(sourceOf("covide"), {}, "nl").items.find(({ name }) => name === "plan")).toMatchObject({
    as: "choice",
    choices: expect.arrayContaining([{ value: "premium", title: "Premium" }]),
  });
});

test("CON-1 what is left empty is left out, a list is a list, and one value is one", () => {
  const form = new FormData();
  form.append("field-assets", "server");
  form.append("field-assets", "workplace");
  form.append("field-hourly-rate", " 95,5 ");
  form.append("field-hours-in-price", "8 uur");
  form.append("field-test-restore", "  ");
  form.append("field-reporters", "contact\n\nmanagement\n");
  expect(fieldsIn(form, askedOf(sourceOf("1do"), {}, "nl").items)).toEqual({
    assets: ["server", "workplace"],
    "hourly-rate": "EUR 95.50",
    "hours-in-price": "8 h",
    reporters: ["contact", "management"],
  });
});

test("CON-1 things in use and fees are written one per line in the reader's words, and a fee that is not is told", () => {
  const { attributes } = askedOf(sourceOf("1do"), {}, "nl");
  const plus = { package: "server-plus" };
  expect(assetsIn("SRV-01; package=server-plus\nSRV-02; Server Plus\n\nLaptop 4\nX; iets", attributes)).toEqual([
    { name: "SRV-01", attributes: plus },
    { name: "SRV-02", attributes: plus },
    { name: "Laptop 4", attributes: {} },
    { name: "X", attributes: { package: "iets" } },
  ]);
  const fees = feesIn("Beheer; 1.650,00; maand\nIntake; EUR 400.00; once");
  expect(fees).toMatchObject([{ amount: "EUR 1650.00", per: "month" }, { per: "once" }]);
  expect([feesText(fees, "nl"), feesText(fees, "en")]).toEqual([
    "Beheer; 1650,00; maand\nIntake; 400,00; eenmalig",
    "Beheer; 1650.00; month\nIntake; 400.00; once",
  ]);
  expect(periodNames("nl")).toBe("eenmalig, maand, kwartaal, jaar, uur");
  expect([feesIn("Beheer; 1650; veertien dagen"), feesIn("Beheer; veel; maand"), feesIn("A; 1"), feesIn("")]).toEqual([
    undefined,
    undefined,
    undefined,
    [],
  ]);
});

test.each([
  ["125", "EUR 125.00"],
  ["125,5", "EUR 125.50"],
  ["125.50", "EUR 125.50"],
  ["€ 1.650,00", "EUR 1650.00"],
  ["1,650.00", "EUR 1650.00"],
  ["1.650", "EUR 1650.00"],
  ["EUR 0.00", "EUR 0.00"],
  ["USD 12.00", "USD 12.00"],
  ["ongeveer 100", "ongeveer 100"],
  ["12,345.6.7", "12,345.6.7"],
])("CON-1 an amount is read as somebody types it, or left for the API to refuse: %s", (typed, read) => {
  expect(readMoney(typed)).toBe(read);
});

test.each([
  ["8 uur", "8 h", "8 uur"],
  ["8h", "8 h", "8 uur"],
  ["3 maanden", "3 months", "3 maanden"],
  ["1 werkdag", "1 working day", "1 werkdag"],
  ["5 werkdagen", "5 working days", "5 werkdagen"],
  ["1 jaar", "1 year", "1 jaar"],
  ["2 jaar", "2 years", "2 jaar"],
  ["4 uur 30 minuten", "4 h 30 min", "4 uur 30 min"],
  ["0,5 u", "0.5 h", "0,5 uur"],
  ["een tijdje", "een tijdje", "een tijdje"],
])("CON-1 a length is read in either language, and stands in the reader's: %s", (typed, read, nl) => {
  expect([readLength(typed), lengthText(read, "nl")]).toEqual([read, nl]);
});

test("CON-1 an amount stands in its field as it is typed, and elsewhere with its currency", () => {
  expect([moneyTyped("EUR 125.50", "nl"), moneyTyped("EUR 125.50", "en"), moneyTyped("USD 1.00", "nl")]).toEqual([
    "125,50",
    "125.50",
    "USD 1.00",
  ]);
  expect(moneyText("EUR 1650.00", "nl").replace(/\s/, " ")).toBe("€ 1.650,00");
  expect([perText("h", "nl"), perText("h", "en"), perText("month", "nl")]).toEqual([
    "per uur",
    "per hour",
    "per maand",
  ]);
});

test("CON-1 what was found is said at its field, and above the form where it is of none", () => {
  const { items } = askedOf(sourceOf("1do"), {}, "nl");
  const [rate, code] = [{ pointer: "#/fields/hourly-rate" }, { pointer: "#/code" }];
  const { ofFields, others } = byField([rate, code], items);
  expect([[...ofFields], others]).toEqual([[["hourly-rate", rate]], [code]]);
});

test("VER-4 an annex reads back as it was written, and a line without a value is told", () => {
  const annex = { "clocks.answer.target.high": "1 h", "contract.services.values": ["workspace"] };
  expect(annexIn(annexText(annex))).toEqual(annex);
  expect(annexIn("clocks.answer")).toBeUndefined();
});

test("CON-2 where an agreement asks for services, those that the supplier has are the example", () => {
  const asked = askedOf(sourceOf("vecozo"), {}, "nl");
  const exampleOf = (services: readonly string[]) =>
    withServices(asked, services).items.find(({ name }) => name === "services")?.example;
  expect(exampleOf(["portal", "web-services"])).toBe("portal · web-services");
  expect(exampleOf([])).toBeUndefined();
});

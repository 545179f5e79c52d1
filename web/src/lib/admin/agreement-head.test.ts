import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { agreementHead } from "./agreement-head.ts";

const source = (name: string) =>
  readFileSync(new URL(`../../../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8");

test("CON-1 an agreement is called by its title, its edition and its supplier, as the top of its file has them", () => {
  expect(agreementHead(source("embrace"))).toEqual({
    name: "embrace",
    edition: "2021-11",
    title: { nl: "Service level agreement van Embrace", en: "Embrace service level agreement" },
    supplier: "Embrace",
  });
  expect(agreementHead(source("1do"))).toMatchObject({ edition: "2.4", supplier: "1do" });
  for (const name of ["covide", "engage", "vecozo"]) expect(agreementHead(source(name))?.supplier).not.toBe("");
});

test("CON-1 a text without a title, or that is no agreement, has no head", () => {
  for (const text of [
    "",
    "title: xx",
    "agreement: a\nedition: 1\n",
    "agreement: [\nedition: 1\ntitle: { nl: a, en: b }",
  ])
    expect(agreementHead(text)).toBeUndefined();
});

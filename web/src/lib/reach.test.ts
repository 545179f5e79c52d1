import { expect, test } from "vitest";
import { reachBy } from "#lib/reach.ts";

const named = (channel: string) => `<${channel}>`;

test("WEB-49 the number to call stands where calling is better; where nobody filled it in, that it stands in the contract", () => {
  const both = { phone: "+31 (0)00 000 00 00", mail: "desk@example.org" };
  expect(reachBy(["phone", "emergency-phone"], both, named)).toEqual({
    known: [{ name: "<phone>", value: "+31 (0)00 000 00 00", href: "tel:+31000000000" }],
    isUnknown: false,
  });
  expect(reachBy(["portal", "mail"], both, named)).toMatchObject({
    known: [{ href: "mailto:desk@example.org" }],
    isUnknown: false,
  });
  expect(reachBy(["phone", "mail"], { mail: "desk@example.org" }, named)).toMatchObject({ isUnknown: true });
  expect(reachBy(["portal"], {}, named)).toEqual({ known: [], isUnknown: false });
});

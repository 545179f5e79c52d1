import { expect, test } from "vitest";
import { reachBy, staffedBy } from "#lib/reach.ts";

const named = (channel: string) => `<${channel}>`;
const staffed = (channel: string) => ({ isOpen: channel !== "phone", until: 36e5 });

test("WEB-49 the number to call stands where calling is better; where nobody filled it in, that it stands in the contract", () => {
  const both = { phone: "+31 (0)00 000 00 00", mail: "desk@example.org" };
  expect(reachBy(["phone", "emergency-phone"], both, named, staffed)).toEqual({
    known: [
      {
        name: "<phone>",
        value: "+31 (0)00 000 00 00",
        href: "tel:+31000000000",
        staffed: { isOpen: false, until: 36e5 },
      },
    ],
    isUnknown: false,
  });
  expect(reachBy(["portal", "mail"], both, named, staffed)).toMatchObject({
    known: [{ href: "mailto:desk@example.org", staffed: undefined }],
    isUnknown: false,
  });
  expect(reachBy(["phone", "mail"], { mail: "desk@example.org" }, named, staffed)).toMatchObject({ isUnknown: true });
  expect(reachBy(["portal"], {}, named, staffed)).toEqual({ known: [], isUnknown: false });
});

test("WEB-49 CAL-1 a number is answered on its own hours where a rule names them, and on those of the desk otherwise", () => {
  const hours = [
    { hours: "support", isOpen: false, until: 2 },
    { hours: "emergency", isOpen: true, until: 3 },
    { hours: "always", isOpen: true, until: null },
  ];
  const own = { "emergency-phone": "emergency", "night-phone": "always" };
  expect(staffedBy("emergency-phone", hours, own)).toEqual({ isOpen: true, until: 3 });
  expect(staffedBy("phone", hours, own)).toEqual({ isOpen: false, until: 2 });
  expect(staffedBy("night-phone", hours, own)).toBeUndefined();
  expect(staffedBy("phone", [], own)).toBeUndefined();
});

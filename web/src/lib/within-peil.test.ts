import fc from "fast-check";
import { expect, test } from "vitest";
import { withinPeil } from "./within-peil.ts";

const own = "https://peil.example";

test("WEB-2 a page of Peil is where signing in leads, with its query and its place on the page", () => {
  expect(withinPeil("/tickets?state=new#row")).toBe("/tickets?state=new#row");
  expect([withinPeil(null), withinPeil(undefined), withinPeil("")]).toEqual(["/", "/", "/"]);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/./\\evil.example",
  "\n//evil.example",
])("WEB-2 %j leads to no other site", (to) => expect(new URL(withinPeil(to), own).origin).toBe(own));

test("WEB-2 no text leads to another site", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "\t",
    "\n",
    ":",
    "@",
    "evil.example",
    "https",
    "%2f",
    "?",
    "#",
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(new URL(withinPeil(pieces.join("")), own).origin).toBe(own);
    }),
    { numRuns: 2000 },
  );
});

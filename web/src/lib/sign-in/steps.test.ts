import { expect, test } from "vitest";
import { isSignedOut, nextStep, tooLate } from "./steps.ts";

test("IDN-6 a sign-in goes on to what is still to be done, and keeps where somebody was going", () => {
  expect(nextStep({ stage: "second-factor", methods: ["totp", "passkey"] }, "/tickets?state=open")).toBe(
    "/sign-in/code?to=%2Ftickets%3Fstate%3Dopen&with=totp.passkey",
  );
  expect(nextStep({ stage: "enrolment", methods: [] }, null)).toBe("/sign-in/enrol");
  expect(nextStep({ stage: "full", methods: [] }, "/tickets?state=open")).toBe("/tickets?state=open");
});

test.each(["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", ""])(
  "IDN-14 signing in leads to a page of Peil, and not to %s",
  (to) => expect(nextStep({ stage: "full", methods: [] }, to)).toBe("/"),
);

test("IDN-6 who was too late begins again, and is told apart from who gave a wrong code", () => {
  expect(tooLate("/tickets")).toBe("/sign-in?late=1&to=%2Ftickets");
  expect([isSignedOut({ type: "/problems/not-signed-in" }), isSignedOut({ type: "/problems/wrong-code" })]).toEqual([
    true,
    false,
  ]);
});

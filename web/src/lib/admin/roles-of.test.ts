import { expect, test } from "vitest";
import { looksAfter as apiLooksAfter } from "../../../../src/http/resources/person-shown.ts";
import { roles, sideOfRole } from "../../../../src/facts/role.ts";
import type { Principal } from "../../../../src/identity/principal.ts";
import { looksAfter, rolesToGive } from "./roles-of.ts";

test("API-5 a page offers for each role exactly those whom the API lets it look after", () => {
  for (const role of roles)
    for (const whose of roles) {
      const customer = sideOfRole(role) === "customer" ? "c" : null;
      const asked = { role: whose, customer: sideOfRole(whose) === "customer" ? "c" : null };
      const principal = { role, customer, via: "session" } as unknown as Principal;
      expect([role, whose, looksAfter(role, whose)]).toEqual([role, whose, apiLooksAfter(principal, asked)]);
    }
});

test("API-5 a form that adds somebody begins with the role of the fewest rights", () => {
  for (const role of ["administrator", "manager", "customer-administrator", "agent"])
    expect([role, rolesToGive(role, true)[0]]).toEqual([role, "end-user"]);
  expect(rolesToGive("administrator", false)[0]).toBe("agent");
});

import { expect, test } from "vitest";
import { agreed, id } from "../../test/at-desk.ts";
import { voicesOf } from "./speaker.ts";

test("DSK-21 a customer's administrator speaks as the administrator that the agreement knows, and anybody else for the customer", () => {
  const program = agreed("covide");
  const voice = (role: "customer-administrator" | "contact" | "end-user" | "agent") =>
    voicesOf(program, [], { person: id("a"), role }).own;
  expect([voice("customer-administrator"), voice("contact"), voice("end-user"), voice("agent")]).toEqual([
    "administrator",
    "customer",
    "customer",
    "supplier",
  ]);
  const elsewhere = agreed("embrace"); // which knows no administrator
  expect(voicesOf(elsewhere, [], { person: id("a"), role: "customer-administrator" }).own).toBe("customer");
});

import { expect, test } from "vitest";
import { unbroken } from "./unbroken.ts";

test("WEB-42 a number stays with its unit where a line ends", () => {
  expect(unbroken("90% binnen 4 u en 99,9% binnen 2 werkdagen")).toBe(
    "90% binnen 4\u00a0u en 99,9% binnen 2\u00a0werkdagen",
  );
});

import { expect, test } from "vitest";
import { transport } from "../hooks.ts";
import { AsMade } from "./as-made.ts";

test("WEB-45 what a page holds already is not sent beside it, and what it does not hold is", () => {
  const { encode, decode } = transport["AsMade"]!;
  const come = (value: AsMade<string>) => decode(encode(value)) as AsMade<string>;
  expect(come(new AsMade("text", false)).of).toBeUndefined();
  expect(come(new AsMade("text", true)).of).toBe("text");
  expect(encode("text")).toBe(false);
});

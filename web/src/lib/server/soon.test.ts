import { expect, test } from "vitest";
import { soon } from "./soon.ts";

const after = (ms: number) => new Promise<string>((resolve) => void setTimeout(() => resolve("told"), ms));

test("WEB-41 what is there at once is in the page, what takes longer comes later, and whole waits for it", async () => {
  expect(await soon(Promise.resolve("told"), { whole: false })).toEqual({ value: "told" });
  expect(await soon(after(40), { whole: true, withinMs: 1 })).toEqual({ value: "told" });
  const late = await soon(after(40), { whole: false, withinMs: 1 });
  expect("later" in late && (await late.later)).toBe("told");
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { filesOf } from "./tidy.ts";
import { golden } from "./accept.ts";
import { generated } from "./gen.ts";
import { projectRoot, stale, write } from "./written.ts";

const place = mkdtempSync(path.join(tmpdir(), "peil-written-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test("what is committed is what the program writes", async () => {
  expect((await stale([...generated, ...golden])).map((found) => `${found.path}\n${found.hint}`)).toEqual([]);
});

test("no golden file stays behind that nothing makes", () => {
  const made = golden.map((item) => item.path);
  const kept = filesOf(projectRoot).map((file) => file.path);
  const isGolden = (at: string) => at.startsWith("test/golden/") || /^agreements\/[^/]+\/golden\//.test(at);
  expect(kept.filter((at) => isGolden(at) && !made.includes(at))).toEqual([]);
});

test("a stale file is told with the first line that differs, and written once", async () => {
  const list = [{ path: "a/b.txt", make: async () => "one\ntwo\n" }];
  expect(await stale(list, place)).toMatchObject([{ path: "a/b.txt", hint: "  it is not there yet" }]);
  expect(await write(list, place)).toEqual(["a/b.txt"]);
  expect(await write(list, place)).toEqual([]);
  writeFileSync(path.join(place, "a/b.txt"), "one\n2\n");
  expect(await stale(list, place)).toMatchObject([{ hint: "  line 2\n  - 2\n  + two" }]);
  await write(list, place);
  expect(readFileSync(path.join(place, "a/b.txt"), "utf8")).toBe("one\ntwo\n");
});

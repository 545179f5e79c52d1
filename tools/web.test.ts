import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { keepNewest } from "./web.ts";

const build = (n: number) => `${n}`.padStart(16, "0");

test("WEB-1 of the builds the newest stay, with which a Peil may still run, and the one in use whenever it was made", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "peil-builds-"));
  for (const n of [1, 2, 3, 4, 5]) {
    mkdirSync(path.join(folder, build(n), "client"), { recursive: true });
    utimesSync(path.join(folder, build(n)), n, n);
  }
  mkdirSync(path.join(folder, "server")); // as pages were built before
  writeFileSync(path.join(folder, "current"), build(2));
  keepNewest(folder, 3);
  expect(readdirSync(folder).toSorted()).toEqual([build(2), build(4), build(5), "current"]);
  keepNewest(folder, 1);
  expect(readdirSync(folder).toSorted()).toEqual([build(2), "current"]);
  rmSync(folder, { recursive: true });
});

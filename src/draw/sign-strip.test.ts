import { expect, test } from "vitest";
import { measured, zone } from "../../test/measured.ts";
import { signSentence, signStrip } from "./sign-strip.ts";

const [figure] = measured()
  .contracts[0]!.measures.find(({ kind }) => kind === "signs")!
  .periods.map((one) => one.figure);

test("HBT-2 DRA-3 a late sign is a ring, a missing one a cross, and the longest gap a bracket", () => {
  const svg = signStrip([{ label: "Feb", figure: figure! }], { name: "Backup", zone, width: "wide" }, "February", "en");
  expect([...svg.matchAll(/class="(sign-late|sign-missing|open)"/g)].map(([, name]) => name)).toEqual([
    "open",
    "sign-late",
    "sign-missing",
  ]);
  expect(svg).toContain("late: 2026-02-09 03:00, 2 h 10 min");
  expect(svg).toContain(">27/28<");
});

test("HBT-2 DRA-7 a period of signs says its numbers in one sentence", () => {
  expect(signSentence(figure!, "en")).toBe(
    "missed: 27 of 28 received, 1 of them late, 1 missing; the longest gap was 48 h.",
  );
  expect(signSentence(figure!, "nl")).toBe(
    "gemist: 27 van 28 ontvangen, waarvan 1 te laat; 1 ontbreken; het langste gat was 48 u.",
  );
});

test("OBJ-4 DRA-3 of a period without a sign, in which none was due, no line says that all went well", () => {
  const none = { unit: "count", value: 0 } as const;
  const bare = { ...figure!, verdict: "running", stretches: [] } as const;
  for (const values of [{}, { expected: none, received: none, late: none, missing: none, open: none }]) {
    const silent = { ...bare, values };
    const svg = signStrip([{ label: "2026", figure: silent }], { name: "Backup", zone, width: "wide" }, "2026", "en");
    expect(svg).not.toContain("strip up");
    expect(svg).not.toContain(">/<");
    expect(signSentence(silent, "en")).toBe("nothing measured.");
  }
});

import { expect, test } from "vitest";
import { words } from "#lib/server/words.ts";
import { report } from "#lib/words/report.ts";
import { verbs } from "#lib/words/verbs.ts";
import { mostFileBytes as taken } from "../../../../src/attachments/receive-file.ts";
import { fitting, mostFileBytes, mostFiles, whyOf } from "./file-limits.ts";

const w = words(report, "nl");
const file = (name: string, size = 1) => ({ name, size }) as File;

test("ATT-4 what does not fit is left out by name with why, and the rest goes along", () => {
  expect(mostFileBytes).toBe(taken);
  const [small, large, whole] = [file("a.txt"), file("b.zip", mostFileBytes + 1), file("c.zip", mostFileBytes)];
  expect(fitting(0, [small, large, whole], w)).toEqual({
    files: [small, whole],
    leftOut: [{ name: "b.zip", why: "is te groot: hoogstens 25 MB per bestand." }],
  });
  expect(fitting(mostFiles - 1, [small, whole], w)).toEqual({
    files: [small],
    leftOut: [{ name: "c.zip", why: "gaat niet mee: hoogstens 20 bestanden tegelijk." }],
  });
});

test("ATT-4 beside a message it is said in the same way", () => {
  const said = fitting(mostFiles, [file("a.txt"), file("b.zip", mostFileBytes + 1)], words(verbs, "nl"));
  expect(said.leftOut.map(({ why }) => why)).toEqual([
    "Hoogstens 20 bestanden tegelijk.",
    "Te groot: hoogstens 25 MB per bestand.",
  ]);
});

test("ATT-4 why a file was not taken is what the API said, or that it did not arrive", () => {
  expect(whyOf({ title: "Te groot", detail: "Meer dan 25 MB." }, "kwam niet aan")).toBe("Te groot. Meer dan 25 MB.");
  expect(whyOf(undefined, "kwam niet aan")).toBe("kwam niet aan");
});

import { expect, test } from "vitest";
import { mostFileBytes as taken } from "../../../../src/attachments/receive-file.ts";
import { fitting, mostFileBytes, mostFiles, whyOf } from "./file-limits.ts";

const w = { fileTooLarge: "te groot", tooManyFiles: "te veel" };
const file = (name: string, size = 1) => ({ name, size }) as File;

test("ATT-4 what does not fit is left out by name with why, and the rest goes along", () => {
  expect(mostFileBytes).toBe(taken);
  const [small, large, whole] = [file("a.txt"), file("b.zip", mostFileBytes + 1), file("c.zip", mostFileBytes)];
  expect(fitting(0, [small, large, whole], w)).toEqual({
    files: [small, whole],
    leftOut: [{ name: "b.zip", why: "te groot" }],
  });
  expect(fitting(mostFiles - 1, [small, whole], w)).toEqual({
    files: [small],
    leftOut: [{ name: "c.zip", why: "te veel" }],
  });
});

test("ATT-4 why a file was not taken is what the API said, or that it did not arrive", () => {
  expect(whyOf({ title: "Te groot", detail: "Meer dan 25 MB." }, "kwam niet aan")).toBe("Te groot. Meer dan 25 MB.");
  expect(whyOf(undefined, "kwam niet aan")).toBe("kwam niet aan");
});

import { describe, expect, it } from "vitest";
import { Chance } from "./chance.ts";
import { sloppy, tidy } from "./handwriting.ts";

describe("how a text looks", () => {
  it("tidy: sentences begin with a capital and nothing is left of what was not said", () => {
    expect(tidy("hallo,\n\n\n\n  er is iets mis .   het gaat niet.  \n\n\n")).toBe(
      "Hallo,\n\nEr is iets mis. Het gaat niet.",
    );
  });

  it("typed in haste: the same letters, a few of them elsewhere", () => {
    const text = "Het intranet blijft laden op de startpagina, niemand komt erin.";
    const letters = (of: string) => of.toLowerCase().replaceAll(".", "").split("").toSorted().join("");
    const typed = Array.from({ length: 20 }, (_, i) => sloppy(text, new Chance(String(i))));
    expect(new Set(typed.map(letters))).toEqual(new Set([letters(text)]));
    expect(typed.filter((one) => one !== text).length).toBeGreaterThan(5);
  });
});

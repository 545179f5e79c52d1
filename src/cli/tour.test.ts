import path from "node:path";
import { describe, expect, test } from "vitest";
import { run as score } from "./score.ts";
import { run } from "./tour.ts";
import type { Language } from "../i18n/words.ts";
import { terminal } from "../../test/terminal.ts";

async function tour(lang: Language, ...args: string[]) {
  const { io, said } = terminal({ cwd: path.join(import.meta.dirname, "../.."), lang });
  return { code: await run(args, io), ...said };
}

describe("CLK-10 peil tour", () => {
  test.each([
    ["en", "Ticket urgent incident", "12 tickets read", "Where to go next"],
    ["nl", "Melding urgent incident", "12 meldingen gelezen", "Hoe verder"],
  ] as const)("CLK-10 OBJ-3 explains a ticket, scores an export and says what next, in %s", async (lang, ...said) => {
    const { code, out, err } = await tour(lang);
    expect([code, err]).toEqual([0, ""]);
    const places = said.map((words) => out.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
  });

  test("CLK-10 the command that it shows is one that answers the same", async () => {
    const shown = /^\$ \.\/bin\/peil score (.*)$/m.exec((await tour("en")).out)![1]!.split(" ");
    const { io, said } = terminal({ cwd: path.join(import.meta.dirname, "../..") });
    expect(await score(shown, io)).toBe(0);
    expect((await tour("en")).out).toContain(said.out);
  });

  test("CLK-10 a word that means nothing here is refused", async () => {
    expect((await tour("en", "--fast")).code).toBe(2);
  });
});

import { describe, expect, it } from "vitest";
import { Chance } from "./chance.ts";
import { hitBy, problemFor } from "./problems.ts";
import type { Setting } from "./setting.ts";
import { partOfDay } from "./spoken-moment.ts";
import type { Business, Problem, Texts } from "./texts.ts";
import type { Kind } from "./ticket-kind.ts";
import type { Customer } from "./world.ts";

const pool = (...names: string[]): Problem[] => names.map((about) => ({ about, see: about, fix: "Done." }));
const business = (lang: "nl" | "en", problems: Business["problems"], alone?: "yes"): Business => {
  return { "peil-texts": "1", texts: "own", lang, slots: {}, problems, ...(alone === undefined ? {} : { alone }) };
};
const texts = (lang: "nl" | "en", own: Business) =>
  ({ lang, own, general: business(lang, { question: pool(`${lang} x`, `${lang} y`) }) }) as Texts;
const kind: Kind = { type: "question", manner: "question", levels: {}, priority: undefined, rank: 1, ranks: 3 };
const customer = { id: "C1" } as Customer;
const asked = (setting: Setting, from: Texts, times: number) =>
  Array.from({ length: times }, () => problemFor(setting, customer, from, kind, undefined).about);
const fresh = () => ({ chance: new Chance("problems") }) as Setting;

describe("which problem a ticket is about", () => {
  it("nothing twice before all was told, the line of business first", () => {
    const told = asked(fresh(), texts("en", business("en", { question: pool("a", "b", "c") })), 5);
    expect(told.slice(0, 3).toSorted()).toEqual(["a", "b", "c"]);
    expect(told.slice(3).toSorted()).toEqual(["en x", "en y"]);
  });

  it("what was told in one language is not told again in the other", () => {
    const setting = fresh();
    const [nl] = asked(setting, texts("nl", business("nl", { question: pool("nl 1", "nl 2") })), 1);
    const [en] = asked(setting, texts("en", business("en", { question: pool("en 1", "en 2") })), 1);
    expect(en!.slice(3)).not.toBe(nl!.slice(3));
  });

  it("a line of business that stands alone tells nothing of what any service has", () => {
    const own = texts("en", business("en", { question: pool("a", "b", "c", "d", "e") }, "yes"));
    expect(asked(fresh(), own, 10).filter((about) => about.startsWith("en"))).toEqual([]);
  });

  it("an outage is told by the cause that it had, where one fits", () => {
    const outages = [
      { about: "lock", see: "-", fix: "-", causes: ["database-lock"] },
      { about: "any", see: "-", fix: "-" },
    ];
    const from = texts("en", business("en", { outage: outages }));
    const spark = { kind: "outage", at: 0, service: undefined } as const;
    const of = (cause: string) => problemFor(fresh(), customer, from, kind, { ...spark, cause }).about;
    expect([of("database-lock"), of("force-majeure")]).toEqual(["lock", "any"]);
  });

  it("who is hit follows the problem, else its weight", () => {
    const [one] = pool("a");
    const chance = new Chance("hits");
    expect(hitBy({ ...one!, hits: "public" }, { ...kind, rank: 0 }, chance)).toBe("public");
    expect(hitBy(one!, { ...kind, rank: 0 }, chance)).toBe("all");
    expect(hitBy({ ...one!, grip: "light" }, kind, chance)).toBe("me");
  });

  it("one greets by the hour of the day, local", () => {
    const at = (hour: number) => Date.UTC(2026, 0, 5, hour - 1, 30); // Amsterdam is an hour ahead in winter
    expect([9, 14, 19, 3].map((hour) => partOfDay("Europe/Amsterdam", at(hour), "en"))).toEqual([
      "Good morning",
      "Good afternoon",
      "Good evening",
      "Hello",
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { nameMatch, phraseOf } from "./name-match.ts";

describe("names of columns", () => {
  test.each([
    ["sys_updated_at", "sys updated at"],
    ["resolutionDate", "resolution date"],
    ["fields.priority.name", "fields priority name"],
    ["Prioriteit (naam)", "prioriteit naam"],
    ["category#2", "category"],
    ["Créé le", "cree le"],
  ])("IMP-11 %s is read as %s", (name, phrase) => {
    expect(phraseOf(name)).toBe(phrase);
  });

  test("IMP-11 the whole name counts most, then its end, then a phrase inside it", () => {
    const fits = ["Opened at", "openedat", "incident.opened_at", "inc_opened_at", "opened at (local)", "opened by"];
    expect(fits.map((name) => nameMatch(name, ["opened at"]))).toEqual([1, 1, 0.9, 0.8, 0.6, 0]);
  });

  test("IMP-11 a short word inside a name says nothing", () => {
    expect(nameMatch("caller_id", ["id"])).toBe(0);
    expect(nameMatch("contact_type", ["type"])).toBe(0);
  });

  test("IMP-11 the first phrase of a list is preferred, and the first column of a name", () => {
    expect(nameMatch("number", ["number", "id"])).toBeGreaterThan(nameMatch("id", ["number", "id"]));
    expect(nameMatch("number", ["number"])).toBeGreaterThan(nameMatch("number#2", ["number"]));
  });
});

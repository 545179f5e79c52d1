import { expect, test } from "vitest";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import { factSaid } from "./say-filter.ts";
import { Speaker } from "./speaker.ts";

const file = {
  parties: { supplier: { name: "Embrace" } },
  levels: {
    type: { of: "ticket", values: { question: { nl: "Vraag", en: "Question" } } },
    line: { of: "ticket", name: { nl: "Lijn", en: "Line" }, values: { second: { nl: "Tweede", en: "Second" } } },
  },
} as unknown as AgreementFile;
const said = (fact: string, filter: Record<string, string[]>) =>
  (["nl", "en"] as const).map((language) =>
    factSaid(new Speaker(file, language), { kind: "fact", fact, filter } as unknown as Parameters<typeof factSaid>[1]),
  );

test("AGD-1 what a fact is about, by whom and how stands behind its name; what only tells it apart between brackets", () => {
  expect(said("notice-sent", { about: ["costs"], "on-website": ["yes"] })).toEqual([
    "een bericht over de kosten (op de website)",
    "a notice about the costs (on website)",
  ]);
  expect(said("asked", { for: ["evaluation"] })).toEqual([
    "een verzoek om een evaluatie",
    "a request for an evaluation",
  ]);
  expect(said("reclassified", { by: ["supplier"] })[0]).toBe("een nieuwe indeling door Embrace");
  expect(said("contact-named", { role: ["administrator"] })[0]).toBe(
    "het aanwijzen van een contactpersoon als beheerder",
  );
  expect(said("release-deployed", { hotfix: ["no"] })).toEqual([
    "het in gebruik nemen van een release (geen hotfix)",
    "the deployment of a release (no hotfix)",
  ]);
  expect(said("decided", { improved: ["yes", "no"] })[0]).toBe("een besluit (verbeterd of niet)");
  expect(said("reported", { priority: ["any"] })[0]).toBe("de melding met prioriteit");
  expect(said("handed-over", { line: ["second"] })[0]).toBe('de overdracht met lijn "Tweede"');
  expect(said("reported", { type: ["question"] })[0]).toBe("de melding (Vraag)");
});

test("AGD-1 what is done is said by itself where it has a name, else by the word that was written", () => {
  expect(said("done", { what: ["audit"] })).toEqual(["een audit", "an audit"]);
  expect(said("done", { what: ["hand-washing"] })).toEqual([
    'de uitvoering van "hand washing"',
    'the carrying out of "hand washing"',
  ]);
});

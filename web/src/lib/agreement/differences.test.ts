import { expect, test } from "vitest";
import { differencesBetween } from "#lib/agreement/differences.ts";
import type { Told } from "#lib/agreement/document.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/agreement.ts";

const w = words(agreementWords, "nl");

const said = (text: string) => ({ nl: text, en: text });
const promise = (term: string, ...paragraphs: string[]) => ({
  notion: "clock",
  term,
  heading: said(term),
  strength: "promise",
  articles: ["3.2"],
  paragraphs: paragraphs.map(said),
  tables: [{ rows: [[said("Hoog"), said("4 uur")]] }],
  parts: [],
});
const told = (reading: string, ...promises: object[]) =>
  ({
    title: said("SLA"),
    timeZone: "Europe/Amsterdam",
    force: "binding",
    parties: [],
    values: [],
    sections: [
      {
        articles: [
          {
            article: "3.2",
            promises,
            gist: [],
            remarks: [],
            interpretations: [
              { interpretation: "days", open: said("Welke dagen"), reading: said(reading), others: [] },
            ],
          },
        ],
      },
    ],
  }) as unknown as Told;

test("WEB-48 VER-3 between two editions each promise and reading that changed tells the lines that went and those that came", () => {
  const before = told(
    "Werkdagen.",
    promise("response", "Binnen 2 uur.", "Per maand."),
    promise("repair", "Binnen 8 uur."),
  );
  const after = told(
    "Alle dagen.",
    promise("response", "Binnen 4 uur.", "Per maand."),
    promise("report", "Elke maand."),
  );
  expect(
    differencesBetween(before, after, w, "nl").map(({ heading, is, gone, come }) => [heading, is, gone, come]),
  ).toEqual([
    ["response", "changed", ["Binnen 2 uur."], ["Binnen 4 uur."]],
    ["report", "new", [], ["report", "Artikel 3.2", "Elke maand.", "Hoog: 4 uur"]],
    ["Welke dagen", "changed", ["Werkdagen."], ["Alle dagen."]],
    ["repair", "gone", ["repair", "Artikel 3.2", "Binnen 8 uur.", "Hoog: 4 uur"], []],
  ]);
  expect(differencesBetween(before, before, w, "nl")).toEqual([]);
});

test("WEB-48 what is no promise differs too, and nothing is told in the words of a file", () => {
  const before = told("Werkdagen.");
  const after = {
    ...before,
    force: "informative",
    values: [{ title: said("Uurtarief"), said: said("") }],
    sections: before.sections.map((one) => ({
      ...one,
      articles: one.articles.map((article) => ({
        ...article,
        gist: [{ row: "", text: said("Klachten") }],
        promises: [{ ...promise("repair", "Binnen 8 uur."), strength: "aim", tables: [] }],
      })),
    })),
  } as unknown as Told;
  expect(differencesBetween(before, after, w, "nl").map(({ heading, come }) => [heading, come])).toEqual([
    ["SLA", ["Niet bindend: elk cijfer hierin is een streven.", "Uurtarief: niet ingevuld"]],
    ["", ["Klachten"]],
    ["repair", ["repair", "streven", "Artikel 3.2", "Binnen 8 uur."]],
  ]);
});

import { expect, test } from "vitest";
import { factShown, peopleIn } from "#lib/figures/told-fact.ts";
import { words } from "#lib/server/words.ts";
import { bareTerms } from "#lib/ticket/terms.ts";
import { fields, values } from "#lib/words/facts.ts";
import { readFact } from "$peil/facts/written-fact.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";

const telling = {
  language: "nl",
  isLevel: (name: string) => name === "effect",
  terms: { ...bareTerms, value: () => "Omweg", level: () => "Gevolg", name: (name: string) => nameOf(name).nl },
  fields: words(fields, "nl"),
  values: words(values, "nl"),
  person: (id: string) => (id === "p1" ? "Bart Jellema" : undefined),
} as const;
const read = (fact: object) => readFact(JSON.stringify({ id: "f1", ...fact }), 1);

test("LED-1 WEB-43 a fact of a ticket is told as a sentence, with its fields in words and its ticket", () => {
  const fact = read({
    at: "2026-11-20T11:05:19.000Z",
    fact: "reported",
    ticket: "t1",
    with: {
      by: "supplier",
      person: "p1",
      is: ["effect=workaround"],
      lang: "nl",
      text: "x",
      "text-hash": "y",
      "resolution-time": "2026-11-23T11:30:00+01:00",
      via: "portal",
    },
  });
  const shown = factShown(fact, telling);
  expect(shown).toMatchObject({ sentence: "Bart Jellema (leverancier) meldde dit", ticket: "t1", isWritten: true });
  expect(shown.fields).toEqual([
    { name: "Gevolg", value: "Omweg" },
    { name: "Verwacht opgelost", value: "2026-11-23T11:30:00+01:00", at: Date.parse("2026-11-23T10:30:00Z") },
    { name: "Kanaal", value: "portaal" },
  ]);
  expect(peopleIn(fact)).toEqual(["p1"]);
});

test("TIM-4 what was written down later says when, and what is of no ticket has none", () => {
  const at = "2026-10-26T22:52:23.000Z";
  const fact = read({ at, fact: "outage-started", "recorded-at": "2026-10-27T08:00:00.000Z", with: { outage: "O-1" } });
  const shown = factShown(fact, telling);
  expect(shown).toMatchObject({ ticket: null, isWritten: false, recordedAt: Date.parse("2026-10-27T08:00:00Z") });
  expect(shown.sentence).toBe("Peil legde vast: begin van een storing");
  expect(factShown(read({ at, fact: "outage-started" }), telling).recordedAt).toBeNull();
});

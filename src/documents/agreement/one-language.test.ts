import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseAgreement } from "../../agreement/parse.ts";
import { agreementNames, peopleNames, plainName } from "../../i18n/agreement-names.ts";
import type { Language } from "../../i18n/words.ts";
import { agreementDocument, type AgreementDocument } from "./agreement-document.ts";

/** As contracts have it, by agreement. */
const filled: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "1do": {
    assets: ["server", "network-device", "cloud-tenant"],
    "emergency-service": ["yes"],
    "emergency-fee": ["EUR 150.00"],
    "hourly-rate": ["EUR 1500.00"],
    "hours-in-price": ["19 h"],
    "test-restore": ["3 months"],
    mandate: ["no"],
    reporters: ["anyone"],
  },
  covide: { plan: ["gold"], "monthly-fee": ["EUR 1500.00"], "hourly-rate": ["EUR 95.00"] },
  embrace: {
    services: ["workspace", "customers", "housing"],
    "support-rate": ["EUR 120.00"],
    "plan-term": ["3 months"],
    "use-limits": ["workspace 1000.5 GB"],
  },
  engage: {},
  vecozo: { services: ["VSP"], "landing-pages": ["VSP"] },
};
const term = "2026-04-01 to 2029-04-01";

function documentOf(name: string): AgreementDocument {
  const parsed = parseAgreement(
    readFileSync(new URL(`../../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8"),
  );
  if ("findings" in parsed) throw new Error("an agreement that does not parse");
  return agreementDocument({ file: parsed.file, annex: {}, filled: filled[name]!, term });
}

/** All that a reader of the language sees, but for what stands under an example. */
function* saidIn(one: unknown, language: Language): Generator<string> {
  if (typeof one !== "object" || one === null) return;
  if ("nl" in one && "en" in one) yield String(one[language]);
  else for (const [key, inner] of Object.entries(one)) if (key !== "examples") yield* saidIn(inner, language);
}

/** The words of agreements that one language has and the other has not. */
function wordsOf(language: Language): string[] {
  const pairs = [
    ...Object.entries(agreementNames).map(([written, nl]) => ({ en: plainName(written), nl })),
    ...Object.values(peopleNames).map(({ nl, en }) => ({ en: bare(en), nl: bare(nl) })),
  ];
  const other = language === "nl" ? "en" : "nl";
  const known = new Set(pairs.flatMap((pair) => pair[other].toLowerCase().split(" ")));
  return pairs
    .map((pair) => pair[language].toLowerCase())
    .filter((word) => word.split(" ").some((part) => !known.has(part)));
}

const bare = (name: string) => name.replace(/^(?:de|het|een|the|an?) /, "");

/** Words that the texts of agreements have in both languages. */
const both =
  "begin contact customer e-mail manager management mail service support start impact severity standard ticket via".split(
    " ",
  );

function foreignIn(document: AgreementDocument, language: Language): string[] {
  const articles = document.sections.flatMap((one) => one.articles); // a chapter's heading may be the document's own
  const said = [...saidIn({ ...document, sections: articles }, language)].join("\n").toLowerCase();
  const others = wordsOf(language === "nl" ? "en" : "nl").filter((word) => !both.includes(word));
  return others.filter((word) => new RegExp(`(?<![\\p{L}\\d-])${RegExp.escape(word)}(?![\\p{L}\\d-])`, "u").test(said));
}

test.for(Object.keys(filled))("AGD-1 CON-1 %s is told in one language, with what its contract fills in", (name) => {
  const document = documentOf(name);
  expect(foreignIn(document, "nl")).toEqual([]);
  expect(foreignIn(document, "en")).toEqual([]);
  for (const language of ["nl", "en"] as const) {
    const said = [...saidIn(document, language)].join("\n");
    expect(said.match(/.*(?:\bEUR \d|\d h\b|\d{4}-\d\d-\d\d|milli).*/g)).toBeNull();
  }
});

test("CON-1 amounts, lengths and words of a contract are said as its reader says them", () => {
  const saidOf = (name: string) => Object.fromEntries(documentOf(name).values.map(({ item, said }) => [item, said]));
  expect(saidOf("1do")).toMatchObject({
    term: { nl: "van 1 april 2026 tot 1 april 2029", en: "from 1 April 2026 to 1 April 2029" },
    "hours-in-price": { nl: "19 uur", en: "19 hours" },
    "hourly-rate": { nl: "€\u00a01.500,00", en: "€1,500.00" },
    mandate: { nl: "nee", en: "no" },
    reporters: { nl: "iedereen", en: "anyone" },
    visits: { nl: "", en: "" },
  });
  expect(saidOf("embrace")).toMatchObject({
    services: { nl: "Workspace, Klanten, Wonen", en: "Workspace, Customers, Housing" },
    "plan-term": { nl: "3 maanden" },
    "use-limits": { nl: "Workspace 1000,5 GB", en: "Workspace 1000.5 GB" },
  });
});

test("AGD-1 a second and a half is said as one length", () => {
  const said = [...saidIn(documentOf("vecozo"), "nl")].join("\n");
  expect(said).toContain("90% binnen 1,5 seconde");
});

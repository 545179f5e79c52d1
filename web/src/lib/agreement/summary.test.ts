import { expect, test } from "vitest";
import { documentShown, type Told } from "#lib/agreement/document.ts";
import type { PromiseRow } from "#lib/figures/row.ts";

const said = (nl: string, en = nl) => ({ nl, en });
const promise = (notion: string, heading: string, more: object = {}) => ({
  notion,
  term: heading,
  figure: null,
  heading: said(heading),
  strength: "promise",
  articles: [],
  paragraphs: [said(`${heading}, uitgeschreven.`)],
  tables: [],
  parts: [],
  isAmended: false,
  isTaken: true,
  examples: [],
  ...more,
});
const article = (name: string, promises: object[], gist: string[] = []) => ({
  article: name,
  anchor: `art-${name}`,
  gist: gist.map((text) => ({ row: "", text: said(text) })),
  promises,
  alsoIn: [],
  interpretations: [],
  remarks: [],
});
const targets = [
  { group: ["high"], title: said("Hoog"), target: "within 4 h" },
  { group: ["high"], title: said("Hoog"), target: "90% within 2 h" },
  { group: ["low"], title: said("Niveau 3"), target: "within 8 h" },
];
const told = {
  title: said("SLA"),
  agreement: { edition: "1", hash: "h" },
  contract: { customerName: "Wonen Meersluis" },
  parties: [
    { party: "supplier", name: "Embrace" },
    { party: "customer", name: null },
  ],
  values: [],
  editions: [],
  examples: [],
  sections: [
    {
      section: "3",
      heading: said("Hoofdstuk 3"),
      articles: [
        article("3.1", [
          promise("hours", "Werkuren", {
            tables: [{ caption: said(""), head: [], rows: [[said("maandag"), said("9 – 17")]] }],
          }),
          promise("record", "Vastlegging: melding"),
          promise("hours", "Uren van een dienst die niet is afgenomen", { isTaken: false }),
        ]),
        article("3.2", [
          promise("level", "Impact"),
          promise("clock", "Reactietijd", { figure: { kind: "objective", clock: "response", groups: targets } }),
        ]),
        article("3.3", [
          promise("measure", "Back-up", {
            strength: "aim",
            figure: { kind: "measure", measure: "backup" },
            paragraphs: [said("Back-up: 100%, per maand.")],
          }),
        ]),
        article("3.5", [
          promise("clock", "Niet afgenomen", { figure: { kind: "objective", clock: "x", groups: [] }, isTaken: false }),
        ]),
        article("3.4", [promise("record", "Vastlegging: plan")], ["Een plan na een tekort"]),
      ],
    },
  ],
} as unknown as Told;
const row = (key: string, state: string) => ({ key, title: key, group: "", now: { state } }) as unknown as PromiseRow;
const rows = [
  row("measure/backup", "kept"),
  row("objective/response/high/within 4 h", "running"),
  row("objective/response/low/within 8 h", "missed"),
];

test("WEB-47 an agreement in short has its parties, and of its hours and promises those that the contract took, the worst target of each and the worst promise first", () => {
  const { parties, hours, promises } = documentShown(told, rows, "nl").summary;
  expect(parties.map(({ name, as }) => `${name} (${as})`)).toEqual([
    "Embrace (leverancier)",
    "Wonen Meersluis (klant)",
  ]);
  expect(hours).toEqual([{ heading: "Werkuren", times: "maandag 9 – 17", anchor: "hours-werkuren" }]);
  expect(promises.map(({ heading, said, isAim, live }) => [heading, said, isAim, live?.now.state])).toEqual([
    ["Reactietijd", "Hoog binnen 4\u00a0u, 90% binnen 2\u00a0u; Niveau 3 binnen 8\u00a0u", false, "missed"],
    ["Back-up", "100%, per maand.", true, "kept"],
  ]);
  expect(documentShown(told, [], "nl").summary.promises.every(({ live }) => live === undefined)).toBe(true);
});

test("WEB-47 the contents name an article by what it promises, else by what must run", () => {
  const [{ articles }] = documentShown(told, rows, "nl").sections as unknown as [{ articles: { title: string }[] }];
  expect(articles.map(({ title }) => title)).toEqual([
    "Werkuren; Uren van een dienst die niet is afgenomen",
    "Reactietijd; Impact",
    "Back-up",
    "Niet afgenomen",
    "Een plan na een tekort",
  ]);
});

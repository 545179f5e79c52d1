import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allTerms } from "../../agreement/all-terms.ts";
import { parseAgreement } from "../../agreement/parse.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Condition } from "../../agreement/schema/moment.ts";
import { compile } from "../../engine/compile.ts";
import { objectivesOf } from "../../engine/objective.ts";
import { agreementDocument, type ShownArticle } from "./agreement-document.ts";
import { Speakers, type ShownPromise } from "./promise.ts";
import { sayClock } from "./say-clock.ts";

const folder = new URL("../../../agreements/", import.meta.url);
const names = readdirSync(folder);

const files = new Map<string, AgreementFile>();

function fileOf(name: string): AgreementFile {
  const known = files.get(name) ?? parsedFile(name);
  files.set(name, known);
  return known;
}

function parsedFile(name: string): AgreementFile {
  const parsed = parseAgreement(readFileSync(new URL(`${name}/agreement.yaml`, folder), "utf8"));
  if ("findings" in parsed) throw new Error("an agreement that does not parse");
  return parsed.file;
}

function documentOf(name: string, over: { annex?: Record<string, unknown>; filled?: Record<string, string[]> } = {}) {
  return agreementDocument({ file: fileOf(name), annex: over.annex ?? {}, filled: over.filled ?? {} });
}

function articlesOf(document: ReturnType<typeof documentOf>): ShownArticle[] {
  return document.sections.flatMap(({ articles }) => articles);
}

function promisesOf(document: ReturnType<typeof documentOf>): ShownPromise[] {
  return articlesOf(document).flatMap(({ promises }) => promises.flatMap((one) => [one, ...one.parts]));
}

function promise(name: string, term: string): ShownPromise {
  return promisesOf(documentOf(name)).find((one) => one.term === term)!;
}

describe.each(names)("%s", (name) => {
  const document = documentOf(name);

  test("AGD-1 every term stands in full once, also those inside procedures", () => {
    const told = promisesOf(document).map(({ notion, term }) => `${notion} ${term}`);
    const written = [...allTerms(fileOf(name))].map(({ notion, name: term }) => `${notion} ${term}`);
    expect(told.toSorted()).toEqual(written.toSorted());
  });

  test("AGD-1 every promise says something, or has parts or a heading of its own, in both languages", () => {
    for (const { notion, term, heading, paragraphs, tables, parts } of promisesOf(document)) {
      expect([term, heading.nl, heading.en]).not.toContain("");
      const isTold = notion === "role" || paragraphs.length + tables.length + parts.length > 0;
      expect([term, isTold]).toEqual([term, true]);
    }
    const said = JSON.stringify(document);
    expect(said).not.toMatch(/undefined|\[object|NaN| {2}|\( |""[^,\]:}]/);
  });

  test("AGD-1 every interpretation and remark stands somewhere", () => {
    const file = fileOf(name);
    const told = articlesOf(document).flatMap(({ interpretations }) => interpretations);
    expect(told.map(({ interpretation }) => interpretation).toSorted()).toEqual(
      Object.keys(file.interpretations ?? {}).toSorted(),
    );
    expect(articlesOf(document).flatMap(({ remarks }) => remarks)).toHaveLength((file.remarks ?? []).length);
  });

  test("AGD-2 the objectives that promises name are those of the figures, one for one", () => {
    const program = compile(fileOf(name), { years: { from: 2025, to: 2027 }, compiled: new Map() });
    const figures = objectivesOf(program).map(
      ({ clock, group, threshold }) => `${clock.name} ${group.join(".")} ${threshold.written}`,
    );
    const told = promisesOf(document).flatMap(({ figure }) =>
      figure?.kind === "objective"
        ? figure.groups.map(({ group, target }) => `${figure.clock} ${group.join(".")} ${target}`)
        : [],
    );
    expect(told.toSorted()).toEqual(figures.toSorted());
  });

  test("AGD-2 every measure and every duty is named as the figures name it", () => {
    const file = fileOf(name);
    const figures = promisesOf(document).map(({ figure }) => figure);
    const measures = figures.flatMap((one) => (one?.kind === "measure" ? [one.measure] : []));
    expect(measures.toSorted()).toEqual(Object.keys(file.measures ?? {}).toSorted());
    const duties = [...allTerms(file)].filter(({ notion }) => notion === "duty").map((one) => one.name);
    expect(figures.flatMap((one) => (one?.kind === "duty" ? [one.duty] : [])).toSorted()).toEqual(duties.toSorted());
  });
});

test("AGD-1 a clock is told with its hours, its pauses and its targets by level", () => {
  const { paragraphs, tables, examples, readings } = promise("embrace", "resolution");
  expect(paragraphs.map(({ nl }) => nl).join(" ")).toContain(
    "De klok staat stil bij wachten op de klant, parkeren en wachten op toegang.",
  );
  expect(paragraphs[0]!.en).toContain('only time inside "Working hours" counts');
  expect(tables[0]!.rows.map((row) => row.map(({ nl }) => nl))).toEqual([
    ["Urgent", "binnen 4 uur"],
    ["Hoog", "binnen 12 uur"],
    ["Normaal", "binnen 5 werkdagen"],
    ["Laag", "binnen 1 maand"],
  ]);
  expect(examples.length).toBeGreaterThan(10);
  expect(readings).toContain("one-month");
});

test.for([
  ["covide", "resolution", "90% in minder dan 4 uur en 99,9% in minder dan 6 uur"],
  ["vecozo", "resolution", "streven: binnen 2 werkdagen"],
  ["covide", "take-up", "Norm: vóór sluitingstijd."],
  ["covide", "screen-time", "meer dan 50% in minder dan 2 seconden"],
  ["engage", "availability", "ten minste 98%, per maand"],
  ["engage", "daily-backup", "Bewaard: 6 maanden."],
  ["engage", "administrator", "Gewoonlijk: 1 of 2."],
  ["embrace", "tell-adjustment", "Embrace zorgt voor een bericht over de prioriteit, binnen 1 werkdag na een nieuwe"],
  [
    "embrace",
    "ask-evaluation",
    "Beide partijen hebben recht op een verzoek om een evaluatie, hoogstens 1 keer per jaar.",
  ],
  ["1do", "start-of-work", "Geldt niet als calamiteitendienst is afgesproken en het via de calamiteitentelefoon komt."],
  ["1do", "support", "Vanaf 16:00 gesloten op Goede Vrijdag, 5 december, 24 december en 31 december."],
  ["embrace", "improvement-plan", "is er een vergoeding van 100% van kosten van de SLA, voor elke maand die is gemist"],
] as const)("AGD-1 %s says of %s: %s", ([name, term, sentence]) => {
  const { paragraphs, tables } = promise(name, term);
  const cells = tables.flatMap(({ rows }) => rows.flat());
  expect([...paragraphs, ...cells].map(({ nl }) => nl).join("\n")).toContain(sentence);
});

test.each(names)("AGD-1 %s says its conditions in sentences, without their notation", (name) => {
  const said = promisesOf(documentOf(name)).flatMap(({ paragraphs }) => paragraphs.flatMap(({ nl, en }) => [nl, en]));
  expect(said.join("\n").match(/.*(?:niet \(|not \(|Voorwaarde:|Condition:|Waar:|Where:|dit geldt:).*/g)).toBeNull();
});

test.each(names)("AGD-1 %s says in words which of their kind the facts are that it speaks of", (name) => {
  const said = promisesOf(documentOf(name)).flatMap(({ paragraphs, tables }) => [
    ...paragraphs,
    ...tables.flatMap(({ rows }) => rows.flat()),
  ]);
  expect(said.flatMap(({ nl, en }) => [nl, en]).filter((one) => /\([^()“”]*: /.test(one))).toEqual([]);
});

test("AGD-1 a table says nothing of what it leaves open: no row of it is empty", () => {
  const rows = names.flatMap((name) =>
    promisesOf(documentOf(name)).flatMap(({ tables }) => tables.flatMap((one) => one.rows)),
  );
  expect(rows.filter(([, ...cells]) => cells.length > 3 && cells.every(({ nl }) => nl === "–"))).toEqual([]);
});

test("AGD-1 what holds only of some and never of others says both, in either language", () => {
  const clock = fileOf("1do").clocks!["start-of-work"]!;
  const where: Condition = [
    { word: "kept", term: "start-of-work" },
    { word: "not", of: [{ word: "attribute", name: "via", values: { kind: "value", value: ["mail"] } }] },
    { word: "not", of: [{ word: "lacks", moments: [{ kind: "fact", fact: "agreed", filter: {} }] }] },
  ];
  const { nl, en } = sayClock(new Speakers(fileOf("1do"), {}), "start-of-work", { ...clock, where }).paragraphs[0]!;
  expect(nl).toContain(
    'Geldt alleen als "Aanvang van het werk" is nagekomen en een afspraak is vastgelegd, niet als het via e-mail komt.',
  );
  expect(en).toContain("an arrangement is on record, not if it comes by mail.");
});

test("AGD-1 a term stands under the most particular of its articles, and the others point at it", () => {
  const articles = articlesOf(documentOf("embrace"));
  const at = (article: string) => articles.find((one) => one.article === article)!;
  expect(at("3.5.2").promises.map(({ term }) => term)).toEqual(["response", "resolution"]);
  expect(at("1.2").alsoIn).toContainEqual({
    notion: "clock",
    term: "response",
    heading: { nl: "Reactietijd", en: "Response time" },
    anchor: at("3.5.2").anchor,
  });
  expect(at("3.5.2").gist[0]!.text.nl).toContain("Per prioriteit");
});

test("AGD-3 an annex that takes another reading is said to, and what it changes is marked", () => {
  const annex = { "hours.working.closed": "nl-public", "clocks.response.per": "month" };
  const document = documentOf("embrace", { annex, filled: { "support-rate": ["EUR 120.00"] } });
  const [holidays] = articlesOf(document).flatMap(({ interpretations }) =>
    interpretations.filter(({ interpretation }) => interpretation === "holidays"),
  );
  expect(holidays).toMatchObject({ readAs: "national", by: "contract" });
  const amended = promisesOf(document).filter(({ isAmended }) => isAmended);
  expect(amended.map(({ term }) => term).toSorted()).toEqual(["response", "working"]);
  expect(document.values.find(({ item }) => item === "support-rate")).toMatchObject({
    value: ["EUR 120.00"],
    isDefault: false,
  });
  const charged = promisesOf(document).find(({ notion, term }) => notion === "coverage" && term === "causes")!;
  expect(charged.paragraphs.map(({ nl }) => nl)).toContain("Tegen tarief voor ondersteuning (€\u00a0120,00).");
});

test("AGD-3 what hangs on something that the contract did not take is told apart; by itself an agreement offers everything", () => {
  const term = "2026-01-01";
  const of = (name: string, given: object) =>
    promisesOf(agreementDocument({ file: fileOf(name), annex: {}, filled: {}, ...given }));
  const apart = (promises: ShownPromise[]) =>
    promises.filter((one) => !one.isTaken).map((one) => `${one.notion} ${one.term}`);
  expect(apart(of("1do", {}))).toEqual([]);
  expect(apart(of("1do", { term }))).toEqual(expect.arrayContaining(["hours emergency", "clock emergency-start"]));
  expect(apart(of("1do", { term, filled: { "emergency-service": ["yes"], mandate: ["yes"] } }))).toEqual([]);
  const plans = (given: object) =>
    of("covide", given).flatMap(({ term: name, figure }) =>
      name === "response" && figure?.kind === "objective" ? figure.groups.flatMap(({ group }) => group) : [],
    );
  expect(plans({})).toEqual(["premium", "business", "basic"]);
  expect(plans({ term, filled: { plan: ["business"] } })).toEqual(["business"]);
});

import { expect, test } from "vitest";
import { checkMeaning } from "./check-meaning.ts";
import { parseAgreement } from "./parse.ts";

const head = `
peil: 1
agreement: desk
edition: "1"
title: Desk
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
contract: { rhythm: { is: length } }
hours:
  office: { article: "2", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
`;

/** The codes of what is wrong, with the key where it stands. */
function found(text: string): string[] {
  const parsed = parseAgreement(head + text);
  if ("findings" in parsed) return parsed.findings.map(({ code }) => code);
  return checkMeaning(parsed.file, parsed.data).map(({ code, path }) => `${code} ${path.slice(2).join(".")}`.trim());
}

const measure = (body: string) => found(`measures:\n  one: { article: "4", per: month, ${body} }\n`);
const duty = (body: string) => found(`duties:\n  one: { article: "5", by: supplier, to: notice-sent, ${body} }\n`);
const uptime = "of: uptime, target: at least 99%";
const signs = "of: signs, target: 100%";

test("CHK-2 a measure of each kind with its own keys is in order", () => {
  const all = [
    `${uptime}, hours: office, denominator: measured, ignore: under 1 h, ignore-by: counted-length, join: under 5 min, down-when: at least 2, not-counted: { planned: { cause: maintenance, hours: office, at-most: 4 h, beyond: whole } }`,
    "of: samples, target: over 50% under 2 s, counted-over: means, mean-of: 5 min, connection: 750 kbit/s",
    `${signs}, every: 1 day, at: 02:00, clock-change: as-written, grace: 2 h, gap: at most 25 h, kept: 30 days, not-longer: yes`,
    `${signs}, cron: "0 2 * * 1-5"`,
    `${signs}, every: rhythm`,
    `${signs}, every: month`,
    "of: usage, target: at most 200%, relative-to: benchmark, counted-as: mean",
    "of: work, target: none, bands: { few: at most 2, many: over 2 }",
    "of: work, target: as agreed",
  ];
  expect(all.flatMap(measure)).toEqual([]);
});

test("CHK-2 a key that says nothing about this kind, or nothing without another, is refused", () => {
  expect(measure(`${uptime}, every: 1 day, connection: fast`)).toEqual(["measure.key connection", "measure.key every"]);
  expect(measure(`${uptime}, ignore-by: own-length`)).toEqual(["measure.needs ignore-by"]);
  expect(measure("of: samples, target: 90% within 5 s, mean-of: 5 min")).toEqual(["measure.needs mean-of"]);
  expect(measure(`${signs}, cron: "0 2 * * *", at: 02:00`)).toContain("measure.needs at");
  expect(measure(`${signs}, every: 1 h, clock-change: once, not-longer: yes`)).toEqual([
    "measure.needs clock-change",
    "measure.needs not-longer",
  ]);
  expect(measure(`${uptime}, not-counted: { planned: { cause: maintenance, beyond: whole } }`)).toEqual([
    "measure.needs not-counted.planned.beyond",
  ]);
});

test("OBJ-1 each kind has the target that it can be held against", () => {
  const wrong = [
    "of: uptime, target: at most 4 h",
    "of: samples, target: at least 99%",
    "of: signs, every: 1 day, target: 90% within 5 s",
    "of: usage, target: at least 99%",
    "of: work, target: 100%",
  ];
  expect(wrong.flatMap(measure)).toEqual(wrong.map(() => "measure.target target"));
});

test("AVL-3 AVL-4 exclusions say what they take off, and lengths are lengths by the clock", () => {
  expect(measure(`${uptime}, not-counted: { all: { at-most: 4 h } }`)).toEqual(["exclusion.open not-counted.all"]);
  expect(measure(`${uptime}, not-counted: { works: { link: during } }`)).toEqual([]);
  expect(
    measure(`${uptime}, not-counted: { works: { cause: maintenance, at-most: 1 working day, hours: nights } }`),
  ).toEqual(["name.unknown not-counted.works.hours", "value.elapsed not-counted.works.at-most"]);
  expect(measure(`${uptime}, ignore: at least 1 h, join: under 5`)).toEqual([
    "measure.bound ignore",
    "measure.bound join",
  ]);
});

test("RSP-2 a sample is taken off by cause and condition alone: it has no length and no work around it", () => {
  const page = "of: samples, what: page, target: 90% within 5 s";
  const keys = "cause: fault, link: during, interval: whole, hours: always, at-most: 4 h";
  expect(measure(`${page}, not-counted: { faults: { cause: fault } }`)).toEqual([]);
  expect(measure(`${page}, not-counted: { faults: { ${keys} } }`)).toEqual(
    ["link", "interval", "hours", "at-most"].map((key) => `measure.key not-counted.faults.${key}`),
  );
});

test("HBT-1 signs come every so often or by a cron line that can be read and comes", () => {
  expect(measure(signs)).toEqual(["term.one-of"]);
  expect(measure(`${signs}, every: 1 day, cron: "0 2 * * *"`)).toEqual(["term.one-of"]);
  expect(measure(`${signs}, every: 30 min, at: 02:00`)).toEqual(["schedule.every at"]);
  expect(measure(`${signs}, every: 1 day, at: noon`)).toEqual(["schedule.at at"]);
  expect(measure(`${signs}, cron: "0 2 30 2 *"`)).toEqual(["schedule.never cron"]);
  expect(measure(`${signs}, every: rythm`)).toEqual(["name.unknown every"]);
});

test("HBT-2 a gap that is shorter than the rhythm could never be kept", () => {
  const gap = (every: string, longest: string) => measure(`${signs}, every: ${every}, gap: ${longest}`);
  expect([...gap("1 h", "at most 1 h"), ...gap("1 day", "at most 24 h"), ...gap("1 week", "under 170 h")]).toEqual([]);
  expect([...gap("1 h", "under 1 h"), ...gap("1 day", "at most 22 h"), ...gap("1 month", "at most 2 h")]).toEqual([
    "measure.gap gap",
    "measure.gap gap",
    "measure.gap gap",
  ]);
});

test("CHK-2 bands of a quota hold every number once", () => {
  expect(measure("of: work, target: none, bands: { few: at most 2, many: over 3 }")).toEqual(["bands.gap bands.many"]);
});

test("DUT-5 a length that rests on nothing is told, and one with a reading or of the contract is not", () => {
  expect(duty("from: reported, within: as agreed")).toEqual(["original.length-open within"]);
  expect(duty("from: reported, within: rhythm")).toEqual([]);
  expect(duty("from: reported, within: soon")).toEqual(["name.unknown within"]);
  const read = `interpretations:
  usual: { article: "5", open: how long, reading: as parties agree }
duties:
  one: { article: "5", by: supplier, to: notice-sent, from: reported, within: as agreed, reading: usual }
`;
  expect(found(read)).toEqual([]);
  expect(measure(`${signs}, every: as agreed`)).toEqual(["original.length-open every"]);
});

test("DUT-1 a notice is measured back from a fact", () => {
  expect(duty("before: maintenance-started, notice: 1 day")).toEqual([]);
  expect(duty("before: answer, notice: 1 day")).toEqual(["name.fact-unknown before"]);
  expect(duty("before: maintenance-started, notice: 2 working days")).toEqual(["hours.working-day-missing notice"]);
  expect(duty("from: reported, within: 1 h, notice: 1 h")).toEqual(["shape.missing-key before"]);
});

import { expect, test } from "vitest";
import { words } from "#lib/server/words.ts";
import { entriesOf, type Telling, type ToldFact } from "#lib/ticket/entries.ts";
import { bareTerms } from "#lib/ticket/terms.ts";
import { facts, fields, values } from "#lib/words/facts.ts";

const telling: Telling = {
  ticket: "t",
  language: "en",
  terms: { ...bareTerms, partyOf: (role) => ({ user: "customer", helpdesk: "supplier" })[role] },
  names: (person) => (person === "p" ? "Ada" : "Cleo"),
  sideOf: () => undefined,
  numbers: () => "WM-7",
  files: [{ file: "f", name: "screen.png", bytes: 2048 }],
  facts: words(facts, "en"),
  fields: words(fields, "en"),
  values: words(values, "en"),
};
let id = 0;
function fact(kind: string, at: string, more: Partial<ToldFact> = {}): ToldFact {
  const moment = `2026-11-20T${at}:00.000Z`;
  const none = { by: "helpdesk", person: "p", isInternal: false, fields: {}, title: null, text: null };
  return { id: `f${(id += 1)}`, kind, at: moment, recordedAt: moment, ...none, ...more };
}
const text = (body: string) => ({ state: "readable" as const, body });

test("TIM-4 what happened stands in the order in which it happened, and says when it was written down later", () => {
  const late = fact("work-booked", "09:00", { recordedAt: "2026-11-20T11:00:00.000Z", fields: { minutes: "90" } });
  const told = [fact("answered", "10:00"), late];
  const shown = entriesOf(told, telling);
  expect(shown.map(({ sentence }) => sentence)).toEqual(["Ada booked 1 h 30", "Ada answered"]);
  expect(shown.map(({ recordedAt }) => recordedAt)).toEqual([Date.parse("2026-11-20T11:00:00Z"), null]);
});

test("WEB-3 what was done, found or asked for is told behind a word of the reader's language", () => {
  const nl = { ...telling, language: "nl" as const, fields: words(fields, "nl") };
  const told = [
    fact("done", "10:00", { fields: { what: "index" } }),
    fact("asked", "10:01", { fields: { for: "log" } }),
  ];
  expect(entriesOf(told, nl).map(({ details }) => details[0]?.name)).toEqual(["Wat", "Waarvoor"]);
});

test("WEB-51 what a fact says beside its text has a name with a capital, and what was not needless is not told", () => {
  const said = { company: "Quay", "needless-personal-data": "no" };
  expect(entriesOf([fact("noted", "10:00", { fields: said })], telling)[0]!.details).toEqual([
    { name: "Company", value: "Quay" },
  ]);
});

test("WEB-51 a sentence begins with a capital, whoever did it", () => {
  const [shown] = entriesOf([fact("acknowledged", "10:00", { by: "supplier", person: null })], telling);
  expect(shown!.sentence).toMatch(/^The supplier /);
});

test("TIM-4 DSK-13 what was withdrawn or corrected says by whom, and the correction says of what", () => {
  const said = fact("noted", "09:00", { text: text("wrong") });
  const withdrawn = fact("withdrawn", "09:05", { fields: { fact: said.id } });
  const booked = fact("work-booked", "09:10", { fields: { minutes: "30" } });
  const corrected = fact("corrected", "09:15", { fields: { fact: booked.id, minutes: "45" } });
  const [first, second, third] = entriesOf([said, withdrawn, booked, corrected], telling);
  expect(first).toMatchObject({ text: "wrong", withdrawn: { who: "Ada", id: withdrawn.id }, corrected: [] });
  expect(second!.about).toEqual({ id: said.id, sentence: "Ada wrote", at: Date.parse(said.at) });
  expect(third).toMatchObject({ withdrawn: null, corrected: [{ who: "Ada", id: corrected.id }] });
});

test("DSK-6 what a form asked beside the text is told beside it, and a text that only looks like it stays whole", () => {
  const body = "We look at it.\n\ndirection: the link\nwhy: it is slow";
  const asked = { direction: "on-file", why: "on-file", "resolution-time": "2026-11-23T11:30:00+01:00" };
  const [plan, note] = entriesOf(
    [
      fact("plan-told", "09:00", { text: text(body), fields: asked }),
      fact("noted", "09:01", { text: text("why: I wonder") }),
    ],
    telling,
  );
  expect(plan!.text).toBe("We look at it.");
  expect(plan!.details).toEqual([
    { name: "Expected to be resolved", value: asked["resolution-time"], at: Date.parse(asked["resolution-time"]) },
    { name: "Direction", value: "the link" },
    { name: "Reason", value: "it is slow" },
  ]);
  expect(note!.text).toBe("why: I wonder");
});

test("API-16 who spoke is a person by name, else a role, and stands on their side", () => {
  const told = [
    fact("noted", "09:00", { by: "user", person: "c" }),
    fact("acknowledged", "09:01", { person: null, fields: { automatic: "yes" } }),
    fact("alerted", "09:02", { by: null, person: null }),
    fact("noted", "09:03", { by: "third-party", person: "p" }),
  ];
  expect(entriesOf(told, telling).map(({ who, side, isAutomatic }) => [who, side, isAutomatic])).toEqual([
    ["Cleo", "customer", false],
    ["helpdesk", "supplier", true],
    ["Peil", "system", false],
    ["Ada", "other", false],
  ]);
});

test("ATT-5 an attachment is named with its size and its own address; an unknown kind of fact still says what it is", () => {
  const [file, odd] = entriesOf(
    [fact("attached", "09:00", { fields: { file: "f" } }), fact("scan-done", "09:01")],
    telling,
  );
  expect(file!.file).toEqual({ name: "screen.png", bytes: 2048, href: "/api/v1/files/t/f" });
  expect(odd!.sentence).toBe("Ada recorded: scan");
});

test("WEB-51 who assigns a ticket to themselves took it on, and a warning names its clock and norm as people do", () => {
  const own = fact("assigned", "09:00", { fields: { assignee: "p" } });
  const given = fact("assigned", "09:01", { fields: { assignee: "q" } });
  const warned = fact("alerted", "09:02", {
    person: null,
    fields: { what: "missed", clock: "first-answer", target: "within 8 h" },
  });
  const [first, second, third] = entriesOf([own, given, warned], {
    ...telling,
    language: "nl",
    facts: words(facts, "nl"),
  });
  expect([first!.sentence, second!.sentence]).toEqual(["Ada nam dit op zich", "Ada wees dit toe aan Cleo"]);
  expect(third!.details.map(({ value }) => value)).toContain("first answer");
  expect(third!.details.map(({ value }) => value)).toContain("binnen 8 u");
});

import { expect, test } from "vitest";
import { given } from "../../../test/given.ts";
import { duties, dutiesOfTicket } from "../../../test/given-duties.ts";
import { judgeDuties } from "./judge-duties.ts";

const duty = (more: string) => `
duties:
  tell: { article: "3", by: supplier, informs: customer, ${more} }
`;
const reported = "2026-03-02 09:00 reported";
const atTen = "2026-03-02 10:00 reported";
const verdicts = (outcomes: readonly { verdict: string }[]) => outcomes.map(({ verdict }) => verdict);

test("DUT-1 done at due is kept, a second later is late, and not done is broken once due has passed", () => {
  const program = given(duty("from: reported, to: notice-sent, within: 1 working day, hours: office"));
  const told = (...facts: string[]) => dutiesOfTicket(program, { facts: [atTen, ...facts] });
  expect(told("2026-03-03 10:00 notice-sent")).toEqual([
    { duty: "tell", due: "2026-03-03 10:00", done: "2026-03-03 10:00", verdict: "kept", broken: "none" },
  ]);
  expect(told("2026-03-03 10:00:01 notice-sent")).toMatchObject([
    { verdict: "late", broken: "2026-03-03 10:00:00.001" },
  ]);
  expect(dutiesOfTicket(program, { facts: [atTen], at: "2026-03-03 10:00" })).toMatchObject([{ verdict: "open" }]);
  expect(dutiesOfTicket(program, { facts: [atTen], at: "2026-03-03 10:01" })).toMatchObject([
    { verdict: "broken", done: "none", broken: "2026-03-03 10:00:00.001" },
  ]);
});

test("CAL-6 CAL-8 DUT-6 each kind of length by the hours that the duty names", () => {
  const due = (length: string, at = "2026-03-07 12:00") =>
    dutiesOfTicket(given(duty(`from: reported, to: notice-sent, within: ${length}`)), { facts: [`${at} reported`] })[0]
      ?.due;
  expect(due("2 h, hours: office")).toBe("2026-03-09 11:00");
  expect(due("2 h")).toBe("2026-03-07 14:00");
  expect(due("0 min")).toBe("2026-03-07 12:00");
  expect(due("2 working days, hours: office")).toBe("2026-03-10 17:00");
  expect(due("1 week")).toBe("2026-03-14 12:00");
  expect(due("1 week, hours: office")).toBe("2026-03-16 09:00"); // from the first open moment
  expect(due("3 weeks", "2026-03-16 09:00")).toBe("2026-04-06 09:00"); // the clocks change on 29 March
});

test("DUT-8 one instance per opening fact; a fulfilling fact closes all that were opened before it", () => {
  const program = given(duty("from: { found: { what: leak } }, to: { done: { what: leak } }, within: 1 day"));
  const found = (at: string) => ({ [`${at} found`]: { what: "leak" } });
  const done = { "2026-03-03 10:00 done": { what: "leak" } };
  const story = [found("2026-03-02 09:00"), found("2026-03-02 11:00"), done, found("2026-03-04 09:00")];
  expect(duties(program, story, "2026-03-04 09:00")).toMatchObject([
    { due: "2026-03-03 09:00", done: "2026-03-03 10:00", verdict: "late" },
    { due: "2026-03-03 11:00", done: "2026-03-03 10:00", verdict: "kept" },
    { due: "2026-03-05 09:00", done: "none", verdict: "open" },
  ]);
});

test("DUT-5 a length that is agreed case by case: with the opening, afterwards, or not at all", () => {
  const program = given(duty("from: { asked: { for: restore } }, to: { done: { what: restore } }, within: as agreed"));
  const asked = (more = {}) => ({ "2026-03-02 09:00 asked": { for: "restore", ...more } });
  expect(duties(program, [asked()], "2027-01-01 00:00")).toMatchObject([{ due: "none", verdict: "open" }]);
  expect(duties(program, [asked(), { "2027-01-01 09:00 done": { what: "restore" } }])).toMatchObject([
    { verdict: "kept" },
  ]);
  expect(duties(program, [asked({ within: "4 h" })], "2026-03-03 00:00")).toMatchObject([
    { due: "2026-03-02 13:00", verdict: "broken" },
  ]);
  const agreed = { "2026-03-02 10:00 agreed": { on: "tell", within: "2 days" } };
  expect(duties(program, [asked(), agreed], "2026-03-03 00:00")).toMatchObject([{ due: "2026-03-04 09:00" }]);
});

test("DUT-5 a length that the contract fills in", () => {
  const program = given(
    'contract: { speed: { is: length, article: "3" } }',
    duty("from: reported, to: notice-sent, within: speed"),
  );
  const due = (contract: Record<string, string>) => dutiesOfTicket(program, { facts: [reported], contract })[0]?.due;
  expect([due({ speed: "3 h" }), due({})]).toEqual(["2026-03-02 12:00", "none"]);
});

const levels = `
levels:
  type: { article: "2", of: ticket, values: [incident, question] }
  priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier }
`;
const ofHigh = given(
  levels,
  `
clocks:
  solution: { article: "4", for: incident, from: reported, to: resolved, hours: office, target: { high: within 4 h, low: within 8 h }, per: month }
`,
  duty("for: incident, where: { priority: high }, from: [reported, reclassified], to: escalated, within: 1 h"),
);
const incident = (priority: string, ...facts: Parameters<typeof dutiesOfTicket>[1]["facts"]) =>
  dutiesOfTicket(ofHigh, { is: { type: "incident", priority }, facts: [reported, ...facts], at: "2026-03-02 18:00" });
const reclassified = (at: string, more: Record<string, string>) => ({
  [`2026-03-02 ${at} reclassified`]: { by: "supplier", ...more },
});

test("DUT-1 CHK-5 a duty stands by its condition at the fact that opens it", () => {
  expect(verdicts(incident("high"))).toEqual(["broken"]);
  expect(incident("low")).toEqual([]);
  expect(incident("low", reclassified("10:00", { priority: "high" }))).toMatchObject([{ due: "2026-03-02 11:00" }]);
  expect(dutiesOfTicket(ofHigh, { is: { type: "incident" }, facts: [reported] })).toEqual([]);
  expect(dutiesOfTicket(ofHigh, { is: { type: "question", priority: "high" }, facts: [reported] })).toEqual([]);
});

test("DUT-8 a reclassification that leaves the condition as it was opens nothing a second time", () => {
  const told = "2026-03-02 09:30 escalated";
  expect(verdicts(incident("high", told, reclassified("10:00", { priority: "high" })))).toEqual(["kept"]);
  expect(verdicts(incident("high", told, reclassified("10:00", { why: "named better" })))).toEqual(["kept"]);
  const lowered = reclassified("10:00", { priority: "low" });
  expect(verdicts(incident("high", told, lowered, reclassified("11:00", { priority: "high" })))).toEqual([
    "kept",
    "broken",
  ]);
});

test("PRI-5 a first decision holds from the report, but nobody is late before it was taken", () => {
  const decided = (at: string) => ({ [`2026-03-02 ${at} classified`]: { by: "supplier", priority: "high" } });
  const told = (at: string, done: string) =>
    dutiesOfTicket(ofHigh, {
      is: { type: "incident" },
      facts: [reported, decided(at), `2026-03-02 ${done} escalated`],
    });
  expect(told("09:20", "10:00")).toMatchObject([{ due: "2026-03-02 10:00", verdict: "kept" }]);
  expect(told("12:00", "12:00")).toMatchObject([{ due: "2026-03-02 12:00", verdict: "kept" }]);
  expect(told("12:00", "12:01")).toMatchObject([{ due: "2026-03-02 12:00", verdict: "late" }]);
});

test("CLK-15 an automatic word fulfils only what may be done automatically; a notice is a notice", () => {
  const of = (to: string, more = "") => given(duty(`from: reported, to: ${to}, within: 1 h ${more}`));
  const automatic = (kind: string) => [reported, { [`2026-03-02 09:30 ${kind}`]: { automatic: "yes" } }];
  const told = (to: string, more?: string) => verdicts(dutiesOfTicket(of(to, more), { facts: automatic(to) }));
  expect(told("answered")).toEqual(["open"]);
  expect(told("answered", ", automatic: yes")).toEqual(["kept"]);
  expect(told("notice-sent")).toEqual(["kept"]);
  expect(told("closed")).toEqual(["kept"]);
});

test("DUT-1 what ends the duty before it was due leaves it void, and after that it stays broken", () => {
  const program = given(duty("from: linked, to: noted, until: resolved, within: 2 h"));
  const linked = "2026-03-02 09:00 linked";
  const told = (...facts: string[]) => verdicts(dutiesOfTicket(program, { facts: [linked, ...facts] }));
  expect(told("2026-03-02 11:00 resolved")).toEqual(["void"]);
  expect(told("2026-03-02 11:01 resolved")).toEqual(["broken"]);
  expect(told("2026-03-02 10:00 noted", "2026-03-02 10:30 resolved")).toEqual(["kept"]);
  expect(told("2026-03-02 10:00 resolved", "2026-03-02 10:30 noted")).toEqual(["void"]);
});

test("TIM-4 an opening that was withdrawn, or whose cause was called off, leaves the duty void", () => {
  const program = given(duty("from: release-offered, to: [release-accepted, release-rejected], within: 1 day"));
  const offered = { "2026-03-02 09:00 release-offered": { release: "R1", id: "o" } };
  const off = (kind: string, fields = {}) => ({ [`2026-03-02 12:00 ${kind}`]: fields });
  const told = (...facts: Parameters<typeof duties>[1]) =>
    verdicts(duties(program, [offered, ...facts], "2026-03-05 09:00"));
  expect(told(off("withdrawn", { fact: "o" }))).toEqual(["void"]);
  expect(told(off("release-withdrawn", { release: "R1" }))).toEqual(["void"]);
  expect(told(off("release-withdrawn", { release: "R2" }))).toEqual(["broken"]);
  expect(told(off("release-accepted", { release: "R2" }))).toEqual(["broken"]);
  expect(told(off("release-rejected", { release: "R1" }))).toEqual(["kept"]);
});

test("DUT-1 the side that is informed may waive it, also when it is late; the side that owes it may not", () => {
  const program = given(duty("from: reported, to: notice-sent, within: 1 h"));
  const waived = (by: string) => ({ "2026-03-02 12:00 agreed": { waived: "tell", by } });
  const told = (by: string) => verdicts(dutiesOfTicket(program, { facts: [reported, waived(by)] }));
  expect([...told("customer"), ...told("both"), ...told("engineer")]).toEqual(["waived", "waived", "broken"]);
});

test("CLK-11 a clock's moment opens a duty too", () => {
  const program = given(
    `
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: within 2 h, per: month }
`,
    duty("from: answer.due, to: notice-sent, within: 1 h"),
  );
  const told = (at: string, ...facts: string[]) => dutiesOfTicket(program, { facts: [reported, ...facts], at });
  expect(told("2026-03-02 10:59")).toEqual([]);
  expect(told("2026-03-02 11:00")).toMatchObject([{ due: "2026-03-02 12:00", verdict: "open" }]);
  expect(told("2026-03-02 13:00", "2026-03-02 12:00 notice-sent")).toMatchObject([{ verdict: "kept" }]);
});

test("TIM-5 CLK-8 late facts count from when they were written down, and their order of arrival does not matter", () => {
  const program = given(
    'recording: { article: "9", tolerance: 30 min }',
    duty("from: reported, to: notice-sent, within: 1 h"),
  );
  const sent = (recorded: string) => ({ "2026-03-02 09:50 notice-sent": { "recorded-at": `2026-03-02 ${recorded}` } });
  const told = (recorded: string) => verdicts(dutiesOfTicket(program, { facts: [sent(recorded), reported] }));
  expect([...told("10:20"), ...told("10:21")]).toEqual(["kept", "late"]);
});

test("DUT-8 a duty opened over and over is judged in the time that its facts take", () => {
  const from = performance.now();
  const many = 20_000;
  const facts = Array.from({ length: many }, (_, i) => ({
    kind: i === 0 ? "reported" : "reclassified",
    at: i * 60_000,
    seq: i,
    fields: { by: "supplier", priority: i % 2 === 0 ? "high" : "low" },
  }));
  const subject = { kind: "ticket", attributes: { type: "incident" }, facts };
  expect(judgeDuties(ofHigh, subject)).toHaveLength(many / 2);
  expect(performance.now() - from).toBeLessThan(5000);
});

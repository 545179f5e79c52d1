import { expect, test } from "vitest";
import { given, moment } from "../../../test/given.ts";
import { duties, standing } from "../../../test/given-duties.ts";

const announced = (at: string, start: string, more = {}) => ({
  [`${at} maintenance-announced`]: { work: "W1", start, ...more },
});
const begun = (at: string, more = {}) => ({ [`${at} maintenance-started`]: { work: "W1", ...more } });

const hoursWith = (closed: string) => `
hours:
  office: { article: "1", week: { mon-fri: 08:00-17:00 }, closed: ${closed}, working-day: close }
`;
const announce = (notice = "10 working days", more = "") => `
duties:
  announce:
    article: "5"
    by: supplier
    informs: customer
    for: maintenance
    before: maintenance-started
    to: maintenance-announced
    notice: ${notice}
    hours: office
    ${more}
`;
const ahead = given(announce());

test("DUT-2 ten working days ahead is kept, and a minute later is broken", () => {
  const told = (at: string) => duties(ahead, [announced(at, "2026-03-16 20:00"), begun("2026-03-16 20:00")]);
  expect(told("2026-03-03 09:00")).toEqual([
    { duty: "announce", due: "2026-03-03 09:00", done: "2026-03-03 09:00", verdict: "kept", broken: "none" },
  ]);
  expect(told("2026-03-03 09:01")).toMatchObject([{ verdict: "broken", broken: "2026-03-16 20:00" }]);
});

test("DUT-2 CAL-5 over Easter the days that stay whole depend on whose holidays are meant", () => {
  const due = (closed: string) =>
    duties(given(hoursWith(closed), announce()), [
      announced("2027-03-22 08:00", "2027-04-06 20:00"),
      begun("2027-04-06 20:00"),
    ])[0];
  expect(due("nl-public")).toMatchObject({ due: "2027-03-23 08:00", verdict: "kept" }); // Easter Monday alone
  expect(due("nl-awt")).toMatchObject({ due: "2027-03-22 08:00", verdict: "kept" }); // Good Friday as well
});

test("DUT-6 weeks ahead are the same local time, also where the clocks change between", () => {
  const program = given(announce("3 weeks"));
  expect(duties(program, [announced("2027-03-15 09:00", "2027-04-05 09:00"), begun("2027-04-05 09:00")])).toMatchObject(
    [{ due: "2027-03-15 09:00", verdict: "kept" }],
  );
});

test("AVL-8 the notice runs back from the announced start, not from when the work began", () => {
  expect(duties(ahead, [announced("2026-03-03 09:00", "2026-03-16 20:00"), begun("2026-03-20 20:00")])).toMatchObject([
    { due: "2026-03-03 09:00", verdict: "kept" },
  ]);
  expect(duties(ahead, [begun("2026-03-16 20:00")])).toMatchObject([
    { due: "2026-03-03 09:00", done: "none", verdict: "broken" },
  ]);
});

test("AVL-8 a move is a new announcement: its notice begins anew", () => {
  const moved = (at: string) => ({ [`${at} maintenance-moved`]: { work: "W1", start: "2026-03-18 20:00" } });
  const told = (at: string) =>
    duties(ahead, [announced("2026-03-02 09:00", "2026-03-16 20:00"), moved(at), begun("2026-03-18 20:00")]);
  expect(told("2026-03-05 09:00")).toMatchObject([
    { due: "2026-03-05 09:00", done: "2026-03-05 09:00", verdict: "kept" },
  ]);
  expect(told("2026-03-05 09:01")).toMatchObject([{ due: "2026-03-05 09:00", verdict: "broken" }]);
  expect(told("2026-03-18 20:01")).toMatchObject([{ due: "2026-03-03 09:00", verdict: "kept" }]);
});

test("AVL-8 saying the same start again begins nothing anew", () => {
  const story = [
    announced("2026-03-03 09:00", "2026-03-16 20:00"),
    announced("2026-03-12 09:00", "2026-03-16 20:00"),
    begun("2026-03-16 20:00"),
  ];
  expect(duties(ahead, story)).toMatchObject([{ done: "2026-03-03 09:00", verdict: "kept" }]);
});

test("AVL-8 what is written down after the start cures nothing", () => {
  const story = [
    announced("2026-03-03 09:00", "2026-03-16 20:00", { "recorded-at": "2026-03-17 09:00" }),
    begun("2026-03-16 20:00"),
  ];
  expect(duties(ahead, story)).toMatchObject([{ verdict: "broken", done: "none" }]);
});

test("DUT-1 before the work begins the duty is open or kept so far, and void once it is called off", () => {
  const early = announced("2026-03-03 09:00", "2026-03-16 20:00");
  const late = announced("2026-03-04 09:00", "2026-03-16 20:00");
  expect(duties(ahead, [early])).toMatchObject([{ due: "2026-03-03 09:00", verdict: "kept" }]);
  expect(duties(ahead, [late])).toMatchObject([{ due: "2026-03-03 09:00", verdict: "open" }]);
  expect(duties(ahead, [late, { "2026-03-05 09:00 maintenance-cancelled": { work: "W1" } }])).toMatchObject([
    { verdict: "void" },
  ]);
});

test("DUT-1 each work has its own announcements, and what names none stands by itself", () => {
  const story = [
    announced("2026-03-02 09:00", "2026-03-16 20:00"),
    { "2026-03-16 20:00 maintenance-started": { work: "W2" } },
    { "2026-03-16 21:00 maintenance-started": {} },
    begun("2026-03-16 22:00"),
  ];
  expect(duties(ahead, story).map(({ verdict }) => verdict)).toEqual(["kept", "broken", "broken"]);
});

test("DUT-1 without a notice it is enough that it was done first", () => {
  const program = given(announce().replace("notice: 10 working days", ""));
  const start = begun("2026-03-16 20:00");
  expect(duties(program, [announced("2026-03-16 20:00", "2026-03-16 20:00"), start])).toMatchObject([
    { due: "2026-03-16 20:00", verdict: "kept" },
  ]);
  expect(duties(program, [start, announced("2026-03-16 20:00", "2026-03-16 20:00")])).toMatchObject([
    { verdict: "broken" },
  ]);
});

test("CHK-5 what nobody recorded leaves open whether the duty stood; what the fact says decides it", () => {
  const program = given(announce("10 working days", "where: { in-window: no }"));
  const late = announced("2026-03-12 09:00", "2026-03-16 20:00");
  expect(duties(program, [late, begun("2026-03-16 20:00")])).toEqual([]);
  expect(duties(program, [late, begun("2026-03-16 20:00", { "in-window": "yes" })])).toEqual([]);
  expect(duties(program, [late, begun("2026-03-16 20:00", { "in-window": "no" })])).toMatchObject([
    { verdict: "broken" },
  ]);
});

test("DUT-1 a waiver of those who are informed ends it; one of the side that owes it does not", () => {
  const waived = (by: string) => ({ "2026-03-13 09:00 agreed": { work: "W1", waived: "announce", by } });
  const late = announced("2026-03-12 09:00", "2026-03-16 20:00");
  const told = (by: string) => duties(ahead, [late, waived(by), begun("2026-03-16 20:00")])[0]?.verdict;
  expect([told("customer"), told("administrator"), told("both"), told("supplier")]).toEqual([
    "waived",
    "waived",
    "waived",
    "broken",
  ]);
});

test("CON-3 an aim that is not kept breaks nothing", () => {
  const program = given(announce("10 working days", "strength: aim"));
  expect(duties(program, [begun("2026-03-16 20:00")])).toMatchObject([{ verdict: "over-aim" }]);
});

test("DUT-8 of the contract's own facts each needs its own notice", () => {
  const program = given(`
duties:
  tell-change: { article: "9", by: customer, before: { done: { what: change } }, to: { notice-sent: { about: change } }, notice: 1 day }
`);
  const told = { "2026-03-02 09:00 notice-sent": { about: "change" } };
  const done = (at: string) => ({ [`${at} done`]: { what: "change" } });
  expect(duties(program, [told, done("2026-03-03 09:00"), done("2026-03-05 09:00")])).toMatchObject([
    { due: "2026-03-02 09:00", verdict: "kept" },
    { due: "2026-03-04 09:00", verdict: "broken" },
  ]);
});

test("AVL-3 AVL-8 for an exclusion a duty stands as it was known at the start of the work", () => {
  const story = [
    announced("2026-03-03 09:00", "2026-03-16 20:00", { id: "a" }),
    begun("2026-03-16 20:00"),
    { "2026-03-17 09:00 withdrawn": { fact: "a" } },
  ];
  expect(standing(ahead, story, "announce", moment("2026-03-16 20:00"))).toBe("kept");
  expect(standing(ahead, story, "announce", moment("2026-03-17 09:00"))).toBe("missed");
  expect(standing(ahead, [begun("2026-03-16 20:00")], "announce", moment("2026-03-16 19:59"))).toBeUndefined();
  const late = announced("2026-03-04 09:00", "2026-03-16 20:00");
  expect(standing(ahead, [late], "announce", moment("2026-03-10 09:00"))).toBe("running");
  expect(standing(ahead, story, "another", moment("2026-03-16 20:00"))).toBeUndefined();
});

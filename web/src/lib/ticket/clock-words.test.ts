import { expect, test } from "vitest";
import { momentText } from "#lib/moment.ts";
import { say } from "#lib/say.ts";
import { words } from "#lib/server/words.ts";
import { toneOfState, type StateName } from "#lib/states.ts";
import { clockState } from "#lib/ticket/clock-state.ts";
import { clockWords, leftWord, normWords, type SaidClock } from "#lib/ticket/clock-words.ts";
import { states } from "#lib/words/states.ts";
import { ticket } from "#lib/words/ticket.ts";
import type { Language } from "$peil/i18n/words.ts";

const at = (written: string) => Date.parse(`2026-11-${written}:00+01:00`);
const [due, late, stop] = [at("19T17:00"), at("20T09:00"), at("18T11:30")];
const clock: SaidClock = { is: "on-track", stopAt: null, startsAt: null, after: null, outsideBy: null, article: "7.1" };

/** As a reader sees it: the state, and what stands behind it. */
function read(
  language: Language,
  is: StateName,
  behind: (w: ReturnType<typeof wordsIn>, told: (at: number) => string) => string,
  join = " ",
) {
  const said = behind(wordsIn(language), (moment) => momentText(moment, "Europe/Amsterdam", language, stop));
  return [states[is][language === "nl" ? 0 : 1], said].filter(Boolean).join(join);
}
const wordsIn = (language: Language) => words(ticket, language);

test.each<[StateName, { dueAt?: number; missedAt?: number; stopAt?: number }, string, string]>([
  ["on-track", { dueAt: due }, "op schema uiterlijk do 19 nov 17:00", "on track due Thu 19 Nov 17:00"],
  ["at-risk", { dueAt: due }, "dreigt uiterlijk do 19 nov 17:00", "at risk due Thu 19 Nov 17:00"],
  ["closed", { dueAt: due }, "buiten werktijd uiterlijk do 19 nov 17:00", "outside hours due Thu 19 Nov 17:00"],
  ["paused", {}, "staat stil", "paused"],
  ["missed", { dueAt: due, missedAt: late }, "gemist op vr 20 nov 09:00", "missed on Fri 20 Nov 09:00"],
  [
    "missed",
    { dueAt: due, missedAt: late, stopAt: late + 1 },
    "gemist op vr 20 nov 09:00",
    "missed on Fri 20 Nov 09:00",
  ],
  [
    "over-aim",
    { dueAt: due, missedAt: late },
    "streven niet gehaald sinds vr 20 nov 09:00",
    "aim not met since Fri 20 Nov 09:00",
  ],
  [
    "kept",
    { dueAt: due, stopAt: stop },
    "gehaald op wo 18 nov 11:30; het mocht tot do 19 nov 17:00",
    "kept on Wed 18 Nov 11:30; it was due Thu 19 Nov 17:00",
  ],
  ["not-begun", { dueAt: due }, "nog niet begonnen", "not begun"],
  ["excluded", { dueAt: due, missedAt: late, stopAt: stop }, "telt niet mee", "excluded"],
  ["unproven", { dueAt: due }, "niet bewezen", "not proven"],
  ["running", {}, "loopt", "running"],
  ["done", { dueAt: due, stopAt: stop }, "klaar", "done"],
])("WEB-51 CLK-3 CLK-4 a norm that is %s reads as one sentence", (is, said, nl, en) => {
  const { dueAt = null, missedAt = null, stopAt = null } = said;
  const behind = (w: ReturnType<typeof wordsIn>, told: (at: number) => string) =>
    normWords({ is, dueAt, missedAt }, { stopAt }, w, told);
  expect([read("nl", is, behind), read("en", is, behind)]).toEqual([nl, en]);
});

test.each<[StateName, Partial<SaidClock>, string, string]>([
  [
    "not-begun",
    { startsAt: due },
    "nog niet begonnen: begint uiterlijk do 19 nov 17:00",
    "not begun: begins Thu 19 Nov 17:00 at the latest",
  ],
  [
    "not-begun",
    { after: "Reactietijd" },
    "nog niet begonnen: begint na Reactietijd",
    "not begun: begins after Reactietijd",
  ],
  [
    "not-begun",
    {},
    "nog niet begonnen: begint zodra het is gemeld zoals afgesproken",
    "not begun: starts once it is reported as agreed",
  ],
  [
    "excluded",
    {},
    "telt niet mee: artikel 7.1 geldt niet voor deze melding",
    "excluded: article 7.1 does not apply to this ticket",
  ],
  [
    "excluded",
    { outsideBy: "Ada deelde dit anders in" },
    "telt niet mee: artikel 7.1 geldt niet meer: Ada deelde dit anders in",
    "excluded: article 7.1 no longer applies: Ada deelde dit anders in",
  ],
  [
    "unproven",
    {},
    "niet bewezen: uit wat is vastgelegd blijkt niet of artikel 7.1 geldt",
    "not proven: what was recorded does not show whether article 7.1 applies",
  ],
  ["kept", { stopAt: stop }, "gehaald", "kept"],
  ["missed", {}, "gemist", "missed"],
  ["paused", {}, "staat stil", "paused"],
])("WEB-51 CLK-11 CHK-5 a clock that is %s says why it does not run", (is, said, nl, en) => {
  const behind = (w: ReturnType<typeof wordsIn>, told: (at: number) => string) =>
    clockWords({ ...clock, ...said, is }, w, told);
  expect([read("nl", is, behind, ": "), read("en", is, behind, ": ")]).toEqual([nl, en]);
});

test("CLK-17 of every verdict and counting there is one state", () => {
  const verdicts = ["kept", "missed", "over-aim", "running", "outside", "unproven", "no-target"];
  const countings = ["now", "closed", "paused", "waiting-to-start", "done"];
  const table = verdicts.map((verdict) =>
    countings.map((counting) => clockState({ verdict, counting, isAtRisk: false })).join(" "),
  );
  expect(table).toEqual([
    "kept kept kept kept kept",
    "missed missed missed missed missed",
    "over-aim over-aim over-aim over-aim over-aim",
    "on-track closed paused not-begun done",
    "excluded excluded excluded excluded excluded",
    "unproven unproven unproven unproven unproven",
    "running closed paused not-begun done",
  ]);
  expect(Object.keys(toneOfState)).toEqual(expect.arrayContaining(table.flatMap((row) => row.split(" "))));
});

test("CLK-4 of two norms of which one was missed, what is left is said to be of the next", () => {
  const w = wordsIn("nl");
  expect(leftWord({ is: "missed", left: { remainingMs: 5 } }, w)).toEqual({ word: say(w.nextNorm, {}) });
  expect(leftWord({ is: "missed", left: { remainingMs: -5 } }, w)).toEqual({});
  expect(leftWord({ is: "at-risk", left: { remainingMs: 5 } }, w)).toEqual({});
});

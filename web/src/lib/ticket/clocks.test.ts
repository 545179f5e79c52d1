import { expect, test } from "vitest";
import { words } from "#lib/server/words.ts";
import { shownClocks } from "#lib/ticket/clocks.ts";
import type { Explaining, Explanation, ToldClock } from "#lib/ticket/explaining.ts";
import { pausesOf } from "#lib/ticket/pauses-of.ts";
import { bareTerms, type Desk } from "#lib/ticket/terms.ts";
import { ticket } from "#lib/words/ticket.ts";
import { turns } from "#lib/words/ticket-states.ts";
import { values } from "#lib/words/facts.ts";

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const wait = { id: "w", kind: "waiting-for-third-party", at: at("09:00") };
const stretch = (from: string, to: string, because: ToldClock["startedBy"] = null): ToldClock["segments"][number] => ({
  kind: "counted",
  from: at(from),
  to: at(to),
  ms: Date.parse(at(to)) - Date.parse(at(from)),
  article: "7.1",
  because,
  endedBy: null,
});
const clock: ToldClock = {
  clock: "resolution",
  article: "7.1",
  hours: "office",
  verdict: "missed",
  startAt: at("08:00"),
  startedBy: null,
  startedAfter: null,
  outsideBy: null,
  stopAt: null,
  stoppedBy: null,
  elapsedMs: 0,
  thresholds: [
    {
      target: "within 2 h",
      isAim: false,
      dueAt: at("10:00"),
      atRiskAt: null,
      missedAt: at("10:00"),
      remainingMs: 0,
      verdict: "missed",
    },
  ],
  dues: [],
  segments: [stretch("08:00", "09:00"), stretch("09:00", "11:00", wait)],
  shownApart: [],
};

function shown(
  waits: Desk["waits"],
  segments = clock.segments,
  verdict = clock.verdict,
  thresholds = clock.thresholds,
) {
  const explaining: Explaining = {
    w: words(ticket, "nl"),
    terms: bareTerms,
    language: "nl",
    now: Date.parse(at("11:00")),
    zone: "UTC",
    sentence: () => "Ada wacht op een derde",
    whose: () => "een derde",
    kind: (kind) => kind,
    pausesOf: (name) => pausesOf({ waits }, name, words(turns, "nl"), words(values, "nl")),
  };
  const told = { clocks: [{ ...clock, segments, verdict, thresholds }] } as unknown as Explanation;
  return shownClocks(told, undefined, [], explaining)[0]!;
}

const stops = [{ clock: "resolution", name: null, article: "7.1" }];
const waitFor = (on: string, asked: string | null, those = stops) => ({ on, for: asked, turn: null, stops: those });

test("CLK-7 CLK-10 a wait that does not pause a clock stands among its minutes, before and after it was late", () => {
  const { rows } = shown([]);
  expect(rows.map(({ what, because }) => [what, because?.text])).toEqual([
    ["telde", undefined],
    ["liep door tijdens het wachten", "Ada wacht op een derde"],
    ["liep door tijdens het wachten, te laat", "Ada wacht op een derde"],
  ]);
});

test("CLK-2 beside such a wait stands for what the agreement does pause the clock; without one there is nothing to say", () => {
  expect(shown([waitFor("third-party", null, [])]).goesOn).toBe(
    "Artikel 7.1 laat deze klok nooit stilstaan, ook niet tijdens het wachten.",
  );
  const some = [
    waitFor("customer", null),
    waitFor("customer", "description"),
    waitFor("supplier", "consent"),
    waitFor("access", null),
  ];
  expect(shown(some).goesOn).toBe(
    "Artikel 7.1 laat deze klok alleen stilstaan bij: wacht op klant, wacht op leverancier (toestemming) of wacht op toegang.",
  );
  expect(shown(some, [stretch("08:00", "09:00")]).goesOn).toBeNull();
});

test("CLK-9 a clock that does not apply has no bar and no due", () => {
  expect(shown([]).strips.map((strip) => strip.includes("<svg"))).toEqual([true, true]);
  expect(shown([], clock.segments, "outside")).toMatchObject({ is: "excluded", strips: ["", ""], dues: [] });
});

test("CON-3 no target is no aim, also of an agreement that only aims", () => {
  const aims = ["within 2 h", "none"].map((target) => ({ ...clock.thresholds[0]!, target, isAim: true }));
  const { norms } = shown([], undefined, undefined, aims);
  expect(norms.map(({ target, isAim }) => [target, isAim])).toEqual([
    ["binnen 2 u", true],
    ["geen norm", false],
  ]);
});

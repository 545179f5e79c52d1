import { expect, test } from "vitest";
import { bodyOf, momentIn } from "#lib/ticket/server/bodies.ts";

const zone = "Europe/Amsterdam";
function form(fields: Readonly<Record<string, string>>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}

test("WEB-4 a moment that somebody types is on the clocks of the agreement, and half a moment is none", () => {
  expect(momentIn(zone, "2026-11-23T10:30")).toBe("2026-11-23T10:30:00+01:00");
  expect(momentIn(zone, "2026-07-01T10:30")).toBe("2026-07-01T10:30:00+02:00");
  expect([momentIn(zone, "tomorrow"), momentIn(zone, undefined)]).toEqual([undefined, undefined]);
});

test("DSK-1 what a form leaves empty is not said, and what belongs to another verb stays behind", () => {
  const sent = form({
    body: " Done. ",
    why: "",
    at: "2026-11-23T10:30",
    "detail.tell-plan.direction": "the link",
    "detail.tell-plan.resolution-time": "2026-11-24T12:00",
    "detail.resolve.cause": "unknown",
    minutes: "30",
  });
  expect(bodyOf("tell-plan", sent, zone)).toEqual({
    body: "Done.",
    at: "2026-11-23T10:30:00+01:00",
    details: { direction: "the link", "resolution-time": "2026-11-24T12:00:00+01:00" },
  });
});

test("DSK-4 each verb takes its own fields of a form", () => {
  const bodies: Readonly<Record<string, readonly [Readonly<Record<string, string>>, object]>> = {
    wait: [
      { wait: "customer|description", body: "which?" },
      { on: "customer", for: "description", body: "which?" },
    ],
    note: [
      { internal: "yes", body: "b" },
      { internal: true, body: "b" },
    ],
    assign: [{ assignee: "p", team: "" }, { assignee: "p" }],
    "hand-over": [
      { line: "second", team: "network" },
      { line: "second", team: "network" },
    ],
    classify: [{ "level.impact": "several", "level.urgency": "" }, { levels: { impact: "several" } }],
    "book-work": [
      { minutes: "45", kind: "change" },
      { minutes: 45, kind: "change" },
    ],
    escalate: [{ step: "board" }, { step: "board" }],
    link: [{ relation: "problem", ticket: "t" }, { problem: "t" }],
    merge: [{ ticket: "t" }, { into: "t" }],
    notify: [
      { party: "host", body: "b" },
      { party: "host", body: "b" },
    ],
    record: [
      { record: "asked|for", about: "restore" },
      { kind: "asked", fields: { for: "restore" } },
    ],
    watch: [{ watcher: "p", body: "no" }, { watcher: "p" }],
    withdraw: [{ fact: "f", at: "2026-11-23T10:30" }, { fact: "f" }],
    correct: [
      { fact: "f", minutes: "60" },
      { fact: "f", minutes: 60 },
    ],
  };
  for (const [verb, [fields, body]] of Object.entries(bodies))
    expect([verb, bodyOf(verb, form(fields), zone)]).toEqual([verb, body]);
  expect(bodyOf("link", form({ relation: "follows", ticket: "t", theirTicket: "7" }), zone)).toEqual({
    ticket: "t",
    relation: "follows",
    theirTicket: "7",
  });
});

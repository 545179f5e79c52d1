import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreed, atDesk, customer, id, type AgreementName } from "../../test/at-desk.ts";
import { given, solution } from "../../test/given.ts";
import { isRefusal, type TicketState } from "./verb.ts";
import { verbNamed, verbs } from "./verbs.ts";

const reported = (program = given(solution)) => {
  const desk = atDesk(program);
  desk.done("report", { title: "No mail", body: "Nothing comes in." }, customer);
  return desk;
};

describe("input", () => {
  test.each([
    ["an unknown name", "note", { body: "x", more: 1 }],
    ["a character that moves a cursor", "note", { body: "a\u0000b" }],
    ["half a character", "note", { body: "\uD800" }],
    ["a text without an end", "note", { body: "x".repeat(65_537) }],
    ["no text at all", "note", { body: "  \n" }],
    ["a number out of bounds", "book-work", { minutes: 0 }],
    ["a part of a minute", "book-work", { minutes: 1.5 }],
    ["a moment without an offset", "resolve", { at: "2026-03-02T09:00:00" }],
    [
      "somebody who is no UUID",
      "record-of-service",
      { kind: "sampled", fields: { what: "backup", person: ["somebody"] } },
    ],
    ["a name that is no name", "answer", { body: "x", details: { __proto__x: "y" } }],
    [
      "a list without an end",
      "attach",
      { files: Array.from({ length: 21 }, () => ({ content: id("f"), hash: "0".repeat(64) })) },
    ],
  ])("DSK-1 %s is refused before a verb looks at it", (_, name, input) => {
    expect(verbNamed(name)!.input.safeParse(input).success).toBe(false);
  });

  test("DSK-1 a prototype is no field", () => {
    const read = verbNamed("answer")!.input.safeParse(JSON.parse('{"body":"x","details":{"__proto__":"y"}}'));
    expect((read.data as { details: object }).details).not.toHaveProperty("y");
    expect(({} as Record<string, unknown>)["y"]).toBeUndefined();
  });

  test("DSK-1 verbs have names of their own", () => {
    expect(new Set(verbs.map(({ name }) => name)).size).toBe(verbs.length);
  });
});

describe("the life of a ticket", () => {
  test("DSK-4 from a report to its closing", () => {
    const desk = reported();
    const states: TicketState[] = [desk.standing().state];
    const steps: readonly (readonly [string, object, typeof customer?])[] = [
      ["acknowledge", {}],
      ["classify", { levels: { priority: "high" } }],
      ["wait", { on: "customer", for: "description" }],
      ["note", { body: "Here it is." }, customer],
      ["wait", { on: "third-party", thirdParty: "The host" }],
      ["resume", {}],
      ["resolve", { body: "Done." }],
      ["reopen", { why: "It came back." }, customer],
      ["resolve", {}],
      ["close", {}, customer],
    ];
    for (const step of steps) {
      desk.done(...step);
      states.push(desk.standing().state);
    }
    expect(states.join(" ")).toBe("new open open waiting open waiting open resolved open resolved closed");
  });

  test("DSK-4 waiting for somebody else ends the wait before it", () => {
    const desk = reported();
    desk.done("wait", { on: "customer" });
    expect(desk.done("wait", { on: "access" }).facts.map(({ kind }) => kind)).toEqual([
      "resumed",
      "waiting-for-access",
    ]);
    expect(desk.standing().waitingFor).toBe("waiting-for-access");
    expect(desk.ask("wait", { on: "access" })).toMatchObject({ refused: "nothing-to-do" });
  });

  test("DSK-4 DSK-13 a customer closes what was resolved, or what they need no longer, and takes back no report", () => {
    const desk = reported();
    const report = desk.facts()[0]!.id;
    expect(desk.ask("withdraw", { fact: report }, customer)).toMatchObject({ refused: "kind-not-allowed" });
    expect(desk.done("close", { why: "It was a mistake." }, customer).facts).toHaveLength(1);
    expect(desk.standing().state).toBe("closed");
    desk.done("reopen", {}, customer);
    desk.done("resolve");
    expect(desk.done("close", {}, customer).facts).toHaveLength(1);
    expect(desk.ask("close", {}, customer)).toMatchObject({ refused: "not-in-this-state" });
  });

  test("DSK-4 what would change nothing is refused as that", () => {
    const desk = reported();
    desk.done("assign", { assignee: id("agent") });
    desk.done("watch", {}, customer);
    desk.done("acknowledge");
    const nothing = { refused: "nothing-to-do" };
    expect(desk.ask("assign", { assignee: id("agent") })).toMatchObject(nothing);
    expect(desk.ask("watch", {}, customer)).toMatchObject(nothing);
    expect(desk.ask("unwatch", {})).toMatchObject(nothing);
    expect(desk.ask("acknowledge")).toMatchObject(nothing);
    expect(desk.ask("merge", { into: desk.ticket() })).toMatchObject(nothing);
  });

  test("DSK-4 spam that was none goes on as it was", () => {
    const desk = reported();
    desk.done("wait", { on: "customer" });
    const [spam] = desk.done("mark-spam").facts;
    expect(desk.standing().state).toBe("spam");
    desk.done("withdraw", { fact: spam!.id, why: "It was a customer after all." });
    expect(desk.standing()).toMatchObject({ state: "waiting", waitingFor: "customer" });
  });
});

/** What each verb leaves behind, of those that say so. */
const leaves: Readonly<Record<string, TicketState>> = {
  wait: "waiting",
  resume: "open",
  resolve: "resolved",
  reopen: "open",
  close: "closed",
  merge: "merged",
  "mark-spam": "spam",
};

interface Drawn {
  readonly name: string;
  readonly now: number;
  readonly back: number | null;
  readonly on: string;
  readonly value: string;
  readonly fact: number;
}

/** All that any verb may ask; each takes of it what it knows. */
function inputs(desk: ReturnType<typeof atDesk>, { name, now, back, on, value, fact }: Drawn): object {
  const facts = desk.facts();
  return {
    at: back === null ? undefined : new Date(now - back * 60_000).toISOString(),
    body: "A word.",
    on,
    levels: { priority: value },
    minutes: name === "correct" && facts[fact % facts.length]!.kind !== "work-booked" ? undefined : 5,
    into: id("other"),
    ticket: id("other"),
    kind: name === "record" ? "found" : undefined,
    fields: { what: "update" },
    fact: facts[fact % facts.length]!.id,
    assignee: id("somebody"),
    party: "customer",
    files: [{ content: id("file"), hash: "0".repeat(64) }],
  };
}

test("DSK-3 DSK-4 whatever is accepted, the ticket stands as the verb says, and was in one of its states", () => {
  const step = fc.record({
    verb: fc.constantFrom(
      ...verbs.filter(({ states, on }) => states !== "none" && on === undefined).map(({ name }) => name),
    ),
    role: fc.constantFrom("agent" as const, "contact" as const),
    minutes: fc.integer({ min: 0, max: 90 }),
    back: fc.option(fc.integer({ min: 1, max: 200 }), { freq: 3 }),
    on: fc.constantFrom("customer", "supplier", "third-party", "access", "parked"),
    value: fc.constantFrom("high", "low"),
    fact: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const desk = atDesk(given(solution));
      let now = Date.parse("2026-03-02T08:00:00Z");
      const go = () => desk.at(new Date(now + 3_600_000).toISOString().slice(0, 16).replace("T", " "));
      go();
      desk.done("report", { title: "No mail", body: "Nothing comes in." }, customer);
      for (const { verb: name, role, minutes, back, on, value, fact } of steps) {
        now += minutes * 60_000;
        go();
        const verb = verbNamed(name)!;
        const before = desk.standing().state;
        const facts = desk.facts();
        const { shape } = verb.input as unknown as { shape: object };
        const all = Object.entries(inputs(desk, { name, now, back, on, value, fact }));
        const input = Object.fromEntries(all.filter(([key, one]) => key in shape && one !== undefined));
        const seen = desk.ask(name, input, { role, by: role === "agent" ? "supplier" : "customer" });
        const after = desk.standing().state;
        const isDone = !isRefusal(seen);
        expect(desk.facts() !== facts).toBe(isDone);
        expect(!isDone || verb.states === "any" || verb.states.includes(before)).toBe(true);
        expect([undefined, after]).toContain(isDone ? leaves[name] : undefined);
      }
    }),
    { numRuns: 200 },
  );
});

describe("roles", () => {
  const may = (name: string, asking: typeof customer, input: object = {}) => {
    const desk = reported();
    const seen = desk.ask(name, input, asking);
    return isRefusal(seen) ? seen.refused : "done";
  };

  test.each([
    ["resolve", {}],
    ["answer", { body: "x" }],
    ["assign", { team: "second" }],
    ["note", { body: "x", internal: true }],
    ["note", { body: "x", from: "third-party" }],
    ["watch", { watcher: id("agent") }],
    ["mark-spam", {}],
    ["record", { kind: "advised", fields: { about: "x" } }],
  ])("DSK-10 is not for a customer: %s %j", (name, input) => {
    expect(may(name, customer, input)).toBe("not-your-role");
  });

  test("DSK-10 nobody speaks for the other side beside the verbs", () => {
    expect(may("record", {}, { kind: "consent-given", fields: { for: "screen-view" } })).toBe("not-your-role");
    expect(may("record", customer, { kind: "consent-given", fields: { for: "screen-view" } })).toBe("done");
    expect(may("record", {}, { kind: "dispute-settled", fields: { disputed: id("fact") } })).toBe("not-your-role");
    expect(may("record", { role: "manager" }, { kind: "dispute-settled", fields: { disputed: id("fact") } })).toBe(
      "done",
    );
  });
});

describe("examples of the five", () => {
  const first = (name: AgreementName, input: object, asking = customer, fields = {}) => {
    const desk = atDesk(agreed(name), fields);
    return { desk, seen: desk.ask("report", { title: "A title", body: "What I see.", ...input }, asking) };
  };

  test("DSK-9 1do: what a ticket must carry is asked with the article, and known already where Peil knows it", () => {
    const { desk, seen } = first("1do", { type: "question" });
    expect(seen).toMatchObject({ refused: "content-lacking", article: "9", params: { lacking: ["steps-taken"] } });
    expect(desk.facts()).toEqual([]);
    const again = first("1do", { type: "question", details: { "steps-taken": "Opnieuw ingelogd" } });
    expect(again.seen).toMatchObject({
      facts: [
        { fields: { "steps-taken": "on-file", company: "on-file", description: "on-file" } },
        { kind: "notice-sent" },
      ],
    });
    expect(again.seen).toMatchObject({ texts: ["What I see.\n\nsteps-taken: Opnieuw ingelogd", "A title"] });
  });

  test("DSK-8 1do: login data in a note are masked, and said so with the article", () => {
    const { desk } = first("1do", { type: "question", details: { "steps-taken": "niets" } });
    const { facts, texts, advice } = desk.done("note", { body: "Mijn wachtwoord is Zomer2026!" }, customer);
    expect(texts).toEqual(["Mijn wachtwoord is •••••"]);
    expect(facts[0]!.fields).toMatchObject({ "login-data": "yes" });
    expect(advice).toMatchObject([{ outcome: "masked", rule: "no-login-data", article: "10" }]);
  });

  test("DSK-8 elsewhere a password stays as it was written, a key does not", () => {
    const { desk } = first("embrace", { type: "incident", levels: { environment: "production", effect: "stopped" } });
    const key = `ghp_${"a1B2".repeat(9)}`;
    expect(desk.done("note", { body: `wachtwoord: geheim, token ${key}` }, customer).texts).toEqual([
      "wachtwoord: geheim, token •••••",
    ]);
  });

  test("DSK-4 1do: escalating goes step by step, to whom the step names", () => {
    const { desk } = first("1do", {
      type: "incident",
      levels: { impact: "several" },
      details: { "steps-taken": "niets" },
    });
    expect(desk.ask("escalate", { step: "minister" }, customer)).toMatchObject({
      refused: "unknown-value",
      article: "12",
      params: { possible: ["support", "manager", "board"] },
    });
    expect(desk.ask("escalate", {}, customer)).toMatchObject({
      refused: "refused-by-agreement",
      article: "12",
      params: { lacking: ["step"] },
    });
    expect(desk.done("escalate", { step: "board" }, customer).advice).toMatchObject([{ rule: "board-after-manager" }]);
    const { facts, advice } = desk.done("escalate", { step: "manager" }, customer);
    expect(facts[0]!.fields["to"]).toEqual(["support-coordinator", "operations-manager"]);
    expect(advice).toEqual([]);
  });

  test("DSK-4 Engage: whoever escalates before an aim was overrun has no right to it; afterwards it goes by severity", () => {
    const levels = { effect: "suite-down", alternative: "no-alternative" };
    const { desk } = first("engage", { type: "incident", levels });
    desk.done("classify", { levels });
    expect(desk.ask("escalate", {}, customer)).toMatchObject({
      refused: "refused-by-agreement",
      article: "Service Levels",
    });
    desk.at("2026-03-06 16:00");
    expect(desk.done("escalate", {}, customer).facts[0]!.fields).toMatchObject({ to: "general-director" });
  });

  test("DSK-14 VECOZO: a change comes by the form made for it; a question by portal is kept, with advice", () => {
    expect(first("vecozo", { type: "change", via: "portal" }).seen).toMatchObject({
      refused: "content-lacking",
      article: "RFC-procedure",
    });
    expect(first("vecozo", { type: "change", via: "change-form" }).seen).toMatchObject({
      facts: [{ kind: "reported" }],
    });
    expect(first("vecozo", { type: "question" }).seen).toMatchObject({
      advice: [{ outcome: "advised", rule: "support-channels" }],
    });
  });

  test("DSK-14 nobody who writes in the portal has called", () => {
    expect(first("1do", { via: "emergency-phone" }).seen).toMatchObject({
      refused: "unknown-value",
      params: { field: "via" },
    });
    expect(first("1do", { via: "pigeon" }, { role: "agent", by: "contact" }).seen).toMatchObject({
      refused: "unknown-value",
    });
  });

  test("DSK-9 1do: what came by telephone is kept whatever it lacks, and what it lacks is advice", () => {
    const { seen } = first(
      "1do",
      { type: "question", via: "phone", from: "contact" },
      { role: "agent", by: "supplier" },
    );
    expect(seen).toMatchObject({
      facts: [{ fields: { by: "contact", via: "phone" } }],
      advice: [{ outcome: "advised", article: "9" }],
    });
  });

  test("DSK-9 1do: the emergency number is refused to whoever has no right to it, by telephone too", () => {
    const { seen } = first("1do", { type: "incident", via: "emergency-phone" }, { role: "agent", by: "contact" });
    expect(seen).toMatchObject({
      refused: "refused-by-agreement",
      article: "3.2",
      params: { rule: "emergency-contacts-only" },
    });
    const levels = { impact: "several" };
    const details = { "steps-taken": "niets", "contact-details": "06" };
    const taken = first(
      "1do",
      { type: "incident", via: "emergency-phone", levels, details },
      { role: "agent", by: "emergency-contact" },
      { "emergency-service": "yes" },
    );
    expect(taken.seen).toMatchObject({ facts: [{ kind: "reported" }] });
  });

  test("DSK-9 Covide: a report of anybody but an administrator is asked to go through one", () => {
    expect(first("covide", { type: "question" }).seen).toMatchObject({
      refused: "content-lacking",
      article: "5, 9.1",
      params: { rule: "named-contacts-only" },
    });
    expect(first("covide", { type: "question" }, { role: "contact", by: "administrator" }).seen).toMatchObject({
      advice: [],
    });
  });

  test("DSK-11 Covide: what the customer says of the priority is a proposal, and the supplier's decision holds from the report", () => {
    const asking = { role: "contact", by: "administrator" } as const;
    const { desk } = first(
      "covide",
      { type: "incident", levels: { priority: "urgent" }, why: "Niemand kan inloggen." },
      asking,
    );
    const states = () => desk.judged().states;
    expect(states().at(-1)).toMatchObject({ provisional: true, attributes: { priority: "urgent" } });
    const { advice } = desk.done("classify", { levels: { priority: "high" } }, asking);
    expect(advice).toMatchObject([{ outcome: "noted", rule: "support-classifies" }]);
    desk.done("classify", { levels: { priority: "medium" } });
    expect(states()[0]).toMatchObject({ provisional: false, attributes: { priority: "medium" } });
    expect(desk.ask("classify", { levels: { priority: "low" } })).toMatchObject({
      refused: "kind-not-allowed",
      params: { instead: "reclassify" },
    });
    desk.done("reclassify", { levels: { priority: "low" } });
    expect(states().at(-1)!.attributes["priority"]).toBe("low");
  });

  test("DSK-11 Engage: an agreed severity is one side's word until the other confirms it", () => {
    const levels = { effect: "important-function", alternative: "available" };
    const { desk } = first("engage", { type: "incident", levels });
    desk.done("classify", { levels });
    const severity = () => desk.judged().states.at(-1)!.attributes["severity"];
    const [asked] = desk.done("reclassify", {
      levels: { severity: "severity-1" },
      details: { "by-the-criteria": "severity-2" },
    }).facts;
    expect(severity()).not.toBe("severity-1");
    expect(desk.ask("confirm", { fact: asked!.id })).toMatchObject({ refused: "not-your-role" });
    const [both] = desk.done("confirm", { fact: asked!.id }, customer).facts;
    expect(both!.fields).toMatchObject({ by: "both", severity: "severity-1", "by-the-criteria": "severity-2" });
    expect(severity()).toBe("severity-1");
    expect(desk.ask("withdraw", { fact: both!.id }, customer)).toMatchObject({ refused: "not-your-role" });
  });
});

import { describe, expect, test } from "vitest";
import { agreed, atDesk, customer, id } from "../../test/at-desk.ts";
import { given, solution } from "../../test/given.ts";
import { deskRefusals } from "../i18n/desk-words.ts";
import { enDesk } from "../i18n/en-desk.ts";
import { nlDesk } from "../i18n/nl-desk.ts";
import { refusalCodes, type Refusal } from "./verb.ts";

const reported = (program = given(solution), contract = {}) => {
  const desk = atDesk(program, contract);
  desk.done("report", { title: "No mail", body: "Nothing comes in." }, customer);
  return desk;
};

const reportedAt1do = () => {
  const desk = atDesk(agreed("1do"));
  desk.done("report", { title: "T", body: "x", type: "question", details: { "steps-taken": "niets" } }, customer);
  return desk;
};

describe("when it was", () => {
  const back = { at: "2026-03-02T10:00:00+01:00" };

  test("DSK-5 TIM-4 the supplier writes down what was earlier, and the fact says when it was written", () => {
    const desk = reported();
    desk.at("11:00");
    const [fact] = desk.done("resolve", back).facts;
    expect([fact!.at, fact!.recordedAt! - fact!.at]).toEqual([Date.parse(back.at), 3_600_000]);
  });

  test("DSK-5 a customer's act is of the moment at which it comes in", () => {
    const desk = reported();
    desk.at("11:00");
    const seen = desk.ask("note", { body: "Earlier.", ...back }, customer);
    expect(seen).toMatchObject({ refused: "moment-not-allowed", params: { why: "not-yours-to-say" } });
  });

  test.each([
    ["too-long-ago", "1999-12-31T23:59:59Z"],
    ["before-the-report", "2026-03-02T08:59:59+01:00"],
    ["in-the-future", "2026-03-02T11:01:01+01:00"],
  ])("DSK-5 %s", (why, at) => {
    const desk = reported();
    desk.at("11:00");
    expect(desk.ask("answer", { body: "x", at })).toMatchObject({ refused: "moment-not-allowed", params: { why } });
  });

  test("DSK-5 within a minute clocks may differ: that is now", () => {
    const desk = reported();
    desk.at("11:00");
    const [fact] = desk.done("answer", { body: "x", at: "2026-03-02T11:01:00+01:00" }).facts;
    expect(fact!.at).toBe(fact!.recordedAt);
  });

  test("DSK-5 what moves the ticket is not put before what moved it last; what only tells, is", () => {
    const desk = reported();
    desk.at("10:30");
    desk.done("wait", { on: "customer" });
    desk.at("11:00");
    expect(desk.ask("resume", back)).toMatchObject({ params: { why: "before-it-came-to-this" } });
    expect(desk.done("book-work", { minutes: 20, ...back }).facts[0]!.at).toBe(Date.parse(back.at));
  });

  test("DSK-5 CLK-14 a wait is not put before the word it would have waited for", () => {
    const desk = reported();
    desk.at("10:30");
    desk.done("note", { body: "Here is more." }, customer);
    desk.at("11:00");
    expect(desk.ask("wait", { on: "customer", ...back })).toMatchObject({ refused: "moment-not-allowed" });
    desk.done("wait", { on: "third-party", ...back });
    expect(desk.standing()).toMatchObject({ state: "waiting", waitingFor: "third-party" });
  });

  test("DSK-5 what is laid aside is laid aside until a moment that is to come", () => {
    const desk = reported();
    expect(desk.ask("wait", { on: "parked", until: "2026-03-02T08:00:00Z" })).toMatchObject({
      params: { why: "in-the-past" },
    });
    expect(desk.ask("wait", { on: "access", until: "2026-03-09T08:00:00Z" })).toMatchObject({
      refused: "unknown-value",
    });
    const [fact] = desk.done("wait", { on: "parked", until: "2026-03-09T08:00:00Z" }).facts;
    expect(fact!.fields).toMatchObject({ until: "2026-03-09T08:00:00.000Z" });
  });
});

describe("what a fact holds", () => {
  const engage = () => reported(agreed("engage"));
  const embrace = () => reported(agreed("embrace"));

  test("DSK-6 LED-3 words of the agreement stand in the fact; what a person wrote stands beside it", () => {
    const details = { direction: "We put the index back for Karin", "resolution-time": "2026-03-03T12:00:00+01:00" };
    const { facts, texts } = embrace().done("tell-plan", { details });
    expect(facts[0]!.fields).toMatchObject({ direction: "on-file", "resolution-time": "2026-03-03T12:00:00+01:00" });
    expect(texts).toEqual(["direction: We put the index back for Karin"]);
    expect(JSON.stringify(facts)).not.toContain("Karin");
  });

  test("DSK-6 a reason alone is the text", () => {
    const { facts, texts } = reported().done("close", { why: "It was solved by itself." });
    expect(facts[0]!.fields).toMatchObject({ why: "on-file" });
    expect(texts).toEqual(["It was solved by itself."]);
  });

  test("DSK-6 a telephone number is no quantity", () => {
    const { facts } = reported(agreed("embrace")).done("record", {
      kind: "done",
      fields: { what: "link-delivery" },
      details: { schema: "0612345678", use: "900 GB" },
    });
    expect(facts[0]!.fields).toMatchObject({ schema: "on-file", use: "900 GB" });
  });

  test.each([
    ["a name that no term asks for", { colour: "red" }],
    ["that the other side agreed", { agreed: "yes" }],
    ["that a dispute was settled", { dispute: "D1" }],
    ["that no person did it", { automatic: "yes" }],
    ["what the contract says", { services: "workspace" }],
    ["a level, by the way", { priority: "urgent" }],
  ])("DSK-6 %s does not pass", (_, details) => {
    expect(embrace().ask("answer", { body: "x", details })).toMatchObject({
      refused: "unknown-value",
      params: { field: "details" },
    });
  });

  test("DSK-6 a customer cannot say that their contract has the emergency service", () => {
    const desk = atDesk(agreed("1do"));
    const seen = desk.ask("report", { title: "T", body: "x", details: { "emergency-service": "yes" } }, customer);
    expect(seen).toMatchObject({ refused: "unknown-value", params: { written: "emergency-service" } });
  });

  test("DSK-6 levels and reasons are those of the agreement, told with its article", () => {
    expect(engage().ask("classify", { levels: { severity: "severity-9" } })).toMatchObject({
      refused: "unknown-value",
      article: "Severity levels",
      params: { field: "severity", possible: ["severity-1", "severity-2", "severity-3"] },
    });
    expect(engage().ask("wait", { on: "customer", for: "reproductoin" })).toMatchObject({
      refused: "unknown-value",
      params: { field: "for", written: "reproductoin" },
    });
    expect(engage().done("wait", { on: "customer", for: "reproduction" }).facts).toHaveLength(1);
    expect(reportedAt1do().ask("book-work", { minutes: 5, kind: "gardening" })).toMatchObject({
      article: expect.stringContaining(".") as string,
    });
  });
});

describe("correcting", () => {
  const end = { role: "end-user", by: "customer" } as const;

  test("DSK-13 TIM-4 booked minutes are corrected, and the record keeps both", () => {
    const desk = reported();
    const [booked] = desk.done("book-work", { minutes: 15 }).facts;
    desk.done("correct", { fact: booked!.id, minutes: 45, why: "It was three quarters." });
    expect(desk.judged().settled.facts.at(-1)!.fields["minutes"]).toBe("45");
    expect(desk.facts().map(({ kind }) => kind)).toEqual(["reported", "work-booked", "corrected"]);
  });

  test("DSK-13 each side takes back its own word, an end user what they said themselves", () => {
    const desk = reported();
    const [theirs] = desk.done("note", { body: "x" }, customer).facts;
    const [ours] = desk.done("note", { body: "y" }).facts;
    const no = { refused: "not-your-role" };
    expect(desk.ask("withdraw", { fact: theirs!.id })).toMatchObject(no);
    expect(desk.ask("withdraw", { fact: ours!.id }, customer)).toMatchObject(no);
    expect(desk.ask("withdraw", { fact: theirs!.id }, end)).toMatchObject(no);
    desk.done("withdraw", { fact: theirs!.id }, { ...end, person: id("contact") });
    expect(desk.ask("withdraw", { fact: theirs!.id }, customer)).toMatchObject({ refused: "no-such-fact" });
  });

  test("DSK-13 nobody takes back a report or a correction", () => {
    const desk = reported();
    const [booked] = desk.done("book-work", { minutes: 15 }).facts;
    const [corrected] = desk.done("correct", { fact: booked!.id, minutes: 45 }).facts;
    for (const { id: fact } of [desk.facts()[0]!, corrected!])
      expect(desk.ask("withdraw", { fact })).toMatchObject({ refused: "kind-not-allowed" });
    expect(desk.ask("correct", { fact: booked!.id })).toMatchObject({ refused: "nothing-to-do" });
  });

  test("DSK-11 CLK-12 one side alone cannot rewrite how it was classified; confirmed by the other it holds from the start", () => {
    const desk = reported();
    const [first] = desk.done("classify", { levels: { priority: "high" } }).facts;
    const priority = () => desk.judged().states[0]!.attributes["priority"];
    const [asked] = desk.done("correct", { fact: first!.id, levels: { priority: "low" } }).facts;
    expect(priority()).toBe("high");
    desk.done("confirm", { fact: asked!.id }, customer);
    expect(priority()).toBe("low");
  });

  test("DSK-11 a proposal that the deciding side confirms holds from the report; a decision needs no confirming", () => {
    const desk = reported();
    const [asked] = desk.done("classify", { levels: { priority: "low" } }, customer).facts;
    const [both] = desk.done("confirm", { fact: asked!.id }).facts;
    expect(both).toMatchObject({ kind: "classified", fields: { by: "both", priority: "low" } });
    expect(desk.judged().states[0]).toMatchObject({ provisional: false, attributes: { priority: "low" } });
    const other = reported();
    const [decided] = other.done("classify", { levels: { priority: "high" } }).facts;
    expect(other.ask("confirm", { fact: decided!.id }, customer)).toMatchObject({ refused: "nothing-to-do" });
  });

  test("DSK-11 TIM-5 what was written down late counts from its own moment once the other side confirms it", () => {
    const desk = reported(given(solution, `recording: { article: "9", tolerance: 1 h }`));
    desk.at("12:00");
    const [late] = desk.done("resolve", { at: "2026-03-02T09:30:00+01:00" }).facts;
    const resolvedAt = () => desk.standing().resolvedAt! - late!.recordedAt!;
    expect(resolvedAt()).toBe(0);
    expect(desk.ask("confirm", { fact: late!.id })).toMatchObject({ refused: "not-your-role" });
    desk.done("confirm", { fact: late!.id }, customer);
    expect(resolvedAt()).toBe(-2.5 * 3_600_000);
    expect(desk.ask("confirm", { fact: late!.id }, customer)).toMatchObject({ refused: "nothing-to-do" });
  });
});

describe("reopening", () => {
  const within = given(solution.replace("per: month", "per: month\n    reopen-within: 2 weeks"));

  const reopenedAt = (at: string) => {
    const desk = reported(within);
    desk.at("10:00");
    desk.done("resolve");
    desk.at(at);
    return { desk, seen: desk.ask("reopen", { why: "Again." }, customer) };
  };

  test("DSK-12 CLK-13 until the agreed length is over, and then a new ticket that follows", () => {
    expect(reopenedAt("2026-03-16 10:00").seen).toMatchObject({ facts: [{ kind: "reopened" }] });
    const { desk, seen } = reopenedAt("2026-03-16 10:01");
    const params = { instead: "report", follows: desk.ticket() };
    expect(seen).toMatchObject({ refused: "refused-by-agreement", article: "4", params });
    const follows = id("old");
    const [next] = atDesk(within).done("report", { title: "Again", body: "x", follows }, customer).facts;
    expect(next!.fields).toMatchObject({ follows });
  });

  test("DSK-12 CLK-13 a clock that stays holds nobody up: the ticket is reopened as often as it has to be", () => {
    const desk = reported(given(solution.replace("per: month", "per: month\n    reopen: stays")));
    for (const at of ["10:00", "11:00"]) {
      desk.at(at);
      desk.done("resolve");
      expect(desk.done("reopen", { why: "Again." }, customer).facts).toMatchObject([{ kind: "reopened" }]);
    }
  });

  test("DSK-12 Embrace sets no length: a ticket of last year is reopened", () => {
    const desk = reported(agreed("embrace"));
    desk.done("resolve");
    desk.at("2027-03-02 10:00");
    expect(desk.done("reopen", {}, customer).facts).toHaveLength(1);
  });
});

describe("recording", () => {
  test("DSK-10 a consent of the customer opens what the agreement keeps shut without it", () => {
    const desk = reportedAt1do();
    const view = { kind: "done", fields: { what: "screen-view" } };
    expect(desk.ask("record", view)).toMatchObject({ refused: "refused-by-agreement", article: "7.2" });
    desk.done("record", { kind: "consent-given", fields: { for: "screen-view" } }, customer);
    expect(desk.done("record", view).facts).toHaveLength(1);
  });

  test("DSK-10 Covide: three administrators, and a fourth once the supplier agreed", () => {
    const desk = atDesk(agreed("covide"));
    const named = (person: string, more = {}) => ({
      kind: "contact-named",
      fields: { role: "administrator", person: id(person), shared: "no", ...more },
    });
    for (const person of ["a", "b", "c"]) desk.done("record-of-contract", named(person), customer);
    expect(desk.ask("record-of-contract", named("d"), customer)).toMatchObject({
      refused: "refused-by-agreement",
      article: "5, 9.1",
    });
    expect(desk.ask("record-of-contract", named("d", { agreed: "yes" }), customer)).toMatchObject({
      refused: "unknown-value",
    });
    expect(desk.done("record-of-contract", named("d", { agreed: "yes" })).facts).toHaveLength(1);
  });

  test("DSK-1 a person is named by a UUID, which Peil writes in small letters", () => {
    const desk = atDesk(given());
    const named = { kind: "contact-named", fields: { role: "contact", person: id("a").toUpperCase() } };
    expect(desk.done("record-of-contract", named).facts[0]!.fields).toMatchObject({ person: id("a") });
  });

  test("DSK-10 an announcement says when, and of the service any short word may be said", () => {
    const desk = atDesk(given());
    const work = { kind: "maintenance-announced", fields: { work: "M1", start: "2026-03-09T20:00:00+01:00" } };
    expect(desk.ask("record-of-service", work)).toMatchObject({
      refused: "content-lacking",
      params: { lacking: ["end"] },
    });
    const end = { ...work, fields: { ...work.fields, end: "tomorrow" } };
    expect(desk.ask("record-of-service", end)).toMatchObject({ refused: "unknown-value", params: { field: "end" } });
    const whole = {
      ...work,
      fields: { ...work.fields, end: "2026-03-09T22:00:00+01:00", "at-once": "no" },
      body: "The disks.",
    };
    expect(desk.done("record-of-service", whole).facts[0]!.fields).toMatchObject({ "at-once": "no" });
    const other = { ...whole, fields: { ...whole.fields, agreed: "yes" } };
    expect(desk.ask("record-of-service", other)).toMatchObject({ refused: "unknown-value" });
  });

  test("DSK-7 what Peil knows needs no filling in, and of a caller without an account it knows nothing", () => {
    const covide = (input: object, asking = {}) =>
      atDesk(agreed("covide")).ask(
        "report",
        { title: "T", body: "x", type: "question", via: "phone", ...input },
        asking,
      );
    const known = covide({}, { role: "agent", by: "administrator" });
    expect(known).toMatchObject({ facts: [{ fields: { name: "on-file" } }], advice: [{ lacking: ["phone-number"] }] });
    expect(covide({ from: "administrator" })).toMatchObject({ advice: [{ lacking: ["name", "phone-number"] }] });
  });
});

test("DSK-2 every code has its sentence in both languages, and says nothing of how Peil is made", () => {
  expect([...deskRefusals]).toEqual([...refusalCodes]);
  const params: Refusal["params"] = {
    state: "new",
    possible: ["open", "waiting"],
    written: "x",
    field: "y",
    why: "in-the-future",
    kind: "noted",
    most: "10 MB",
    name: "z",
  };
  for (const words of [nlDesk, enDesk]) {
    for (const { title, say } of Object.values(words.refusals)) {
      for (const given of [params, {}]) {
        const sentence = say(given);
        expect(sentence).toMatch(/^["A-Z].*[.!?]$/);
        expect(`${title} ${sentence}`).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  }
});

test("DSK-2 what the agreement refuses is said in its own words, with the article", () => {
  const desk = atDesk(agreed("1do"));
  const seen = desk.ask(
    "report",
    { title: "T", body: "x", via: "emergency-phone" },
    { role: "agent", by: "contact" },
  ) as Refusal;
  expect(nlDesk.refusals[seen.refused].say(seen.params)).toMatch(/^Dit nummer is voor de contactpersonen/);
  expect(enDesk.article(seen.article!)).toBe("Article 3.2");
});

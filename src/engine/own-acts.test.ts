import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { moment, told, type Story } from "../../test/given.ts";
import { parseAgreement } from "../agreement/parse.ts";
import type { Fields } from "../facts/fact.ts";
import { instantToLocal } from "../time/moment.ts";
import { compile } from "./compile.ts";
import { nextMoment } from "./due-moments.ts";
import { ownActs } from "./own-acts.ts";
import type { Program } from "./program.ts";

function agreed(name: string): Program {
  const parsed = parseAgreement(
    readFileSync(new URL(`../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8"),
  );
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  return compile(parsed.file, { years: { from: 2026, to: 2027 } });
}

function done(program: Program, story: Story, now: string): [string, string, Fields][] {
  return ownActs(program, told(program, story).judgement, moment(now)).map(({ kind, at, fields }) => [
    instantToLocal("Europe/Amsterdam", at),
    kind,
    fields,
  ]);
}

describe("what is done by itself (VECOZO)", () => {
  const vecozo = agreed("vecozo");
  const is = { type: "incident", priority: "critical" };
  const facts = ["2026-11-20 16:45 reported"];
  const escalated = { by: "supplier", to: "management", automatic: "yes" };

  test("DUE-7 DUT-1 a critical incident goes up to management at the moment of its report", () => {
    const { judgement } = told(vecozo, { is, facts });
    expect(nextMoment(vecozo, judgement)).toBe(moment("2026-11-20 16:45"));
    expect(done(vecozo, { is, facts }, "2026-11-20 16:45:00.040")).toEqual([
      ["2026-11-20 16:45", "escalated", escalated],
    ]);
    expect(done(vecozo, { is: { ...is, priority: "high" }, facts }, "2026-11-20 16:46")).toEqual([]);
  });

  test("DUE-7 the act keeps the duty, and is not done twice, nor again after it was withdrawn", () => {
    const act = { "2026-11-20 16:45 escalated": escalated };
    const { duties, judgement } = told(vecozo, { is, facts: [...facts, act] });
    expect(duties.find(({ duty }) => duty.name === "escalate-critical")?.verdict).toBe("kept");
    expect(ownActs(vecozo, judgement, moment("2026-11-20 17:00"))).toEqual([]);
    const withdrawn = { "2026-11-20 16:50 withdrawn": { fact: "escalated" } };
    expect(done(vecozo, { is, facts: [...facts, act, withdrawn] }, "2026-11-20 17:00")).toEqual([]);
  });

  test("DUE-7 what becomes critical goes up then; what nobody knew to be critical, when it was decided", () => {
    const middle = { type: "incident", priority: "middle" };
    const raised = { "2026-11-20 17:10 reclassified": { by: "support", priority: "critical" } };
    expect(done(vecozo, { is: middle, facts: [...facts, raised] }, "2026-11-20 17:10:01")[0]?.[0]).toBe(
      "2026-11-20 17:10",
    );
    const decided = { "2026-11-20 17:20 classified": { by: "support", priority: "critical" } };
    const open = { is: { type: "incident" }, facts: [...facts, decided] };
    expect(done(vecozo, open, "2026-11-20 17:20:01")[0]?.[0]).toBe("2026-11-20 17:20");
  });

  test("DUE-7 TIM-5 after an outage of its own Peil was late, and says so", () => {
    expect(done(vecozo, { is, facts }, "2026-11-20 16:46")[0]?.[0]).toBe("2026-11-20 16:45");
    expect(done(vecozo, { is, facts }, "2026-11-20 18:00")).toEqual([["2026-11-20 18:00", "escalated", escalated]]);
  });

  test("DUE-7 a mail is not sent by saying so: what is done otherwise than by recording it is left to who does it", () => {
    expect(
      done(agreed("1do"), { is: { type: "incident" }, facts: ["2026-11-20 10:00 reported"] }, "2026-11-20 10:01"),
    ).toEqual([]);
  });

  test("DUE-12 whoever reports in the portal, and closes it there, is told there and then; who called is not, and nobody afterwards", () => {
    const ict = agreed("1do");
    const is = { type: "question" };
    const own = { "2026-11-20 10:00 reported": { by: "customer", person: "p", via: "portal" } };
    const notice = { by: "supplier", to: "reporter", via: "portal", about: "creation", automatic: "yes" };
    expect(done(ict, { is, facts: [own] }, "2026-11-20 10:00:00.040")).toEqual([
      ["2026-11-20 10:00", "notice-sent", notice],
    ]);
    const told = { "2026-11-20 10:00 notice-sent": notice };
    const closed = (person: string) => ({ "2026-11-20 11:00 closed": { by: "customer", person } });
    const { about: _, ...same } = notice;
    expect(done(ict, { is, facts: [own, told, closed("p")] }, "2026-11-20 11:00:00.040")).toEqual([
      ["2026-11-20 11:00", "notice-sent", { ...same, about: "closing" }],
    ]);
    expect(done(ict, { is, facts: [own, told, closed("q")] }, "2026-11-20 11:00:00.040")).toEqual([]);
    for (const other of [
      { by: "customer", person: "p", via: "phone" },
      { by: "customer", person: "p", via: "portal", reporter: "q" },
      { by: "customer", person: "p", via: "portal", caller: "on-file" },
      { by: "supplier", person: "p", via: "portal" },
      { by: "customer", via: "portal" },
    ])
      expect(done(ict, { is, facts: [{ "2026-11-20 10:00 reported": other }] }, "2026-11-20 10:00:01")).toEqual([]);
    const later = { "2026-11-20 10:00:30 noted": { by: "customer", person: "p" } };
    expect(done(ict, { is, facts: [own, later] }, "2026-11-20 10:00:40")).toEqual([]);
  });
});

describe("what the customer is offered", () => {
  const engage = agreed("engage");
  const one = { is: { type: "incident", severity: "severity-1" }, facts: ["2026-11-20 12:00 reported"] };
  const toDirector = { right: "escalate", of: "customer", to: "general-director", automatic: "yes" };

  test("DUE-8 DUT-4 with the aim of a response passed, Engage's customer may go to the director of that severity", () => {
    expect(done(engage, one, "2026-11-23 12:00")).toEqual([]);
    expect(done(engage, one, "2026-11-23 12:00:00.001")).toEqual([["2026-11-23 12:00:00.001", "advised", toDirector]]);
  });

  test("DUE-8 it is offered once, and not to who went there already; another severity leads to somebody else", () => {
    const offered = { "2026-11-23 12:00:00.001 advised": toDirector };
    expect(done(engage, { ...one, facts: [...one.facts, offered] }, "2026-11-24 12:00")).toEqual([]);
    const gone = { "2026-11-23 12:00:00.001 escalated": { by: "customer", to: "general-director" } };
    expect(done(engage, { ...one, facts: [...one.facts, gone] }, "2026-11-23 13:00")).toEqual([]);
    const lowered = {
      "2026-11-24 09:00 reclassified": { severity: "severity-2", by: "both", "by-the-criteria": "yes" },
    };
    const after = done(engage, { ...one, facts: [...one.facts, offered, lowered] }, "2026-11-24 12:00");
    expect(after.map(([at, , fields]) => `${at} ${String(fields["to"])}`)).toEqual([
      "2026-11-24 09:00 technical-director",
    ]);
  });

  test("DUE-8 on 1do's ladder a miss offers the next step, with who may take it and to whom it leads", () => {
    const oneDo = agreed("1do");
    const story = {
      is: { type: "incident", priority: "critical" },
      facts: [{ "2026-11-20 10:00 reported": { via: "portal" } }],
    };
    const offers = done(oneDo, story, "2026-11-30 12:00");
    expect(offers.map(([, kind, fields]) => [kind, fields])).toEqual([
      [
        "advised",
        {
          right: "escalate",
          of: ["contact", "management", "directors"],
          step: "manager",
          to: ["support-coordinator", "operations-manager"],
          automatic: "yes",
        },
      ],
    ]);
  });

  test("DUE-8 Covide's customer may call for an incident meeting once the solution is missed", () => {
    const covide = agreed("covide");
    const story = {
      is: { type: "incident", priority: "urgent" },
      facts: ["2026-11-20 10:00 reported"],
      contract: { plan: "premium" },
    };
    const rights = done(covide, story, "2026-12-30 12:00").map(([, , fields]) => fields["right"]);
    expect(new Set(rights)).toEqual(new Set(["call-incident-meeting"]));
  });
});

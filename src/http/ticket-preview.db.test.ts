import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../test/http/api-at-work.ts";

let ict: Api;
let saas: Api;
beforeAll(async () => {
  // A Friday, half an hour before the support of one closes.
  ict = await apiAtWork({ agreement: "1do", now: "2026-11-20T16:30:00+01:00", fields: { "emergency-service": "yes" } });
  saas = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
}, 60_000);
afterAll(async () => {
  await ict.close();
  await saas.close();
});

/** All that a request could leave behind. */
async function kept({ at }: Api): Promise<unknown> {
  return at.db.read(at.scope, (tx) =>
    tx.query(
      `SELECT (SELECT count(*) FROM peil.fact WHERE tenant = $1) facts, (SELECT count(*) FROM peil.command WHERE tenant = $1) commands,
        (SELECT count(*) FROM peil.content WHERE tenant = $1) contents, (SELECT count(*) FROM peil.ticket WHERE tenant = $1) tickets,
        (SELECT count(*) FROM peil.reply WHERE tenant = $1) replies, (SELECT count(*) FROM peil.deadline WHERE tenant = $1) deadlines`,
      [at.tenant],
    ),
  );
}

const urgent = { type: "incident", levels: { urgency: "no-workaround", impact: "several" } };
const stopped = {
  type: "incident",
  title: "Login fails for everybody",
  body: "Nobody gets past the first page.",
  levels: { environment: "production", effect: "stopped" },
};

async function reported(of = saas): Promise<string> {
  const made = await of.ask("contact", "POST", "/tickets", { contract: of.at.contract, ...stopped });
  expect([made.status, made.raw]).toEqual([201, made.raw]);
  return made.body.ticket;
}

describe("a report that is tried", () => {
  test("DSK-17 tells priority, targets and moments, what is still needed and by which channel, and keeps nothing", async () => {
    const before = await kept(ict);
    const asked = { contract: ict.at.contract, via: "portal", ...urgent };
    const reply = await ict.ask("contact", "POST", "/tickets/preview", asked, { "idempotency-key": "preview-1" });
    expect([reply.status, reply.raw]).toEqual([200, reply.raw]);
    expect(reply.body).toMatchObject({
      isDone: false,
      refusal: { type: "/problems/content-lacking", article: "9" },
      ticket: null,
      version: null,
      state: "new",
      priority: "critical",
      isProvisional: true,
      breaksAt: "2026-11-20T16:00:00.000Z",
      answerBy: { clock: "start-of-work", target: "within 30 min", dueAt: "2026-11-20T16:00:00.000Z" },
      promises: [
        { kind: "duty", name: "mail-at-creation", article: "7.5", doneAt: "2026-11-20T15:30:00.000Z" },
        {
          kind: "clock",
          name: "start-of-work",
          title: { nl: "Aanvang van het werk", en: "Start of work" },
          after: null,
          doneAt: null,
          levels: [{ written: "within 30 min", isAim: false, dueAt: "2026-11-20T16:00:00.000Z" }],
        },
      ],
      facts: [
        { kind: "reported", isAutomatic: false },
        { kind: "notice-sent", isAutomatic: true },
      ],
    });
    const remarks = reply.body.remarks as { rule: string; outcome: string; lacking: object[] }[];
    expect(remarks.find(({ rule }) => rule === "what-a-ticket-carries")).toMatchObject({
      outcome: "asked",
      lacking: [
        { field: "description", where: "body" },
        { field: "steps-taken", where: "details" },
      ],
    });
    expect(remarks.find(({ rule }) => rule === "channels")).toMatchObject({ outcome: "advised", article: "3, 7.9" });
    expect(remarks.find(({ rule }) => rule === "channels")).toHaveProperty("say", expect.stringMatching(/^Phone us/));
    const full = { ...asked, body: "Nothing works.", details: { "steps-taken": "Restarted it." } };
    expect((await ict.ask("contact", "POST", "/tickets/preview", full)).body).toMatchObject({
      isDone: true,
      refusal: null,
    });
    expect(await kept(ict)).toEqual(before);
  });

  test("DSK-17 is what then happens", async () => {
    const asked = { contract: saas.at.contract, ...stopped };
    const tried = await saas.ask("contact", "POST", "/tickets/preview", asked);
    const made = await saas.ask("contact", "GET", `/tickets/${await reported()}`);
    const same = (body: Record<string, unknown>) =>
      ["state", "type", "priority", "attributes", "breaksAt", "breaksClock", "clocks", "zone"].map(
        (name) => body[name],
      );
    expect(same(tried.body)).toEqual(same(made.body));
  });

  test("DSK-17 API-3 refuses as the report does: an unknown word, a body that does not hold, another's contract", async () => {
    const both = async (body: object) =>
      Promise.all(["/tickets", "/tickets/preview"].map((path) => saas.ask("contact", "POST", path, body)));
    for (const wrong of [
      { contract: saas.at.contract, ...stopped, type: "nothing-such" },
      { contract: saas.at.contract, ...stopped, more: 1 },
      { contract: saas.at.customers[1]!.contract, ...stopped },
    ]) {
      const [real, tried] = await both(wrong);
      expect(real!.status).toBeGreaterThanOrEqual(400);
      expect([tried!.status, tried!.raw]).toEqual([real!.status, real!.raw]);
    }
    expect((await saas.ask("auditor", "POST", "/tickets/preview", { contract: saas.at.contract })).status).toBe(403);
  });
});

describe("an act that is tried", () => {
  test("DSK-17 CLK-2 tells which clocks would stand still, before and after", async () => {
    const ticket = await reported();
    const plan = { body: "A certificate ended.", details: { direction: "renew it", "resolution-time": "1 h" } };
    expect((await saas.ask("agent", "POST", `/tickets/${ticket}/actions/tell-plan`, plan)).status).toBe(200);
    const path = `/tickets/${ticket}/actions/wait/preview`;
    const { body } = await saas.ask("agent", "POST", path, { on: "customer", body: "Which browser?" });
    expect(body).toMatchObject({ isDone: true, state: "waiting", waitingFor: "customer", version: 2 });
    expect(body.changes).toMatchObject([
      {
        clock: "resolution",
        before: { counting: "now", dueAt: "2026-11-20T16:00:00.000Z" },
        after: { counting: "paused", dueAt: null, remainingMs: 14_400_000 },
      },
    ]);
    expect((await saas.ask("agent", "GET", `/tickets/${ticket}`)).body).toMatchObject({ state: "open", version: 2 });
  });

  test("DSK-17 refuses with the article, names what lacks, and holds to the version that was seen", async () => {
    const ticket = await reported();
    const plan = `/tickets/${ticket}/actions/tell-plan`;
    const tried = await saas.ask("agent", "POST", `${plan}/preview`, { body: "We shall see." });
    const real = await saas.ask("agent", "POST", plan, { body: "We shall see." });
    expect(tried.body).toMatchObject({ isDone: false, refusal: real.body });
    expect(tried.body.remarks[0].lacking).toEqual([
      { field: "direction", where: "details" },
      { field: "resolution-time", where: "details" },
    ]);
    const stale = await saas.ask(
      "agent",
      "POST",
      `/tickets/${ticket}/actions/resolve/preview`,
      {},
      { "if-match": '"9"' },
    );
    expect(stale.status).toBe(412);
    expect((await saas.ask("end-user", "POST", `/tickets/${ticket}/actions/note/preview`, { body: "x" })).status).toBe(
      404,
    );
  });
});

describe("what may be done on a ticket", () => {
  interface Act {
    readonly action: string;
    readonly isAllowed: boolean;
    readonly refusal: { readonly type: string; readonly detail: string } | null;
    readonly choices: readonly { readonly choice: string; readonly isAllowed: boolean }[];
  }

  async function possible(who: string, ticket: string, of = saas) {
    const reply = await of.ask(who, "GET", `/tickets/${ticket}/actions`);
    expect([reply.status, reply.raw]).toEqual([200, reply.raw]);
    const acts = new Map((reply.body.actions as Act[]).map((act) => [act.action, act]));
    return { ...reply.body, act: (name: string) => acts.get(name)! };
  }

  test("DSK-18 each act is allowed or refused in words, as it would be", async () => {
    const ticket = await reported();
    const agent = await possible("agent", ticket);
    expect(agent.act("resolve")).toMatchObject({ isAllowed: true, refusal: null });
    expect(agent.act("resume")).toMatchObject({ isAllowed: false, refusal: { type: "/problems/not-in-this-state" } });
    expect(agent.act("tell-plan")).toMatchObject({
      isAllowed: true,
      remarks: [{ lacking: [{ field: "direction" }, {}] }],
    });
    const contact = await possible("contact", ticket);
    expect(contact.act("resolve")).toMatchObject({ isAllowed: false, refusal: { type: "/problems/not-your-role" } });
    expect(contact.act("note").isAllowed).toBe(true);
    expect(contact.act("reopen").isAllowed).toBe(false);
    await saas.ask("agent", "POST", `/tickets/${ticket}/actions/resolve`, { body: "Done." });
    expect((await possible("contact", ticket)).act("reopen").isAllowed).toBe(true);
    expect((await saas.ask("end-user", "GET", `/tickets/${ticket}/actions`)).status).toBe(404);
  });

  test("DSK-18 what somebody said themselves can be undone while nobody acted on it", async () => {
    const ticket = await reported();
    await saas.ask("agent", "POST", `/tickets/${ticket}/actions/note`, { body: "Among us.", internal: true });
    const noted = await saas.ask("contact", "POST", `/tickets/${ticket}/actions/note`, { body: "Never mind." });
    const own = async () => (await possible("contact", ticket)).own;
    expect(await own()).toMatchObject([
      { fact: noted.body.facts[0].id, kind: "noted", mayWithdraw: true, isUntouched: true },
      { kind: "reported", mayWithdraw: false, isUntouched: true },
    ]);
    await saas.ask("agent", "POST", `/tickets/${ticket}/actions/note`, { body: "Thanks." });
    expect((await own())[0]).toMatchObject({ kind: "noted", isUntouched: false });
  });

  test("DSK-18 DUT-4 the steps of a ladder are told each by itself", async () => {
    const asked = {
      contract: ict.at.contract,
      title: "It fails",
      body: "All of it",
      ...urgent,
      details: { "steps-taken": "none" },
    };
    const made = await ict.ask("contact", "POST", "/tickets", asked);
    expect([made.status, made.raw]).toEqual([201, made.raw]);
    const { choices } = (await possible("contact", made.body.ticket, ict)).act("escalate");
    expect(choices.map(({ choice }: { choice: string }) => choice)).toEqual(["support", "manager", "board"]);
  });
});

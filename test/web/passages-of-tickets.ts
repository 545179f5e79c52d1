/** Tickets on which everything happened that can, the forms of their page, and the queue. */
import { done } from "./at-page.ts";
import type { LivedIn } from "./lived-in.ts";
import type { Passage, Walk } from "./passages.ts";
import type { Known } from "./peil.ts";
import { screens } from "./screens.ts";
import { formIn, valueOf } from "./visitor.ts";

export const ofTickets: Readonly<Record<string, Passage>> = {
  async everyScreen({ visitor, peil }) {
    for (const { role, path } of screens) await visitor.reads(role, path(peil));
    for (const ticket of Object.values(peil.tickets)) await visitor.reads("contact", `/tickets/${ticket}`);
    await visitor.reads("customer-administrator", "/tickets");
  },

  async everythingThatHappens({ visitor, peil }) {
    const [ticket, other, junk] = [
      await reported(peil, "Xx 1"),
      await reported(peil, "Xx 2"),
      await reported(peil, "Xx 3"),
    ];
    const act = (verb: string, body: object, role: Known = "agent") =>
      done(peil, role, "POST", `/tickets/${ticket}/actions/${verb}`, body);
    const mayAct = (verb: string, body: object) => tried(peil, "agent", `/tickets/${ticket}/actions/${verb}`, body);
    const plan = { direction: "xx", "resolution-time": "2026-11-23T12:00:00+01:00" };
    await act("acknowledge", { body: "xx" });
    await act("tell-plan", { body: "xx", details: plan });
    await act("start-work", { body: "xx" });
    for (const wait of [
      { on: "supplier", thirdParty: "xx" },
      { on: "third-party", thirdParty: "xx" },
      { on: "access" },
      { on: "parked", until: "2026-11-24T12:00:00+01:00" },
    ]) {
      await mayAct("wait", { body: "xx", ...wait });
      for (const path of [`/tickets/${ticket}`, "/tickets"]) await visitor.reads("contact", path);
      peil.at(new Date(peil.now() + 600_000).toISOString());
      await mayAct("resume", { body: "xx" });
    }
    await mayAct("reclassify", { levels: { effect: "stopped", cause: "supplier-fault" }, why: "xx" });
    await act("reclassify", { levels: { effect: "stopped" }, why: "xx" });
    await mayAct("book-work", { minutes: 15, kind: "xx", service: "portaal" });
    const booked = await act("book-work", { minutes: 45 });
    await act("correct", { fact: booked.facts[0].id, minutes: 30 });
    await visitor.reads("agent", `/tickets/${ticket}`);
    for (const relation of ["related", "caused-by", "follows"])
      await act("link", { ticket: other, relation, thirdParty: "xx", theirTicket: "xx" });
    await mayAct("escalate", { to: "service-manager", body: "xx" });
    await act("assign", { assignee: peil.people.agent.person, team: "xx" });
    await act("hand-over", {
      line: "second",
      assignee: peil.people["second-line-agent"].person,
      team: "xx",
      body: "xx",
    });
    await act("watch", { watcher: peil.people.contact.person });
    await act("unwatch", { watcher: peil.people.contact.person });
    await act("watch", { watcher: peil.people.contact.person });
    await mayAct("notify", { person: peil.people.contact.person, body: "xx" });
    for (const [kind, field] of kindsOfRecord)
      await mayAct("record", { kind, body: "xx", ...(field === undefined ? {} : { fields: { [field]: "xx" } }) });
    const noted = await act("note", { body: "xx", internal: true });
    await act("withdraw", { fact: noted.facts[0].id, why: "xx" });
    await act("resolve", { body: "xx" });
    await bothRead({ visitor }, ticket);
    peil.at(new Date(peil.now() + 600_000).toISOString());
    await act("reopen", { body: "xx" }, "contact");
    await bothRead({ visitor }, ticket);
    await done(peil, "agent", "POST", `/tickets/${other}/actions/merge`, { into: ticket });
    await done(peil, "agent", "POST", `/tickets/${junk}/actions/mark-spam`, {});
    for (const one of [other, junk]) await bothRead({ visitor }, one);
    for (const role of ["agent", "contact"] as const)
      for (const query of [
        "order=changed",
        "state=merged",
        "state=spam",
        "state=closed",
        "state=resolved&order=changed",
      ])
        await visitor.reads(role, `/tickets?${query}`);
  },

  async formsOfATicket({ visitor, peil, contracts }) {
    const ticket = await reported(peil, "Xx 4");
    const page = `/tickets/${ticket}`;
    const acts = (form: string, filled: Readonly<Record<string, string>>, action = "?/act", at = page) =>
      visitor.sends("agent", at, `name="form" value="${form}"`, filled, { action });
    await acts("compose", { verb: "answer", body: "xx" });
    await visitor.sends(
      "agent",
      page,
      'name="form" value="compose"',
      { verb: "answer", body: "xx", files: new File(["xx"], "xx.txt") },
      { action: "?/act" },
    );
    await acts("compose", { verb: "note-internal", body: "password: Xx-12345!" });
    await acts("book-work", { minutes: "15" }, "?/preview");
    await acts("reclassify", { "level.environment": "test", why: "xx" }, "?/preview");
    await acts("reclassify", { "level.type": "question", why: "xx" }, "?/preview");
    await acts("reclassify", { "level.type": "question", why: "xx" });
    await acts("wait", { wait: "customer|" }, "?/preview");
    await acts("merge", { number: "XX-99999" });
    await acts("compose", { verb: "resolve", body: "xx", version: "1" }); // seen before all that
    const seen = formIn(await visitor.opens("agent", page), page, 'name="form" value="compose"');
    await done(peil, "contact", "POST", `/tickets/${ticket}/actions/note`, { body: "xx" });
    await visitor.posts("agent", `${page}?/act`, [...seen.fields, ["verb", "answer"], ["body", "xx"]]);
    await acts("watch", {});
    for (const form of ["compose", "compose"]) {
      const { text } = await acts(form, { verb: "acknowledge", body: "xx" });
      if (text.includes('value="undo"')) await undone({ visitor }, page, text);
    }
    await bothRead({ visitor }, ticket);
    for (const report of mainIncidents(contracts)) {
      peil.at(new Date(peil.now() + 120_000).toISOString()); // nobody asks so much in a minute
      const { ticket: one } = await done(peil, "contact", "POST", "/tickets", { ...report, title: "Xx", body: "xx" });
      const body = "Wachtwoord: Geheim-12345! API-key: sk_live_1234567890abcdef";
      for (const verb of ["answer", "resolve", "note"])
        await acts("compose", { verb, body }, "?/preview", `/tickets/${one}`);
      for (const verb of ["answer", "resolve"]) await acts("compose", { verb, body }, "?/act", `/tickets/${one}`);
      for (const form of ["wait", "close", "escalate", "book-work", "record"])
        await acts(
          form,
          { wait: "customer|", minutes: "30", record: "decided|about", "level.scope": "chain" },
          "?/preview",
          `/tickets/${one}`,
        ).catch(() => undefined);
      await bothRead({ visitor }, one);
      await tried(peil, "contact", `/tickets/${one}/actions/escalate`, { body: "xx" });
      await bothRead({ visitor }, one);
    }
    const mistaken = `/tickets/${await reported(peil, "Xx 4")}`;
    await visitor.sends("contact", mistaken, 'name="form" value="close"', { body: "xx" }, { action: "?/act" });
  },

  async manyAtOnce({ visitor, peil }) {
    const one = await reported(peil, "Xx 5");
    const ticket = valueOf(
      "value",
      /<input[^>]*name="ticket"[^>]*>/.exec(await visitor.reads("agent", "/tickets"))![0],
    );
    const bulk = (filled: Readonly<Record<string, string>>) =>
      visitor.sends("agent", "/tickets", 'id="bulk"', filled, { action: "?/bulk" });
    await bulk({ verb: "to-me" });
    for (const verb of ["note", "classify", "to-me", "resolve"]) await bulk({ verb, ticket });
    const { text } = await bulk({ verb: "note", ticket, body: "xx" });
    const fields = fieldsOf(text.match(/<form[\s\S]*?<\/form>/g)!.find((form) => form.includes('name="undo"'))!);
    for (const key of [peil.system.newId(), peil.system.newId()])
      await visitor.posts("agent", "/tickets?/undo", [...fields.filter(([name]) => name !== "key"), ["key", key]]);
    await bulk({ verb: "close", ticket: ticket.replace(/^[0-9a-f-]{36}/, one) });
    for (const query of ["assignee=nobody&state=spam&missed=true", "q=zzzz"])
      await visitor.reads("agent", `/tickets?${query}`);
    for (let sent = 0; sent < 2; sent += 1)
      await visitor.sends(
        "agent",
        "/tickets?state=waiting",
        'name="name"',
        { name: `Xx ${sent}` },
        { action: "?/keep&state=waiting" },
      );
    await visitor.reads("agent", "/tickets?state=waiting");
    await Promise.all(Array.from({ length: 50 }, () => reported(peil, "Xx 6")));
    for (const role of ["agent", "contact"] as const) {
      const next = /href="(\/tickets\?[^"]*after=[^"]*)"/.exec(await visitor.reads(role, "/tickets"))?.[1];
      if (next !== undefined) await visitor.reads(role, next.replaceAll("&amp;", "&"));
    }
  },

  async workThatIsCharged({ visitor, peil, contracts }) {
    for (const type of ["change", "functional-management", "training"]) {
      const report = { contract: contracts.covide, type, via: "portal", title: "Xx", body: "xx" };
      const { body } = await peil.ask("agent", "POST", "/tickets", report);
      if (body.ticket === undefined) continue;
      await tried(peil, "agent", `/tickets/${body.ticket}/actions/book-work`, { minutes: 90, kind: type });
      await visitor.reads("agent", `/tickets/${body.ticket}`);
    }
  },

  async whatComesDue({ visitor, peil, contracts }) {
    const tickets: string[] = [];
    for (const report of mainIncidents(contracts))
      tickets.push((await done(peil, "contact", "POST", "/tickets", { ...report, title: "Xx 9", body: "xx" })).ticket);
    const another = { ...mainIncidents(contracts)[0], title: "Xx 9", body: "xx" };
    const waiting: string = (await done(peil, "contact", "POST", "/tickets", another)).ticket;
    await done(peil, "agent", "POST", `/tickets/${waiting}/actions/wait`, { on: "customer", body: "xx" });
    const closed = await reported(peil, "Xx 10");
    const then = peil.now();
    for (const moment of ["2026-11-23T10:00:00+01:00", "2026-11-23T13:00:00+01:00", "2026-11-25T12:00:00+01:00"]) {
      await peil.passTo(moment);
      await visitor.reads("manager", "/");
      await bothRead({ visitor }, tickets.at(-1)!);
    }
    await done(peil, "agent", "POST", `/tickets/${closed}/actions/resolve`, { body: "xx" });
    for (const ticket of [...tickets, waiting, closed]) await bothRead({ visitor }, ticket);
    await tried(peil, "agent", `/tickets/${tickets[0]}/actions/escalate`, { step: "manager", body: "xx" });
    const { contract } = peil;
    for (const path of [
      "/",
      "/tickets",
      "/tickets?missed=true",
      `/contracts/${contract}?whole`,
      `/contracts/${contracts["1do"]}?whole`,
    ])
      await visitor.reads("manager", path);
    for (const path of ["/", "/tickets"]) await visitor.reads("contact", path);
    peil.at(new Date(then).toISOString());
  },
};

/** What an agreement may refuse, and then says so on the page. */
async function tried(peil: LivedIn, role: Known, path: string, body: object): Promise<void> {
  await peil.ask(role, "POST", path, body);
}

const kindsOfRecord = [
  ["decided"],
  ["agreed", "about"],
  ["asked", "for"],
  ["done", "what"],
  ["found", "what"],
  ["advised", "about"],
] as const;

export async function bothRead({ visitor }: Pick<Walk, "visitor">, ticket: string): Promise<void> {
  for (const role of ["agent", "contact"] as const) await visitor.reads(role, `/tickets/${ticket}`);
}

async function reported(peil: LivedIn, title: string): Promise<string> {
  const levels = { environment: "production", effect: "delayed" };
  const report = { contract: peil.contract, type: "incident", levels, via: "portal", title, body: "xx" };
  return (await done(peil, "contact", "POST", "/tickets", report)).ticket;
}

function mainIncidents(contracts: Walk["contracts"]) {
  const ofAll = { type: "incident", via: "portal" };
  const serious = { urgency: "no-workaround", impact: "several" };
  return [
    { ...ofAll, contract: contracts["1do"], levels: serious, details: { "steps-taken": "xx" } },
    { ...ofAll, contract: contracts.vecozo, levels: { priority: "critical" } },
    { ...ofAll, contract: contracts.engage, levels: { effect: "suite-down", alternative: "no-alternative" } },
    { ...ofAll, contract: contracts.covide },
    { ...ofAll, contract: contracts.embrace, levels: { environment: "production", effect: "stopped" } },
  ];
}

/** Takes back what the page that came of it offers to take back. */
async function undone({ visitor }: Pick<Walk, "visitor">, path: string, page: string): Promise<void> {
  const form = page.match(/<form[\s\S]*?<\/form>/g)!.find((one) => one.includes('value="undo"'))!;
  await visitor.posts("agent", `${path}?/undo`, fieldsOf(form));
}

const fieldsOf = (form: string) =>
  (form.match(/<input[^>]*>/g) ?? []).map((input) => [valueOf("name", input), valueOf("value", input)] as const);

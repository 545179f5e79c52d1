/** Every way in which a ticket is reported, and the form of a report: what it asks and promises under each agreement, within and outside hours. */
import { done } from "./at-page.ts";
import { bothRead } from "./passages-of-tickets.ts";
import type { Passage } from "./passages.ts";

export const ofReports: Readonly<Record<string, Passage>> = {
  async eachWayIn({ visitor, peil, contracts }) {
    const levels = { environment: "production", effect: "delayed" };
    for (const via of ["phone", "mail", "chat", "counter", "form", "api", "monitoring"]) {
      const report = { contract: peil.contract, type: "incident", levels, title: "Xx", body: "xx", via };
      const { body } = await peil.ask("agent", "POST", "/tickets", report);
      if (body.ticket !== undefined) await visitor.reads("agent", `/tickets/${body.ticket}`);
    }
    const asked = { contract: contracts.covide, type: "incident", via: "portal", title: "Xx", body: "xx" };
    const { ticket } = await done(peil, "contact", "POST", "/tickets", asked);
    await done(peil, "agent", "POST", `/tickets/${ticket}/actions/classify`, { levels: { priority: "urgent" } });
    await bothRead({ visitor }, ticket);
  },

  async reporting({ visitor, peil, contracts }) {
    for (const [role, contract, filled] of [
      ["contact", peil.contract, { type: "incident", "level.environment": "production", "level.effect": "stopped" }],
      ["contact", contracts["1do"], { type: "incident", "level.impact": "several", "level.urgency": "no-workaround" }],
      ["contact", contracts["1do"], { type: "service-request", "level.impact": "one" }],
      ["contact", contracts["1do"], { type: "change" }],
      ["contact", contracts.vecozo, { type: "incident", "level.priority": "critical" }],
      ["contact", contracts.engage, { type: "incident" }],
      ["contact", contracts.engage, { type: "question" }],
      ["contact", contracts.covide, { type: "question" }],
      ["agent", contracts.covide, { type: "incident", from: "customer", via: "phone" }],
      ["agent", peil.contract, { type: "incident", from: "", via: "portal" }],
    ] as const) {
      const page = `/tickets/new?contract=${contract}`;
      const written = { ...filled, title: "xx", body: "password: Xx-12345!" };
      await visitor.sends(role, page, 'name="title"', written, { action: `?/preview&contract=${contract}` });
    }
    for (const role of ["contact", "agent"] as const) await visitor.reads(role, "/tickets/new");
    const address = `/tickets/new?contract=${peil.contract}`;
    const nameless = { title: "xx", body: "xx", type: "incident", from: "customer", caller: "" };
    await visitor.sends("agent", address, 'name="title"', nameless);
    const spoken = { contract: peil.contract, title: "xx", body: "xx", type: "incident", from: "customer" };
    const { body } = await peil.ask("agent", "POST", "/tickets", spoken);
    await visitor.reads("agent", `/tickets/${body.ticket}?q=xx`);
    const levels = { type: "incident", priority: "low" };
    const aimed = { contract: contracts.vecozo, title: "xx", body: "xx", via: "portal", levels };
    const { ticket } = await done(peil, "contact", "POST", "/tickets", aimed);
    await visitor.reads("contact", `/tickets/${ticket}`);
    const critical = { impact: "several", urgency: "no-workaround" };
    const urgent = { type: "incident", via: "portal", levels: critical, details: { "steps-taken": "xx" } };
    const better = { ...urgent, contract: contracts["1do"], title: "xx", body: "xx" };
    await visitor.reads("contact", `/tickets/${(await done(peil, "contact", "POST", "/tickets", better)).ticket}`);
  },

  async outOfHours({ visitor, peil, contracts }) {
    const then = peil.now();
    peil.at("2026-11-20T22:30:00+01:00");
    for (const name of ["covide", "1do", "engage"] as const) {
      const page = `/tickets/new?contract=${contracts[name]}`;
      await visitor.sends(
        "contact",
        page,
        'name="title"',
        { type: "question", title: "xx", body: "xx" },
        { action: `?/preview&contract=${contracts[name]}` },
      );
    }
    peil.at(new Date(then).toISOString());
  },
};

/** What goes wrong, and what somebody leaves behind who is erased. */
import { run } from "../database/test-server.ts";
import { done } from "./at-page.ts";
import type { Passage } from "./passages.ts";

export const ofTrouble: Readonly<Record<string, Passage>> = {
  async whatIsDoneElsewhere({ visitor, peil }) {
    // What other systems and other times leave behind, as they would.
    await run(
      peil.open.ownerUrl,
      `SET app.tenant = '${peil.tenant}'; SET app.customer = 'all'; SET app.contract = 'all';
       UPDATE identity.session SET how = 'openid' WHERE tenant = '${peil.tenant}'`,
    );
    await visitor.reads("agent", "/account");
    for (const why of ["gone", "failing"]) {
      await run(
        peil.open.ownerUrl,
        `SET app.tenant = '${peil.tenant}'; SET app.customer = 'all'; SET app.contract = 'all';
         UPDATE peil.webhook SET state = 'disabled', disabled_because = '${why}' WHERE tenant = '${peil.tenant}'`,
      );
      await visitor.reads("administrator", "/admin/webhooks");
    }
  },

  async longAgo({ visitor, peil }) {
    peil.at(new Date(peil.now() + 90 * 60_000).toISOString());
    const key = { name: "Xx", scope: "tickets:read", months: "3" };
    await visitor.sends("agent", "/account", "?/makeKey", key);
    await visitor.sends("agent", "/account", "?/endOthers", {}).catch(() => undefined);
    const person = `/admin/people/${peil.people.contact.person}`;
    for (let sent = 0; sent < 2; sent += 1)
      await visitor.sends("administrator", person, "?/reset", {}, { action: "?/reset" });
  },

  async erased({ visitor, peil }) {
    const levels = { environment: "production", effect: "delayed" };
    const report = { contract: peil.contract, type: "incident", levels, via: "portal", title: "Xx", body: "xx" };
    const { ticket } = await done(peil, "end-user", "POST", "/tickets", report);
    await done(peil, "agent", "POST", `/tickets/${ticket}/actions/answer`, { body: "xx" });
    await done(peil, "administrator", "POST", `/people/${peil.people["end-user"].person}/erasure`, { isCertain: true });
    for (const path of [`/tickets/${ticket}`, "/tickets?order=reported", "/tickets?state=open"])
      await visitor.reads("agent", path);
    await visitor.reads("contact", `/tickets/${ticket}`);
    await visitor.reads("administrator", `/admin/people/${peil.people["end-user"].person}`);
  },

  async refusedFormsOfAll({ visitor, peil }) {
    const page = `/tickets/${peil.tickets.open}?/act`;
    const large = () =>
      [
        ["verb", "note"],
        ["files", new File([Buffer.alloc(3_000_000)], "xx.txt")],
      ] as const;
    for (let sent = 0; sent < 2; sent += 1) {
      await visitor.posts(
        "agent",
        "/account?/makeKey",
        Array.from({ length: 1001 }, (_, index) => [`a${index}`, ""] as const),
      );
      await visitor.posts(undefined, "/sign-in", large());
      await visitor.posts(undefined, page, [
        ["verb", "note"],
        ["body", "xx"],
      ]);
      await visitor.posts("contact", page, [
        ["verb", "note"],
        ["body", "xx"],
        ["for", peil.people.agent.person],
      ]);
      await Promise.all(Array.from({ length: 8 }, () => visitor.posts("agent", page, large())));
    }
  },

  async tooOften({ visitor }) {
    for (let lot = 0; lot < 10; lot += 1)
      await Promise.all(Array.from({ length: 10 }, () => visitor.reads(undefined, "/sign-in")));
  },

  async broken({ visitor, peil }) {
    await run(peil.open.ownerUrl, "ALTER TABLE peil.service RENAME TO service_away");
    for (const path of ["/admin/services", `/contracts/${peil.contract}`, `/agreements/${peil.contract}`, "/"])
      await visitor.reads("administrator", path);
    await run(peil.open.ownerUrl, "ALTER TABLE peil.service_away RENAME TO service");
    peil.failures.length = 0;
  },
};

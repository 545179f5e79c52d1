/** Administration, the overview, agreements, figures and facts: what is there, what is changed, what is refused. */
import { readFile } from "node:fs/promises";
import { done } from "./at-page.ts";
import type { Passage } from "./passages.ts";

export const ofRooms: Readonly<Record<string, Passage>> = {
  async customersAndPeople({ visitor, peil }) {
    const sends = (path: string, holding: string, filled: Readonly<Record<string, string>>, action?: string) =>
      visitor.sends("administrator", path, holding, filled, action === undefined ? {} : { action });
    await sends("/admin/customers", 'name="name"', { name: "Xx" });
    const { items } = await done(peil, "administrator", "GET", "/customers");
    const empty = (items as { name: string; customer: string }[]).find(({ name }) => name === "Xx")!.customer;
    for (const customer of [empty, peil.customer])
      for (const role of ["administrator", "manager"] as const)
        await visitor.reads(role, `/admin/customers/${customer}`);
    await sends(`/admin/customers/${empty}`, 'name="name"', { name: "Xx 2" });
    await visitor.reads("administrator", `/admin/people?customer=${empty}`);
    const person = { name: "Xx", customer: empty, role: "contact" };
    await sends("/admin/people/new", 'name="name"', { ...person, email: "xx@example.org", invite: "on" });
    await sends("/admin/people/new", 'name="name"', { ...person, email: "yy@example.org" });
    await sends("/admin/people/new", 'name="name"', { ...person, name: "Xx 3" });
    await sends("/admin/people/new", 'name="name"', { name: "", role: "agent" });
    for (const path of ["/admin/people/new", "/admin/people"]) await visitor.reads("customer-administrator", path);
    const people = (await done(peil, "administrator", "GET", `/people?customer=${empty}`)).items as {
      person: string;
      name: string;
    }[];
    for (const { person: id } of [...people, peil.people.agent, peil.people.manager])
      await visitor.reads("administrator", `/admin/people/${id}`);
    const page = `/admin/people/${people.find(({ name }) => name === "Xx")!.person}`;
    await sends(page, "?/invitation", {}, "?/invitation");
    await sends(`/admin/people/${peil.people["end-user"].person}`, "?/reset", {}, "?/reset");
    await sends(page, "?/change", { name: "Xx", role: "end-user" });
    await sends(page, "?/state", { state: "left" });
    await visitor.reads("administrator", `/admin/people?customer=${empty}`);
    await sends(page, "?/erase", { name: "yy" });
    await sends(page, "?/erase", { name: "Xx" });
    for (const path of [page, `/admin/people?customer=${empty}`]) await visitor.reads("administrator", path);
  },

  async leafing({ visitor, peil }) {
    const made = Array.from({ length: 51 }, (_, index) =>
      done(peil, "administrator", "POST", "/customers", { name: `Xx ${index}` }),
    );
    await Promise.all(made);
    const next = /href="([^"]*cursor=[^"]*)"/.exec(await visitor.reads("administrator", "/admin/customers"))![1]!;
    await visitor.reads(
      "administrator",
      new URL(next.replaceAll("&amp;", "&"), `${peil.origin}/admin/customers`).href.slice(peil.origin.length),
    );
  },

  async agreementsKept({ visitor, peil }) {
    const at = "/admin/agreements/new";
    const source = await readFile(new URL("../../agreements/engage/agreement.yaml", import.meta.url), "utf8");
    const failing = source.replace(/verdict: kept/, "verdict: missed");
    for (const text of ["name: [", source, failing])
      await visitor.sends("administrator", at, 'name="source"', { source: text }, { action: "?/check" });
    await visitor.sends("administrator", at, 'name="source"', { source: "agreement: xx\n" });
    for (const path of ["/admin/agreements", `/admin/agreements/${peil.agreement}`])
      await visitor.reads("administrator", path);
  },

  async contractsMade({ visitor, peil, contracts }) {
    const { items } = await done(peil, "administrator", "GET", "/customers");
    const customer = (items as { name: string; customer: string }[]).find(({ name }) =>
      name.startsWith("Xx"),
    )!.customer;
    await visitor.reads("manager", "/admin/contracts/new");
    for (const { hash } of (await done(peil, "manager", "GET", "/agreements")).items as { hash: string }[])
      await visitor.reads("manager", `/admin/contracts/new?customer=${customer}&agreement=${hash}`);
    const making = `/admin/contracts/new?customer=${customer}&agreement=${peil.agreement}`;
    const terms = { code: "XX", termFrom: "2026-01-01", termTo: "2027-01-01" };
    await visitor.sends("manager", making, 'name="code"', { ...terms, fees: "xx" });
    await visitor.sends("manager", making, 'name="code"', { ...terms, "field-plan-term": "xx" });
    await visitor.sends("manager", making, 'name="code"', terms);
    for (const contract of Object.values(contracts)) await visitor.reads("manager", `/admin/contracts/${contract}`);
    const page = `/admin/contracts/${contracts.vecozo}`;
    const amends = (filled: Readonly<Record<string, string>>) =>
      visitor.sends("administrator", page, "?/amend", filled);
    await amends({ annex: "xx" });
    await amends({ annex: "xx.yy: 1" });
    await amends({ annex: "", version: "0" });
    await amends({ termTo: "2027-01-01" });
    const { hash } = (await done(peil, "manager", "GET", `/contracts/${contracts.vecozo}`)).agreement;
    const annex = { "hours.office.closed": "nl-awt", "measures.availability.target": "at least 99%" };
    const given = { customer, code: "YY", agreement: hash, termFrom: "2026-01-01", annex };
    const { contract: other } = await done(peil, "manager", "POST", "/contracts", given);
    await visitor.reads("manager", `/agreements/${other}?whole`);
    const annexed = `/admin/contracts/${contracts.engage}`;
    await visitor.sends("administrator", annexed, "?/amend", { annex: "promises.response.within: 4 h" });
    await visitor.sends("administrator", page, "?/addAsset", { name: "Xx", attributes: "" });
    await visitor.sends("administrator", page, "?/retire", {});
    await visitor.reads("manager", "/admin/contracts");
    await visitor.reads("manager", "/agreements");
  },

  async webhooks({ visitor, peil }) {
    await visitor.sends("administrator", "/admin/webhooks", 'name="url"', {
      url: "https://hooks.example.org/xx",
      types: "ticket.*",
    });
    const { items } = await done(peil, "administrator", "GET", "/webhooks");
    const page = `/admin/webhooks/${(items as { webhook: string }[]).at(-1)!.webhook}`;
    for (const action of ["?/ping", "?/again", "?/secret", "?/state", "?/remove"])
      await visitor.sends("administrator", page, action, action === "?/state" ? { state: "disabled" } : {}, { action });
  },

  async outages({ visitor, peil, contracts }) {
    await visitor.reads("manager", "/?whole");
    const tell = (fact: object) => peil.ask("agent", "POST", "/services/facts", fact);
    const of = { service: "portaal", fields: { outage: "xx" } };
    await tell({ kind: "outage-started", at: "2026-11-19T10:00:00+01:00", ...of });
    await tell({ kind: "outage-ended", at: "2026-11-19T12:00:00+01:00", ...of });
    await tell({
      kind: "outage-started",
      at: "2026-11-20T10:00:00+01:00",
      service: "portaal",
      fields: { outage: "yy" },
    });
    for (const path of ["/?whole", ...Object.values(contracts).map((one) => `/contracts/${one}?whole`)])
      await visitor.reads("manager", path);
  },

  async figures({ visitor, peil, contracts }) {
    for (const role of ["manager", "contact", "end-user"] as const)
      for (const path of ["/", "/?name=zzzz", "/agreements"]) await visitor.reads(role, path);
    for (const contract of [peil.contract, contracts["1do"], contracts.vecozo])
      for (const query of [
        "?whole",
        "?whole&period=2026-Q4",
        "?whole&period=2026-11",
        "?whole&period=1999-01",
        "?whole&period=2031-01",
        "?whole&period=xx",
      ])
        await visitor.reads("manager", `/contracts/${contract}${query}`);
    for (const contract of Object.values(contracts)) await visitor.reads("manager", `/agreements/${contract}?whole`);
    await visitor.reads("manager", `/agreements/${contracts.vecozo}?whole&run=1`);
    await done(peil, "administrator", "POST", `/ledger/logs/${peil.log}/checkpoint`);
    for (const fact of ["1", "9999", "x"])
      await visitor.reads("manager", `/contracts/${peil.contract}/facts/${peil.log}/${fact}`);
    for (const role of ["contact", "customer-administrator", "agent"] as const) await visitor.reads(role, "/own-data");
    await visitor.reads("agent", "/search?q=zzzz");
  },
};

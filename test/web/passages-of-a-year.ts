/** What is said of a year in which everything happened: five suppliers, each under another agreement. */
import type { Passage } from "./passages.ts";
import { demoAtWork } from "./demo-at-work.ts";
import { Visitor } from "./visitor.ts";

export const ofAYear: Readonly<Record<string, Passage>> = {
  async aYear({ visitor }) {
    const demo = await demoAtWork("2026-11-20T14:30:00+01:00");
    try {
      const reader = new Visitor({ origin: demo.origin }, visitor);
      const of = async (role: string, supplier: string) => {
        const found = demo.people.find((one) => one.role === role && one.supplier === supplier);
        return found === undefined ? undefined : demo.session(found.login);
      };
      for (const supplier of new Set(demo.people.map((one) => one.supplier))) {
        const manager = (await of("manager", supplier)) ?? (await of("administrator", supplier))!;
        const ask = (at: string, given?: RequestInit) =>
          fetch(`${demo.origin}/api/v1${at}`, {
            ...given,
            headers: { cookie: manager, origin: demo.origin, "content-type": "application/json" },
          });
        const list = async (at: string) => ((await (await ask(at)).json()) as { items: any[] }).items;
        const [service] = await list("/services");
        const outage = {
          kind: "outage-started",
          at: "2026-11-20T14:00:00+01:00",
          fields: { outage: "xx", service: service?.service },
        };
        await ask("/services/facts", { method: "POST", body: JSON.stringify(outage) });
        for (const path of ["/", "/?whole", "/start", "/tickets?missed=true", "/agreements"])
          await reader.reads(undefined, path, manager);
        const [{ contract }] = await list("/contracts");
        for (const period of ["", "&period=2026-10", "&period=2026-Q3", "&period=2025", "&period=2026"])
          await reader.reads(undefined, `/contracts/${contract}?whole${period}`, manager);
        await reader.reads(undefined, `/agreements/${contract}?whole`, manager);
        const tickets = await list("/tickets?limit=200");
        const some = tickets.filter((_, index) => index % Math.ceil(tickets.length / 6) === 0);
        for (const { ticket } of some) await reader.reads(undefined, `/tickets/${ticket}`, manager);
        const contact = await of("contact", supplier);
        for (const path of ["/?whole", "/tickets"]) await reader.reads(undefined, path, contact);
      }
      if (demo.failures.length > 0) throw new Error(demo.failures.join("\n"));
    } finally {
      await demo.close();
    }
  },
};

/**
 * A system with something on every screen: tickets in each state, notes, files, work, services, people, keys and webhooks, made over
 * the API by whoever may. Where a text is somebody's to write, it ends as the test wants: with nothing, or with what a hostile person would.
 */
import { peilAtWork, type Given, type Known, type PeilAtWork } from "./peil.ts";

/** Markup, script, style and pictures of elsewhere: none of it may ever be more than letters. */
export const hostile =
  `"'><script>alert(1)</script><img src=x onerror=alert(2)><img src=https://elsewhere.example/x.png><style>*{display:none}</style>` +
  `<svg onload=alert(3)><a href="javascript:alert(4)">x</a>{{7*7}}\${7*7}{@html "<b>"}`;

export interface LivedIn extends PeilAtWork {
  /** Tickets by what became of them. */
  readonly tickets: Readonly<Record<"new" | "open" | "waiting" | "resolved" | "closed", string>>;
  readonly webhook: string;
}

export async function livedIn(given: Given & { readonly report: object; readonly levels?: object }): Promise<LivedIn> {
  const peil = await peilAtWork(given);
  const { ending = "" } = given;
  const done = async (role: Known, method: string, path: string, body?: object): Promise<any> => {
    const reply = await peil.ask(role, method, path, body);
    if (reply.status >= 400) throw new Error(`${role} ${method} ${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const report = async (title: string): Promise<string> => {
    const written = { title: (title + ending).slice(0, 200), body: `Het begon vanmorgen.${ending}` };
    const { ticket } = await done("contact", "POST", "/tickets", {
      contract: peil.contract,
      ...given.report,
      ...written,
    });
    return ticket.ticket ?? ticket;
  };
  const act = (role: Known, ticket: string, verb: string, body: object): Promise<any> =>
    done(role, "POST", `/tickets/${ticket}/actions/${verb}`, body);
  const taken = async (title: string): Promise<string> => {
    const ticket = await report(title);
    if (given.levels !== undefined) await act("agent", ticket, "classify", { levels: given.levels });
    await act("agent", ticket, "assign", { assignee: peil.people.agent.person });
    await act("agent", ticket, "note", { body: `Alleen voor ons.${ending}`, internal: true });
    await act("agent", ticket, "answer", { body: `We kijken ernaar.${ending}` });
    return ticket;
  };
  const tickets = {
    new: await report("Printer zwijgt"),
    open: await taken("Koppeling hangt"),
    waiting: await taken("Rapport is leeg"),
    resolved: await taken("Inloggen lukt niet"),
    closed: await taken("Factuur dubbel"),
  };
  await act("agent", tickets.waiting, "wait", { on: "customer", body: `Welk rapport?${ending}` });
  await act("agent", tickets.resolved, "resolve", { body: `Het wachtwoord was verlopen.${ending}` });
  await act("agent", tickets.closed, "resolve", { body: `Eén ervan is ingetrokken.${ending}` });
  await act("agent", tickets.closed, "close", {});
  await done("administrator", "POST", "/services", { service: "portaal", name: `Portaal${ending}`.slice(0, 200) });
  await done("administrator", "POST", `/contracts/${peil.contract}/assets`, {
    name: `Server 1${ending}`.slice(0, 200),
  });
  await done("agent", "POST", "/account/keys", {
    name: `sleutel${ending}`.slice(0, 100),
    scopes: ["tickets:read"],
    expiresAt: new Date(peil.now() + 30 * 86_400_000).toISOString(),
  });
  const { webhook } = await done("administrator", "POST", "/webhooks", {
    url: "https://hooks.example.org/peil",
    description: `naar buiten${ending}`,
    types: ["ticket.resolved"],
  });
  return { ...peil, tickets, webhook };
}

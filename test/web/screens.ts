/** Every screen and who opens it: a screen that is not here is not tested for what all of them owe their readers. */
import type { LivedIn } from "./lived-in.ts";
import type { Known } from "./peil.ts";

export interface Screen {
  readonly name: string;
  readonly role: Known | undefined;
  readonly path: (peil: LivedIn) => string;
}

const screen = (name: string, role: Known | undefined, path: string | Screen["path"]): Screen => ({
  name,
  role,
  path: typeof path === "string" ? () => path : path,
});

export const screens: readonly Screen[] = [
  screen("sign-in", undefined, "/sign-in"),
  screen("link", undefined, "/link"),
  screen("design", undefined, "/design"),
  screen("overview", "manager", "/"),
  screen("contract", "manager", ({ contract }) => `/contracts/${contract}`),
  screen("agreements", "manager", "/agreements"),
  screen("agreement", "manager", ({ contract }) => `/agreements/${contract}`),
  screen("queue", "agent", "/tickets"),
  screen("queue-filtered", "agent", "/tickets?state=waiting"),
  screen("search", "agent", "/search?q=rapport"),
  screen("ticket-new", "agent", ({ tickets }) => `/tickets/${tickets.new}`),
  screen("ticket-open", "agent", ({ tickets }) => `/tickets/${tickets.open}`),
  screen("ticket-waiting", "agent", ({ tickets }) => `/tickets/${tickets.waiting}`),
  screen("ticket-closed", "agent", ({ tickets }) => `/tickets/${tickets.closed}`),
  screen("report-agent", "agent", "/tickets/new"),
  screen("account", "agent", "/account"),
  screen("start", "administrator", "/start"),
  screen("admin", "administrator", "/admin"),
  screen("admin-customers", "administrator", "/admin/customers"),
  screen("admin-people", "administrator", "/admin/people"),
  screen("admin-contracts", "administrator", "/admin/contracts"),
  screen("admin-services", "administrator", "/admin/services"),
  screen("admin-agreements", "administrator", "/admin/agreements"),
  screen("admin-providers", "administrator", "/admin/providers"),
  screen("admin-webhooks", "administrator", "/admin/webhooks"),
  screen("overview-customer", "contact", "/"),
  screen("contract-customer", "contact", ({ contract }) => `/contracts/${contract}`),
  screen("agreement-customer", "contact", ({ contract }) => `/agreements/${contract}`),
  screen("tickets-customer", "contact", "/tickets"),
  screen("ticket-customer", "contact", ({ tickets }) => `/tickets/${tickets.open}`),
  screen("ticket-customer-resolved", "contact", ({ tickets }) => `/tickets/${tickets.resolved}`),
  screen("report-customer", "contact", "/tickets/new"),
  screen("own-data", "contact", "/own-data"),
  screen("not-found", "agent", "/nothing-here"),
];

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
  screen("sign-in-code", undefined, "/sign-in/code"),
  screen("sign-in-enrol", "contact", "/sign-in/enrol"),
  screen("sign-in-away", undefined, ({ tenant }) => `/sign-in/away?tenant=${tenant}&provider=none`),
  screen("sign-in-return", undefined, "/sign-in/return?code=none"),
  screen("link", undefined, "/link"),
  screen("design", undefined, "/design"),
  screen("overview", "manager", "/"),
  screen("contract", "manager", ({ contract }) => `/contracts/${contract}`),
  screen("fact", "manager", ({ contract, log }) => `/contracts/${contract}/facts/${log}/0`),
  screen("agreements", "manager", "/agreements"),
  screen("agreement", "manager", ({ contract }) => `/agreements/${contract}`),
  screen("differences", "manager", ({ agreement }) => `/agreements/${agreement}/differences?from=${agreement}`),
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
  screen("admin-customer", "administrator", ({ customer }) => `/admin/customers/${customer}`),
  screen("admin-people", "administrator", "/admin/people"),
  screen("admin-person", "administrator", ({ people }) => `/admin/people/${people.contact.person}`),
  screen("admin-person-new", "administrator", "/admin/people/new"),
  screen("admin-contracts", "administrator", "/admin/contracts"),
  screen("admin-contract", "administrator", ({ contract }) => `/admin/contracts/${contract}`),
  screen("admin-contract-new", "administrator", "/admin/contracts/new"),
  screen("admin-services", "administrator", "/admin/services"),
  screen("admin-agreements", "administrator", "/admin/agreements"),
  screen("admin-agreement", "administrator", ({ agreement }) => `/admin/agreements/${agreement}`),
  screen("admin-agreement-file", "administrator", ({ agreement }) => `/admin/agreements/${agreement}?file`),
  screen("admin-agreement-new", "administrator", "/admin/agreements/new"),
  screen("admin-providers", "administrator", "/admin/providers"),
  screen("admin-webhooks", "administrator", "/admin/webhooks"),
  screen("admin-webhook", "administrator", ({ webhook }) => `/admin/webhooks/${webhook}`),
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

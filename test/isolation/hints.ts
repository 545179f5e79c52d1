/**
 * What a schema cannot say of an input: words that the agreement of the world knows. An operation needs no line here to be tried;
 * with one its own people come further than to its first refusal.
 */
import type { Json } from "./sample.ts";

let code = 0;

const report = () => ({ type: "incident", levels: { environment: "production", effect: "stopped" }, body: "peilmerk" });
const asked = () => ({ kind: "asked", fields: { for: "consent" } });

export const hints: Readonly<Record<string, { readonly query?: Json; readonly body?: () => Json }>> = {
  reportTicket: { body: report },
  previewReportTicket: { body: report },
  recordTicket: { body: asked },
  previewRecordTicket: { body: asked },
  recordOfContract: { body: () => ({ kind: "meeting-held", fields: { kind: "review" } }) },
  recordOfService: { body: () => ({ kind: "outage-started", fields: { outage: "o2", service: "dienst-a" } }) },
  makeContract: { body: () => ({ code: `N${(code += 1)}` }) },
  makeWebhook: { body: () => ({ url: "https://hooks.example.org/more", types: ["*"] }) },
  makePerson: { body: () => ({ role: "end-user" }) },
};

/** Whatever takes away what others are tried with, in this order behind all others. */
export const last: readonly string[] = ["erasePerson", "endOtherSessions", "signOut"];

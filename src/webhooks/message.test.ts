import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { asksFor, eventType, unknownTypes } from "./event-type.ts";
import { messageBody, messageId, signedHeaders } from "./message.ts";
import { WebhookSecrets } from "./secrets.ts";

const at = Date.parse("2026-11-20T09:00:00Z");
const fact = {
  kind: "answered",
  at,
  seq: 7,
  id: "f",
  recordedAt: at + 5000,
  ticket: "t",
  fields: { by: "supplier", person: "p", text: "c", "text-hash": "00", via: "portal", name: "Anna" },
};
const told = { log: "l", contract: "k", customer: "c", number: "ABC-1" };

test("HOK-2 a message says what the fact says, without what anybody wrote", () => {
  expect(JSON.parse(messageBody("ticket.answered", fact, told))).toEqual({
    type: "ticket.answered",
    timestamp: "2026-11-20T09:00:00.000Z",
    data: {
      fact: "f",
      log: "l",
      index: 7,
      contract: "k",
      customer: "c",
      ticket: "t",
      number: "ABC-1",
      at: "2026-11-20T09:00:00.000Z",
      recordedAt: "2026-11-20T09:00:05.000Z",
      fields: { by: "supplier", person: "p", via: "portal" },
    },
  });
});

test("HOK-2 types are asked for by name, by subject, or all", () => {
  expect(eventType("contract", fact)).toBe("ticket.answered");
  expect(eventType("service", { kind: "outage-started" })).toBe("service.outage-started");
  expect(asksFor(["ticket.resolved", "service.*"], "ticket.resolved")).toBe(true);
  expect(asksFor(["ticket.resolved", "service.*"], "service.outage-ended")).toBe(true);
  expect(asksFor(["ticket.resolved"], "ticket.resolved-twice")).toBe(false);
  expect(asksFor(["*"], "tenant.agreed")).toBe(true);
  const wrong = ["ticket.solved", "tickets.resolved", "*.resolved", "", "ticket.", "ticket.*.*"];
  expect(unknownTypes(["*", "ticket.*", "ticket.resolved", ...wrong])).toEqual(wrong);
});

test("HOK-3 every secret that holds signs, and a receiver with either takes it", () => {
  const secrets = new WebhookSecrets([new Uint8Array(32).fill(1)], (count) => new Uint8Array(count).fill(2));
  const [anew, former] = [secrets.draw(), "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"];
  const body = messageBody("ticket.answered", fact, told);
  const headers = signedHeaders([anew, former], messageId("w", "f"), Date.now(), body);
  for (const secret of [anew, former]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook("whsec_AAAA").verify(body, headers)).toThrow(/signature/i);
  expect(() => new Webhook(anew).verify(`${body} `, headers)).toThrow(/signature/i);
  expect(headers["webhook-id"]).toBe("msg_f_w");
});

test("HOK-3 a sealed secret opens for its own webhook, and with a former master key", () => {
  const [old, next] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(3)];
  const secrets = new WebhookSecrets([old], (count) => new Uint8Array(count).fill(2));
  const form = secrets.seal("t", "w", "whsec_AAAA");
  expect(form.includes("whsec")).toBe(false);
  expect(secrets.open("t", "w", form)).toBe("whsec_AAAA");
  expect([secrets.open("t", "x", form), secrets.open("u", "w", form)]).toEqual([undefined, undefined]);
  expect(new WebhookSecrets([next, old], (count) => new Uint8Array(count)).open("t", "w", form)).toBe("whsec_AAAA");
  expect(new WebhookSecrets([next], (count) => new Uint8Array(count)).open("t", "w", form)).toBeUndefined();
});

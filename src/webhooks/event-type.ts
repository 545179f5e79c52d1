/** What a webhook asks for (HOK-2): types of messages, each the log's subject and the word of the fact, such as `ticket.resolved`. */
import { vocabulary } from "../facts/vocabulary.ts";

export type LogKind = "contract" | "service" | "tenant";

/** The type of the message that tells of a fact. */
export function eventType(log: LogKind, fact: { readonly kind: string; readonly ticket?: string | undefined }): string {
  return `${fact.ticket === undefined ? log : "ticket"}.${fact.kind}`;
}

/** Whether one of the types that were asked for is this one: `*` is every type, `ticket.*` every one of tickets. */
export function asksFor(asked: readonly string[], type: string): boolean {
  const subject = type.slice(0, type.indexOf("."));
  return asked.some((one) => one === "*" || one === type || one === `${subject}.*`);
}

/** Those that no message will ever have. */
export function unknownTypes(asked: readonly string[]): string[] {
  return asked.filter((one) => {
    if (one === "*") return false;
    const [, subject, kind] = /^([a-z]+)\.([a-z-]+|\*)$/.exec(one) ?? [];
    if (subject === undefined || !["ticket", "contract", "service", "tenant"].includes(subject)) return true;
    return kind !== "*" && !vocabulary.has(kind!);
  });
}

export const pingType = "webhook.ping";

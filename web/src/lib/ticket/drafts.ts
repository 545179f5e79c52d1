import type { Entry } from "#lib/ticket/entries.ts";

/** What somebody was writing on a ticket, kept on this device until it was sent: per ticket and person, by the name of its field. */
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export type Draft = Readonly<Record<string, string>>;

const keyOf = (person: string, ticket: string) => `peil-draft ${person} ${ticket}`;

export function keepDraft(store: Store | undefined, person: string, ticket: string, draft: Draft): void {
  try {
    if ((draft["body"] ?? "").trim() === "") store?.removeItem(keyOf(person, ticket));
    else store?.setItem(keyOf(person, ticket), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing, or has no room left, writes without a net.
  }
}

export function draftOf(store: Store | undefined, person: string, ticket: string): Draft {
  try {
    const kept: unknown = JSON.parse(store?.getItem(keyOf(person, ticket)) ?? "{}");
    const fields = typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(fields.filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}

/** What a text that was left behind is now: recorded meanwhile, taken back by who wrote it, from before the newest thing that happened, or still as it was. */
export type Origin = "sent" | "withdrawn" | "older" | "unsent";

export function originOf(
  draft: Draft,
  entries: readonly Pick<Entry, "id" | "index" | "text" | "person" | "withdrawn">[],
  person: string,
  newest: string,
): Origin {
  const text = (draft["body"] ?? "").trim();
  const seen = entries.find(({ id }) => id === draft["seen"])?.index ?? Infinity;
  const same = entries.filter((entry) => entry.person === person && entry.text?.trim() === text);
  if (same.some(({ withdrawn, index }) => withdrawn === null && index > seen)) return "sent";
  if (same.at(-1)?.withdrawn) return "withdrawn";
  return draft["seen"] === undefined || draft["seen"] === newest ? "unsent" : "older";
}

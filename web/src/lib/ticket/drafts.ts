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

/** A report that somebody began, kept on this device until it was sent: per person and contract, by the names of its fields. */
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export type Draft = Readonly<Record<string, string>>;

const keyOf = (person: string, contract: string) => `peil-report ${person} ${contract}`;
/** Of each page anew, and never part of what somebody wrote. */
const passing = new Set(["key", "later", "contract"]);

/** Only what holds words is worth keeping: a type alone is chosen again in a moment. */
export function keepDraft(
  store: Store | undefined,
  person: string,
  contract: string,
  filled: Iterable<[string, unknown]>,
): void {
  const draft: Record<string, string> = {};
  for (const [name, value] of filled)
    if (typeof value === "string" && value !== "" && !passing.has(name)) draft[name] = value;
  const isWorth = ["title", "body"].some((name) => (draft[name] ?? "").trim() !== "");
  try {
    if (isWorth) store?.setItem(keyOf(person, contract), JSON.stringify(draft));
    else store?.removeItem(keyOf(person, contract));
  } catch {
    // A browser that keeps nothing, or has no room left, writes without a net.
  }
}

export function draftOf(store: Store | undefined, person: string, contract: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(store?.getItem(keyOf(person, contract)) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === "string"));
  } catch {
    return undefined;
  }
}

export function dropDraft(store: Store | undefined, person: string, contract: string): void {
  try {
    store?.removeItem(keyOf(person, contract));
  } catch {
    // As above.
  }
}

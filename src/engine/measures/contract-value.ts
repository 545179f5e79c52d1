/** What a contract fills in for one of the agreement's items, or what the item is where it fills in nothing. Rule: CON-1. */
import type { Evidence } from "./evidence.ts";

/** As texts, since an item may be a list; none where nobody filled it in. */
export function contractValue({ contract, program }: Evidence, name: string): readonly string[] {
  const value = contract[name] ?? program.file.contract?.[name]?.default;
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** How many tickets each view of the queue holds; nothing where it is not told. */
import type { Api } from "#lib/server/api.ts";

export type Counts = Readonly<Record<string, string>>;

export async function countsOf(_api: Api): Promise<Counts> {
  return {};
}

/** Every page of a list that is to be chosen from, up to a number that a list to choose from can bear. */
import type { Answer } from "#lib/server/answers.ts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

const most = 2000;

export async function allOf<Item>(ask: (cursor?: string) => Promise<Answer<Page<Item>>>): Promise<Item[]> {
  const found: Item[] = [];
  for (let cursor: string | undefined; found.length < most;) {
    const { data } = await ask(cursor);
    if (data === undefined) break;
    found.push(...data.items);
    if (data.next === null) break;
    cursor = data.next;
  }
  return found;
}

/** What a list's address asks for of its pages. */
export function pageQuery(url: URL): { limit: number; cursor?: string } {
  const cursor = url.searchParams.get("cursor");
  return { limit: 50, ...(cursor === null ? {} : { cursor }) };
}

/** How many tickets each view of the queue holds, those that somebody keeps too; nothing where it is not told. */
import { wished } from "#lib/server/answers.ts";
import type { Api } from "#lib/server/api.ts";

export type Counts = Readonly<Record<string, string>>;

interface Count {
  readonly count: number;
  readonly isMore: boolean;
}

export async function countsOf(api: Api): Promise<Counts> {
  const found = await wished(api.GET("/api/v1/tickets/counts"));
  if (found === undefined) return {};
  const { open, mine, unassigned, unclassified, atRisk, missed, escalated, waitingForCustomer } = found;
  return Object.fromEntries(
    Object.entries({ open, mine, unassigned, unclassified, atRisk, missed, escalated, waitingForCustomer }).map(
      ([name, count]) => [name, countText(count)],
    ),
  );
}

/** Of a filter that somebody keeps. */
export async function countOf(
  api: Api,
  query: Readonly<Record<string, string | string[]>>,
): Promise<string | undefined> {
  const found = await wished(api.GET("/api/v1/tickets/counts", { params: { query: query as never } }));
  return found === undefined ? undefined : countText(found.matching);
}

function countText({ count, isMore }: Count): string {
  return isMore ? `${count}+` : String(count);
}

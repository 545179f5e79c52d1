/**
 * What a customer's person is told of a ticket beside its state: that it was escalated, to whom and what step comes next, and the better way
 * where the agreement names one for what was reported, such as the telephone for what is critical (PRI-4).
 */
import type { Desk } from "#lib/ticket/terms.ts";
import type { ToldFact } from "#lib/ticket/entries.ts";

interface Ladder {
  readonly article: string;
  readonly steps: readonly { readonly value: string; readonly name: string; readonly supplier: string }[];
}

export interface Escalated {
  readonly at: number;
  readonly fact: string;
  readonly whom: string;
  readonly article: string;
  readonly next: { readonly step: string; readonly whom: string } | null;
}

/** The last one that was not taken back, as long as it stands. */
export function escalatedOf(
  stands: boolean,
  facts: readonly Pick<ToldFact, "id" | "kind" | "at" | "fields">[],
  ladders: readonly Ladder[],
  named: (role: string) => string,
): Escalated | null {
  const withdrawn = new Set(facts.flatMap(({ kind, fields }) => (kind === "withdrawn" ? [fields["fact"]] : [])));
  const last = facts.findLast(({ kind, id }) => kind === "escalated" && !withdrawn.has(id));
  if (last === undefined || !stands) return null;
  const { step, to } = last.fields;
  const ladder = ladders.find(({ steps }) => steps.some(({ value }) => value === step)) ?? ladders[0];
  const place = ladder?.steps.findIndex(({ value }) => value === step) ?? -1;
  const next = place < 0 ? undefined : ladder?.steps[place + 1];
  return {
    at: Date.parse(last.at),
    fact: last.id,
    whom: [to ?? []].flat().map(named).join(", ") || (ladder?.steps[place]?.supplier ?? ""),
    article: ladder?.article ?? "",
    next: next === undefined ? null : { step: next.name, whom: next.supplier },
  };
}

export interface BetterWay {
  readonly channels: readonly string[];
  readonly article: string;
}

/** Undefined once somebody looked after it in another way than the report, or where it came by the right one. */
export function betterWayOf(
  desk: Pick<Desk, "preferences"> | undefined,
  ticket: { readonly state: string; readonly type: string | null },
  levels: Readonly<Record<string, unknown>>,
  via: string | undefined,
): BetterWay | undefined {
  if (ticket.state !== "new" || via === undefined) return undefined;
  const found = desk?.preferences.find(
    (one) =>
      one.otherwise !== "note" &&
      (one.types === null || (ticket.type !== null && one.types.includes(ticket.type))) &&
      Object.entries(one.levels).every(([level, value]) => levels[level] === value) &&
      !one.channels.includes(via),
  );
  return found && { channels: found.channels, article: found.article };
}

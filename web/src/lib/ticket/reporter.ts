/** Who reported a ticket, by name: whoever called, and not who wrote it down for them. Rule: DSK-19. */
import type { Entry, ToldFact } from "#lib/ticket/entries.ts";

interface Told {
  /** As the ticket has it: without anybody of the customer, who wrote it down. */
  readonly reporter: string | null;
  readonly report: Pick<ToldFact, "text" | "fields"> | undefined;
  readonly entry: Pick<Entry, "side"> | undefined;
}

interface Known {
  readonly names: (person: string) => string;
  readonly sideOf: (person: string) => "customer" | "supplier" | undefined;
  /** Somebody of that customer, of whom no more is known. */
  readonly unknown: string;
}

export function reporterOf({ reporter, report, entry }: Told, { names, sideOf, unknown }: Known): string | null {
  if (report?.fields["caller"] !== undefined)
    return /(?:^|\n)caller: ([^\n]+)$/.exec(report.text?.body ?? "")?.[1] ?? unknown;
  if (reporter === null) return null;
  return entry?.side === "customer" && sideOf(reporter) === "supplier" ? unknown : names(reporter);
}

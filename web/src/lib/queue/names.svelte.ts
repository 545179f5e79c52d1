/** What people and customers of the rows are called: those that the page has, and those that came since, asked for together and once of each. */
import type { Names as Known } from "#lib/queue/queue-load.server.ts";
import type { Row } from "#lib/queue/row.ts";

const most = 100;
const none: Known = { people: {}, customers: {} };

export class Names {
  private readonly asked = new Set<string>();
  private learnt = $state.raw<Known>(none);
  private readonly given: () => Known;
  readonly people = $derived.by(() => ({ ...this.learnt.people, ...this.given().people }));
  readonly customers = $derived.by(() => ({ ...this.learnt.customers, ...this.given().customers }));

  constructor(given: () => Known) {
    this.given = given;
  }

  learn(rows: readonly Row[]): void {
    const person = this.unknown(
      this.people,
      rows.flatMap(({ assignee }) => assignee ?? []),
    );
    const customer = this.unknown(
      this.customers,
      rows.map((row) => row.customer),
    );
    if (person.length + customer.length > 0) void this.ask(person, customer);
  }

  private unknown(known: Readonly<Record<string, string>>, all: readonly string[]): string[] {
    const unknown = [...new Set(all)].filter((one) => known[one] === undefined && !this.asked.has(one)).slice(0, most);
    for (const one of unknown) this.asked.add(one);
    return unknown;
  }

  private async ask(person: readonly string[], customer: readonly string[]): Promise<void> {
    const pairs = [...person.map((one) => ["person", one]), ...customer.map((one) => ["customer", one])];
    const reply = await fetch(`/api/v1/names?${new URLSearchParams(pairs)}`).catch(() => undefined);
    const told = reply?.ok === true ? ((await reply.json().catch(() => undefined)) as Told | undefined) : undefined;
    if (told === undefined) {
      for (const one of [...person, ...customer]) this.asked.delete(one); // asked again when the rows change next
      return;
    }
    const { people, customers } = this.learnt;
    this.learnt = {
      people: { ...people, ...Object.fromEntries(told.people.map((one) => [one.person, one.name ?? "–"])) },
      customers: { ...customers, ...Object.fromEntries(told.customers.map((one) => [one.customer, one.name])) },
    };
  }
}

interface Told {
  readonly people: readonly { readonly person: string; readonly name: string | null }[];
  readonly customers: readonly { readonly customer: string; readonly name: string }[];
}

/** Names of people that came onto the page by themselves: asked for together, once of each. */
const most = 100;

export class NamesOfPeople {
  private readonly given: () => Readonly<Record<string, string>>;
  private learnt = $state.raw<Readonly<Record<string, string>>>({});
  private readonly asked = new Set<string>();

  constructor(given: () => Readonly<Record<string, string>>) {
    this.given = given;
  }

  get all(): Readonly<Record<string, string>> {
    return { ...this.learnt, ...this.given() };
  }

  learn(people: readonly string[]): void {
    const given = this.given();
    const unknown = [...new Set(people)]
      .filter((one) => given[one] === undefined && !this.asked.has(one))
      .slice(0, most);
    if (unknown.length === 0) return;
    for (const one of unknown) this.asked.add(one);
    void this.ask(unknown);
  }

  private async ask(people: readonly string[]): Promise<void> {
    const query = new URLSearchParams(people.map((one) => ["person", one]));
    try {
      const response = await fetch(`/api/v1/names?${query}`);
      if (!response.ok) return;
      const found = (await response.json()) as { people: { person: string; name: string | null }[] };
      this.learnt = { ...this.learnt, ...Object.fromEntries(found.people.map((one) => [one.person, one.name ?? "–"])) };
    } catch {
      for (const one of people) this.asked.delete(one); // the connection is gone: asked again with the next change
    }
  }
}

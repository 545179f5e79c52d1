/** Counts tickets that two agreements judge differently, by cause and by what became of the verdict. */
import { comparisonCauses, standings, type ComparedCause, type ComparisonCause, type Standing } from "./compare.ts";
import { keepFirst } from "./first-keys.ts";

interface CountedCause {
  /** By the places of both standings in the list of them. */
  readonly changes: Uint32Array;
  readonly tickets: string[];
}

const place: Readonly<Record<Standing, number>> = Object.fromEntries(standings.map((one, i) => [one, i])) as Record<
  Standing,
  number
>;

export class CountedDifferences {
  same = 0;
  different = 0;
  private readonly counted = new Map<ComparisonCause, CountedCause>();

  add(ticket: string, cause: ComparisonCause, from: Standing, to: Standing): void {
    this.different += 1;
    let counted = this.counted.get(cause);
    if (counted === undefined)
      this.counted.set(cause, (counted = { changes: new Uint32Array(standings.length ** 2), tickets: [] }));
    counted.changes[place[from] * standings.length + place[to]]! += 1;
    keepFirst(counted.tickets, ticket);
  }

  causes(): ComparedCause[] {
    return comparisonCauses.flatMap((cause) => {
      const counted = this.counted.get(cause);
      return counted === undefined ? [] : [{ cause, changes: changesOf(counted), tickets: [...counted.tickets] }];
    });
  }
}

function changesOf({ changes }: CountedCause): ComparedCause["changes"] {
  return [...changes]
    .map((tickets, i) => ({
      from: standings[Math.floor(i / standings.length)]!,
      to: standings[i % standings.length]!,
      tickets,
    }))
    .filter(({ tickets }) => tickets > 0)
    .toSorted((a, b) => b.tickets - a.tickets);
}

/**
 * What is planned under a name before it is done, and may be moved or called off: maintenance, releases, versions. Their
 * facts share the field that names them, which is how a log is split into them (DUT-1, AVL-8).
 */
import { text, type Fact } from "../../facts/fact.ts";
import { factKinds } from "../../facts/vocabulary.ts";

export interface PlannedThing {
  /** The field that names one of them. */
  readonly field: string;
  /** What begins it, and the facts that announce with `start` when that will be. */
  readonly begins: string;
  readonly announces: readonly string[];
  readonly cancels: string;
}

export const plannedThings: ReadonlyMap<string, PlannedThing> = new Map([
  [
    "maintenance",
    {
      field: "work",
      begins: "maintenance-started",
      announces: ["maintenance-announced", "maintenance-moved"],
      cancels: "maintenance-cancelled",
    },
  ],
  [
    "release",
    {
      field: "release",
      begins: "release-deployed",
      announces: ["release-published", "release-offered"],
      cancels: "release-withdrawn",
    },
  ],
  ["version", { field: "version", begins: "version-effective", announces: [], cancels: "version-withdrawn" }],
]);

/** The kind of thing of which a fact is told by its word: `release-offered` is said of a release. */
export function plannedKind(factKind: string): string | undefined {
  return kindsOfFacts.get(factKind);
}

const kindsOfFacts: ReadonlyMap<string, string> = new Map(
  factKinds.flatMap((factKind) => {
    const kind = factKind.slice(0, factKind.indexOf("-"));
    return plannedThings.has(kind) ? [[factKind, kind] as const] : [];
  }),
);

/** What instruments tell, thousands of times a year, is told of no work, release or version. */
export function isReading({ kind }: Fact): boolean {
  return kind === "sampled" || kind === "sign-received";
}

/** Whether both facts are of the same one, where each says of which. */
export function isOfSame({ field }: PlannedThing, one: Fact, other: Fact): boolean {
  return text(one.fields[field]) === text(other.fields[field]);
}

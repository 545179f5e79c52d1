/**
 * What is recorded beside the verbs: of each kind of fact who may say it, on which log it stands, and what it must say. A closed
 * table, so that nothing of the vocabulary is said by whoever it does not belong to (DSK-10).
 */
import type { FactKind } from "../facts/vocabulary.ts";

export type Place = "ticket" | "contract" | "service";

export interface KeptKind {
  readonly on: readonly Place[];
  /** The side that may say it; either when left out. */
  readonly by?: "supplier" | "customer";
  /** Of the supplier's people, only who answers for the contract. */
  readonly responsible?: true;
  /** Without which it says nothing: of each group of names at least one. */
  readonly requires?: readonly (readonly string[])[];
  /** What else Peil itself reads of it; what the agreement asks for comes on top. */
  readonly may?: readonly string[];
  /** What only the supplier can say of it, such as that it agreed. */
  readonly supplierMay?: readonly string[];
}

const work = ["service", "work", "effect", "in-window", "emergency"];
const release = ["service", "hotfix", "environment", "relevant"];
const both = ["ticket", "contract"] as const;

export const keptKinds: Readonly<Partial<Record<FactKind, KeptKind>>> = {
  asked: { on: both, requires: [["for"]], may: ["service", "within"] },
  agreed: { on: both, requires: [["about", "on"]], may: ["within"] },
  decided: { on: both, may: ["outage", "service", "release", "cause"] },
  done: { on: both, requires: [["what"]], may: ["service"] },
  found: { on: both, requires: [["what"]], may: ["outcome", "service"] },
  advised: { on: both, by: "supplier", requires: [["about"]] },
  "notice-sent": { on: both, may: ["about", "release", "work"] },
  "consent-given": { on: both, by: "customer", requires: [["for", "kind"]], may: ["written"] },
  "consent-withdrawn": { on: both, by: "customer", requires: [["for", "kind"]] },
  disputed: { on: both, requires: [["about", "disputes"]], may: ["basis", "outage", "period"] },
  "dispute-settled": { on: both, by: "supplier", responsible: true, requires: [["disputed"]], may: ["outcome"] },

  "meeting-called": { on: ["contract"], requires: [["kind"]] },
  "meeting-held": { on: ["contract"], by: "supplier", requires: [["kind"]] },
  "survey-sent": { on: ["contract"], by: "supplier" },
  "report-delivered": { on: ["contract"], by: "supplier", may: ["kind", "period"] },
  "contact-named": { on: ["contract"], requires: [["role"], ["person"]], may: ["shared"], supplierMay: ["agreed"] },
  "contact-removed": { on: ["contract"], requires: [["role"], ["person"]] },
  "plan-drafted": { on: ["contract"], by: "supplier" },
  "plan-approved": { on: ["contract"], by: "customer" },
  "plan-rejected": { on: ["contract"], by: "customer" },
  "plan-progressed": { on: ["contract"], by: "supplier" },
  "plan-completed": { on: ["contract"], by: "supplier" },
  "credit-demanded": { on: ["contract"], by: "customer", may: ["basis", "period", "amount"] },
  "credit-granted": { on: ["contract"], by: "supplier", responsible: true, requires: [["amount"]], may: ["period"] },
  watched: { on: ["contract"], requires: [["tickets"]] },

  "version-proposed": { on: ["contract"], requires: [["version"]] },
  "version-approved": { on: ["contract"], requires: [["version"]] },
  "version-objected": { on: ["contract"], by: "customer", requires: [["version"]] },
  "version-effective": { on: ["contract"], by: "supplier", responsible: true, requires: [["version"]] },
  "version-withdrawn": { on: ["contract"], requires: [["version"]] },
  "term-started": { on: ["contract"], by: "supplier", responsible: true },
  "term-renewed": { on: ["contract"], by: "supplier", responsible: true },
  "term-ended": { on: ["contract"], responsible: true },

  "outage-started": {
    on: ["service"],
    by: "supplier",
    requires: [["outage"], ["service"]],
    may: ["cause", "work", "release", "last-success", "part", "probe", "state"],
  },
  "outage-ended": { on: ["service"], by: "supplier", requires: [["outage"]], may: ["service", "probe"] },
  "exclusion-claimed": {
    on: ["service"],
    by: "supplier",
    requires: [["outage"], ["exclusion"]],
    may: ["start", "end"],
  },
  "exclusion-decided": {
    on: ["service"],
    by: "supplier",
    responsible: true,
    requires: [["outage"], ["exclusion"], ["accepted"]],
    may: ["start", "end"],
  },
  "monitoring-started": { on: ["service"], by: "supplier", requires: [["service"]] },
  "monitoring-ended": { on: ["service"], by: "supplier", requires: [["service"]] },
  "signed-on-users": { on: ["service", "contract"], by: "supplier", requires: [["users"]], may: ["service"] },

  "maintenance-announced": { on: ["service"], by: "supplier", requires: [["work"], ["start"], ["end"]], may: work },
  "maintenance-moved": { on: ["service"], by: "supplier", requires: [["work"], ["start"], ["end"]], may: work },
  "maintenance-cancelled": { on: ["service"], by: "supplier", requires: [["work"]], may: work },
  "maintenance-started": { on: ["service"], by: "supplier", requires: [["work"]], may: work },
  "maintenance-ended": { on: ["service"], by: "supplier", requires: [["work"]], may: work },
  "release-published": { on: ["service"], by: "supplier", requires: [["release"]], may: [...release, "start", "end"] },
  "release-offered": { on: ["contract"], by: "supplier", requires: [["release"]], may: [...release, "start", "end"] },
  "release-accepted": { on: ["contract"], by: "customer", requires: [["release"]], may: release },
  "release-rejected": { on: ["contract"], by: "customer", requires: [["release"]], may: release },
  "release-deployed": { on: ["service", "contract"], by: "supplier", requires: [["release"]], may: release },
  "release-withdrawn": { on: ["service", "contract"], by: "supplier", requires: [["release"]], may: release },

  sampled: { on: ["service", "contract"], by: "supplier", requires: [["what"]], may: ["service"] },
  "sign-received": {
    on: ["service"],
    by: "supplier",
    requires: [["what"]],
    may: ["service", "times", "every", "oldest"],
  },
  "restore-tested": { on: ["service", "contract"], by: "supplier", may: ["what", "service"] },
  "failover-tested": { on: ["service", "contract"], by: "supplier", may: ["service"] },
  "scan-done": { on: ["service"], by: "supplier", may: ["service"] },
};

export function kindsOn(place: Place): FactKind[] {
  return Object.entries(keptKinds).flatMap(([kind, { on }]) => (on.includes(place) ? [kind as FactKind] : []));
}

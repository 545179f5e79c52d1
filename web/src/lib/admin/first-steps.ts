/** How far a supplier is on the way from nothing to the first contract, by what there is: nothing is ticked that is not so. */

export const stepNames = [
  "second",
  "name",
  "agreement",
  "customer",
  "contract",
  "reach",
  "colleague",
  "people",
] as const;
export type StepName = (typeof stepNames)[number];

export interface Present {
  readonly hasSecondFactor: boolean;
  readonly name: string | null;
  readonly supplier: string;
  readonly agreements: number;
  readonly customers: number;
  readonly contracts: number;
  /** Those of which nobody filled in by which number or address the desk is reached. */
  readonly unreached: number;
  /** Of the supplier's people those who are there, oneself included. */
  readonly colleagues: number;
  readonly customersPeople: number;
}

export interface FirstStep {
  readonly name: StepName;
  readonly state: "done" | "now" | "later";
}

/** Which steps are done; of the others the first is to be done now. What a step needs that is not there yet comes before it. */
export function firstSteps(present: Present): readonly FirstStep[] {
  const isDone: Readonly<Record<StepName, boolean>> = {
    second: present.hasSecondFactor,
    name: present.name !== null && present.name !== givenAtFirst.person && present.supplier !== givenAtFirst.supplier,
    agreement: present.agreements > 0,
    customer: present.customers > 0,
    contract: present.contracts > 0,
    reach: present.contracts > 0 && present.unreached === 0,
    colleague: present.colleagues > 1,
    people: present.customersPeople > 0,
  };
  const next = stepNames.find((name) => !isDone[name]);
  return stepNames.map((name) => ({ name, state: isDone[name] ? "done" : name === next ? "now" : "later" }));
}

/** What the first administrator and their organisation are called before they say so themselves. */
export const givenAtFirst = { person: "Administrator", supplier: "Peil" };

/** Where what a check found about a contract is said: at the field that it is about, or above the form. */
import type { AskedItem } from "./contract-form.ts";

interface Found {
  readonly pointer?: string;
}

/** What keeps a contract from being recorded: what is only open is told once it is. */
export function faultsOf<Finding extends { readonly severity?: string }>(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity !== "remark");
}

/** Of findings those about a field of the form, by its name, and all others. */
export function byField<Finding extends Found>(findings: readonly Finding[], items: readonly AskedItem[]) {
  const fieldOf = ({ pointer = "" }: Found) =>
    items.find(({ name }) => pointer.startsWith("#/fields/") && pointer.split("/")[2] === name)?.name;
  const ofFields = new Map(
    findings.flatMap((one) => (fieldOf(one) === undefined ? [] : [[fieldOf(one)!, one] as const])),
  );
  return { ofFields, others: findings.filter((one) => fieldOf(one) === undefined) };
}

/** What an overview tells of a contract, and which contract needs a look first. */
import { needsLook, type PromiseRow } from "#lib/figures/row.ts";

export interface ContractOverview {
  readonly contract: string;
  readonly code: string;
  readonly customerName: string;
  readonly agreement: string;
  readonly zone: string;
  readonly asOf: number;
  readonly tickets: TicketsNow;
  /** What is still being made: everything, as after an import, or what measures come to. */
  readonly state: "whole" | "counting" | "measuring";
  /** The worst first; undefined where figures are not for whoever asks. */
  readonly rows: readonly PromiseRow[] | undefined;
}

export interface TicketsNow {
  readonly open: number;
  readonly atRisk: number;
  readonly missed: number;
}

/** By missed promises, then by clocks that are late or at risk, then by promises that need a look, then by name. */
export function worstContractsFirst(contracts: readonly ContractOverview[]): ContractOverview[] {
  const weight = ({ rows = [], tickets }: ContractOverview): readonly number[] => [
    rows.filter(({ now }) => now.state === "missed").length,
    tickets.missed,
    tickets.atRisk,
    rows.filter(needsLook).length,
  ];
  return contracts.toSorted((a, b) => {
    const [left, right] = [weight(a), weight(b)];
    const differs = left.findIndex((n, i) => n !== right[i]);
    return differs === -1 ? a.customerName.localeCompare(b.customerName, "nl") : right[differs]! - left[differs]!;
  });
}

/** Whether a customer or agreement is meant by what somebody typed. */
export function isNamed(one: Pick<ContractOverview, "code" | "customerName" | "agreement">, asked: string): boolean {
  const wanted = asked.toLocaleLowerCase("nl");
  return [one.customerName, one.code, one.agreement].some((text) => text.toLocaleLowerCase("nl").includes(wanted));
}

/** Whether anything was ever asked of a promise about tickets here. */
export function isWithoutTickets({ rows, tickets }: ContractOverview): boolean {
  const asked = rows?.filter(({ kind }) => kind === "objective") ?? [];
  return (
    tickets.open === 0 &&
    asked.length > 0 &&
    asked.every(({ now, periods }) => now.counted === "" && periods.length === 1)
  );
}

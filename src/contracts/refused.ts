/** Why a customer, an agreement or a contract was not made or changed: a closed set of codes, beside findings on what was handed in. */
import type { Findings } from "./agreement-text.ts";

export const contractRefusals = [
  "no-such-customer",
  "no-such-agreement",
  "no-such-contract",
  "no-such-service",
  "code-taken",
  "name-taken",
  "version-changed",
  "tickets-already",
  "no-such-person",
  "role-misplaced",
] as const;
export type ContractRefusal = (typeof contractRefusals)[number];

export interface Refused {
  readonly refused: ContractRefusal;
  readonly params: Readonly<Record<string, string>>;
}

export function refused(code: ContractRefusal, params: Refused["params"]): Refused {
  return { refused: code, params };
}

export type OrRefused<Made> = Made | Refused | Findings;

export function isMade<Made extends object>(outcome: OrRefused<Made>): outcome is Made {
  return !("refused" in outcome) && !("findings" in outcome);
}

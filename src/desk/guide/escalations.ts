/** How a ticket is brought higher: the steps of the ladder with who takes them, or to whom by level. Rules: DUT-4, DSK-16. */
import type { Text } from "../../agreement/schema/basics.ts";
import type { RightTerm } from "../../agreement/schema/agreement.ts";
import { leaves } from "../../agreement/schema/by-level.ts";
import type { Program } from "../../engine/program.ts";

export interface Escalation {
  readonly right: string;
  readonly title: Text | null;
  readonly article: string;
  /** Who has the right: parties or roles. */
  readonly of: readonly string[];
  readonly types: readonly string[] | null;
  readonly steps: readonly {
    readonly step: string;
    readonly customer: readonly string[];
    readonly supplier: readonly string[];
  }[];
  /** To whom it leads, by the values of levels. */
  readonly to: readonly { readonly values: readonly string[]; readonly to: string }[];
  /** It holds from a miss, or under another condition; `actions` of the ticket tell whether it does now. */
  readonly isConditional: boolean;
}

export function escalationsOf({ acts }: Program): Escalation[] {
  return acts.flatMap(({ name, notion, term, when }) => {
    if (notion !== "right" || !when.some(({ fact }) => fact === "escalated")) return [];
    const right = term as RightTerm;
    return [
      {
        right: name,
        title: right.name ?? null,
        article: right.article,
        of: right.of,
        types: right.for ?? null,
        steps: right.steps ?? [],
        to: right.to === undefined ? [] : [...leaves(right.to)].map(({ keys, value }) => ({ values: keys, to: value })),
        isConditional: right.where !== undefined,
      },
    ];
  });
}

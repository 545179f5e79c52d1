/**
 * A contract as somebody proposes it, checked against the agreement that it binds to: an agreement with an annex, what is
 * filled in, assets with their packages, fees, a term, and what a customer brings along who moves in mid-term. All findings
 * come at once. Rules: CON-1, VER-4, CHK-1.
 */
import { error, nearest, type Finding } from "../agreement/finding.ts";
import type { Patch } from "../agreement/patch.ts";
import { money } from "../agreement/schema/basics.ts";
import type { CompileOptions } from "../engine/compile.ts";
import type { Fields } from "../facts/fact.ts";
import { factKinds } from "../facts/vocabulary.ts";
import { parseDate } from "../time/local-date.ts";
import { withAnnex, type AgreementText } from "./agreement-text.ts";
import { checkAsset, checkFields } from "./contract-fields.ts";
import { canBeOpening } from "./opening-balance.ts";

export interface Fee {
  readonly name: string;
  /** `EUR 1650.00`. */
  readonly amount: string;
  readonly per: "once" | "month" | "quarter" | "year" | "h";
}

export interface Asset {
  readonly name: string;
  readonly attributes: Fields;
}

/** What had happened before the contract came to Peil and still counts: hours used, samples so far, meetings held. */
export interface OpeningFact {
  readonly kind: string;
  /** When it was so, epoch milliseconds. */
  readonly at: number;
  readonly fields: Fields;
}

export interface ContractDraft {
  readonly customer: string;
  readonly code: string;
  /** Hash of a kept agreement. */
  readonly agreement: string;
  readonly fields?: Fields | undefined;
  readonly annex?: Patch | undefined;
  readonly fees?: readonly Fee[] | undefined;
  readonly assets?: readonly Asset[] | undefined;
  /** Local dates in the agreement's zone; the last is no longer inside. */
  readonly termFrom: string;
  readonly termTo?: string | undefined;
  readonly opening?: readonly OpeningFact[] | undefined;
  /** Since when its record tells everything, epoch milliseconds, where what is brought along makes that earlier than now. */
  readonly recordedFrom?: number | undefined;
}

/** Everything wrong with it, and remarks on what lies open; `agreement` is the one without the annex. */
export function checkDraft(
  draft: ContractDraft,
  agreement: AgreementText,
  options: CompileOptions,
  now: number,
): Finding[] {
  const whole = withAnnex(agreement, draft.annex ?? {}, options);
  const { file } = "findings" in whole ? agreement : whole;
  return [
    ...("findings" in whole ? whole.findings : []),
    ...checkCode(draft.code),
    ...checkTermDates(draft),
    ...checkFields(file, draft.fields ?? {}),
    ...(draft.assets ?? []).flatMap(({ attributes }, i) => checkAsset(file, attributes, ["assets", i, "attributes"])),
    ...checkFees(draft.fees ?? []),
    ...checkOpening(draft, now),
  ];
}

/** It stands in every ticket's number. */
function checkCode(code: string): Finding[] {
  if (/^[A-Z0-9][A-Z0-9-]{0,15}$/.test(code)) return [];
  return [error("shape.expected", ["code"], { expected: "1 to 16 capitals, digits and hyphens", found: `"${code}"` })];
}

function checkTermDates({ termFrom, termTo }: ContractDraft): Finding[] {
  const from = parseDate(termFrom);
  const to = termTo === undefined ? Infinity : parseDate(termTo);
  if (from === undefined) return [error("value.date", ["termFrom"], { written: termFrom })];
  if (to === undefined || to <= from) return [error("value.date", ["termTo"], { written: termTo! })];
  return [];
}

export function checkFees(fees: readonly Fee[]): Finding[] {
  return fees.flatMap(({ amount }, i) =>
    money.safeParse(amount).success ? [] : [error("value.money", ["fees", i, "amount"], { written: amount })],
  );
}

function checkOpening({ opening = [], recordedFrom = -Infinity }: ContractDraft, now: number): Finding[] {
  const late = new Date(now).toISOString();
  const since =
    recordedFrom > now ? [error("time.recorded-early", ["recordedFrom"], { written: late, fact: "recordedFrom" })] : [];
  return [
    ...since,
    ...opening.flatMap(({ kind, at }, i): Finding[] => {
      if (!canBeOpening(kind)) {
        const near = nearest(kind, factKinds.filter(canBeOpening)) ?? "";
        return [error("name.fact-unknown", ["opening", i, "kind"], { name: kind, near })];
      }
      return at > now ? [error("time.recorded-early", ["opening", i, "at"], { written: late, fact: kind })] : [];
    }),
  ];
}

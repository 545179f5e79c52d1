/** What a contract fills in, as its reader says it: amounts, lengths, days, and the words that the agreement chose from (CON-1). */
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import { contractName } from "../../i18n/contract-names.ts";
import { parseLength } from "../../time/length.ts";
import type { Speaker } from "./speaker.ts";

export type Item = NonNullable<AgreementFile["contract"]>[string];

/** What is not in the form that its item asks for stays as it was written. */
export function filledSaid(s: Speaker, { is, values }: Item, written: string): string {
  const [form] = is.split(" ");
  if (form === "level") return s.value(is.slice("level ".length), written);
  if (form === "money") return moneySaid(s, written);
  if (form === "length") return lengthSaid(s, written);
  if (form === "yes") return s.word(written);
  if (form === "from") return termSaid(s, written);
  if (form === "amount") return amountSaid(s, written);
  const isOurs = values !== undefined || is === "list of roles";
  return isOurs ? contractName(written, s.language) : written;
}

/** `EUR 1500.00`. */
export function moneySaid({ language }: Speaker, written: string): string {
  const [, currency, amount] = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/.exec(written) ?? [];
  if (currency === undefined) return written;
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
}

function lengthSaid(s: Speaker, written: string): string {
  const length = parseLength(written);
  return length === undefined ? written : s.length(length);
}

/** `2026-04-01 to 2029-04-01`, or without an end. */
function termSaid(s: Speaker, written: string): string {
  const [from, to] = written.split(" to ");
  return s.words.term(s.date(from!), to === undefined ? "" : s.date(to));
}

/** `workspace 1000.5 GB`. */
function amountSaid(s: Speaker, written: string): string {
  return s.words.number(written.replace(/^[a-z][a-z-]*(?= \d)/, (name) => contractName(name, s.language)));
}

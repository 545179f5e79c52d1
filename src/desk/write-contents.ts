/**
 * Keeps what somebody wrote, sealed with their own key, before the facts that tell of it: those carry the hash of the sealed
 * form, so that the ledger proves what was written without holding it (LED-3).
 */
import type { Transaction } from "../database/database.ts";
import { keepContents } from "../ledger/contents.ts";
import type { OpenKeys } from "../ledger/keys.ts";
import type { Decided } from "./decide.ts";

interface Writing extends Pick<Decided, "contents" | "ticket"> {
  readonly contract: { readonly view: { readonly contract: string; readonly customer: string } };
}

export async function writeContents(
  tx: Transaction,
  keys: OpenKeys,
  decided: readonly Writing[],
  now: number,
): Promise<void> {
  const all = decided.flatMap(({ contents, contract: { view }, ticket }) =>
    contents.map(({ content, person, body, lang, fact, field }) => {
      const bytes = Buffer.from(body, "utf8");
      const { sealed, hash } = keys.seal(person, content, bytes);
      const language = lang === undefined ? {} : { lang };
      fact.fields = { ...fact.fields, [`${field}-hash`]: hash.toString("hex"), ...language };
      // What the supplier's people write to each other, and what is said of a shared service, is no customer's to read.
      const isShown = view.customer !== "" && fact.fields["internal"] !== "yes";
      const [contract, customer] = isShown ? [view.contract, view.customer] : [];
      return {
        content,
        person,
        kind: "text" as const,
        contract,
        customer,
        ticket: ticket?.ticket,
        sealed,
        hash,
        bytes,
      };
    }),
  );
  if (all.length === 0) return;
  await keepContents(
    tx,
    all.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes.length })),
    now,
  );
}

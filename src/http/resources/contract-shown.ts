/** A contract as it is handed in and as it is shown (CON-1). What the customer pays is for those who oversee the contract. */
import { z } from "zod";
import type { ShownContract } from "../../contracts/contracts.ts";
import type { Principal } from "../../identity/principal.ts";
import { date, line, moment, uuid, word } from "../fields.ts";
import { agreementHash } from "./agreements.ts";

/** What an agreement asks for by name: one value, or several. */
const value = z.string().min(1).max(2000);
export const contractFields = z.record(word, z.union([value, z.array(value).max(100)]));
const fee = z.strictObject({
  name: line(200),
  amount: line(40).describe("`EUR 1650.00`"),
  per: z.enum(["once", "month", "quarter", "year", "h"]),
});
const openingFact = z.strictObject({ kind: word, at: moment, fields: contractFields.default({}) });

export const newAsset = z.strictObject({ name: line(200), attributes: contractFields.default({}) });

export const changeable = {
  fields: contractFields.optional(),
  annex: z
    .record(line(200), z.unknown())
    .optional()
    .describe("Values that take the place of the agreement's, by dotted path"),
  fees: z.array(fee).max(100).optional(),
};

export const contractDraft = z.strictObject({
  customer: uuid,
  code: line(16).describe("Stands in the number of every ticket"),
  agreement: agreementHash,
  ...changeable,
  assets: z.array(newAsset).max(5000).optional(),
  termFrom: date,
  termTo: date.optional().describe("The first day that is no longer inside"),
  opening: z.array(openingFact).max(5000).optional(),
  recordedFrom: moment.optional(),
});

const loose = z.record(z.string(), z.unknown());

export const shownContract = z
  .object({
    contract: uuid,
    customer: uuid,
    code: z.string(),
    agreement: z.object({ hash: z.string(), name: z.string(), edition: z.string() }),
    fields: loose,
    annex: loose,
    fees: z.array(fee).optional(),
    opening: z.array(z.object({ kind: z.string(), at: moment, fields: loose })).optional(),
    termFrom: z.string(),
    termTo: z.string().nullable(),
    version: z.int(),
    log: uuid,
    tickets: z.int().optional().describe("How many there are"),
  })
  .meta({ id: "Contract" });

export function contractShownTo(
  { role }: Principal,
  { termTo, fees, opening, tickets, fields, annex, ...rest }: ShownContract,
): z.output<typeof shownContract> {
  const common = { ...rest, fields: { ...fields }, annex: { ...annex }, termTo: termTo ?? null };
  if (role === "end-user") return common;
  const before = opening.map((one) => ({ ...one, fields: { ...one.fields } }));
  return { ...common, fees: [...fees], opening: before, tickets };
}

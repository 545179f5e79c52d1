/** Writing that a reader does in passing: when something was used. A full disk must not keep out who only reads. */
import { wholeTenant, type Transaction } from "../database/database.ts";
import type { IdentityOptions } from "./identity.ts";

export async function written(
  { database, onError }: IdentityOptions,
  tenant: string,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  try {
    await database.write(wholeTenant(tenant), work);
  } catch (error) {
    onError(error as Error);
  }
}

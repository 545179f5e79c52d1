/** In whose name checkpoints are signed: that of the installation, with its own key (LED-2). */
import { originOf, type Signer } from "../ledger/checkpoint.ts";
import { verifierOf, type Verifier } from "../ledger/note.ts";
import type { Keys } from "./keys.ts";

export function signerOf({ signer, signing, earlier }: Keys): Signer {
  return { host: signer, key: signing, earlierKeys: earlier };
}

/** What holds any checkpoint of this log against the key that it may have been signed with: the present one first. */
export function verifiersFor(keys: Keys, tenant: string, log: string): readonly [Verifier, ...Verifier[]] {
  const origin = originOf(keys.signer, tenant, log);
  return [verifierFor(keys, tenant, log), ...keys.earlier.map((key) => verifierOf(origin, key))];
}

/** What holds a checkpoint of this log against this installation's key. */
export function verifierFor({ signer, verifying }: Keys, tenant: string, log: string): Verifier {
  return verifierOf(originOf(signer, tenant, log), verifying);
}

/** In whose name checkpoints are signed: that of the installation, with its own key (LED-2). */
import { originOf, type Signer } from "../ledger/checkpoint.ts";
import { verifierOf, type Verifier } from "../ledger/note.ts";
import type { Keys } from "./keys.ts";

export function signerOf({ signer, signing }: Keys): Signer {
  return { host: signer, key: signing };
}

/** What holds a checkpoint of this log against this installation's key. */
export function verifierFor({ signer, verifying }: Keys, tenant: string, log: string): Verifier {
  return verifierOf(originOf(signer, tenant, log), verifying);
}

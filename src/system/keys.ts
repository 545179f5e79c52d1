/**
 * The two keys of an installation: the master key that seals every person's key, and the key that signs checkpoints. They stand in
 * files that only the owner reads, apart from the database, so that a backup of the one is worth nothing without the other.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync, linkSync, rmSync } from "node:fs";
import path from "node:path";
import { readVerifier } from "../ledger/note.ts";

export interface Keys {
  readonly master: Buffer;
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
  /** Public keys that checkpoints were signed with before: of a signing key that was lost. */
  readonly earlier: readonly KeyObject[];
  /** In whose name checkpoints are signed: chosen once, for a log keeps its name wherever its installation moves. */
  readonly signer: string;
}

/** A key file that others can read, or that holds something else. */
export class KeyRefused extends Error {}

/**
 * Reads the keys, or makes them the first time, to sign in the name of `host`. `master` (hexadecimal) is used instead of its file
 * where it is given.
 */
export function openKeys(home: string, master: string | undefined, host: string): Keys {
  const folder = path.join(home, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sealing = master ?? fileOr(path.join(folder, "master.key"), () => randomBytes(32).toString("hex")).trim();
  if (!/^[0-9a-f]{64}$/.test(sealing)) {
    throw new KeyRefused(
      `${path.join(folder, "master.key")} does not hold 64 hexadecimal digits: put back the one from your copy`,
    );
  }
  const pem = fileOr(path.join(folder, "ledger.pem"), () =>
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }),
  );
  const signing = createPrivateKey(pem);
  const signer = fileOr(path.join(folder, "ledger.name"), () => host).trim();
  const earlier = earlierKeys(path.join(folder, "ledger.earlier"));
  return { master: Buffer.from(sealing, "hex"), signing, verifying: createPublicKey(signing), earlier, signer };
}

/** Each on a line as an export has it, `name+id+base64`: whoever lost the signing key puts its public half here. */
function earlierKeys(file: string): KeyObject[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line) => {
    if (line.trim() === "") return [];
    const verifier = readVerifier(line);
    if (verifier === undefined) throw new KeyRefused(`${file} has a line that is no public key: ${line.slice(0, 60)}`);
    return [verifier.key];
  });
}

/** Two processes may come here at once: whoever links the file first has made it. */
function fileOr(file: string, make: () => string): string {
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft);
    }
  }
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) {
    throw new KeyRefused(`${file} can be read by others: chmod 600 it`);
  }
  return readFileSync(file, "utf8");
}

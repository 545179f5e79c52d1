/**
 * The two keys of an installation: the master key that seals every person's key, and the key that signs checkpoints. They stand in
 * files that only the owner reads, apart from the database, so that a backup of the one is worth nothing without the other.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync, linkSync, rmSync } from "node:fs";
import path from "node:path";

export interface Keys {
  readonly master: Buffer;
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
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
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  const signing = createPrivateKey(pem);
  const signer = fileOr(path.join(folder, "ledger.name"), () => host).trim();
  return { master: Buffer.from(sealing, "hex"), signing, verifying: createPublicKey(signing), signer };
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

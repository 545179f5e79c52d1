/**
 * Signed notes and checkpoints in the forms of C2SP (signed-note, tlog-checkpoint): a text that says of a log how many facts it holds
 * and the root of their tree, and under it a line for each Ed25519 signature. Any tool that speaks these forms can check them.
 * Rule: LED-2.
 */
import { createPublicKey, hash as digest, sign, verify, type KeyObject } from "node:crypto";
import { sameHash, type Hash } from "./tree.ts";

export interface Checkpoint {
  /** Which log: a name that is nobody else's. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A public key and the name that it signs for: a "vkey", `name+id+base64`. */
export interface Verifier {
  readonly name: string;
  readonly id: Uint8Array;
  readonly key: KeyObject;
}

/** The note of a checkpoint with one signature, in the name of the log itself. `key` is an Ed25519 private key. */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const body = bodyOf(checkpoint);
  const signature = sign(null, Buffer.from(body, "utf8"), key);
  const { id } = verifierOf(checkpoint.origin, createPublicKey(key));
  return `${body}\n— ${checkpoint.origin} ${Buffer.concat([id, signature]).toString("base64")}\n`;
}

/** What a note says, whoever signed it; undefined of a text that is no checkpoint in exactly this form. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [origin = "", size = "", root = ""] = note.split("\n", 3);
  const hash = Buffer.from(root, "base64");
  if (!isName(origin) || !/^(0|[1-9]\d{0,14})$/.test(size) || hash.length !== 32) return undefined;
  const checkpoint = { origin, size: Number(size), root: hash };
  return bodyAndSignatures(note)?.body === bodyOf(checkpoint) ? checkpoint : undefined;
}

/** Whether the key of this verifier signed the note. Lines of others are passed over; a wrong one of its own spoils the note. */
export function isSignedBy(note: string, { name, id, key }: Verifier): boolean {
  const parts = bodyAndSignatures(note);
  if (parts === undefined) return false;
  const lines = parts.signatures.map(readSignature);
  if (lines.includes(undefined)) return false;
  const own = lines.filter((line) => line!.by === name && sameHash(line!.bytes.subarray(0, 4), id));
  const body = Buffer.from(parts.body, "utf8");
  return own.length > 0 && own.every((line) => verify(null, body, key, line!.bytes.subarray(4)));
}

export function verifierOf(name: string, key: KeyObject): Verifier {
  if (!isName(name)) throw new RangeError("the name of a key has no blanks and no plus");
  return {
    name,
    id: digest("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed(key)]), "buffer").subarray(0, 4),
    key,
  };
}

export function writeVerifier({ name, id, key }: Verifier): string {
  return `${name}+${Buffer.from(id).toString("hex")}+${typed(key).toString("base64")}`;
}

/** Reads `name+id+base64`; undefined where it is none, or its id is not the one of its key. */
export function readVerifier(text: string): Verifier | undefined {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  const bytes = Buffer.from(found?.[3] ?? "", "base64");
  if (found === null || bytes.length !== 33 || bytes[0] !== ed25519) return undefined;
  const x = bytes.subarray(1).toString("base64url");
  const verifier = verifierOf(found[1]!, createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }));
  return Buffer.from(verifier.id).toString("hex") === found[2] ? verifier : undefined;
}

/** The kind of signature, as signed-note numbers them. */
const ed25519 = 1;

function typed(key: KeyObject): Buffer {
  const { x = "" } = key.export({ format: "jwk" });
  return Buffer.concat([Buffer.of(ed25519), Buffer.from(x, "base64url")]);
}

function bodyOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}

/** The text that is signed ends before the last empty line; under it stand the signatures. */
function bodyAndSignatures(note: string): { body: string; signatures: string[] } | undefined {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) return undefined;
  return { body: note.slice(0, end + 1), signatures: note.slice(end + 2, -1).split("\n") };
}

function readSignature(line: string): { by: string; bytes: Buffer } | undefined {
  const found = /^— ([^\s+]+) (\S+)$/.exec(line);
  const bytes = Buffer.from(found?.[2] ?? "", "base64");
  // One way of writing only: base64 leaves bits over in which something could be changed unseen.
  return found !== null && bytes.toString("base64") === found[2] ? { by: found[1]!, bytes } : undefined;
}

function isName(name: string): boolean {
  return /^[^\s+\p{Cc}]+$/u.test(name);
}

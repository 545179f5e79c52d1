/**
 * The keys of persons (LED-3). What somebody wrote, and his name, are sealed with a key of his own; that key lies in the vault, sealed
 * with the master key, which the database never sees. Destroying the key erases the person wherever copies of the sealed forms went.
 * An open key lives as long as the work that asked for it: unwrapping one takes some microseconds, and what is not kept need not be
 * forgotten when another process erases somebody.
 */
import { hash as digest, randomBytes } from "node:crypto";
import type { Transaction } from "../database/database.ts";
import { opened, sealed } from "./sealing.ts";

/** What was sealed, and the hash of it that a fact carries. */
export interface Sealed {
  readonly sealed: Buffer;
  readonly hash: Buffer;
}

/** Master keys of 32 bytes: the first seals; the others only open what has not been sealed anew yet. */
export type MasterKeys = readonly [Uint8Array, ...Uint8Array[]];

/** The open keys of some persons, within one transaction. */
export class OpenKeys {
  private readonly tenant: string;
  private readonly keys: ReadonlyMap<string, Uint8Array>;

  constructor(tenant: string, keys: ReadonlyMap<string, Uint8Array>) {
    this.tenant = tenant;
    this.keys = keys;
  }

  /** False of a person who was erased. */
  has(person: string): boolean {
    return this.keys.has(person);
  }

  /** Seals what a person wrote under the id of the content. Whoever asks it of an erased person made a mistake: see `has`. */
  seal(person: string, content: string, bytes: Uint8Array): Sealed {
    const key = this.keys.get(person);
    if (key === undefined) throw new Error("no key to seal with: the person was erased");
    const form = sealed(key, ["content", this.tenant, person, content], bytes);
    return { sealed: form, hash: digest("sha256", form, "buffer") };
  }

  /** Undefined where the person was erased, or the row is not what was sealed. */
  open(person: string, content: string, form: Uint8Array): Buffer | undefined {
    const key = this.keys.get(person);
    return key && opened(key, ["content", this.tenant, person, content], form);
  }

  /** A person's own name and addresses, under no content. */
  sealPerson(person: string, bytes: Uint8Array): Buffer {
    return this.seal(person, "", bytes).sealed;
  }

  openPerson(person: string, form: Uint8Array): Buffer | undefined {
    return this.open(person, "", form);
  }
}

export class Vault {
  private readonly masterKeys: MasterKeys;

  constructor(masterKeys: MasterKeys) {
    if (masterKeys.some(({ length }) => length !== 32)) throw new RangeError("a master key has 32 bytes");
    this.masterKeys = masterKeys;
  }

  /**
   * The keys of these persons; whoever has none yet gets one. Ask before locking tickets: a key that is being made waits for whoever
   * makes the same one. Erased persons have none.
   */
  async keysOf(tx: Transaction, persons: Iterable<string>, now: number): Promise<OpenKeys> {
    const asked = [...new Set(persons)].toSorted(); // two that make several keys do so in one order
    const rows = await wrappedKeys(tx, asked);
    const missing = asked.filter((person) => !rows.has(person));
    if (missing.length > 0) {
      await this.makeKeys(tx, missing, now);
      for (const [person, form] of await wrappedKeys(tx, missing)) rows.set(person, form);
    }
    return this.open(tx, rows);
  }

  /** The keys that these persons have; for reading, where none is made. */
  async keysFound(tx: Transaction, persons: Iterable<string>): Promise<OpenKeys> {
    return this.open(tx, await wrappedKeys(tx, [...new Set(persons)]));
  }

  /** Seals every key of the tenant with the first master key that is not yet; how many. Take away the old key after this. */
  async sealAnew(tx: Transaction): Promise<number> {
    const { tenant } = tx.scope;
    const mark = markOf(this.masterKeys[0]);
    const rows = await tx.query<{ person: string; sealed: Buffer }>(
      `SELECT person, sealed FROM vault.person_key WHERE tenant = $1 AND sealed IS NOT NULL AND substring(sealed FOR 4) <> $2
       ORDER BY person FOR UPDATE`,
      [tenant, mark],
    );
    const forms = rows.map(({ person, sealed: form }) => this.wrap(tenant, person, this.unwrap(tenant, person, form)));
    await tx.query(
      `UPDATE vault.person_key SET sealed = anew.sealed FROM unnest($2::uuid[], $3::bytea[]) AS anew (person, sealed)
       WHERE person_key.tenant = $1 AND person_key.person = anew.person`,
      [tenant, rows.map(({ person }) => person), forms],
    );
    return rows.length;
  }

  private open({ scope: { tenant } }: Transaction, rows: ReadonlyMap<string, Buffer | null>): OpenKeys {
    const keys = new Map<string, Uint8Array>();
    for (const [person, form] of rows) if (form !== null) keys.set(person, this.unwrap(tenant, person, form));
    return new OpenKeys(tenant, keys);
  }

  private async makeKeys(tx: Transaction, persons: readonly string[], now: number): Promise<void> {
    const { tenant } = tx.scope;
    await tx.query(
      `INSERT INTO vault.person_key (tenant, person, sealed, created_at)
       SELECT $1, person, sealed, $4 FROM unnest($2::uuid[], $3::bytea[]) AS made (person, sealed) ON CONFLICT DO NOTHING`,
      [tenant, persons, persons.map((person) => this.wrap(tenant, person, randomBytes(32))), new Date(now)],
    );
  }

  private wrap(tenant: string, person: string, key: Uint8Array): Buffer {
    const master = this.masterKeys[0];
    return Buffer.concat([markOf(master), sealed(master, ["key", tenant, person], key)]);
  }

  private unwrap(tenant: string, person: string, form: Uint8Array): Uint8Array {
    const master = this.masterKeys.find((one) => Buffer.compare(markOf(one), form.subarray(0, 4)) === 0);
    const key = master && opened(master, ["key", tenant, person], form.subarray(4));
    if (key === undefined) throw new VaultLocked(master === undefined ? "other-master-key" : "broken-key");
    return key;
  }
}

/** The vault does not open: it was sealed with a master key that is not here, or a key in it is not what was put there. */
export class VaultLocked extends Error {
  readonly reason: "other-master-key" | "broken-key";
  constructor(reason: VaultLocked["reason"]) {
    super(reason === "broken-key" ? "a key in the vault is broken" : "the vault was sealed with another master key");
    this.reason = reason;
  }
}

/** Tells master keys apart without saying anything of them. */
function markOf(master: Uint8Array): Buffer {
  return digest("sha256", Buffer.concat([Buffer.from("peil master key\n"), master]), "buffer").subarray(0, 4);
}

/** Null of a person who was erased. */
async function wrappedKeys(tx: Transaction, persons: readonly string[]): Promise<Map<string, Buffer | null>> {
  const rows = await tx.query<{ person: string; sealed: Buffer | null }>(
    "SELECT person, sealed FROM vault.person_key WHERE tenant = $1 AND person = ANY($2::uuid[])",
    [tx.scope.tenant, persons],
    "wrapped keys",
  );
  return new Map(rows.map(({ person, sealed: form }) => [person, form]));
}

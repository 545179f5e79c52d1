/**
 * Guessing is slowed down, per account and per address, and nobody can use that to lock somebody out for ever (IDN-7). Each
 * attempt is counted before it is checked, so that a hundred at once are a hundred; a level leaks away with time; above what
 * is free each attempt waits twice as long as the one before, a quarter of an hour at most. A browser that signed in before
 * has a count of its own: strangers who fail all night do not keep its owner out.
 */
import { isIPv6 } from "node:net";
import type { IdentityOptions } from "./identity.ts";
import { IdentityRefused } from "./refusal.ts";
import { hashOf } from "./secrets.ts";

export interface Limit {
  /** Never the thing itself but a hash or an id, with its kind in front. */
  readonly subject: string;
  readonly free: number;
  /** One attempt is forgiven in this time. */
  readonly forgivenMs: number;
}

const LONGEST_MS = 15 * 60_000;

/** Of a login, whether it exists or not: an unknown one is slowed down alike. */
export function loginLimit(tenant: string, login: string): Limit {
  return { subject: `login:${hashOf(`${tenant} ${login}`).toString("base64url")}`, free: 5, forgivenMs: 3_600_000 };
}

export function deviceLimit(device: string): Limit {
  return { subject: `device:${hashOf(device).toString("base64url")}`, free: 10, forgivenMs: 3_600_000 };
}

export function factorLimit(account: string): Limit {
  return { subject: `factor:${account}`, free: 5, forgivenMs: 3_600_000 };
}

/** Of IPv6 the first 64 bits: whoever has one address has them all. */
export function addressLimit(address: string): Limit {
  return { subject: `address:${networkOf(address)}`, free: 30, forgivenMs: 60_000 };
}

export class Throttle {
  private readonly options: IdentityOptions;

  constructor(options: IdentityOptions) {
    this.options = options;
  }

  /** Counts one attempt for each, or refuses with `too-many-attempts` and counts none. */
  async count(limits: readonly Limit[]): Promise<void> {
    const { rows } = await this.options.database.pool.query<{ wait: number }>({
      name: "count attempts",
      text: "SELECT identity.count_attempts($1, $2, $3, $4, $5) AS wait",
      values: [
        limits.map(({ subject }) => subject),
        limits.map(({ free }) => free),
        limits.map(({ forgivenMs }) => forgivenMs),
        new Date(this.options.now()),
        LONGEST_MS,
      ],
    });
    const wait = rows[0]!.wait;
    if (wait > 0) throw new IdentityRefused("too-many-attempts", { retryAfterMs: Math.ceil(wait) });
  }

  /** It was the right one: what belongs to the account starts again, what belongs to the address gets this attempt back. */
  async succeeded(limits: readonly Limit[]): Promise<void> {
    const isShared = ({ subject }: Limit) => subject.startsWith("address:");
    const { pool } = this.options.database;
    const own = limits.filter((limit) => !isShared(limit)).map(({ subject }) => subject);
    const shared = limits.filter(isShared).map(({ subject }) => subject);
    await pool.query("DELETE FROM identity.attempt WHERE subject = ANY($1)", [own]);
    await pool.query(
      "UPDATE identity.attempt SET level = greatest(0, level - 1), blocked_until = $2 WHERE subject = ANY($1)",
      [shared, new Date(this.options.now())],
    );
  }
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const behind = tail === undefined || tail === "" ? [] : tail.split(":");
  const filled =
    tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - behind.length).fill("0"), ...behind];
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

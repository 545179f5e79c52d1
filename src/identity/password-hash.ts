/**
 * Passwords are hashed with argon2id (RFC 9106) off the main thread, two at a time (IDN-3): each takes 46 MiB while it runs, so
 * what waits is bounded too, and beyond that people are told to come back rather than that the machine runs out of memory.
 */
import { argon2, timingSafeEqual } from "node:crypto";
import { IdentityRefused } from "./refusal.ts";

export interface PasswordCost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** Twice the work of OWASP's row for 46 MiB: 77 ms on the machine that the decision was measured on. */
export const usualCost: PasswordCost = { memory: 47_104, passes: 2 };

const AT_ONCE = 2;
const WAITING = 64;

export class PasswordHasher {
  private readonly cost: PasswordCost;
  private readonly random: (bytes: number) => Uint8Array;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody: string;
  private running = 0;

  constructor(cost: PasswordCost, random: (bytes: number) => Uint8Array) {
    this.cost = cost;
    this.random = random;
    this.nobody = written(cost, random(16), random(32));
  }

  /** In the PHC form, which says with what cost it was made. */
  async hash(password: string): Promise<string> {
    const salt = this.random(16);
    return written(this.cost, salt, await this.inTurn(() => derive(this.cost, salt, password)));
  }

  /** `stored` is null where there is no such account or it has no password: that takes as long, and matches nothing. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const { cost, salt, tag } = read(stored ?? this.nobody);
    const derived = await this.inTurn(() => derive(cost, salt, password));
    return timingSafeEqual(derived, tag) && stored !== null;
  }

  /** Whether it was made with another cost than new ones are. */
  isOutdated(stored: string): boolean {
    const { cost } = read(stored);
    return cost.memory !== this.cost.memory || cost.passes !== this.cost.passes;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < AT_ONCE) this.running++;
    else {
      if (this.waiting.length >= WAITING) throw new IdentityRefused("busy", { retryAfterMs: 5000 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** NFKC, so that the same password typed on another keyboard is the same bytes (RFC 8265). */
function derive({ memory, passes }: PasswordCost, salt: Uint8Array, password: string): Promise<Buffer> {
  const message = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    argon2(
      "argon2id",
      { message, nonce: salt, parallelism: 1, tagLength: 32, memory, passes },
      (error: Error | null, tag: Buffer) => (error ? reject(error) : resolve(tag)),
    );
  });
}

function written({ memory, passes }: PasswordCost, salt: Uint8Array, tag: Uint8Array): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${text(salt)}$${text(tag)}`;
}

function read(stored: string): { cost: PasswordCost; salt: Buffer; tag: Buffer } {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (!found) throw new Error("a stored password is not in the form that this program writes");
  const [, memory, passes, salt, tag] = found as unknown as [string, string, string, string, string];
  return {
    cost: { memory: Number(memory), passes: Number(passes) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

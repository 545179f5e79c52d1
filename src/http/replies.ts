/**
 * Remembers replies under their Idempotency-Key for a day (API-7): the same request of the same person gets the same reply,
 * another one under that key is refused, and one that comes while the first is being done is told to wait. A refusal is not
 * remembered: it changed nothing, and is decided anew. That nothing happens twice is the ledger's part (LED-4); this saves
 * whoever repeats from finding out, so it waits for no disk. Replies are sealed, for they hold what people wrote.
 */
import { createHash } from "node:crypto";
import type { Log, ServerDeps } from "./dependencies.ts";
import { Gather } from "./gather.ts";
import { later, Problem } from "./problem.ts";
import { traceOf } from "./request-log.ts";
import { Seal } from "./seal.ts";
import { StoredReplies, type Asked, type Finished, type StoredReply } from "./stored-replies.ts";

export interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface OfTenant {
  readonly claims: Gather<Asked, StoredReply | undefined>;
  readonly ends: Gather<Finished, undefined>;
}

export class Replies {
  private readonly stored: StoredReplies;
  private readonly seal: Seal;
  private readonly log: Log;
  private readonly tenants = new Map<string, OfTenant>();
  private readonly underWay = new Set<string>();

  constructor({ database, now, secret, log }: Pick<ServerDeps, "database" | "now" | "secret" | "log">) {
    this.log = log;
    this.stored = new StoredReplies(database, now);
    this.seal = new Seal(secret, "replies");
  }

  /** Does the work once; gives the reply, and whether it is the one that was given before. */
  async once(
    asked: Asked,
    work: () => Promise<Kept | Problem>,
  ): Promise<(Kept & { readonly isRepeated?: boolean }) | Problem> {
    const name = boundOf(asked);
    if (this.underWay.has(name)) return later("in-progress", 1000);
    this.underWay.add(name);
    try {
      const { claims, ends } = this.of(asked.tenant);
      const before = await claims.ask(asked);
      if (before) return this.known(asked, before);
      let kept: Kept | Problem | undefined;
      try {
        kept = await work();
        return kept;
      } finally {
        // What was done is done: that its reply is forgotten costs a repeat, and no more.
        await ends.ask({ ...asked, reply: this.sealed(asked, kept) }).catch((error: unknown) => {
          this.log.warn(traceOf(error), "a reply was not remembered");
        });
      }
    } finally {
      this.underWay.delete(name);
    }
  }

  private sealed(asked: Asked, kept: Kept | Problem | undefined): Finished["reply"] {
    if (kept === undefined || kept instanceof Problem) return undefined;
    const { status, headers, body } = kept;
    return { status, body: this.seal.close(JSON.stringify({ headers, body }), boundOf(asked)) };
  }

  private known(asked: Asked, { request, status, body }: StoredReply): (Kept & { isRepeated: boolean }) | Problem {
    if (!request.equals(asked.request)) return new Problem("key-reused");
    if (status === null || body === null) return later("in-progress", 1000);
    const text = this.seal.open(body, boundOf(asked));
    if (text === undefined) throw new Error("a stored reply does not open: was the secret changed?");
    return { ...(JSON.parse(text) as Omit<Kept, "status">), status, isRepeated: true };
  }

  private of(tenant: string): OfTenant {
    let found = this.tenants.get(tenant);
    if (!found) {
      found = {
        claims: new Gather((all: readonly Asked[]) => this.stored.claim(tenant, all)),
        ends: new Gather((all: readonly Finished[]) => this.stored.finish(tenant, all)),
      };
      this.tenants.set(tenant, found);
    }
    return found;
  }
}

/** What a request is told from another by: what it asks for, and the bytes of its body. */
export function requestOf(method: string, url: string, body: Uint8Array): Uint8Array {
  return createHash("sha256").update(`${method} ${url}\n`).update(body).digest();
}

function boundOf({ tenant, principal, key }: Asked): string {
  return `${tenant} ${principal} ${key}`;
}

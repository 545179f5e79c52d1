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

/** More than a busy minute without a database; each is the size of a reply. */
const mostUnsettled = 5_000;

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
  /** Claims of this process that could not be settled, with the reply where there is one: the database was away by then. */
  private readonly unsettled = new Map<string, { readonly kept: Kept | undefined }>();

  constructor({
    database,
    now,
    secret,
    log,
    config,
  }: Pick<ServerDeps, "database" | "now" | "secret" | "log" | "config">) {
    this.log = log;
    this.stored = new StoredReplies(database, now, config.isAlone);
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
      const before = await this.claimed(asked);
      if (before !== undefined) return before;
      let kept: Kept | Problem | undefined;
      try {
        kept = await work();
        return kept;
      } finally {
        await this.settle(asked, kept instanceof Problem ? undefined : kept);
      }
    } finally {
      this.underWay.delete(name);
    }
  }

  /** Undefined when the work is this request's to do. */
  private async claimed(asked: Asked): Promise<(Kept & { readonly isRepeated?: boolean }) | Problem | undefined> {
    const name = boundOf(asked);
    const before = await this.of(asked.tenant)
      .claims.ask(asked)
      .catch((error: unknown) => {
        this.leave(asked, undefined); // it may stand there all the same: the answer was lost, and not the claim
        throw error;
      });
    const own = this.unsettled.get(name);
    this.unsettled.delete(name);
    if (before === undefined) return undefined;
    if (own === undefined || before.status !== null || !before.request.equals(asked.request))
      return this.known(asked, before);
    if (own.kept !== undefined) await this.settle(asked, own.kept);
    return own.kept && { ...own.kept, isRepeated: true };
  }

  private async settle(asked: Asked, kept: Kept | undefined): Promise<void> {
    try {
      await this.of(asked.tenant).ends.ask({ ...asked, reply: this.sealed(asked, kept) });
    } catch (error) {
      // What was done is done, and who asks again is not to wait for a claim that nobody works on.
      this.leave(asked, kept);
      this.log.warn(traceOf(error), "a reply was not remembered");
    }
  }

  private leave(asked: Asked, kept: Kept | undefined): void {
    this.unsettled.set(boundOf(asked), { kept });
    if (this.unsettled.size > mostUnsettled) this.unsettled.delete(this.unsettled.keys().next().value!);
  }

  private sealed(asked: Asked, kept: Kept | undefined): Finished["reply"] {
    if (kept === undefined) return undefined;
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

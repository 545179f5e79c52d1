/**
 * Sends what waits (HOK-4, HOK-5): takes messages that are due, of every tenant, sends them side by side, and writes down what came of each.
 * Any number of processes may run one. It does not end a message that it took: whoever stops waits for those, or leaves them to
 * their lease.
 */
import { wholeTenant, type Database, type Transaction } from "../database/database.ts";
import { EgressFailed } from "../egress/failure.ts";
import type { EgressInit } from "../egress/egress.ts";
import { claim, settleTry, type Claimed, type Outcome } from "./claim.ts";
import { signedHeaders } from "./message.ts";
import { askedWaitMs, waitMs } from "./retry.ts";
import type { WebhookSecrets } from "./secrets.ts";

/** A webhook that Peil gave up: whoever runs it is to be told. */
export interface Ended {
  readonly webhook: string;
  readonly because: "gone" | "failing";
}

export interface SenderOptions {
  readonly db: Database;
  readonly fetch: (url: string, init: EgressInit) => Promise<Response>;
  readonly secrets: WebhookSecrets;
  readonly now: () => number;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** In the transaction that disables it: here a fact is appended, a notice laid ready. */
  readonly onEnded: (tx: Transaction, ended: Ended) => Promise<void>;
  /** Told of what should not happen: a database that is away, a secret that does not open. */
  readonly onError: (error: unknown) => void;
  readonly timeoutMs?: number;
  readonly leaseMs?: number;
  readonly most?: number;
  readonly mostOfOne?: number;
}

export class WebhookSender {
  private readonly options: Required<SenderOptions>;
  private readonly sending = new Map<string, number>();
  private readonly open = new Set<Promise<void>>();

  constructor(options: SenderOptions) {
    this.options = { timeoutMs: 15_000, leaseMs: 45_000, most: 64, mostOfOne: 8, ...options };
  }

  /** Takes what is due and begins to send it; how many. What it began goes on behind this. */
  async tick(): Promise<number> {
    let begun = 0;
    for (const tenant of await this.tenants()) {
      const most = this.options.most - this.open.size;
      if (most <= 0) break;
      for (const message of await this.claim(tenant, most)) {
        this.begin(message);
        begun++;
      }
    }
    return begun;
  }

  /** Until nothing that was begun is still under way. */
  async idle(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
  }

  /** Looks every so often, and again at once while there is more. Ends, with nothing under way, when `signal` says so. */
  async run(signal: AbortSignal, everyMs = 1000): Promise<void> {
    while (!signal.aborted) {
      const begun = await this.tick().catch((error: unknown) => {
        this.options.onError(error);
        return 0;
      });
      const rest = pause(everyMs, signal);
      await (begun === 0 ? rest.over : Promise.race([rest.over, ...this.open]));
      rest.stop();
    }
    await this.idle();
  }

  private async tenants(): Promise<string[]> {
    const { db, now } = this.options;
    const rows = await db.read(wholeTenant(noTenant), async (tx) =>
      tx.query<{ tenant: string }>("SELECT tenant FROM peil.tenants_to_tell($1)", [new Date(now())], "tenants to tell"),
    );
    return rows.map(({ tenant }) => tenant);
  }

  private claim(tenant: string, most: number): Promise<Claimed[]> {
    const { db, now, leaseMs, mostOfOne } = this.options;
    const bounds = { now: now(), leaseMs, most, mostOfOne, sending: this.sending };
    return db.write(wholeTenant(tenant), async (tx) => claim(tx, bounds));
  }

  private begin(message: Claimed): void {
    const { webhook } = message;
    this.sending.set(webhook, (this.sending.get(webhook) ?? 0) + 1);
    const work = this.deliver(message)
      .catch(this.options.onError)
      .finally(() => {
        const left = this.sending.get(webhook)! - 1;
        if (left === 0) this.sending.delete(webhook);
        else this.sending.set(webhook, left);
        this.open.delete(work);
      });
    this.open.add(work);
  }

  private async deliver(message: Claimed): Promise<void> {
    const { db, now, onEnded } = this.options;
    const outcome = await this.attempt(message);
    await db.write(wholeTenant(message.tenant), async (tx) => {
      const because = await settleTry(tx, message, outcome, now());
      if (because !== undefined) await onEnded(tx, { webhook: message.webhook, because });
    });
  }

  private async attempt({ tenant, webhook, id, url, body, tries, secrets: forms }: Claimed): Promise<Outcome> {
    const { fetch, secrets, now, random, timeoutMs, onError } = this.options;
    const again = (failure: string, status?: number, asked?: number): Outcome => {
      const wait = waitMs(tries, random());
      return { failure, status, nextTryAt: wait === undefined ? undefined : now() + Math.max(wait, asked ?? 0) };
    };
    const opened = forms.flatMap((form) => secrets.open(tenant, webhook, form) ?? []);
    if (opened.length === 0) {
      onError(new Error(`no secret of webhook ${webhook} opens with the master keys that are here`));
      return again("sealed");
    }
    try {
      const headers = signedHeaders(opened, id, now(), body);
      const answer = await fetch(url, { method: "POST", headers, body, timeoutMs, maxBytes: 65_536 });
      await answer.body?.cancel(); // what a receiver says beside its status interests nobody
      const { status, ok } = answer;
      if (ok) return { status };
      if (status === 410) return { status, failure: "gone" };
      return again("status", status, askedWaitMs(answer.headers.get("retry-after"), now()));
    } catch (error) {
      if (error instanceof EgressFailed) return again(error.reason);
      throw error;
    }
  }
}

const noTenant = "00000000-0000-0000-0000-000000000000";

function pause(ms: number, signal: AbortSignal): { over: Promise<void>; stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const end = (): void => resolve();
  signal.addEventListener("abort", end, { once: true });
  const stop = (): void => {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  };
  return { over: promise, stop };
}

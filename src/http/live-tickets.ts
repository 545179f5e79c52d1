/**
 * Tells of tickets as they change (API-8). The logs of a tenant are looked at when somebody says that they grew, and now and then
 * without; whoever follows then reads the changed tickets in their own scope, so that the database decides what each one sees.
 * A follower who comes back is told what changed meanwhile, or to read everything anew where that is too long ago.
 */
import { setTimeout as pause } from "node:timers/promises";
import { wholeTenant, type Database, type Scope } from "../database/database.ts";
import type { ServerEvent } from "./operation.ts";
import { ticketsBy } from "./ticket-rows.ts";
import { showTickets, type Showing } from "./ticket-shown.ts";

/** Without a word from anybody, the logs are looked at this often while somebody follows. */
const lookEveryMs = 1000;
/** Changes that come close together are told together. */
const gatherMs = 50;
const mostRemembered = 2000;

export interface Following {
  readonly scope: Scope;
  readonly ownTicketsOf: string | undefined;
  /** Id of the last event that the follower had. */
  readonly after: string | undefined;
  readonly signal: AbortSignal;
}

interface Change {
  readonly seq: number;
  readonly ticket: string;
}

interface Tenant {
  readonly sizes: Map<string, number>;
  /** The newest changes, oldest first. */
  readonly changes: Change[];
  seq: number;
  wake: PromiseWithResolvers<void>;
  looking: Promise<void> | undefined;
}

export class LiveTickets {
  private readonly database: Pick<Database, "read">;
  private readonly showing: Showing;
  /** Numbers of another process, or of before a restart, mean nothing here. */
  private readonly instance: string;
  private readonly failed: (error: unknown) => void;
  private readonly remembered: number;
  private readonly tenants = new Map<string, Tenant>();

  constructor(parts: {
    readonly database: Pick<Database, "read">;
    readonly showing: Showing;
    readonly instance: string;
    readonly failed: (error: unknown) => void;
    /** How many of the newest changes of a tenant. */
    readonly remembered?: number;
  }) {
    this.database = parts.database;
    this.showing = parts.showing;
    this.instance = parts.instance;
    this.failed = parts.failed;
    this.remembered = parts.remembered ?? mostRemembered;
  }

  /** Something was recorded for this tenant, here or in another process. */
  heard(tenant: string): void {
    const found = this.tenants.get(tenant);
    if (found) void this.look(tenant, found);
  }

  /** Once this settles all that is recorded is told, however late it is read: what was before, a list that is asked for after it has. */
  async follow(following: Following): Promise<AsyncGenerator<ServerEvent>> {
    const tenant = await this.of(following.scope.tenant);
    await this.look(following.scope.tenant, tenant);
    return this.from(tenant, this.seqOf(following.after) ?? tenant.seq, following);
  }

  private async *from(tenant: Tenant, last: number, following: Following): AsyncGenerator<ServerEvent> {
    const { scope, signal } = following;
    let seq = last;
    while (!signal.aborted) {
      const upTo = tenant.seq;
      if (!this.remembers(tenant, seq)) yield { id: this.idOf(upTo), event: "reset", data: {} };
      else if (upTo > seq) yield* this.since(tenant, seq, upTo, following);
      seq = upTo;
      const { promise } = tenant.wake;
      if (tenant.seq > seq) continue;
      await Promise.race([promise, pause(lookEveryMs, undefined, { signal }).catch(() => undefined)]);
      if (!signal.aborted && tenant.seq === seq) await this.look(scope.tenant, tenant);
    }
  }

  /** All but the last carry the number from before, so that whoever is cut off in between misses none of them. */
  private async *since(
    tenant: Tenant,
    seq: number,
    upTo: number,
    { scope, ownTicketsOf }: Following,
  ): AsyncGenerator<ServerEvent> {
    const ids = new Set(tenant.changes.filter((change) => change.seq > seq).map(({ ticket }) => ticket));
    const shown = await this.database.read(scope, async (tx) =>
      showTickets(tx, this.showing, await ticketsBy(tx, [...ids], ownTicketsOf)),
    );
    for (const [i, data] of shown.entries()) {
      yield { id: this.idOf(i === shown.length - 1 ? upTo : seq), event: "ticket", data };
    }
  }

  private async of(name: string): Promise<Tenant> {
    const found = this.tenants.get(name);
    if (found) return found;
    const sizes = await this.sizesOf(name);
    const made: Tenant = { sizes, changes: [], seq: 0, wake: Promise.withResolvers(), looking: undefined };
    // Somebody else may have come in while this one was reading.
    return this.tenants.get(name) ?? (this.tenants.set(name, made), made);
  }

  private look(name: string, tenant: Tenant): Promise<void> {
    tenant.looking ??= this.lookOnce(name, tenant)
      .catch(this.failed)
      .finally(() => (tenant.looking = undefined));
    return tenant.looking;
  }

  private async lookOnce(name: string, tenant: Tenant): Promise<void> {
    await pause(gatherMs);
    const changed = await this.database.read(wholeTenant(name), async (tx) => {
      const rows = await tx.query<{ log: string; size: string }>(sizes, [name], "sizes of logs");
      const grown = rows.filter(({ log, size }) => Number(size) > (tenant.sizes.get(log) ?? 0));
      if (grown.length === 0) return [];
      const from = grown.map(({ log }) => tenant.sizes.get(log) ?? 0);
      const tickets = await tx.query<{ ticket: string }>(
        `SELECT DISTINCT f.ticket FROM unnest($2::uuid[], $3::bigint[]) AS grown(log, first)
           JOIN peil.fact f ON f.tenant = $1 AND f.log = grown.log AND f.idx >= grown.first
         WHERE f.ticket IS NOT NULL`,
        [name, grown.map(({ log }) => log), from],
        "tickets since",
      );
      for (const { log, size } of grown) tenant.sizes.set(log, Number(size));
      return tickets;
    });
    if (changed.length === 0) return;
    for (const { ticket } of changed) tenant.changes.push({ seq: (tenant.seq += 1), ticket });
    tenant.changes.splice(0, tenant.changes.length - this.remembered);
    tenant.wake.resolve();
    tenant.wake = Promise.withResolvers();
  }

  private async sizesOf(name: string): Promise<Map<string, number>> {
    const rows = await this.database.read(wholeTenant(name), (tx) =>
      tx.query<{ log: string; size: string }>(sizes, [name], "sizes of logs"),
    );
    return new Map(rows.map(({ log, size }) => [log, Number(size)]));
  }

  private idOf(seq: number): string {
    return `${this.instance}.${seq}`;
  }

  /** NaN for the number of another process, or of before a restart; undefined where there is none. */
  private seqOf(after: string | undefined): number | undefined {
    if (after === undefined) return undefined;
    const [instance, written] = after.split(".");
    return instance === this.instance ? Number(written) : Number.NaN;
  }

  /** Whether all that changed since is known; an import may change more at once than is remembered. */
  private remembers({ changes, seq: newest }: Tenant, seq: number): boolean {
    return seq <= newest && seq >= (changes[0]?.seq ?? newest + 1) - 1;
  }
}

const sizes = "SELECT log, size FROM peil.log WHERE tenant = $1 AND kind = 'contract'";

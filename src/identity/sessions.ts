/**
 * Sessions (IDN-6, IDN-9): a random token in a cookie, its hash in the database. Twelve hours without use or seven days end one;
 * whoever proves more gets a new token, so that an old one is worth nothing to whoever saw it.
 */
import { wholeTenant, type Transaction } from "../database/database.ts";
import { needsSecondFactor, type Account } from "./account.ts";
import { deviceCookie } from "./devices.ts";
import { tellEnded } from "./ended.ts";
import { tell } from "./event.ts";
import type { Identity, IdentityOptions, Session, SessionRow, SignedIn, Visitor } from "./identity.ts";
import type { Principal } from "./principal.ts";
import { Recent, type Memory } from "./recent.ts";
import { IdentityRefused } from "./refusal.ts";
import { hashOf, newToken } from "./secrets.ts";
import { written } from "./written.ts";
import {
  endAll,
  endOne,
  keyOf,
  listed,
  methodsOf,
  principalOf,
  sessionOf,
  signedIn,
  type ListedRow,
  type LookedUpRow,
} from "./session-rows.ts";

export const IDLE_MS = 12 * 3_600_000;
const LONGEST_MS = 7 * 24 * 3_600_000;
/** How long the way to a full session may take. */
const PARTIAL_MS = 10 * 60_000;
/** Use is written down this coarsely: reading should not write. */
const COARSE_MS = 5 * 60_000;
/** How fresh a proof must be for what changes the proofs themselves. */
const FRESH_MS = 15 * 60_000;

interface Found {
  readonly session: Session;
  readonly expiresAt: number;
}

type Asked = Identity["sessions"];

export class Sessions implements Asked {
  private readonly options: IdentityOptions;
  private readonly memory: Memory;
  private readonly recent: Recent<Found>;

  constructor(options: IdentityOptions, parts: { memory: Memory }) {
    this.options = options;
    this.memory = parts.memory;
    this.recent = new Recent(options.now, parts.memory, ({ session }) => keyOf(session).account);
  }

  async of(token: string): Promise<Session | undefined> {
    if (token.length !== 43) return undefined;
    const hash = hashOf(token);
    const found = await this.recent.of(hash.toString("base64"), () => this.look(hash));
    return found && this.options.now() < found.expiresAt ? found.session : undefined;
  }

  async list(whose: { tenant: string; account: string; credential?: string }): Promise<SessionRow[]> {
    const rows = await this.options.database.read(wholeTenant(whose.tenant), (tx) =>
      tx.query<ListedRow>(
        `SELECT session, how, address, agent, created_at, last_used_at FROM identity.session
         WHERE tenant = $1 AND account = $2 AND stage = 'full' AND expires_at > $3 AND last_used_at > $4
         ORDER BY created_at DESC`,
        [whose.tenant, whose.account, this.date(), this.date(-IDLE_MS)],
      ),
    );
    return rows.map((row) => listed(row, whose.credential ?? ""));
  }

  async end(principal: Principal, session: string): Promise<void> {
    const ended = await this.write(principal.tenant, principal.account, (tx) =>
      tx.query("DELETE FROM identity.session WHERE tenant = $1 AND account = $2 AND session = $3 RETURNING session", [
        principal.tenant,
        principal.account,
        session,
      ]),
    );
    if (ended.length === 0) throw new IdentityRefused("unknown-session");
    await tell(this.options, {
      kind: "session-ended",
      tenant: principal.tenant,
      person: principal.person,
      credential: session,
    });
  }

  async endOthers(principal: Principal): Promise<number> {
    const ended = await this.write(principal.tenant, principal.account, (tx) =>
      endAll(tx, principal.account, principal.credential),
    );
    if (ended > 0)
      await tell(this.options, { kind: "session-ended", tenant: principal.tenant, person: principal.person });
    return ended;
  }

  async endAllOf(tenant: string, person: string, by?: string): Promise<number> {
    const { account, ended } = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const [found] = await tx.query<{ account: string }>(
        "SELECT account FROM identity.account WHERE tenant = $1 AND person = $2",
        [tenant, person],
      );
      if (!found) throw new IdentityRefused("unknown-account");
      return { account: found.account, ended: await endAll(tx, found.account) };
    });
    this.forget(account);
    if (ended > 0) await tell(this.options, { kind: "session-ended", tenant, person, by });
    return ended;
  }

  async signOut(token: string): Promise<void> {
    const session = await this.of(token);
    if (!session) return;
    const { tenant, account, person } = keyOf(session);
    await this.write(tenant, account, (tx) => endOne(tx, token));
    await tell(this.options, { kind: "signed-out", tenant, person });
  }

  // What the other parts ask ---------------------------------------------------------------------------------------------

  /** The account behind a token that may change what proves it: in stage `enrolment`, or full and fresh. */
  async enrolling(token: string): Promise<{ tenant: string; account: string; person: string; session: Session }> {
    const session = await this.of(token);
    if (!session || session.stage === "second-factor") throw new IdentityRefused("not-signed-in");
    if (session.stage === "full") this.needsFresh(session.principal);
    return { ...keyOf(session), session };
  }

  /** What changes the proofs themselves is done by a person who proved himself within the last quarter of an hour. */
  needsFresh(principal: Principal): void {
    if (principal.via !== "session") throw new IdentityRefused("session-needed");
    if (this.options.now() - principal.authenticatedAt > FRESH_MS) throw new IdentityRefused("sign-in-again");
  }

  /**
   * A new session, in the stage that follows from what was proved. `replaces` is the token that led here: it ends, and the new
   * one came about in the same way unless `how` says otherwise. Call `forget` when the transaction is done.
   */
  async open(
    tx: Transaction,
    account: Account,
    given: { how?: SessionRow["how"]; factors: 1 | 2; visitor: Visitor; replaces?: string },
  ): Promise<SignedIn> {
    const before = given.replaces === undefined ? undefined : await endOne(tx, given.replaces);
    if (before !== undefined) await tellEnded(tx, account.account);
    const stage = this.stageOf(account, given.factors);
    const token = newToken(this.options.random);
    const session = this.options.newId();
    const authenticatedAt = this.options.now();
    const expiresAt = authenticatedAt + (stage === "full" ? LONGEST_MS : PARTIAL_MS);
    const { address, agent } = given.visitor;
    await tx.query(
      `INSERT INTO identity.session (hash, tenant, account, session, stage, how, address, agent, created_at, authenticated_at,
         last_used_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9, $10)`,
      [
        hashOf(token),
        account.tenant,
        account.account,
        session,
        stage,
        given.how ?? before ?? "password",
        address.slice(0, 100),
        agent.slice(0, 300),
        new Date(authenticatedAt),
        new Date(expiresAt),
      ],
    );
    if (stage === "full") await signedIn(tx, account.account, authenticatedAt);
    const device = stage === "full" ? await deviceCookie(tx, this.options, account, given.visitor) : {};
    const key = { tenant: account.tenant, account: account.account, person: account.person };
    return {
      token,
      expiresAt,
      ...device,
      methods: stage === "second-factor" ? await methodsOf(tx, account) : [],
      session:
        stage === "full"
          ? { stage, principal: principalOf(account, session, authenticatedAt) }
          : { stage, account: key },
    };
  }

  /** After the transaction that changed an account: sessions and keys alike. */
  forget(account: string): void {
    this.memory.forget(account);
  }

  private stageOf(account: Account, factors: 1 | 2): Session["stage"] {
    if (factors === 2) return "full";
    if (account.hasSecondFactor) return "second-factor";
    return needsSecondFactor(this.options, account.role) ? "enrolment" : "full";
  }

  private async look(hash: Buffer): Promise<Found | undefined> {
    const { rows } = await this.options.database.pool.query<LookedUpRow>({
      name: "session of",
      text: "SELECT * FROM identity.session_of($1)",
      values: [hash],
    });
    const row = rows[0];
    if (!row) return undefined;
    const now = this.options.now();
    const lastUsedAt = row.last_used_at.getTime();
    if (now >= Math.min(row.expires_at.getTime(), lastUsedAt + IDLE_MS)) return undefined;
    if (now - lastUsedAt >= COARSE_MS) {
      await written(this.options, row.tenant, (tx) =>
        tx.query("UPDATE identity.session SET last_used_at = $3 WHERE tenant = $1 AND hash = $2", [
          row.tenant,
          hash,
          new Date(now),
        ]),
      );
    }
    return { session: sessionOf(row), expiresAt: row.expires_at.getTime() };
  }

  private async write<T>(tenant: string, account: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      await tellEnded(tx, account);
      return work(tx);
    });
    this.forget(account);
    return result;
  }
  private date(added = 0): Date {
    return new Date(this.options.now() + added);
  }
}

/**
 * API keys (IDN-12): `peil_<id>_<secret>`, of one person, with that person's role and never more. The word in front lets a
 * scanner of repositories find one that was left lying about.
 */
import { timingSafeEqual } from "node:crypto";
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount } from "./account.ts";
import { tellEnded } from "./ended.ts";
import { tell } from "./event.ts";
import { givenName } from "./given-name.ts";
import type { Identity, IdentityOptions, KeyInput, KeyOfPerson, KeyRow } from "./identity.ts";
import { keyScopes, type KeyScope, type Principal, type Role } from "./principal.ts";
import { Recent, type Memory } from "./recent.ts";
import { IdentityRefused } from "./refusal.ts";
import { hashOf, newToken } from "./secrets.ts";
import type { Sessions } from "./sessions.ts";
import { written } from "./written.ts";

type Asked = Identity["keys"];

const LONGEST_MS = 2 * 366 * 24 * 3_600_000;
const COARSE_MS = 15 * 60_000;

interface Found {
  readonly principal: Principal;
  readonly hash: Buffer;
  readonly expiresAt: number;
}

export class Keys implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;
  private readonly recent: Recent<Found>;

  constructor(options: IdentityOptions, parts: { sessions: Sessions; memory: Memory }) {
    this.options = options;
    this.sessions = parts.sessions;
    this.recent = new Recent(options.now, parts.memory, ({ principal }) => principal.account);
  }

  async of(text: string): Promise<Principal | undefined> {
    const written = /^peil_([0-9a-f]{32})_([\w-]{43})$/.exec(text);
    if (!written) return undefined;
    const [, id, secret] = written as unknown as [string, string, string];
    const found = await this.recent.of(id, () => this.look(id));
    if (!found || this.options.now() >= found.expiresAt) return undefined;
    return timingSafeEqual(hashOf(secret), found.hash) ? found.principal : undefined;
  }

  async make(principal: Principal, input: KeyInput): Promise<KeyRow & { key: string }> {
    this.sessions.needsFresh(principal);
    const { tenant, account, person } = principal;
    const now = this.options.now();
    const scopes = keyScopes.filter((scope) => input.scopes.includes(scope));
    if (scopes.length === 0 || input.scopes.some((scope) => !keyScopes.includes(scope))) {
      throw new IdentityRefused("scopes-malformed");
    }
    if (!(input.expiresAt > now && input.expiresAt <= now + LONGEST_MS)) throw new IdentityRefused("expiry-malformed");
    const id = this.options.newId();
    const secret = newToken(this.options.random);
    const name = givenName(input.name, "API");
    await this.options.database.write(wholeTenant(tenant), async (tx) => {
      await activeAccount(tx, "account", account, true);
      await tx.query(
        `INSERT INTO identity.api_key (key, tenant, account, hash, name, scopes, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, tenant, account, hashOf(secret), name, scopes, new Date(now), new Date(input.expiresAt)],
      );
    });
    await tell(this.options, { kind: "key-made", tenant, person, credential: id });
    const key = `peil_${id.replaceAll("-", "")}_${secret}`;
    return { id, name, scopes, createdAt: now, expiresAt: input.expiresAt, lastUsedAt: null, key };
  }

  list(principal: Principal): Promise<KeyOfPerson[]> {
    return this.rows(principal.tenant, principal.account);
  }

  listOf(tenant: string): Promise<KeyOfPerson[]> {
    return this.rows(tenant, null);
  }

  revoke(principal: Principal, key: string): Promise<void> {
    return this.end(principal.tenant, key, principal.account);
  }

  revokeOf(tenant: string, key: string, by?: string): Promise<void> {
    return this.end(tenant, key, null, by);
  }

  private async end(tenant: string, key: string, account: string | null, by?: string): Promise<void> {
    const ended = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const ended = await deleteKey(tx, key, account);
      if (ended) await tellEnded(tx, ended.account);
      return ended;
    });
    if (!ended) throw new IdentityRefused("unknown-key");
    this.sessions.forget(ended.account);
    await tell(this.options, { kind: "key-revoked", tenant, person: ended.person, by, credential: key });
  }

  private async look(id: string): Promise<Found | undefined> {
    const { rows } = await this.options.database.pool.query<KeyOfRow>({
      name: "key of",
      text: "SELECT * FROM identity.key_of($1)",
      values: [id],
    });
    const row = rows[0];
    const now = this.options.now();
    if (!row || now >= row.expires_at.getTime()) return undefined;
    if (now - (row.last_used_at?.getTime() ?? 0) >= COARSE_MS) {
      await written(this.options, row.tenant, (tx) =>
        tx.query("UPDATE identity.api_key SET last_used_at = $3 WHERE tenant = $1 AND key = $2", [
          row.tenant,
          id,
          new Date(now),
        ]),
      );
    }
    const { tenant, account, person, role, customer, contract, scopes, language } = row;
    const principal = { tenant, account, person, role, customer, contract, scopes, via: "api-key" as const };
    const authenticatedAt = row.created_at.getTime();
    return {
      principal: { ...principal, credential: uuidOf(id), authenticatedAt, language },
      hash: row.hash,
      expiresAt: row.expires_at.getTime(),
    };
  }

  private async rows(tenant: string, account: string | null): Promise<KeyOfPerson[]> {
    const rows = await this.options.database.read(wholeTenant(tenant), (tx) =>
      tx.query<ListedRow>(
        `SELECT k.key, a.person, k.name, k.scopes, k.created_at, k.expires_at, k.last_used_at
         FROM identity.api_key k JOIN identity.account a ON a.tenant = k.tenant AND a.account = k.account
         WHERE k.tenant = $1 AND ($2::uuid IS NULL OR k.account = $2) ORDER BY k.created_at, k.key`,
        [tenant, account],
      ),
    );
    return rows.map((row) => ({
      id: row.key,
      person: row.person,
      name: row.name,
      scopes: row.scopes,
      createdAt: row.created_at.getTime(),
      expiresAt: row.expires_at.getTime(),
      lastUsedAt: row.last_used_at?.getTime() ?? null,
    }));
  }
}

interface KeyOfRow extends Pick<Principal, "tenant" | "account" | "person" | "customer" | "contract"> {
  role: Role;
  hash: Buffer;
  scopes: KeyScope[];
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date;
  language: "nl" | "en" | null;
}

interface ListedRow {
  key: string;
  person: string;
  name: string;
  scopes: KeyScope[];
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
}

async function deleteKey(
  tx: Transaction,
  key: string,
  account: string | null,
): Promise<{ account: string; person: string } | undefined> {
  const [gone] = await tx.query<{ account: string; person: string }>(
    `DELETE FROM identity.api_key k USING identity.account a
     WHERE k.tenant = $1 AND k.key::text = $2 AND ($3::uuid IS NULL OR k.account = $3)
       AND a.tenant = k.tenant AND a.account = k.account RETURNING a.account, a.person`,
    [tx.scope.tenant, key, account],
  );
  return gone;
}

function uuidOf(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Who is asking (IDN-1): answered before there is a scope, from a schema of its own by a database role of its own. One object
 * with a part for each thing that proves a person; each part stands in its own file.
 */
import type { Database } from "../database/database.ts";
import type { IdentityEvent } from "./event.ts";
import type { PasswordCost } from "./password-hash.ts";
import type { KeyScope, Principal, Role } from "./principal.ts";

export interface IdentityOptions {
  /** With role `peil_identity`, and at least three connections: one of them listens. */
  readonly database: Database;
  /** Where people reach Peil, such as `https://peil.example.org`: passkeys and cookies are bound to it. */
  readonly origin: string;
  /** Shown by password stores, authenticators and passkeys. */
  readonly name: string;
  /** 32 bytes that seal the secrets of authenticators and providers. */
  readonly key: Uint8Array;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly newId: () => string;
  /** Awaited after each change; what it throws fails the call, though the change is on disk. */
  readonly onEvent: (event: IdentityEvent) => void | Promise<void>;
  /** A connection that broke, or an answer nobody waited for. */
  readonly onError: (error: Error) => void;
  /** Whose roles need a second factor: administrator and manager when it is not given. */
  readonly secondFactorFor?: readonly Role[];
  readonly passwordCost?: PasswordCost;
  /** How requests go to OpenID providers: the egress module's, so that none reaches a private address unasked. */
  readonly fetch?: typeof fetch;
}

/** Where a request came from. `address` is the client's IP as trusted proxies tell it. */
export interface Visitor {
  readonly address: string;
  readonly agent: string;
  /** The cookie that a browser got at an earlier sign-in (`deviceCookie`): it is throttled apart from strangers. */
  readonly device?: string | undefined;
}

/** What a cookie stands for. Only `full` is a principal; the other two may do what brings them there, for ten minutes. */
export type Session =
  | { readonly stage: "full"; readonly principal: Principal }
  | { readonly stage: "second-factor" | "enrolment"; readonly account: AccountKey };

export interface AccountKey {
  readonly tenant: string;
  readonly account: string;
  readonly person: string;
}

/** A new session. Put `token` in the cookie and forget it; `device` likewise, where it is given. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: number;
  readonly session: Session;
  /** In stage `second-factor`: with what it can be passed. */
  readonly methods: readonly ("totp" | "recovery-code" | "passkey")[];
  readonly device?: string;
}

export interface Identity {
  /** Listens for sessions that end in other processes. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Takes away what is too old to be of use; once an hour will do. */
  prune(): Promise<void>;

  readonly sessions: {
    /** Asked with every request: what the cookie stands for. Cached for at most five seconds. */
    of(token: string): Promise<Session | undefined>;
    /** Without a credential none is the present one. */
    list(whose: { tenant: string; account: string; credential?: string }): Promise<SessionRow[]>;
    end(principal: Principal, session: string): Promise<void>;
    endOthers(principal: Principal): Promise<number>;
    /** An administrator signs somebody out everywhere. */
    endAllOf(tenant: string, person: string, by?: string): Promise<number>;
    signOut(token: string): Promise<void>;
  };
  readonly signIn: {
    withPassword(asked: { login: string; password: string; tenant?: string }, visitor: Visitor): Promise<SignedIn>;
    /** From stage `second-factor`: a code of the authenticator or a recovery code. The token is replaced. */
    withCode(token: string, code: string, visitor: Visitor): Promise<SignedIn>;
  };
  readonly passwords: {
    /** Ends every other session. */
    change(principal: Principal, present: string, wanted: string): Promise<void>;
  };
  readonly authenticator: {
    /** In stage `enrolment`, or in a full session not older than fifteen minutes. `uri` goes into a QR code. */
    enrol(token: string): Promise<{ uri: string; secret: string }>;
    /** The first code confirms it; gives the recovery codes, once, and the session that goes on. */
    confirm(token: string, code: string, visitor: Visitor): Promise<SignedIn & { recoveryCodes: string[] }>;
    newRecoveryCodes(principal: Principal): Promise<string[]>;
    remove(principal: Principal): Promise<void>;
    /** An administrator takes authenticator and passkeys of somebody who lost them. */
    removeOf(tenant: string, person: string, by?: string): Promise<void>;
    state(
      principal: Principal,
    ): Promise<{ confirmedAt: number | null; recoveryCodesLeft: number; isRequired: boolean }>;
  };
  readonly passkeys: {
    /** Options for the browser, and a token that comes back with its answer. */
    startRegistration(token: string): Promise<{ flow: string; options: unknown }>;
    finishRegistration(
      token: string,
      flow: string,
      answer: unknown,
      name: string,
      visitor: Visitor,
    ): Promise<SignedIn & { recoveryCodes: string[] }>;
    startSignIn(): Promise<{ flow: string; options: unknown }>;
    finishSignIn(flow: string, answer: unknown, visitor: Visitor): Promise<SignedIn>;
    list(principal: Principal): Promise<PasskeyRow[]>;
    remove(principal: Principal, credential: string): Promise<void>;
  };
  /** How somebody wants to see Peil; nobody else's are read here. */
  readonly preferences: {
    of(whose: { tenant: string; account: string }): Promise<PreferenceRow>;
    /** Refuses with `changed-since` where `seen` is not the version that is kept. */
    change(principal: Principal, change: PreferenceChange, seen?: number): Promise<PreferenceRow>;
  };
  readonly providers: {
    make(tenant: string, provider: ProviderInput, by?: string): Promise<ProviderRow>;
    change(tenant: string, provider: string, input: Partial<ProviderInput>, by?: string): Promise<ProviderRow>;
    remove(tenant: string, provider: string, by?: string): Promise<void>;
    list(tenant: string): Promise<ProviderRow[]>;
    /** Send the browser to `url`; keep `flow` in a cookie of ten minutes. `link` is an invitation that is accepted so. */
    start(asked: {
      tenant: string;
      provider: string;
      redirectUri: string;
      returnTo: string;
      link?: string;
    }): Promise<{ url: string; flow: string }>;
    /** With the whole URL the browser came back to. */
    finish(flow: string, url: string, visitor: Visitor): Promise<SignedIn & { returnTo: string }>;
  };
  readonly links: {
    invite(tenant: string, person: string, by?: string): Promise<LinkMade>;
    reset(tenant: string, person: string, by?: string): Promise<LinkMade>;
    /** For the page that asks for a password. */
    look(token: string): Promise<{ purpose: LinkPurpose; tenant: string; login: string | null; expiresAt: number }>;
    use(token: string, given: { password: string; login?: string }, visitor: Visitor): Promise<SignedIn>;
  };
  readonly accounts: {
    /** Safe to repeat: the same person gets the same account. */
    make(tenant: string, input: AccountInput, by?: string): Promise<AccountRow>;
    /** Whatever takes something away ends that person's sessions at once. */
    change(tenant: string, person: string, change: AccountChange, by?: string): Promise<AccountRow>;
    /** Refuses what `change` would refuse, before another part has written anything. */
    mayChange(tenant: string, person: string, change: AccountChange): Promise<void>;
    /** With everything that proves it. */
    erase(tenant: string, person: string, by?: string): Promise<void>;
    of(tenant: string, person: string): Promise<AccountRow | undefined>;
    list(tenant: string): Promise<AccountRow[]>;
  };
  readonly administrators: {
    /** Only while no administrator of this tenant has ever signed in. */
    first(tenant: string, person: string): Promise<LinkMade>;
    /** For the command line: a link that sets a password and takes the second factor away. */
    recover(tenant: string, person: string): Promise<LinkMade>;
    /** All tenants: for the command line. */
    list(): Promise<AccountRow[]>;
  };
  readonly keys: {
    /** Asked with every request that carries one. */
    of(text: string): Promise<Principal | undefined>;
    make(principal: Principal, input: KeyInput): Promise<KeyRow & { key: string }>;
    list(principal: Principal): Promise<KeyOfPerson[]>;
    revoke(principal: Principal, key: string): Promise<void>;
    /** Everybody's: for an administrator. */
    listOf(tenant: string): Promise<KeyOfPerson[]>;
    revokeOf(tenant: string, key: string, by?: string): Promise<void>;
  };
}

export interface SessionRow {
  readonly session: string;
  readonly isPresent: boolean;
  readonly how: "password" | "passkey" | "openid" | "link";
  readonly address: string;
  readonly agent: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}
export interface PasskeyRow {
  readonly credential: string;
  readonly name: string;
  readonly isSynced: boolean;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}
export interface PreferenceRow {
  /** Null: as the browser asks. */
  readonly language: "nl" | "en" | null;
  readonly theme: "system" | "light" | "dark";
  /** In the order in which they are shown. */
  readonly filters: readonly SavedFilter[];
  /** 0 of somebody who never chose anything. */
  readonly version: number;
}
/** `query` is what the list of tickets takes, as it stands behind the question mark. */
export interface SavedFilter {
  readonly name: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
}
/** What is absent or undefined stays as it is. */
export interface PreferenceChange {
  readonly language?: PreferenceRow["language"] | undefined;
  readonly theme?: PreferenceRow["theme"] | undefined;
  readonly filters?: PreferenceRow["filters"] | undefined;
}
export interface ProviderInput {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For whose addresses it may vouch, such as `example.org`; none: by invitation only. */
  readonly domains: readonly string[];
  /** It asks for a second factor itself, so that Peil does not. */
  readonly hasSecondFactor: boolean;
}
export interface ProviderRow extends Omit<ProviderInput, "clientSecret"> {
  readonly provider: string;
}
export type LinkPurpose = "invitation" | "reset" | "first-administrator" | "recovery";
/** `token` is shown once; it goes behind `/link#`, so that it stands in no log of a proxy. */
export interface LinkMade {
  readonly token: string;
  readonly purpose: LinkPurpose;
  readonly expiresAt: number;
}
export interface AccountInput {
  readonly person: string;
  /** An e-mail address; none until the first administrator chooses it. */
  readonly login: string | null;
  readonly role: Role;
  readonly customer: string | null;
  readonly contract: string | null;
}
/** What is absent or undefined stays as it is. */
export interface AccountChange {
  readonly login?: string | null | undefined;
  readonly role?: Role | undefined;
  readonly customer?: string | null | undefined;
  readonly contract?: string | null | undefined;
  readonly state?: "active" | "left" | undefined;
}
export interface AccountRow extends AccountInput {
  readonly tenant: string;
  readonly account: string;
  readonly state: "active" | "left";
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly firstSignedInAt: number | null;
  readonly lastSignedInAt: number | null;
}
export interface KeyInput {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** At most two years ahead. */
  readonly expiresAt: number;
}
export interface KeyRow extends KeyInput {
  readonly id: string;
  readonly createdAt: number;
  /** To the quarter of an hour. */
  readonly lastUsedAt: number | null;
}
export interface KeyOfPerson extends KeyRow {
  readonly person: string;
}

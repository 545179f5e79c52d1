/** A server for tests of the API: people known by their tokens, an hour that stands still, and whatever operations a test brings. */
import { randomBytes } from "node:crypto";
import { Registry } from "prom-client";
import type { FastifyInstance } from "fastify";
import type { ServerDeps } from "../../src/http/dependencies.ts";
import type { AnyOperation } from "../../src/http/operation.ts";
import { buildServer } from "../../src/http/server.ts";
import type { Identity, Session } from "../../src/identity/identity.ts";
import type { Principal } from "../../src/identity/principal.ts";

export const tenant = "00000000-0000-7000-8000-000000000001";
export const customer = "00000000-0000-7000-8000-0000000000c1";
export const contract = "00000000-0000-7000-8000-0000000000d1";

const base = { tenant, contract: null, scopes: "all", via: "session", authenticatedAt: 0 } as const;

export const people = {
  agent: { ...base, account: "a1", person: person(1), role: "agent", customer: null, credential: "s1" },
  manager: { ...base, account: "a2", person: person(2), role: "manager", customer: null, credential: "s2" },
  user: { ...base, account: "a3", person: person(3), role: "end-user", customer, credential: "s3" },
  auditor: { ...base, account: "a4", person: person(4), role: "auditor", customer, contract, credential: "s4" },
} satisfies Record<string, Principal>;

/** Signs in by the cookie `peil=<name>` or by the key `peil_<name>`; a key reads tickets. Names can be taken away. */
export function identityOf(known: Map<string, Principal> = new Map(Object.entries(people))): Identity {
  const session = (principal: Principal | undefined): Session | undefined => principal && { stage: "full", principal };
  return {
    sessions: { of: async (token: string) => session(known.get(token)) },
    keys: {
      of: async (text: string) => {
        const principal = known.get(text.replace("peil_", ""));
        return principal && { ...principal, via: "api-key", scopes: ["tickets:read"] };
      },
    },
  } as unknown as Identity;
}

export interface Written {
  readonly level: string;
  readonly fields: Record<string, unknown>;
  readonly sentence: string;
}

export function testDeps(change: Partial<ServerDeps> = {}): ServerDeps & { readonly written: Written[] } {
  const written: Written[] = [];
  const writer = (level: string) => (fields: object, sentence: string) =>
    void written.push({ level, fields: { ...fields }, sentence });
  let id = 0;
  return {
    config: {
      origin: "http://peil.test",
      trustedProxies: [],
      metricsToken: undefined,
      rates: { address: { perSecond: 1000, burst: 1000 }, principal: { perSecond: 10_000, burst: 10_000 } },
      atOnce: 1000,
      arrivesWithinMs: 5000,
      heartbeatMs: 50,
      isAlone: false,
    },
    log: { info: writer("info"), warn: writer("warn"), error: writer("error") },
    metrics: new Registry(),
    now: () => Date.UTC(2026, 10, 22, 9, 30),
    newId: () => `00000000-0000-7000-8000-1${String((id += 1)).padStart(11, "0")}`,
    secret: new Uint8Array(32).fill(7),
    database: undefined as never,
    identity: identityOf(),
    desk: undefined as never,
    contracts: undefined as never,
    vault: undefined as never,
    files: undefined as never,
    randomBytes: (count) => randomBytes(count),
    figures: undefined as never,
    checkAgreement: undefined as never,
    ledger: undefined as never,
    webhooks: undefined as never,
    ready: [],
    ...change,
    written,
  };
}

export function testServer(operations: readonly AnyOperation[], change: Partial<ServerDeps> = {}): FastifyInstance {
  return buildServer(testDeps(change), operations);
}

export function as(name: keyof typeof people): { cookie: string } {
  return { cookie: `peil=${name}` };
}

function person(n: number): string {
  return `00000000-0000-7000-8000-00000000000${n}`;
}

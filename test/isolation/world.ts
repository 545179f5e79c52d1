/**
 * Two suppliers at work in one database, the first with two customers and two contracts of the first of them: with people of every
 * role signed in, and of everything that the API shows something of everybody's. All of it is made by the system's own parts, and
 * most of it over the API itself.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { randomBytes } from "node:crypto";
import { Registry } from "prom-client";
import { sideOfRole } from "../../src/facts/role.ts";
import { operations } from "../../src/http/operations.ts";
import type { AnyOperation } from "../../src/http/operation.ts";
import { buildServer } from "../../src/http/server.ts";
import { openIdentity } from "../../src/identity/open.ts";
import type { Identity, Session } from "../../src/identity/identity.ts";
import type { Principal } from "../../src/identity/principal.ts";
import { Overview } from "../../src/figures/overview.ts";
import { searchFollower } from "../../src/search/index-words.ts";
import { overviewParts } from "../../src/system/background.ts";
import { compose } from "../../src/system/compose.ts";
import { openLog } from "../../src/system/log.ts";
import { openSystem } from "../../src/system/open.ts";
import { readSettings } from "../../src/system/settings.ts";
import { serverDeps } from "../../src/system/serve.ts";
import { freshDatabase } from "../database/database.ts";
import { makeSuppliers, origin } from "./inhabit.ts";
import { Owned, type Owner, type Viewer } from "./owner.ts";

export interface SignedIn extends Viewer {
  /** Of the session; another one once a passkey was added. */
  cookie: string;
}

/** Something in the world that an operation can name by its id. */
export interface Thing {
  /** What a field that holds its id is called: `ticket`, `contract`. */
  readonly kind: string;
  readonly id: string;
  readonly owner: Owner;
  /** Of a fact or a content: the ticket that it is of. */
  readonly ticket?: string | undefined;
  /** Somebody whom nobody needs any more when something was done to them. */
  readonly isSpare?: boolean;
}

export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Friday afternoon, so that clocks run. */
const start = Date.parse("2026-11-20T13:00:00+01:00");

export async function makeWorld(of: readonly AnyOperation[] = operations) {
  const began = performance.now();
  const now = () => Math.round(start + performance.now() - began);
  const parts = await openParts(now);
  const { open, system, url, identity } = parts;
  const belief: Belief = { of: (principal) => principal, isForEver: false };
  const deps = serverDeps(open, system, new Registry(), openLog("fatal"));
  const app = buildServer(
    {
      ...deps,
      identity: believing(identity, belief),
      config: { ...deps.config, rates: { address: endless, principal: endless }, atOnce: 10_000, heartbeatMs: 200 },
    },
    of,
  );
  const owned = new Owned();
  const things: Thing[] = [];
  const viewers: SignedIn[] = [];
  const world = {
    app,
    now,
    url,
    owned,
    things,
    viewers,
    belief,
    operations: of,
    database: open.database,
    identity,
  };
  await makeSuppliers({ ...world, parts });
  await searchFollower(open.database, open.vault, (error) => fail(error)).catchUp();
  await new Overview({ ...overviewParts(open, system, openLog("fatal")), onTrouble: fail, onError: fail }).catchUp();
  return {
    ...world,
    async close() {
      await app.close();
      await parts.close();
    },
  };
}

const endless = { perSecond: 1e9, burst: 1e9 };

function fail(error: unknown): never {
  throw error;
}

export type Parts = Awaited<ReturnType<typeof openParts>>;

async function openParts(now: () => number) {
  const fresh = await freshDatabase();
  const home = mkdtempSync(path.join(tmpdir(), "peil-isolation-"));
  const settings = readSettings({ DATABASE_URL: fresh.url, PEIL_URL: origin, PEIL_LOG_LEVEL: "fatal" }, home);
  if ("problems" in settings) throw new Error(JSON.stringify(settings.problems));
  const open = await openSystem(settings, { say: () => {}, onError: () => {} });
  const system = compose(open, now, openLog("fatal"));
  const identity = openIdentity({
    database: open.identityDatabase,
    origin: settings.PEIL_URL,
    name: "Peil",
    key: new Uint8Array(32).fill(3),
    now,
    newId: system.newId,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    onEvent: () => {},
    onError: () => {},
    secondFactorFor: [],
    fetch: () => Promise.reject(new TypeError("nobody is there")),
    passwordCost: {
      memory: 64,
      passes: 1,
    },
  });
  return {
    open,
    system: {
      ...system,
      identity,
    },
    identity,
    url: fresh.url,
    async close() {
      await system.figures.stop();
      await identity.stop();
      await open.close();
      await fresh.drop();
      rmSync(home, { recursive: true });
    },
  };
}

/** What the server takes somebody for. A test of the tests sets it to more than they are, or has nobody ever signed out. */
interface Belief {
  of: (principal: Principal) => Principal;
  isForEver: boolean;
}

function believing(identity: Identity, belief: Belief): Identity {
  const known = new Map<string, Session>();
  const of: Identity["sessions"]["of"] = async (token) => {
    const session = (await identity.sessions.of(token)) ?? (belief.isForEver ? known.get(token) : undefined);
    if (session?.stage !== "full") return session;
    known.set(token, session);
    return { ...session, principal: belief.of(session.principal) };
  };
  return { ...identity, sessions: Object.assign(Object.create(identity.sessions) as Identity["sessions"], { of }) };
}

/** On which side somebody is, where a test asks for one of each. */
export function isOfSupplier({ role }: Viewer): boolean {
  return sideOfRole(role) === "supplier";
}

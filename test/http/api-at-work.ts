/**
 * The API on a supplier at work, with everything behind it real but the cookies: whoever is named in one is signed in. For tests
 * of what each role sees and may, and of what is written.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import { DiskStore } from "../../src/attachments/disk-store.ts";
import { checkText } from "../../src/contracts/agreement-text.ts";
import { compileOptions } from "../../src/contracts/programs.ts";
import { Database } from "../../src/database/database.ts";
import { sideOfRole, type Role } from "../../src/facts/role.ts";
import { Figures } from "../../src/figures/figures.ts";
import type { ServerDeps } from "../../src/http/dependencies.ts";
import { operations } from "../../src/http/operations.ts";
import { buildServer } from "../../src/http/server.ts";
import { openIdentity } from "../../src/identity/open.ts";
import type { Identity } from "../../src/identity/identity.ts";
import type { Principal } from "../../src/identity/principal.ts";
import { makeCheckpoint, originOf } from "../../src/ledger/checkpoint.ts";
import { verifierOf, writeVerifier } from "../../src/ledger/note.ts";
import { WebhookSecrets } from "../../src/webhooks/secrets.ts";
import { freshDatabase } from "../database/database.ts";
import { supplier, type AtWork, type SupplierOptions } from "../supplier.ts";
import { identityOf, testDeps } from "./server.ts";

export interface Reply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test expects of it, it says
  readonly body: any;
  readonly raw: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

export async function apiAtWork(options: SupplierOptions, more: Partial<ServerDeps> = {}) {
  const fresh = await freshDatabase();
  const at = await supplier(fresh.url, options);
  const identityDatabase = new Database({
    url: fresh.url,
    role: "peil_identity",
    connections: 3,
    onError: () => {},
  });
  const { db: database, desk, contracts, vault, now } = at;
  const { newId } = at.parts;
  const real = openIdentity({
    database: identityDatabase,
    origin: "http://peil.test",
    name: "Peil",
    key: new Uint8Array(32).fill(3),
    now,
    newId,
    random: (bytes) => randomBytes(bytes),
    onEvent: () => {},
    onError: () => {},
  });
  const known = principalsOf(at.tenant, at.customers);
  const { sessions, keys } = identityOf(known);
  const identity = { ...real, sessions: Object.assign(Object.create(real.sessions), sessions), keys } as Identity;
  const signing = { host: "peil.test", key: generateKeyPairSync("ed25519").privateKey };
  const secrets = new WebhookSecrets([new Uint8Array(32).fill(7)], (count) => randomBytes(count));
  const figures = new Figures({ url: fresh.url, threads: 1, now });
  const folder = await mkdtemp(path.join(tmpdir(), "peil-files-"));
  const files = new DiskStore(folder);
  const app: FastifyInstance = buildServer(
    testDeps({
      database,
      desk,
      contracts,
      vault,
      files,
      now,
      newId,
      identity,
      figures,
      checkAgreement: async (source) => checkText(source, await compileOptions(source, now())),
      ledger: {
        sign: async (tenant, log) => makeCheckpoint(database, tenant, log, signing, now()),
        keys: (tenant, log) => [writeVerifier(verifierOf(originOf("peil.test", tenant, log), signing.key))],
        origin: (tenant, log) => originOf("peil.test", tenant, log),
        lags: async () => ({ search: { logs: 1, facts: 2 } }),
      },
      webhooks: { secrets, objection: (url) => (url.startsWith("https://") ? undefined : "not-https") },
      ...more,
    }),
    operations,
  );

  /** As one of the first customer or of the supplier; `other agent` is of the second customer. */
  async function ask(
    who: string,
    method: Method,
    path: string,
    payload?: object,
    headers: object = {},
  ): Promise<Reply> {
    const reply = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie: `peil=${who}`, "accept-language": "en", ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson =
      /json/.test(String(reply.headers["content-type"])) && !/ndjson/.test(String(reply.headers["content-type"]));
    const body = isJson && reply.body !== "" ? (JSON.parse(reply.body) as unknown) : {};
    return { status: reply.statusCode, body, raw: reply.body, bytes: reply.rawPayload, headers: reply.headers };
  }

  return {
    at,
    url: fresh.url,
    app,
    files,
    folder,
    ask,
    identity,
    async close() {
      await app.close();
      await figures.stop();
      await identityDatabase.close();
      await at.close();
      await fresh.drop();
      await rm(folder, { recursive: true });
    },
  };
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Api = Awaited<ReturnType<typeof apiAtWork>>;

/** `agent`, and of the second customer `other contact`; an auditor is somebody of the customer who is held to the contract. */
function principalsOf(tenant: string, customers: readonly AtWork[]): Map<string, Principal> {
  const known = new Map<string, Principal>();
  customers.slice(0, 2).forEach((of, i) => {
    const prefix = i === 0 ? "" : "other-";
    for (const [name, person] of Object.entries(of.people)) {
      const role = name as Role;
      const customer = sideOfRole(role) === "customer" ? of.customer : null;
      const credentials = { scopes: "all", via: "session", credential: person, authenticatedAt: 0 } as const;
      known.set(`${prefix}${role}`, {
        tenant,
        account: person,
        person,
        role,
        customer,
        contract: null,
        ...credentials,
      });
    }
    const contact = known.get(`${prefix}contact`)!;
    known.set(`${prefix}auditor`, { ...contact, role: "auditor", contract: of.contract });
  });
  return known;
}

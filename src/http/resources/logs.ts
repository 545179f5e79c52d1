/**
 * The ledger for whoever wants to see for himself (LED-2): the logs that are theirs to read, signed checkpoints, proofs that a fact
 * stands in one and that nothing was changed since an earlier one, and the log itself as a file.
 */
import { z } from "zod";
import { exportedContract } from "../../contracts/exported.ts";
import { consistencyProof, inclusionProof, lastCheckpoint } from "../../ledger/checkpoint.ts";
import { exportLog } from "../../ledger/export-log.ts";
import { storedFacts } from "../../ledger/read.ts";
import { logBy, logs } from "../../ledger/logs.ts";
import type { Scope } from "../../database/database.ts";
import type { ServerDeps } from "../dependencies.ts";
import { uuid } from "../fields.ts";
import { download, operation, type AnyOperation } from "../operation.ts";
import { notFound, Problem } from "../problem.ts";
import { administrators, suppliers } from "../who-may.ts";

/** An end user sees their own tickets, and no log. Of a ticket's notes among the supplier's people a log tells that they are there. */
const readers = [...suppliers, "customer-administrator", "auditor"] as const;
const one = {
  resource: "ledger",
  place: "path:log",
  params: { log: uuid },
  roles: readers,
  scope: "ledger:read",
} as const;
const index = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const hashes = z.array(z.string()).describe("SHA-256 in base64, from the leaf upwards");
const checkpoint = z
  .object({
    origin: z.string(),
    size: z.int(),
    root: z.string(),
    note: z.string().describe("The signed note, as other tools check it (C2SP tlog-checkpoint)"),
  })
  .meta({ id: "Checkpoint" });
const log = z
  .object({
    log: uuid,
    kind: z.enum(["contract", "service", "tenant"]),
    customer: uuid.nullable(),
    contract: uuid.nullable(),
    size: z.int(),
    signed: z.int().describe("How many facts the newest checkpoint signs"),
    origin: z.string(),
    keys: z.array(z.string()).describe("Public keys that sign it, as vkeys"),
  })
  .meta({ id: "Log" });

export const logOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/ledger/logs",
    id: "listLogs",
    summary: "The logs that are yours to read",
    resource: "ledger",
    place: "query:contract",
    query: { contract: uuid.optional() },
    roles: readers,
    scope: "ledger:read",
    reply: z.object({ items: z.array(log) }),
    async handle({ scope, query: { contract } }, deps) {
      const found = await deps.database.read(scope, (tx) => logs(tx, { contract }));
      return { body: { items: found.map((each) => ({ ...each, ...named(deps, scope, each.log) })) } };
    },
  }),
  operation({
    ...one,
    method: "GET",
    path: "/api/v1/ledger/logs/{log}",
    id: "getLog",
    summary: "A log: how long it is, and how far it is signed",
    reply: log,
    async handle({ scope, params }, deps) {
      const found = await deps.database.read(scope, (tx) => logBy(tx, params.log));
      return found ? { body: { ...found, ...named(deps, scope, found.log) } } : notFound;
    },
  }),
  operation({
    ...one,
    method: "GET",
    path: "/api/v1/ledger/logs/{log}/checkpoint",
    id: "getCheckpoint",
    summary: "The newest signed checkpoint, or the newest of at most so many facts",
    query: { size: index.optional() },
    reply: checkpoint,
    async handle({ scope, params, query }, { database }) {
      const found = await database.read(scope, (tx) => lastCheckpoint(tx, params.log, query.size));
      return found ? { body: { ...found, root: base64(found.root) } } : notFound;
    },
  }),
  operation({
    ...one,
    method: "POST",
    path: "/api/v1/ledger/logs/{log}/checkpoint",
    id: "makeCheckpoint",
    summary: "Sign the log as it is now",
    reply: checkpoint,
    status: 201,
    async handle({ scope, params }, { database, ledger }) {
      const found = await database.read(scope, (tx) => logBy(tx, params.log));
      if (found === undefined) return notFound;
      const made = await ledger.sign(scope.tenant, found.log);
      return { body: { ...made, root: base64(made.root) } };
    },
  }),
  operation({
    ...one,
    method: "GET",
    path: "/api/v1/ledger/logs/{log}/inclusion",
    id: "proveInclusion",
    summary: "That a fact stands in the tree of so many facts, with the fact as it was written",
    query: { index, size: index.optional().describe("That of the newest checkpoint when left out") },
    reply: z.object({ index: z.int(), size: z.int(), fact: z.string(), hashes }),
    async handle({ scope, params, query }, { database }) {
      return database.read(scope, async (tx) => {
        const size = query.size ?? (await lastCheckpoint(tx, params.log))?.size;
        if ((await logBy(tx, params.log)) === undefined) return notFound;
        const proof = size === undefined ? undefined : await inclusionProof(tx, params.log, query.index, size);
        if (size === undefined || proof === undefined) return new Problem("not-signed-yet");
        const [fact] = await storedFacts(tx, params.log, query.index, query.index + 1);
        return { body: { index: query.index, size, fact: fact!.bytes.toString("utf8"), hashes: proof.map(base64) } };
      });
    },
  }),
  operation({
    ...one,
    method: "GET",
    path: "/api/v1/ledger/logs/{log}/consistency",
    id: "proveConsistency",
    summary: "That the first so many facts are still as they were when fewer were signed",
    query: { earlier: index, later: index.optional().describe("That of the newest checkpoint when left out") },
    reply: z.object({ earlier: z.int(), later: z.int(), hashes }),
    async handle({ scope, params, query: { earlier, later } }, { database }) {
      return database.read(scope, async (tx) => {
        if ((await logBy(tx, params.log)) === undefined) return notFound;
        const to = later ?? (await lastCheckpoint(tx, params.log))?.size;
        const proof = to === undefined ? undefined : await consistencyProof(tx, params.log, earlier, to);
        if (to === undefined || proof === undefined) return new Problem("not-signed-yet");
        return { body: { earlier, later: to, hashes: proof.map(base64) } };
      });
    },
  }),
  download({
    ...one,
    method: "GET",
    path: "/api/v1/ledger/logs/{log}/export",
    id: "exportLog",
    summary: "The log as a file that can be verified without the server: a fact log with its checkpoints",
    type: "application/x-ndjson; charset=utf-8",
    async download({ scope, params }, deps) {
      const { database, now } = deps;
      const found = await database.read(scope, (tx) => logBy(tx, params.log));
      if (found === undefined) return notFound;
      const { origin, keys } = named(deps, scope, found.log);
      return {
        name: `peil-log-${found.log}.jsonl`,
        send: (write) =>
          database.read(scope, async (tx) => {
            const contract = await exportedContract(tx, deps.contracts, found.log);
            const options = { origin, keys, now: now(), contract };
            for await (const lines of exportLog(tx, found.log, options)) await write(lines);
          }),
      };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/ledger/followers",
    id: "listFollowers",
    summary: "How far those that follow the ledger are behind it: search, webhooks, figures",
    resource: "ledger",
    place: "none",
    roles: administrators,
    scope: "ledger:read",
    reply: z.object({ items: z.array(z.object({ name: z.string(), logs: z.int(), facts: z.int() })) }),
    async handle(_call, { ledger }) {
      const lags = Object.entries(await ledger.lags());
      return { body: { items: lags.map(([name, lag]) => ({ name, ...lag })) } };
    },
  }),
];

function named({ ledger }: ServerDeps, { tenant }: Scope, log: string): { origin: string; keys: string[] } {
  return { origin: ledger.origin(tenant, log), keys: [...ledger.keys(tenant, log)] };
}

function base64(hash: Uint8Array): string {
  return Buffer.from(hash).toString("base64");
}

/**
 * Requests that are authenticated, held against their schema and answered, with a handler that does nothing: what the API adds to
 * any work. Beside it the same server as a bare Node handler that reads the body and parses it. The load comes from a process
 * of its own.
 */
import { fork } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Registry } from "prom-client";
import { z } from "zod";
import { line, text, uuid } from "../src/http/fields.ts";
import { operation } from "../src/http/operation.ts";
import { buildServer } from "../src/http/server.ts";
import type { ServerDeps } from "../src/http/dependencies.ts";
import type { BenchRow } from "./best-of.ts";

const seconds = 4;
const connections = 32;

const post = operation({
  method: "POST",
  path: "/api/v1/things",
  id: "makeThing",
  summary: "",
  resource: "ticket",
  place: "none",
  roles: ["agent"],
  scope: "tickets:write",
  body: z.strictObject({ contract: uuid, title: line(200), body: text(5000), levels: z.record(line(40), line(40)) }),
  status: 201,
  reply: z.object({ thing: uuid, title: z.string() }),
  handle: ({ body }) => ({ body: { thing: body.contract, title: body.title } }),
});

export async function run(): Promise<BenchRow[]> {
  const floor = await rateOf(bareServer());
  const app = buildServer(deps(), [post]);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const rate = await load((app.server.address() as AddressInfo).port);
  await app.close();
  return [
    {
      name: "POST, authenticated and validated, empty handler",
      value: rate,
      unit: "requests/s",
      against: "bare node:http that parses the body",
      ratio: rate / floor,
      bound: "at least 2,000/s",
      within: rate >= 2000,
    },
  ];
}

function deps(): ServerDeps {
  const uuidOf = (last: string) => `00000000-0000-7000-8000-00000000000${last}`;
  const principal = {
    tenant: uuidOf("1"),
    account: "",
    person: uuidOf("2"),
    role: "agent",
    customer: null,
    contract: null,
  };
  const session = {
    stage: "full",
    principal: { ...principal, scopes: "all", via: "session", credential: "", authenticatedAt: 0 },
  };
  const silent = () => undefined;
  const rate = { perSecond: 1e9, burst: 1e9 };
  let id = 0;
  return {
    config: {
      origin: "http://127.0.0.1",
      trustedProxies: [],
      metricsToken: undefined,
      rates: { address: rate, principal: rate },
      atOnce: 1000,
      arrivesWithinMs: 30_000,
      heartbeatMs: 20_000,
      isAlone: true,
    },
    log: { info: silent, warn: silent, error: silent },
    metrics: new Registry(),
    now: () => Date.now(),
    newId: () => String((id += 1)),
    secret: new Uint8Array(32),
    identity: { sessions: { of: async () => session } },
    ready: [],
  } as unknown as ServerDeps;
}

function bareServer() {
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { contract, title } = JSON.parse(Buffer.concat(parts).toString()) as Record<string, string>;
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ thing: contract, title }));
    });
  });
}

async function rateOf(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const rate = await load((server.address() as AddressInfo).port);
  server.close();
  return rate;
}

/** Requests a second, from another process that keeps so many under way. */
function load(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL("http-load.ts", import.meta.url)), [
      String(port),
      String(connections),
      String(seconds),
    ]);
    child.once("message", (rate) => resolve(Number(rate)));
    child.once("error", reject);
    child.once("exit", (code) => code === 0 || reject(new Error(`the load ended with ${code}`)));
  });
}

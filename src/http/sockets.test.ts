import { connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { as, identityOf, people, testDeps, testServer } from "../../test/http/server.ts";
import type { Principal } from "../identity/principal.ts";
import { text } from "./fields.ts";
import { operation, stream, type ServerEvent } from "./operation.ts";

const open: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

const write = operation({
  method: "POST",
  path: "/api/v1/notes",
  id: "write",
  summary: "",
  resource: "ticket",
  place: "none",
  roles: ["agent"],
  scope: "tickets:write",
  body: z.strictObject({ note: text(100) }),
  handle: () => ({ body: undefined }),
});

let isFlooding = false;
let sources = 0;
const watch = stream({
  method: "GET",
  path: "/api/v1/queue/events",
  id: "watch",
  summary: "",
  resource: "queue",
  place: "none",
  roles: ["agent"],
  scope: "tickets:read",
  event: z.object({ n: z.int(), filling: z.string().optional() }),
  stream: async ({ after, signal }) => numbers(Number(after ?? 0), signal),
});

async function* numbers(after: number, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  sources += 1;
  try {
    for (let n = after + 1; !signal.aborted; n += 1) {
      const data = { n, filling: isFlooding ? "x".repeat(50_000) : undefined };
      yield { id: String(n), event: "number", data };
      await pause(isFlooding ? 1 : 20);
    }
  } finally {
    sources -= 1;
  }
}

async function listen(
  change: Parameters<typeof testServer>[1] = {},
): Promise<{ port: number; url: string; app: FastifyInstance }> {
  const app = testServer([write, watch], change);
  open.push(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, app };
}

async function heard(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.on("error", () => undefined); // the server may hang up while we still write
  await new Promise((resolve) => socket.once("close", resolve));
  return Buffer.concat(parts).toString();
}

test("API-6 a body of ten megabytes is refused with 413 and the connection closed, announced or in pieces", async () => {
  const { port } = await listen();
  const head =
    "POST /api/v1/notes HTTP/1.1\r\nhost: peil.test\r\ncookie: peil=agent\r\ncontent-type: application/json\r\n";
  const announced = connect(port, "127.0.0.1");
  announced.write(`${head}content-length: 10485760\r\n\r\n`);
  announced.write("x".repeat(100_000));
  expect(await heard(announced)).toMatch(/^HTTP\/1\.1 413 [\s\S]*"type":"\/problems\/too-large"/);
  const inPieces = connect(port, "127.0.0.1");
  inPieces.write(`${head}transfer-encoding: chunked\r\n\r\n`);
  const piece = "x".repeat(65_536);
  for (let i = 0; i < 160; i += 1) inPieces.write(`10000\r\n${piece}\r\n`);
  expect(await heard(inPieces)).toMatch(/^HTTP\/1\.1 413 [\s\S]*"type":"\/problems\/too-large"/);
});

test("API-6 ten megabytes from somebody unknown are refused before they are read", async () => {
  const { port } = await listen();
  const socket = connect(port, "127.0.0.1");
  socket.write(
    "POST /api/v1/notes HTTP/1.1\r\nhost: peil.test\r\ncontent-type: application/json\r\ncontent-length: 10485760\r\n\r\n{",
  );
  const first = new Promise<string>((resolve) => socket.once("data", (part: Buffer) => resolve(part.toString())));
  expect(await first).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});

test("API-6 a client that never finishes its request is let go with 408", async () => {
  const { port } = await listen({ config: { ...testDeps().config, arrivesWithinMs: 300 } });
  const socket = connect(port, "127.0.0.1");
  socket.write(
    "POST /api/v1/notes HTTP/1.1\r\nhost: peil.test\r\ncookie: peil=agent\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{",
  );
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"type":"\/problems\/request-too-slow"/);
});

test("API-6 what is no HTTP, and headers without end, are refused as problems", async () => {
  const { port } = await listen();
  const answers = [
    "GET / HTTP/1.1\r\nho st: x\r\n\r\n",
    `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${"y".repeat(20_000)}\r\n\r\n`,
    "\u0000\u0001\r\n\r\n",
  ].map((written) => {
    const socket = connect(port, "127.0.0.1");
    socket.write(written);
    return heard(socket);
  });
  const [malformed, long, binary] = await Promise.all(answers);
  expect(malformed).toMatch(/^HTTP\/1\.1 400 [\s\S]*bad-http/);
  expect(long).toMatch(/^HTTP\/1\.1 431 [\s\S]*headers-too-large/);
  expect(binary).toMatch(/^HTTP\/1\.1 400 /);
});

test("API-8 a stream tells events in order, shows that it is alive, and is taken up after the last event", async () => {
  const { url } = await listen();
  const part = await until(await watching(url), (text) => text.includes(": here") && text.includes("id: 3"));
  expect(part).toContain('id: 1\nevent: number\ndata: {"n":1}\n\nid: 2\n');
  const later = await until(await watching(url, { "last-event-id": "41" }), (text) => text.includes("id: 42"));
  expect(later).not.toContain("id: 1\n");
});

test("API-8 a stream ends within a heartbeat when its reader signs out or gets another role, and tells its source", async () => {
  const known = new Map<string, Principal>(Object.entries(people));
  const { url } = await listen({ identity: identityOf(known) });
  const [first, second] = [await watching(url), await watching(url)];
  known.delete("agent");
  expect(await until(first, () => false)).toContain("id: 1");
  known.set("agent", { ...people.agent, role: "manager" });
  expect(await until(second, () => false)).toContain("id: 1");
  await expect.poll(() => sources).toBe(0);
});

test("API-8 a reader who reads nothing is let go instead of kept in memory", async () => {
  isFlooding = true;
  const { port } = await listen();
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write("GET /api/v1/queue/events HTTP/1.1\r\nhost: peil.test\r\ncookie: peil=agent\r\n\r\n");
  await expect.poll(() => sources).toBe(1);
  await expect.poll(() => sources, { timeout: 10_000 }).toBe(0);
  isFlooding = false;
  socket.destroy();
});

test("API-8 one person keeps eight streams open, and closing the server ends them all", async () => {
  const { url, app } = await listen();
  const streams = await Promise.all(Array.from({ length: 8 }, () => watching(url)));
  const ninth = await fetch(`${url}/api/v1/queue/events`, { headers: as("agent") });
  expect([ninth.status, ((await ninth.json()) as { type: string }).type]).toEqual([429, "/problems/too-many-streams"]);
  const closed = app.close();
  await Promise.all(streams.map((one) => until(one, () => false)));
  await closed;
  expect(app.server.listening).toBe(false);
});

async function watching(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(`${url}/api/v1/queue/events`, { headers: { ...as("agent"), ...headers } });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  return response;
}

/** What came until it holds, or until the stream ended. */
async function until(response: Response, holds: (text: string) => boolean): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const part of response.body!) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (holds(text)) break;
  }
  return text;
}

import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { as, testDeps } from "../../test/http/server.ts";
import { DiskStore } from "../attachments/disk-store.ts";
import type { FileStore } from "../attachments/file-store.ts";
import { mostFileBytes, type ReceivedFile } from "../attachments/receive-file.ts";
import { opened } from "../attachments/seal-stream.ts";
import { line, uuid } from "./fields.ts";
import { operation, upload } from "./operation.ts";
import { notFound } from "./problem.ts";
import { buildServer } from "./server.ts";
import { own } from "../../test/http/table.ts";

let folder: string;
let store: DiskStore;
let received: ReceivedFile[];
const open: FastifyInstance[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "peil-upload-"));
  store = new DiskStore(folder);
  received = [];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
  await rm(folder, { recursive: true });
});

const send = upload({
  method: "POST",
  path: "/api/v1/tickets/{ticket}/files",
  id: "send",
  summary: "",
  resource: "attachment",
  place: "path:ticket",
  params: { ticket: uuid },
  mostBytes: mostFileBytes,
  roles: ["agent"],
  scope: "tickets:write",
  status: 201,
  reply: z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() }),
  objection: async ({ params }) => (params.ticket === own ? undefined : notFound),
  upload: async ({ file }) => {
    received.push(file);
    return { body: file };
  },
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
  body: z.strictObject({ note: line(100) }),
  handle: () => ({ body: undefined }),
});

async function listen({
  files = store,
  arrivesWithinMs = 5000,
}: { readonly files?: FileStore; readonly arrivesWithinMs?: number } = {}) {
  const deps = testDeps({ files, config: { ...testDeps().config, arrivesWithinMs } });
  const app = buildServer(deps, [send, write]);
  open.push(app);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/api/v1/tickets/${own}/files`, deps };
}

async function post(url: string, body: Buffer, headers: Record<string, string> = {}) {
  const reply = await fetch(url, {
    method: "POST",
    body: body as never,
    headers: { ...as("agent"), "accept-language": "en", ...headers },
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

/** A request by hand: what comes back is what came until the connection closed, or until it holds. */
function byHand(port: number, headers: string): Socket & { heard: string } {
  const socket = Object.assign(connect(port, "127.0.0.1"), { heard: "" });
  socket.on("data", (part: Buffer) => (socket.heard += part.toString("latin1")));
  socket.on("error", () => undefined);
  socket.write(
    `POST /api/v1/tickets/${own}/files HTTP/1.1\r\nhost: peil.test\r\ncookie: peil=agent\r\n${headers}\r\n\r\n`,
  );
  return socket;
}

async function lying(): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map(({ name }) => name);
}

const pdf = (bytes: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytes - 9)]);

test("API-15 ATT-2 a file of 25 MB comes in whole, named in any script, and lies there sealed", async () => {
  const { url } = await listen();
  const file = pdf(mostFileBytes);
  const name = encodeURIComponent("vóór en ná 合同.pdf");
  const { status, body } = await post(url, file, { "file-name": name, "content-type": "application/pdf" });
  expect([status, body]).toEqual([
    201,
    { name: "vóór en ná 合同.pdf", mediaType: "application/pdf", bytes: file.length },
  ]);
  const [{ hash, key }] = received as [ReceivedFile];
  expect(await lying()).toEqual([hash]);
  const read = createHash("sha256");
  for await (const piece of opened(key, (await store.get(hash))!)) read.update(piece);
  expect(read.digest("hex")).toBe(createHash("sha256").update(file).digest("hex"));
}, 60_000);

test("API-15 ATT-4 one byte more is refused, announced or not, and nothing of it stays", async () => {
  const { url, port } = await listen();
  const file = pdf(mostFileBytes + 1);
  const told = await post(url, file);
  expect([told.status, told.body["detail"]]).toEqual([413, "The body is larger than the 25 MB that fit here."]);
  const socket = byHand(port, "transfer-encoding: chunked");
  for (let at = 0; at < file.length; at += 1 << 20) {
    const piece = file.subarray(at, at + (1 << 20));
    socket.write(`${piece.length.toString(16)}\r\n`);
    socket.write(piece);
    if (!socket.write("\r\n")) await Promise.race([once(socket, "drain"), pause(1000)]);
  }
  await expect.poll(() => socket.heard).toMatch(/^HTTP\/1\.1 413 [^]*too-large/);
  socket.destroy();
  expect([await lying(), received]).toEqual([[], []]);
}, 60_000);

test("API-15 nobody's ticket is told before the file is read, and the connection serves on", async () => {
  const { port } = await listen();
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (part: Buffer) => (heard += part.toString()));
  const head = (path: string, type: string, bytes: number) =>
    `POST ${path} HTTP/1.1\r\nhost: peil.test\r\ncookie: peil=agent\r\ncontent-type: ${type}\r\ncontent-length: ${bytes}\r\n\r\n`;
  socket.write(head("/api/v1/tickets/00000000-0000-7000-8000-00000000bbbb/files", "text/plain", 1_000_000));
  await expect.poll(() => heard).toMatch(/^HTTP\/1\.1 404 /);
  heard = "";
  socket.write("x".repeat(1_000_000));
  socket.write(`${head("/api/v1/notes", "application/json", 12)}{"note":"x"}`);
  await expect.poll(() => heard).toMatch(/^HTTP\/1\.1 204 /);
  socket.destroy();
});

test("API-15 a slow line takes as long as it needs while something comes; who stops is let go", async () => {
  const { port } = await listen({ arrivesWithinMs: 1000 });
  const slow = byHand(port, "file-name: log.txt\r\ncontent-type: text/plain\r\ncontent-length: 150000");
  for (let i = 0; i < 15; i++) {
    slow.write("x".repeat(10_000));
    await pause(80);
  }
  await expect.poll(() => slow.heard).toMatch(/^HTTP\/1\.1 201 [^]*"bytes":150000/);
  slow.destroy();
  const stopped = byHand(port, "content-type: text/plain\r\ncontent-length: 150000");
  stopped.write("x".repeat(100_000));
  await expect.poll(() => stopped.heard, { timeout: 5000 }).toMatch(/^HTTP\/1\.1 408 [^]*request-too-slow/);
  await expect.poll(() => stopped.closed).toBe(true);
  await expect.poll(lying).toHaveLength(1);
}, 30_000);

test("API-15 ATT-1 of a client that goes away half way nothing stays, and it is no mistake of ours", async () => {
  const { port, deps } = await listen();
  const socket = byHand(port, "content-type: text/plain\r\ncontent-length: 20000000");
  socket.write("x".repeat(5_000_000));
  await expect.poll(lying).toHaveLength(1); // on its way
  socket.destroy();
  await expect.poll(lying).toEqual([]);
  expect(deps.written.filter(({ level }) => level === "error")).toEqual([]);
});

test("API-15 what the store cannot take as fast waits at the sender, and not in memory", async () => {
  const go = Promise.withResolvers<undefined>();
  const slow: FileStore = {
    put: async (bytes) => {
      await go.promise;
      return store.put(bytes);
    },
    get: (hash) => store.get(hash),
    delete: (hash) => store.delete(hash),
    list: () => store.list(),
    clearAbandoned: async () => 0,
  };
  const { port } = await listen({ files: slow });
  const socket = byHand(port, "content-type: text/plain\r\ncontent-length: 24000000");
  socket.write(Buffer.alloc(24_000_000, "x"));
  await pause(500);
  const [server] = open;
  const taken = await new Promise<number>((resolve) => server!.server.getConnections((_, n) => resolve(n)));
  expect([taken, socket.writableLength > 10_000_000]).toEqual([1, true]);
  go.resolve(undefined);
  await expect.poll(() => socket.heard).toMatch(/^HTTP\/1\.1 201 /);
  socket.destroy();
}, 30_000);

test("API-15 API-10 a store whose disk is full is 503, and the answer is heard", async () => {
  const full: FileStore = {
    async put(bytes) {
      let size = 0;
      for await (const piece of bytes)
        if ((size += piece.length) > 1_000_000) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
      throw new Error("it was to be larger");
    },
    get: (hash) => store.get(hash),
    delete: (hash) => store.delete(hash),
    list: () => store.list(),
    clearAbandoned: async () => 0,
  };
  const { url } = await listen({ files: full });
  const reply = await post(url, pdf(5_000_000));
  expect([reply.status, reply.body["type"]]).toEqual([503, "/problems/unavailable"]);
});

test.each([
  ["a program by its name", { "file-name": "factuur.pdf.exe" }, "hello", 415, "file-not-taken"],
  ["a program by its bytes", { "file-name": "factuur.pdf" }, "MZ\u0000\u0001", 415, "file-not-taken"],
  ["a name of which nothing is left", { "file-name": "..%2F..%2F" }, "hello", 422, "invalid-input"],
  [
    "a form of several parts",
    { "content-type": "multipart/form-data; boundary=x" },
    "--x--",
    415,
    "wrong-content-type",
  ],
])("API-15 ATT-3 ATT-4 %s is refused, and nothing stays", async (_, headers, said, status, code) => {
  const { url } = await listen();
  const reply = await post(url, Buffer.from(said, "latin1"), headers);
  expect([reply.status, reply.body["type"]]).toEqual([status, `/problems/${code}`]);
  expect(await lying()).toEqual([]);
});

test.each([
  ["100%.txt", "100%.txt"],
  [Buffer.from("één.txt").toString("latin1"), "één.txt"],
  ["a%2F..%5Cb%00.txt", "b.txt"],
])("API-15 ATT-3 a name that is sent as %j is %j", async (sent, name) => {
  const { url } = await listen();
  const { body } = await post(url, Buffer.from("hello"), { "file-name": sent, "content-type": "application/json" });
  expect(body["name"]).toBe(name);
});

test("API-9 API-15 of one person three come at once, and the fourth is told to come back", async () => {
  const { port, url } = await listen();
  const three = [1, 2, 3].map(() => byHand(port, "content-type: text/plain\r\ncontent-length: 100000"));
  for (const socket of three) socket.write("x".repeat(50_000));
  await expect.poll(lying).toHaveLength(3);
  expect(await post(url, Buffer.from("hello"))).toMatchObject({ status: 503 });
  for (const socket of three) socket.destroy();
  await expect.poll(lying).toEqual([]);
  await expect.poll(async () => (await post(url, Buffer.from("hello"))).status).toBe(201);
});

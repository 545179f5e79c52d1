import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { Egress } from "../egress/egress.ts";
import { DiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { receiveFile } from "./receive-file.ts";
import { S3Store, StoreFailed } from "./s3-store.ts";

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
async function* parts(...chunks: (string | Uint8Array)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk as string);
}

const folder = await mkdtemp(path.join(tmpdir(), "peil-files-"));
const disk = new DiskStore(folder);

// As much of S3 as is asked of it: objects by path, what came compared with the hash that was signed, and lists in pages of two.
const objects = new Map<string, Buffer>();
const asked: string[] = [];
const lengths: (string | undefined)[] = [];
const like = createServer((request, response) => {
  const url = new URL(request.url!, "http://s3");
  const key = url.pathname.slice("/files/".length);
  asked.push(`${request.method} ${request.headers.authorization?.split("/")[0] ?? "nobody"}`);
  const answer = async () => {
    const body = await buffer(request);
    if (request.method === "PUT") {
      lengths.push(request.headers["content-length"]);
      if (sha(body) !== request.headers["x-amz-content-sha256"]) return response.writeHead(400).end();
      objects.set(key, body);
      return response.writeHead(200).end();
    }
    if (request.method === "DELETE") return response.writeHead(objects.delete(key) ? 204 : 404).end();
    if (key !== "") return objects.has(key) ? response.end(objects.get(key)) : response.writeHead(404).end();
    const names = [...objects.keys()].toSorted();
    const from = Number(url.searchParams.get("continuation-token")?.slice(2) ?? 0);
    const page = names
      .slice(from, from + 2)
      .map((name) => `<Contents><Key>${name}</Key><LastModified>2026-11-20T09:00:00.000Z</LastModified></Contents>`);
    const next = from + 2 < names.length ? `<NextContinuationToken>&lt;&amp;${from + 2}</NextContinuationToken>` : "";
    return response.end(`<?xml version="1.0"?><ListBucketResult>${page.join("")}${next}</ListBucketResult>`);
  };
  void answer();
}).listen(0, "127.0.0.1");
await once(like, "listening");
const place = `http://127.0.0.1:${(like.address() as AddressInfo).port}`;
const egress = new Egress({ userAgent: "Peil/test", allow: [place] });
const coming = path.join(folder, "coming");
const account = { folder: coming, region: "eu-west-1", accessKeyId: "KEY", secretAccessKey: "secret" };
const s3 = new S3Store({ ...account, bucketUrl: `${place}/files`, fetch: egress.fetch, maxBytes: 1_000_000 });

afterAll(async () => {
  like.close().closeAllConnections();
  await egress.close();
  await rm(folder, { recursive: true });
});

describe.each<[string, FileStore]>([
  ["disk", disk],
  ["S3", s3],
])("files on %s", (_, store) => {
  let hash = "";
  beforeAll(async () => {
    ({ hash } = await store.put(parts("one ", "two")));
  });

  it("ATT-1 are found under the hash of what they hold, and kept once", async () => {
    expect(hash).toBe(sha(Buffer.from("one two")));
    expect(await store.put(parts("one two"))).toEqual({ hash, bytes: 7 });
    const big = randomBytes(300_000);
    await store.put(parts(big.subarray(0, 100_000), big.subarray(100_000)));
    await store.put(parts());
    expect((await buffer((await store.get(hash))!)).toString()).toBe("one two");
    expect((await buffer((await store.get(sha(big)))!)).equals(big)).toBe(true);
    const listed = await Array.fromAsync(store.list());
    expect(listed.map((one) => one.hash).toSorted()).toEqual([hash, sha(big), sha(Buffer.alloc(0))].toSorted());
    expect(listed.every(({ at }) => at > 1e12)).toBe(true);
  });

  it("ATT-1 are gone when they were deleted, and only their own names are ever asked for", async () => {
    await store.delete(sha(Buffer.alloc(0)));
    await store.delete(sha(Buffer.alloc(0)));
    expect(await store.get(sha(Buffer.alloc(0)))).toBeUndefined();
    for (const name of ["../../etc/passwd", "", `${hash}/`, hash.toUpperCase()]) {
      await expect(store.get(name)).rejects.toThrow(TypeError);
      await expect(store.delete(name)).rejects.toThrow(TypeError);
    }
  });

  it("ATT-1 a stream that breaks leaves nothing", async () => {
    const before = (await Array.fromAsync(store.list())).length;
    async function* breaking(): AsyncGenerator<Buffer> {
      yield Buffer.from("half");
      throw new Error("the sender is gone");
    }
    await expect(store.put(breaking())).rejects.toThrow("the sender is gone");
    expect(await Array.fromAsync(store.list())).toHaveLength(before);
    expect(await readdir(path.join(folder, "coming"))).toEqual([]);
  });
});

test("ATT-1 an object goes out to S3 from the disk, with its length told, and holds no memory", async () => {
  const piece = randomBytes(1_000_000);
  const large = new S3Store({ ...account, bucketUrl: `${place}/files`, fetch: egress.fetch, maxBytes: 200_000_000 });
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  async function* many(): AsyncGenerator<Buffer> {
    for (let n = 0; n < 100; n++) {
      yield piece;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
  }
  const { hash, bytes } = await large.put(many());
  expect([bytes, lengths.at(-1)]).toEqual([100_000_000, "100000000"]);
  expect(most).toBeLessThan(20_000_000);
  expect(await readdir(coming)).toEqual([]);
  await large.delete(hash);
});

test("ATT-1 what an end in the middle left is cleared after a day", async () => {
  const [old, young] = ["old", "young"].map((name) => path.join(folder, "coming", name));
  await writeFile(old!, "half");
  await writeFile(young!, "half");
  const now = Date.now();
  await utimes(old!, now / 1000 - 90_000, now / 1000 - 90_000);
  expect(await disk.clearAbandoned(now)).toBe(1);
  expect(await readdir(path.join(folder, "coming"))).toEqual(["young"]);
});

test("ATT-1 every request to S3 is signed, and an answer that should not be is an error", async () => {
  expect(asked.every((line) => line.endsWith("AWS4-HMAC-SHA256 Credential=KEY"))).toBe(true);
  const lost = new S3Store({
    ...account,
    bucketUrl: `${place}/files`,
    fetch: async () => new Response(null, { status: 503 }),
    maxBytes: 10,
  });
  await expect(lost.put(parts("a"))).rejects.toThrow(StoreFailed);
  await expect(lost.put(parts("more than ten bytes"))).rejects.toThrow(StoreFailed);
  await expect(lost.get(sha(Buffer.alloc(0)))).rejects.toThrow(/503/);
});

describe("receiving a file", () => {
  const kept = async () => (await Array.fromAsync(disk.list())).length;
  const receive = async (name: string, ...chunks: (string | Uint8Array)[]) =>
    receiveFile(parts(...chunks), name, { store: disk, maxBytes: 200_000, randomBytes });

  it("ATT-2 ATT-3 ATT-4 keeps it sealed, under a plain name, as what it is", async () => {
    const file = await receive("../map/Re\u0301sume\u0301.pdf", "%PD", "F-1.7 ", "geheim");
    expect(file).toMatchObject({ name: "Résumé.pdf", mediaType: "application/pdf", bytes: 15 });
    const { hash } = file as { hash: string };
    const form = await buffer((await disk.get(hash))!);
    expect([sha(form), form.includes("geheim")]).toEqual([hash, false]);
    const again = await receive("a.pdf", "%PDF-1.7 geheim");
    expect((again as { hash: string }).hash).not.toBe(hash); // that two people sent the same thing is nobody's business
    expect(await receive("leeg.txt")).toMatchObject({ bytes: 0, mediaType: "text/plain" });
    expect(await receive("vol.txt", Buffer.alloc(200_000, "a"))).toMatchObject({ bytes: 200_000 });
  });

  it("ATT-3 ATT-4 refuses what it does not take, and nothing stays", async () => {
    const before = await kept();
    const zip = `PK\x03\x04${"\0".repeat(26)}[Content_Types].xml`;
    const filler = Buffer.alloc(60_000, "x");
    expect(await receive("a.txt", Buffer.alloc(200_000, "a"), "b")).toEqual({ refused: "too-large" });
    expect(await receive("a.txt", "MZ\u0000")).toEqual({ refused: "kind-not-allowed" });
    expect(await receive("a.exe", "text")).toEqual({ refused: "kind-not-allowed" });
    expect(await receive("..", "text")).toEqual({ refused: "name-not-allowed" });
    expect(await receive("a.docx", zip, filler, "word/vbaPro", "ject.bin", filler)).toEqual({
      refused: "kind-not-allowed",
    });
    expect(await receive("a.docx", zip, filler, "word/media.png", filler)).toMatchObject({ bytes: 120_063 });
    expect(await kept()).toBe(before + 1);
    expect(await readdir(path.join(folder, "coming"))).toEqual(["young"]);
  });
});

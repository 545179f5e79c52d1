/**
 * Sealed files in a store that speaks S3 (ATT-1), by configuration. The name of an object is the hash of what is in it, and the same hash
 * goes along signed, so that the store refuses what arrived otherwise. Both are known only at the end, and an object has to be sent with its
 * length: it waits on disk, sealed as it is, and goes out from there.
 */
import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import type { EgressInit } from "../egress/egress.ts";
import { clearAbandoned, writePart } from "./disk-store.ts";
import { assertHash, type FileStore, type StoredFile } from "./file-store.ts";

export interface S3Options {
  /** Of the bucket, path style: `https://s3.example/bucket`. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly fetch: (request: Request, init: EgressInit) => Promise<Response>;
  /** Of one object, sealed. */
  readonly maxBytes: number;
  /** Where an object waits until it is whole; made when it is not there. */
  readonly folder: string;
}

/** The store answered otherwise than it should; nothing was kept or read. */
export class StoreFailed extends Error {}

export class S3Store implements FileStore {
  private readonly client: AwsClient;
  private readonly options: S3Options;

  constructor(options: S3Options) {
    const { accessKeyId, secretAccessKey, region } = options;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
    this.options = options;
  }

  async put(bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const { folder, maxBytes } = this.options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = path.join(folder, randomUUID());
    try {
      const stored = await writePart(part, bounded(bytes, maxBytes));
      const headers = { "x-amz-content-sha256": stored.hash, "content-type": "application/octet-stream" };
      await this.ask(stored.hash, { method: "PUT", headers }, [], await openAsBlob(part));
      return stored;
    } finally {
      await rm(part, { force: true });
    }
  }

  async get(hash: string): Promise<Readable | undefined> {
    assertHash(hash);
    const answer = await this.ask(hash, { method: "GET" }, [404]);
    if (answer.status === 404 || answer.body === null) return undefined;
    return Readable.fromWeb(answer.body);
  }

  async delete(hash: string): Promise<void> {
    assertHash(hash);
    await this.ask(hash, { method: "DELETE" }, [404]);
  }

  async clearAbandoned(now: number): Promise<number> {
    return clearAbandoned(this.options.folder, now);
  }

  async *list(): AsyncIterable<{ hash: string; at: number }> {
    for (let token: string | undefined, more = true; more;) {
      const asked = new URLSearchParams({
        "list-type": "2",
        ...(token === undefined ? {} : { "continuation-token": token }),
      });
      const page = await (await this.ask(`?${asked.toString()}`, { method: "GET" })).text();
      for (const [, entry] of page.matchAll(/<Contents>([^]*?)<\/Contents>/g)) {
        const hash = within(entry!, "Key");
        const at = Date.parse(within(entry!, "LastModified") ?? "");
        if (hash !== undefined && /^[0-9a-f]{64}$/.test(hash) && !Number.isNaN(at)) yield { hash, at };
      }
      token = within(page, "NextContinuationToken");
      more = token !== undefined;
    }
  }

  /** Answers of 2xx, and those that were expected; the rest is an error that says no more than its status. */
  private async ask(what: string, init: RequestInit, expected: readonly number[] = [], body?: Blob): Promise<Response> {
    const { bucketUrl, fetch, maxBytes } = this.options;
    const request = await this.client.sign(`${bucketUrl}${what.startsWith("?") ? "" : "/"}${what}`, init);
    // Beside the request, which would otherwise be read into memory to be handed on.
    const answer = await fetch(request, { maxBytes: maxBytes + 65_536, timeoutMs: 60_000, ...(body && { body }) });
    if (answer.ok || expected.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new StoreFailed(`the store of files answered ${answer.status}`);
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > most) throw new StoreFailed("an object is larger than this store takes");
    yield chunk;
  }
}

/** Keys are hexadecimal and tokens are given back as they came: of XML only the five entities matter. */
function within(xml: string, tag: string): string | undefined {
  const found = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return found?.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!);
}
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Files that come in (API-15): the body of a request as it is, taken in piece by piece, so that of a large one a few pieces are in memory.
 * Whether it may come is asked before it is read; a request that is repeated is known by what came, and its file is not kept twice.
 */
import { createHash, type Hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { receiveFile, type FileRefusal } from "../attachments/receive-file.ts";
import { AtOnce } from "./at-once.ts";
import type { Call, Upload } from "./operation.ts";
import { callOf, keptOf, onceOnly, schemasOf, sendKept, type Performing, type Repeatable } from "./perform.ts";
import { invalidInput, later, Problem } from "./problem.ts";
import { Rate } from "./rate.ts";
import { stateOf } from "./request-state.ts";
import { sendProblem } from "./send-problem.ts";

const megabyte = 1_048_576;
/** Of one person in a day, and at once: MB. */
const mostOfPerson = 2048;

/** The uploads of this process: how many there are, and how much of whom. */
export class Uploads {
  readonly open = new AtOnce(48, 3);
  private readonly rate = new Rate({ perSecond: mostOfPerson / 86_400, burst: mostOfPerson });

  /** Milliseconds until this person may send again. */
  waitMs(person: string, now: number): number {
    return this.rate.waitMs(person, now);
  }

  count(person: string, bytes: number, now: number): void {
    for (let n = 0; n <= bytes / megabyte; n++) this.rate.take(person, now);
  }
}

export function uploader(operation: Upload, performing: Performing, uploads: Uploads) {
  const schemas = schemasOf(operation);
  const { now } = performing.deps;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const call = callOf(request, reply, operation, schemas, performing);
    if (call instanceof Problem) return sendProblem(request, reply, call);
    const { person } = call.principal!;
    const wait = uploads.waitMs(person, now());
    if (wait > 0) return sendProblem(request, reply, later("too-many-requests", wait));
    const release = uploads.open.take(person);
    if (!release) return sendProblem(request, reply, later("unavailable", 5000));
    try {
      const count = (bytes: number) => uploads.count(person, bytes, now());
      await sendKept(request, reply, await taken(request, call as Call, operation, performing, count));
    } finally {
      release();
      request.raw.resume(); // what is still coming is read past, so that the answer is heard; `holdToTime` ends that
    }
  };
}

async function taken(
  request: FastifyRequest,
  call: Call,
  operation: Upload,
  performing: Performing,
  count: (bytes: number) => void,
): Promise<Repeatable> {
  const { deps } = performing;
  const { mostBytes } = operation;
  const { headers } = request;
  if (/^multipart\//i.test(headers["content-type"] ?? "")) return notInParts;
  if (Number(headers["content-length"]) > mostBytes) return new Problem("too-large", sizeTold(mostBytes));
  const objection = await operation.objection(call, deps);
  if (objection) return objection;
  const name = fileNameOf(headers["file-name"]);
  const hash = createHash("sha256").update(`${name}\n`);
  const seen = { bytes: 0 };
  const { files: store, randomBytes } = deps;
  const receiving = { store, maxBytes: mostBytes, randomBytes };
  const file = await receiveFile(watched(request.raw, hash, seen), name, receiving).finally(() => count(seen.bytes));
  if ("refused" in file) return refusals(mostBytes)[file.refused];
  stateOf(request).sent = hash.digest();
  const kept = await onceOnly(request, { ...call, device: undefined }, performing, async () => {
    const answer = await operation.upload({ ...call, file } as never, deps);
    return answer instanceof Problem ? answer : keptOf(operation, answer);
  });
  // Where this cannot be done now, nothing names it, and it is collected (ATT-6).
  if (kept instanceof Problem || kept.isRepeated === true) await store.delete(file.hash).catch(() => undefined);
  return kept;
}

/** The body; whoever stops reading leaves the connection open, for the answer goes out on it. */
async function* watched(raw: IncomingMessage, hash: Hash, seen: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    seen.bytes += piece.length;
    yield piece;
  }
}

/** A header holds bytes: percent-encoded as programs send a name in any script, or UTF-8 as a shell does. */
function fileNameOf(header: string | string[] | undefined): string {
  if (typeof header !== "string") return "file";
  const sent = Buffer.from(header, "latin1").toString("utf8");
  try {
    return decodeURIComponent(sent);
  } catch {
    return sent; // 100%.pdf
  }
}

const notInParts = new Problem("wrong-content-type", { params: { expected: "application/octet-stream" } });

function sizeTold(mostBytes: number) {
  return { params: { limit: `${Math.floor(mostBytes / megabyte)} MB` } };
}

function refusals(mostBytes: number): Readonly<Record<FileRefusal, Problem>> {
  return {
    "too-large": new Problem("too-large", sizeTold(mostBytes)),
    "kind-not-allowed": new Problem("file-not-taken"),
    "name-not-allowed": invalidInput([
      { at: { header: "File-Name" }, code: "malformed", params: { form: "verslag.pdf" } },
    ]),
  };
}

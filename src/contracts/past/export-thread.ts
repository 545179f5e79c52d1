/**
 * Our side of the thread that reads an export: starts it, gives it the bytes as it asks for them, takes its tickets as they are wanted,
 * and ends it however that goes. Each side speaks only when it is asked, so neither runs ahead of the other.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Finding } from "../../agreement/finding.ts";
import {
  moreBytes,
  type ExportAsked,
  type ExportRead,
  type ExportTold,
  type OfWhom,
  type UnnamedTicket,
} from "./export-asked.ts";
import type { PastTicket } from "./past-tickets.ts";

/** Beside this file, in the form in which this file runs. */
const script = new URL(import.meta.url.endsWith(".ts") ? "./export-reader.ts" : "./export-reader.js", import.meta.url);

/** At a time: each takes a processor, and memory several times its export. Who comes later waits. */
const mostAtOnce = 1;
/** To a piece of the export, bytes: copied in a fraction of a millisecond. */
const pieceSize = 1 << 20;
/** For one export and what is gathered of it, megabytes: beyond it the thread ends, and Peil does not. */
const mostMemory = 4_096;

let reading = 0;
const waiting: (() => void)[] = [];

export interface ReadExport {
  readonly told: ExportTold;
  /** To be read to their end, or left: either ends the thread. */
  readonly tickets: AsyncIterable<PastTicket>;
}

export async function readInThread(
  asked: ExportAsked,
  bytes: Uint8Array,
  newId: () => string,
): Promise<ReadExport | { readonly findings: readonly Finding[] } | OfWhom> {
  await turn();
  const limits = { maxOldGenerationSizeMb: mostMemory };
  const worker = new Worker(script, { workerData: asked, resourceLimits: limits });
  const end = async (): Promise<void> => {
    await worker.terminate();
    next();
  };
  try {
    const read = (await said(worker, inPieces(bytes))) as ExportRead;
    if ("told" in read) return { told: read.told, tickets: ticketsOf(worker, newId, end) };
    await end();
    return read;
  } catch (error) {
    await end();
    throw error;
  }
}

async function* ticketsOf(
  worker: Worker,
  newId: () => string,
  end: () => Promise<void>,
): AsyncGenerator<PastTicket, void, undefined> {
  try {
    for (;;) {
      const coming = said(worker);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of a thread, not of a window
      worker.postMessage("next");
      const piece = (await coming) as readonly UnnamedTicket[];
      if (piece.length === 0) return;
      for (const { key, facts } of piece)
        yield { key, ticket: newId(), facts: facts.map((fact) => ({ ...fact, id: newId(), texts: [] })) };
    }
  } finally {
    await end();
  }
}

/** The next that it says but for asking for `bytes`. @throws what it fails with, or that it ended without a word */
async function said(worker: Worker, bytes?: Iterator<Uint8Array>): Promise<unknown> {
  const done = new AbortController();
  const { signal } = done;
  try {
    const ended = once(worker, "exit", { signal }).then(() => Promise.reject(new Error("the thread ended")));
    for (;;) {
      const [message] = (await Promise.race([once(worker, "message", { signal }), ended])) as [unknown];
      if (message !== moreBytes) return message;
      const piece = bytes?.next();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of a thread, not of a window
      worker.postMessage(piece?.done === false ? piece.value : null);
    }
  } finally {
    done.abort();
  }
}

/** Each a copy of its own: a view is sent with everything that stands around it. */
function* inPieces(bytes: Uint8Array): Generator<Uint8Array, undefined> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield new Uint8Array(bytes.subarray(at, at + pieceSize));
}

async function turn(): Promise<void> {
  if (reading < mostAtOnce) reading += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function next(): void {
  const first = waiting.shift();
  if (first === undefined) reading -= 1;
  else first();
}

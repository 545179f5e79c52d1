/** Checks the text of an agreement on a thread of its own: it takes a second, in which the desk goes on. */
import { Worker } from "node:worker_threads";
import type { CheckedText, Findings } from "../contracts/agreement-text.ts";

// Built, the file beside this one is JavaScript as this one is.
const program = new URL(
  `./agreement-checker-thread${import.meta.url.slice(import.meta.url.lastIndexOf("."))}`,
  import.meta.url,
);

/** `now`: epoch milliseconds, around which hours are made ready. */
export function checkOnThread(source: string, now: number): Promise<CheckedText | Findings> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { workerData: { source, now } });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread that checks agreements ended (${code})`)));
  });
}

/** What the thread of `checkOnThread` does: one check, told to whoever started it. */
import { parentPort, workerData } from "node:worker_threads";
import { checkText } from "../contracts/agreement-text.ts";
import { compileOptions } from "../contracts/programs.ts";

const { source, now } = workerData as { source: string; now: number };
parentPort!.postMessage(checkText(source, await compileOptions(source, now)));

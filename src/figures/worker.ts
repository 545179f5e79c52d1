/**
 * The thread in which figures are computed and agreements checked, so that nobody waits at the desk meanwhile. It reads the
 * database by a connection of its own, in a role that can only read, and sees what its asker may see.
 */
import { parentPort, workerData } from "node:worker_threads";
import { checkText } from "../contracts/agreement-text.ts";
import { Contracts } from "../contracts/load-contracts.ts";
import { compileOptions } from "../contracts/programs.ts";
import { Database, type Transaction } from "../database/database.ts";
import { answerOf } from "./agreement-asked.ts";
import { figuresOf } from "./figures-of.ts";
import { judgeMeasures } from "./judge-measures.ts";
import type { Answer, Question } from "./question.ts";

export interface WorkerSettings {
  /** Of the database; the thread takes the role that only reads. */
  readonly url: string;
}

const { url } = workerData as WorkerSettings;
const port = parentPort!;
const database = new Database({ url, role: "peil_read", connections: 1, onError: () => {} }); // the next question says so
let now = 0;
const contracts = new Contracts(() => now);

port.on("message", (question: Question) => {
  now = question.now;
  void answer(question).then(
    (value) => port.postMessage({ id: question.id, value } satisfies Answer),
    (error: unknown) => {
      const { message, code } = error as Error & { code?: string };
      port.postMessage({ id: question.id, error: { message, code } } satisfies Answer);
    },
  );
});

async function answer(question: Question): Promise<unknown> {
  if (question.kind === "document" || question.kind === "examples") return answerOf(question, now);
  if (question.kind === "check") return checkText(question.source, await compileOptions(question.source, now));
  if (question.kind === "prepare") return database.read(question.scope, (tx) => prepared(tx, question.contract));
  return database.read<unknown>(question.scope, (tx) =>
    question.kind === "figures"
      ? figuresOf(tx, contracts, question.asked, question.now)
      : judgeMeasures(tx, contracts, question.asked, question.asOf),
  );
}

async function prepared(tx: Transaction, contract: string): Promise<void> {
  await contracts.load(tx, [contract]);
}

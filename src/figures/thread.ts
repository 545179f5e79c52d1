/** One thread of the pool, with the question that it has; started when it is first asked, and anew after it died. */
import { Worker } from "node:worker_threads";
import type { Answer, Question } from "./question.ts";
import type { WorkerSettings } from "./worker.ts";

/** Beside this file, in the form in which this file runs. */
const script = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

export class Thread {
  private readonly settings: WorkerSettings;
  private worker: Worker | undefined;
  private waiting: { readonly id: number; readonly settle: (answer: Answer) => void } | undefined;

  constructor(settings: WorkerSettings) {
    this.settings = settings;
  }

  get isFree(): boolean {
    return this.waiting === undefined;
  }

  /** Settles with the answer; with an error where the thread dies or does not answer in time (milliseconds). */
  async ask(question: Question, withinMs: number): Promise<Answer> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.drop(new Error("no answer in time"));
      }, withinMs);
      this.waiting = {
        id: question.id,
        settle: (answer) => {
          clearTimeout(late);
          this.waiting = undefined;
          resolve(answer);
        },
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of a thread, not of a window
      this.started().postMessage(question);
    });
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.drop(new Error("stopped"));
    await worker?.terminate();
  }

  private started(): Worker {
    if (this.worker !== undefined) return this.worker;
    const worker = new Worker(script, { workerData: this.settings });
    worker.on("message", (answer: Answer) => {
      if (this.worker === worker && this.waiting?.id === answer.id) this.waiting.settle(answer);
    });
    worker.on("error", (error: Error) => {
      if (this.worker === worker) this.drop(error);
    });
    worker.on("exit", (code) => {
      if (this.worker === worker) this.drop(new Error(`the thread ended with ${code}`));
    });
    worker.unref();
    this.worker = worker;
    return worker;
  }

  /** Ends whatever the thread is doing; the next question starts another. */
  private drop({ message }: Error): void {
    const { worker, waiting } = this;
    this.worker = undefined;
    void worker?.terminate();
    waiting?.settle({ id: waiting.id, error: { message } });
  }
}

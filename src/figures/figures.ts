/**
 * Answers questions on figures in threads of their own: so many at a time, the others in the order in which they came. Who asks
 * what somebody in the same position is asking at that moment gets the same answer.
 */
import type { CheckedText, Findings } from "../contracts/agreement-text.ts";
import { Database, wholeTenant, type Scope } from "../database/database.ts";
import type { AgreementAnswer, DocumentAsked } from "./agreement-asked.ts";
import { KeptAnswers } from "./agreement-kept.ts";
import type { FiguresAnswer, FiguresAsked } from "./answer.ts";
import type { FiguresRefused } from "./figures-of.ts";
import type { MeasuresAsked } from "./judge-measures.ts";
import { KeptFigures, type FiguresMade } from "./kept-figures.ts";
import type { JudgedMeasure } from "./overview-answer.ts";
import type { Asked, Question } from "./question.ts";
import { Thread } from "./thread.ts";

export interface FiguresOptions {
  readonly url: string;
  readonly threads: number;
  readonly now: () => number;
  /** After which a question is given up, milliseconds. */
  readonly withinMs?: number | undefined;
}

/** So many wait already that another would wait in vain. */
export class TooManyQuestions extends Error {}

const mostWaiting = 200;

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Figures {
  private readonly options: FiguresOptions;
  private readonly threads: readonly Thread[];
  private readonly queue: Waiting[] = [];
  private readonly asking = new Map<string, Promise<unknown>>();
  private readonly agreements = new KeptAnswers((asked) => this.ask(asked));
  private readonly database: Database;
  private readonly kept: KeptFigures;
  private last = 0;
  private isStopped = false;

  constructor(options: FiguresOptions) {
    this.options = options;
    this.database = new Database({ url: options.url, role: "peil_read", connections: 1, onError: () => {} }); // the next question says so
    this.kept = new KeptFigures({
      database: this.database,
      now: options.now,
      ask: (scope, asked, position) => this.ask({ kind: "figures", scope, asked }, position) as Promise<FiguresMade>,
    });
    this.threads = Array.from({ length: options.threads }, () => new Thread({ url: options.url }));
  }

  async figures(scope: Scope, asked: FiguresAsked): Promise<FiguresAnswer | FiguresRefused> {
    if (this.isStopped) throw new Error("stopped");
    return this.kept.of(scope, asked);
  }

  /** The measures of a contract for its overview; undefined where there is no such contract. */
  async measures(tenant: string, asked: MeasuresAsked, asOf: number): Promise<readonly JudgedMeasure[] | undefined> {
    const question = { kind: "measures", scope: wholeTenant(tenant), asked, asOf } as const;
    return this.ask(question) as Promise<readonly JudgedMeasure[] | undefined>;
  }

  /** Lets a thread start, and read and compile what a contract is under, before figures of it are asked. */
  async prepare(scope: Scope, contract: string): Promise<void> {
    await this.ask({ kind: "prepare", scope, contract });
  }

  /** Checks the text of an agreement, to be kept then. */
  async check(source: string): Promise<CheckedText | Findings> {
    return this.ask({ kind: "check", source }) as Promise<CheckedText | Findings>;
  }

  /** An agreement as a document, with what a contract puts over it. */
  async document(asked: Omit<DocumentAsked, "kind">): Promise<AgreementAnswer<"document">> {
    return this.agreements.of({ kind: "document", ...asked });
  }

  /** The examples of an agreement, run. */
  async examples(source: string): Promise<AgreementAnswer<"examples">> {
    return this.agreements.of({ kind: "examples", source });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    for (const { reject } of this.queue.splice(0)) reject(new Error("stopped"));
    await Promise.all([...this.threads.map(async (thread) => thread.stop()), this.database.close()]);
  }

  /** What is asked again before it was answered is computed once; of a record that has grown meanwhile, anew. */
  private async ask(asked: Asked, position = ""): Promise<unknown> {
    const name = `${position} ${JSON.stringify(asked)}`;
    const same = this.asking.get(name);
    if (same !== undefined) return same;
    if (this.isStopped) throw new Error("stopped");
    if (this.queue.length >= mostWaiting) throw new TooManyQuestions("too many questions wait already");
    const answer = new Promise<unknown>((resolve, reject) => {
      this.queue.push({ asked, resolve, reject });
    }).finally(() => this.asking.delete(name));
    this.asking.set(name, answer);
    this.next();
    return answer;
  }

  private next(): void {
    for (const thread of this.threads) {
      if (!thread.isFree) continue;
      // What the system asks of itself waits for what somebody is waiting for.
      const first = Math.max(
        0,
        this.queue.findIndex(({ asked }) => asked.kind !== "measures" && asked.kind !== "prepare"),
      );
      const [waiting] = this.queue.splice(first, 1);
      if (waiting === undefined) return;
      const question: Question = { ...waiting.asked, id: ++this.last, now: this.options.now() };
      void this.askThread(thread, question, waiting);
    }
  }

  private async askThread(thread: Thread, question: Question, { resolve, reject }: Waiting): Promise<void> {
    const { value, error } = await thread.ask(question, this.options.withinMs ?? 120_000);
    if (error === undefined) resolve(value);
    else reject(Object.assign(new Error(error.message), { code: error.code }));
    if (!this.isStopped) this.next();
  }
}

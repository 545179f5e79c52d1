/**
 * Clients at work: agents who report tickets and act on them, one request after another, each with a journal of what was acknowledged.
 * What was not is asked again with the same Idempotency-Key until it is; now and then what was is asked once more.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { MadeSupplier } from "./made-supplier.ts";
import type { Gap } from "./timeline.ts";

export interface Acknowledged {
  readonly key: string;
  readonly person: string;
  readonly verb: string;
  readonly ticket: string;
  readonly facts: readonly {
    readonly id: string;
    readonly kind: string;
    readonly log: string;
    readonly index: number;
  }[];
  /** How often it was asked before it was acknowledged. */
  readonly tries: number;
}

export interface Checkpoint {
  readonly log: string;
  readonly size: number;
  readonly note: string;
}

export interface At {
  readonly port: () => number;
  readonly supplier: MadeSupplier;
  /** Epoch milliseconds, by the clock of the application. */
  readonly now: () => number;
  readonly random: () => number;
  /** What they do with a ticket, beside reporting it. */
  readonly acts: readonly string[];
  /** What there was to see of a time in which nobody was served. */
  readonly explain: (gap: Gap) => string;
}

type Agent = MadeSupplier["agents"][number];

interface Asked {
  readonly verb: string;
  readonly path: string;
  readonly body: object;
}

const hour = 3_600_000;
/** So far ahead lies what comes due next on a ticket that is reported. */
export const aheadMs = 1_200;
/** A client of ours gives up on an answer after this, and asks again. */
const patienceMs = 8_000;

export class Clients {
  readonly journal: Acknowledged[] = [];
  readonly checkpoints: Checkpoint[] = [];
  /** Answers by their status, and requests that got none as 0. */
  readonly answers = new Map<number, number>();
  /** Answers that may never be given, whatever fault there is. */
  readonly wrong: string[] = [];
  /** Between two acknowledgements: how long nobody could work. */
  longestGap: Gap = { from: 0, until: 0 };
  private readonly at: At;
  private isOver = false;
  private readonly working: Promise<void>[] = [];
  private lastAt = Date.now();
  private last = "";

  constructor(at: At) {
    this.at = at;
  }

  start(count = 6): void {
    this.isOver = false;
    this.lastAt = Date.now();
    for (let n = 0; n < count; n++) this.working.push(this.work(n));
    this.working.push(this.keepCheckpoints());
  }

  /** Settles when all that was asked is acknowledged. */
  async finish(withinMs = 20_000): Promise<void> {
    this.isOver = true;
    const late = new AbortController();
    const tooLong = sleep(withinMs, true, { signal: late.signal }).catch(() => false);
    const isLate = await Promise.race([tooLong, Promise.all(this.working.splice(0)).then(() => false)]);
    late.abort();
    if (isLate) throw this.notServed(`what was asked was not acknowledged within ${withinMs} ms`);
  }

  /** Settles after so many more acknowledgements. */
  async more(count: number, withinMs = 30_000): Promise<void> {
    const wanted = this.journal.length + count;
    const end = performance.now() + withinMs;
    while (this.journal.length < wanted) {
      if (performance.now() > end) throw this.notServed(`nobody was served for ${withinMs} ms`);
      await sleep(10);
    }
  }

  private notServed(how: string): Error {
    const { answers, wrong, last } = this;
    const told = JSON.stringify({ answers: [...answers], wrong: wrong.slice(-5), last: last.slice(0, 300) });
    return new Error(`${how}: ${told}\n${this.at.explain({ from: this.lastAt, until: Date.now() })}`);
  }

  private async work(n: number): Promise<void> {
    const { supplier, random } = this.at;
    const agent = supplier.agents[n % supplier.agents.length]!;
    while (!this.isOver) {
      const { contract } = supplier.contracts[Math.floor(random() * supplier.contracts.length)]!;
      const reported = await this.untilDone(agent, {
        verb: "report",
        path: "/api/v1/tickets",
        body: this.report(contract),
      });
      if (reported === undefined) continue;
      for (const verb of this.acts()) {
        const path = `/api/v1/tickets/${reported.ticket}/actions/${verb}`;
        await this.untilDone(agent, { verb, path, body: bodyOf(verb) });
      }
    }
  }

  /** Of three hours and a bit ago, so that it is at risk in a few seconds; or of four, so that it is missed then. */
  private report(contract: string): object {
    const { now, random } = this.at;
    const ago = (random() < 0.5 ? 3 : 4) * hour - Math.floor(random() * aheadMs);
    return { contract, title: "Nothing prints", body: "Since this morning.", at: new Date(now() - ago).toISOString() };
  }

  private acts(): string[] {
    return this.at.acts.filter(() => this.at.random() < 0.3);
  }

  /** Undefined when it was refused because the clock went back meanwhile: then nothing was done, and nothing is to be. */
  private async untilDone(agent: Agent, asked: Asked): Promise<Acknowledged | undefined> {
    const key = randomUUID();
    for (let tries = 1; ; tries++) {
      const found = await this.ask(agent, key, asked);
      if (found === "refused") return undefined;
      if (found === undefined) continue;
      const done = { key, person: agent.person, verb: asked.verb, ticket: found.ticket, facts: found.facts, tries };
      this.journal.push(done);
      const gap = { from: this.lastAt, until: Date.now() };
      if (gap.until - gap.from > this.longestGap.until - this.longestGap.from) this.longestGap = gap;
      this.lastAt = gap.until;
      if (this.at.random() < 0.1) await this.askAgain(agent, done, asked);
      return done;
    }
  }

  private async askAgain(agent: Agent, done: Acknowledged, asked: Asked): Promise<void> {
    const found = await this.ask(agent, done.key, asked);
    if (typeof found === "object" && JSON.stringify(found.facts) !== JSON.stringify(done.facts))
      this.wrong.push(`${asked.verb} ${done.key} was answered otherwise the second time`);
  }

  /** Undefined when it has to be asked again. */
  private async ask({ bearer }: Agent, key: string, { path, body }: Asked) {
    const { status, retryMs, text } = await this.send("POST", bearer, path, body, key);
    if (status === 200 || status === 201) return JSON.parse(text) as Pick<Acknowledged, "ticket" | "facts">;
    if (text.includes("/problems/moment-not-allowed")) return "refused";
    const isForNow = [0, 429, 503].includes(status) || text.includes("/problems/in-progress");
    if (!isForNow) this.wrong.push(`${status} ${path} ${text}`);
    if (status === 503 && retryMs === undefined) this.wrong.push("503 without Retry-After");
    // Sooner than it was told to: the less it waits, the more a fault meets.
    await sleep(Math.min(retryMs ?? Infinity, 80 + this.at.random() * 160));
    return undefined;
  }

  private async keepCheckpoints(): Promise<void> {
    const { supplier } = this.at;
    for (let n = 0; !this.isOver; n++) {
      const { log } = supplier.contracts[n % supplier.contracts.length]!;
      const path = `/api/v1/ledger/logs/${log}/checkpoint`;
      const { status, text } = await this.send("POST", supplier.agents[0]!.bearer, path, {}, undefined);
      if (status === 201) this.checkpoints.push({ log, ...(JSON.parse(text) as Omit<Checkpoint, "log">) });
      else if (![0, 503, 429].includes(status)) this.wrong.push(`${status} ${path} ${text}`);
      await sleep(200);
    }
  }

  /** What a reader gets: the status of the queue's first page. */
  async read(): Promise<number> {
    const { bearer } = this.at.supplier.agents[0]!;
    return (await this.send("GET", bearer, "/api/v1/tickets?limit=10", undefined, undefined)).status;
  }

  /** What somebody gets who sends a file of so many bytes for the first ticket there was. */
  async upload(bytes: number): Promise<{ readonly status: number; readonly retryAfter: string | null }> {
    const { bearer } = this.at.supplier.agents[0]!;
    const url = `http://127.0.0.1:${this.at.port()}/api/v1/tickets/${this.journal[0]!.ticket}/files`;
    const headers = { authorization: `Bearer ${bearer}`, "file-name": "measured.txt", "content-type": "text/plain" };
    const { status, headers: told } = await fetch(url, {
      method: "POST",
      headers,
      body: "measured ".repeat(bytes / 9),
    });
    return { status, retryAfter: told.get("retry-after") };
  }

  private async send(method: string, bearer: string, path: string, body: object | undefined, key: string | undefined) {
    const headers = {
      authorization: `Bearer ${bearer}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    };
    let answer: { status: number; retryMs: number | undefined; text: string };
    try {
      const url = `http://127.0.0.1:${this.at.port()}${path}`;
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(url, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal,
      });
      const retry = response.headers.get("retry-after");
      const retryMs = retry === null ? undefined : Number(retry) * 1000;
      answer = { status: response.status, retryMs, text: await response.text() };
    } catch (error) {
      answer = { status: 0, retryMs: undefined, text: String((error as Error).cause ?? error) };
    }
    this.last = `${answer.status} ${answer.text}`;
    this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
    return answer;
  }
}

function bodyOf(verb: string): object {
  return verb === "start-work" ? {} : { body: "Looked at it." };
}

/** Asks a served system from outside, one request after the other on a connection that stays, and says how long each took. */
import { Agent, request } from "node:http";
import type { Caller } from "./served.ts";

export interface Times {
  readonly median: number;
  readonly p99: number;
}

export class Asking {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly port: number;

  constructor(port: number) {
    this.port = port;
  }

  /** The answer to a GET, or to a POST of `body`; throws on any other status than 200. */
  get<Answer>(path: string, caller?: Caller, body?: object): Promise<Answer> {
    const headers = {
      ...(caller === undefined ? {} : { authorization: `Bearer ${caller.key}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const method = body === undefined ? "GET" : "POST";
    const options = { port: this.port, host: "127.0.0.1", path, agent: this.agent, headers, method };
    return new Promise((resolve, reject) => {
      const asked = request(options, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.once("end", () =>
          answer.statusCode === 200
            ? resolve(JSON.parse(text) as Answer)
            : reject(new Error(`${path} answered ${answer.statusCode}: ${text}`)),
        );
      });
      asked.once("error", reject).end(body && JSON.stringify(body));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** So often one after the other, a tenth of it first to warm up. */
export async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<Times> {
  const took: number[] = [];
  for (let n = -Math.ceil(times / 10); n < times; n++) {
    const begun = performance.now();
    await work(n + times);
    if (n >= 0) took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  return { median: took[Math.floor(times / 2)]!, p99: took[Math.min(times - 1, Math.floor(times * 0.99))]! };
}

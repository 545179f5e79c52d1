/**
 * What stands between the pages and the API that they ask in process: here a test has an answer come late, not come, or tell what would take a crowd or
 * years to live through. What a page then makes of it is the page's own.
 */
import { problemStatus } from "../../src/http/problem-status.ts";
import type { Answered, Asked, BesidePage, WebHandler } from "../../src/http/web.ts";
import type { ProblemCode } from "../../src/i18n/problem-words.ts";
import { answerable } from "./answerable.ts";

export type Answering = (answer: () => Promise<Answered>, asked: Asked) => Promise<Answered>;

export class Between {
  private now: { readonly path: RegExp; readonly answering: Answering; readonly wrong: unknown[] } | undefined;

  /** The handler of the pages, with this between them and the API. */
  around(web: WebHandler): WebHandler {
    return (request, response, next) => {
      const { peil } = request as typeof request & { peil: BesidePage };
      const ask = async (asked: Asked) => {
        if (!this.now?.path.test(asked.url)) return peil.ask(asked);
        const { answering, wrong } = this.now;
        return answering(() => peil.ask(asked), asked).catch((error: unknown) => {
          if (answering !== breaking) wrong.push(error);
          throw error;
        });
      };
      Object.assign(request, { peil: { ...peil, ask } });
      web(request, response, next);
    };
  }

  /** While something is done, what the API is asked at this path is answered so. */
  async while<Value>(path: RegExp, answering: Answering, done: () => Promise<Value>): Promise<Value> {
    const wrong: unknown[] = [];
    this.now = { path, answering, wrong };
    try {
      const value = await done();
      // A page that can do without an answer would not tell.
      if (wrong.length > 0) throw wrong[0];
      return value;
    } finally {
      this.now = undefined;
    }
  }
}

/** Later than a page waits for what it can do without at first. */
export const late: Answering = async (answer) => {
  await new Promise((resolve) => setTimeout(resolve, 900));
  return answer();
};

/** Not at all. */
export const breaking: Answering = () => Promise.reject(new Error("the API broke off"));

/** Not, and why. */
export const refused =
  (code: ProblemCode): Answering =>
  () => {
    const status = problemStatus[code];
    const problem = { type: `/problems/${code}`, title: "Xx", status, detail: "Xx" };
    const headers = { "content-type": "application/problem+json" };
    return Promise.resolve({ status, headers, body: Buffer.from(JSON.stringify(problem)) });
  };

/** As it is, but for what is changed in it, to another answer that the API may give. */
export const telling =
  (change: (told: any) => void): Answering =>
  async (answer, asked) => {
    const { status, headers, body } = await answer();
    if (status >= 400) throw new Error(`nothing to change: ${Buffer.from(body).toString()}`);
    const told: unknown = JSON.parse(Buffer.from(body).toString());
    change(told);
    answerable(asked, told);
    return { status, headers, body: Buffer.from(JSON.stringify(told)) };
  };

/** Of what somebody sends; what is only read is answered as it is. */
export const onSending =
  (answering: Answering): Answering =>
  (answer, asked) =>
    asked.method === "GET" ? answer() : answering(answer, asked);

/** What whoever signed in long ago is asked first. */
export const signInAgain = onSending(refused("sign-in-again"));

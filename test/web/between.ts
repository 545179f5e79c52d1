/**
 * What stands between the pages and the API that they ask in process: here a test has an answer come late, not come, or tell what would take a crowd or
 * years to live through. What a page then makes of it is the page's own.
 */
import type { Answered, Asked, BesidePage, WebHandler } from "../../src/http/web.ts";

export type Answering = (answer: () => Promise<Answered>, asked: Asked) => Promise<Answered>;

export class Between {
  private now: { readonly path: RegExp; readonly answering: Answering } | undefined;

  /** The handler of the pages, with this between them and the API. */
  around(web: WebHandler): WebHandler {
    return (request, response, next) => {
      const { peil } = request as typeof request & { peil: BesidePage };
      const ask = (asked: Asked) =>
        this.now?.path.test(asked.url) ? this.now.answering(() => peil.ask(asked), asked) : peil.ask(asked);
      Object.assign(request, { peil: { ...peil, ask } });
      web(request, response, next);
    };
  }

  /** While something is done, what the API is asked at this path is answered so. */
  async while<Value>(path: RegExp, answering: Answering, done: () => Promise<Value>): Promise<Value> {
    this.now = { path, answering };
    try {
      return await done();
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

/** Not, and why. */
export const refused =
  (status: number, type = "about:blank"): Answering =>
  () =>
    Promise.resolve({
      status,
      headers: { "content-type": "application/problem+json" },
      body: Buffer.from(JSON.stringify({ type, title: "Xx", status })),
    });

/** As it is, but for what is changed in it. */
export const telling =
  (change: (told: any) => void): Answering =>
  async (answer) => {
    const { status, headers, body } = await answer();
    if (status >= 400) throw new Error(`nothing to change: ${Buffer.from(body).toString()}`);
    const told: unknown = JSON.parse(Buffer.from(body).toString());
    change(told);
    return { status, headers, body: Buffer.from(JSON.stringify(told)) };
  };

/** Of what somebody sends; what is only read is answered as it is. */
export const onSending =
  (answering: Answering): Answering =>
  (answer, asked) =>
    asked.method === "GET" ? answer() : answering(answer, asked);

/** What whoever signed in long ago is asked first. */
export const signInAgain = onSending(refused(403, "https://peil.example/problems/sign-in-again"));

/** An answer whose body ends with an error once it is larger than agreed, and that a library takes for any other answer. */
import { EgressFailed } from "./failure.ts";

export interface Bounds {
  /** What was asked in the end, for `Response.url`. */
  readonly url: string;
  readonly maxBytes: number;
  /** What an error while reading is told as. */
  readonly failure: (error: unknown) => EgressFailed;
}

const withoutBody = new Set([101, 103, 204, 205, 304]);

export function boundedBody(answer: Response, { url, maxBytes, failure }: Bounds): Response {
  const headers = new Headers([...answer.headers]);
  // The body comes unpacked, so what was said of it on the way is no longer so.
  if (headers.has("content-encoding")) for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  const body = answer.body === null || withoutBody.has(answer.status) ? null : bounded(answer.body, maxBytes, failure);
  const { status, statusText } = answer;
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}

function bounded(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  failure: Bounds["failure"],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        if (bytes > maxBytes) throw new EgressFailed("too-large", `the answer is larger than ${maxBytes} bytes`);
        controller.enqueue(value as Uint8Array<ArrayBuffer>);
      } catch (error) {
        await reader.cancel().catch(() => undefined);
        controller.error(failure(error));
      }
    },
    cancel: async (reason) => reader.cancel(reason),
  });
}

/** Asks the API what a form asks, and tells what became of it. */
import { fail, type ActionFailure } from "@sveltejs/kit";
import { isRefused, sent, type Answer } from "#lib/server/answers.ts";
import type { Outcome, ShownOnce } from "./outcome.ts";

type Shown<Data> = (data: Data) => ShownOnce | undefined;

export async function outcome<Data>(
  form: FormData,
  name: string,
  asked: Promise<Answer<Data>>,
  shown?: Shown<Data>,
): Promise<Outcome | ActionFailure<Outcome>> {
  const done = await sent(form, name, asked);
  if (isRefused(done)) {
    const { problem, typed } = done.data;
    return fail(done.status, { form: name, isDone: false, problem, typed });
  }
  const once = shown?.(done);
  return { form: name, isDone: true, typed: {}, ...(once === undefined ? {} : { once }) };
}

/** The header by which a double click does a thing once. */
export function onceOnly(form: FormData): { header: { "Idempotency-Key"?: string } } {
  const key = form.get("key");
  return { header: typeof key === "string" && key !== "" ? { "Idempotency-Key": key } : {} };
}

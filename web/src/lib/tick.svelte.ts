/**
 * The server's time, as it goes on in the browser: from the moment that the page was made, by a clock that nobody sets. Whatever shows it is
 * shown anew every fifteen seconds, all by one timer.
 */
import { createSubscriber } from "svelte/reactivity";

const everyMs = 15_000;

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, everyMs);
  return () => clearInterval(timer);
});

let base: { readonly now: number; readonly mark: number } | undefined;

/** `now` as the page has it; on the server that is all there is. */
export function serverNow(now: number): number {
  if (typeof window === "undefined") return now;
  subscribe();
  if (base?.now !== now) base = { now, mark: performance.now() };
  return now + performance.now() - base.mark;
}

/**
 * The server's time, as it goes on in the browser: from the moment that the page was made, by a clock that nobody sets. Whatever shows it is
 * shown anew every fifteen seconds, all by one timer.
 */
import { createSubscriber } from "svelte/reactivity";

const everyMs = 15_000;

let base: { readonly now: number; readonly mark: number } | undefined;
/** Of the base, when it was last shown: between two beats everything on a page says the same, whenever it came. */
let elapsedMs = 0;

const subscribe = createSubscriber((update) => {
  const beat = () => {
    if (base) elapsedMs = performance.now() - base.mark;
    update();
  };
  const timer = setInterval(beat, everyMs);
  return () => clearInterval(timer);
});

/** `now` as the page has it; on the server that is all there is. */
export function serverNow(now: number): number {
  if (typeof window === "undefined") return now;
  subscribe();
  if (base?.now !== now) {
    base = { now, mark: performance.now() };
    elapsedMs = 0;
  }
  return now + elapsedMs;
}

/**
 * What the forms of one ticket share in the browser: which version they are about, the key that makes sending twice once, and what became of what
 * was sent. While somebody writes, what others do meanwhile is shown first and only then taken as known.
 */
import { applyAction, type SubmitFunction } from "$app/forms";
import { invalidate } from "$app/navigation";
import type { TicketData } from "#lib/ticket/data.ts";

/** So long is what happened meanwhile in sight before the next sending counts as knowing it. */
const readingMs = 1500;

export class Sending {
  key = $state("");
  version = $state(0);
  /** The newest fact that who writes has seen. */
  seen = $state("");
  isTyping = $state(false);
  isBusy = $state(false);
  isLost = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(data: TicketData) {
    this.take(data);
  }

  private take({ key, version, seen }: TicketData): void {
    this.key = key;
    this.version = version;
    this.seen = seen;
  }

  /** The page has newer data than before. */
  renewed(data: TicketData): void {
    if (data.version === this.version) return;
    if (!this.isTyping) {
      this.version = data.version;
      this.seen = data.seen;
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.version = data.version), readingMs);
  }

  /** For `use:enhance`. `then` hears whether it was done. */
  enhance(latest: () => TicketData, then: (isDone: boolean) => void = () => {}): SubmitFunction {
    return ({ action }) => {
      // A dry run does nothing, so that all stays as it is but what is shown of it.
      if (action.search.includes("preview"))
        return async ({ result }) =>
          result.type === "success" || result.type === "failure" ? applyAction(result) : undefined;
      this.isBusy = true;
      this.isLost = false;
      return async ({ result, formElement }) => {
        this.isBusy = false;
        if (result.type === "error" && result.status === undefined) {
          this.isLost = true; // the key stays: whether it arrived nobody knows
          return then(false);
        }
        await applyAction(result);
        if (result.type === "success") {
          formElement.reset();
          this.isTyping = false;
        }
        await invalidate("peil:ticket");
        const data = latest();
        this.key = data.key;
        this.version = data.version;
        if (result.type === "success") this.seen = data.seen;
        then(result.type === "success");
      };
    };
  }
}

/**
 * What the forms of one ticket share in the browser: which version they are about, the key that makes sending twice once, and what became of what
 * was sent. While somebody writes, what others do meanwhile is shown first and only then taken as known.
 */
import { applyAction, type ActionResult, type SubmitFunction } from "$app/forms";
import { invalidate } from "$app/navigation";
import { mayBeSentAgain } from "#lib/sent-once.ts";
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

  /** How often something was sent in earnest. */
  private sent = 0;
  /** A key that was answered: the next thing takes another. */
  private spent = "";
  /** What happened until now was answered to whoever writes. */
  private isAnswered = false;

  constructor({ key, version, seen }: TicketData) {
    this.key = key;
    this.version = version;
    this.seen = seen;
  }

  /** The page has newer data than before. */
  renewed({ key, version, seen }: TicketData): void {
    if (this.spent === this.key && key !== this.spent) this.key = key;
    if (!this.isTyping) this.seen = seen;
    if (version === this.version) return;
    clearTimeout(this.timer);
    if (!this.isTyping || this.isAnswered) this.version = version;
    else this.timer = setTimeout(() => (this.version = version), readingMs);
    this.isAnswered = false;
  }

  /** For `use:enhance`. `then` hears whether it was done. */
  enhance(then: (isDone: boolean) => void = () => {}): SubmitFunction {
    return ({ action, formData }) => {
      // A dry run does nothing, so that all stays as it is but what is shown of it; of what was sent meanwhile it says nothing any more.
      if (action.search.includes("preview")) {
        const { sent } = this;
        return ({ result }) => (isAnswer(result) && sent === this.sent ? applyAction(result) : undefined);
      }
      this.sent += 1;
      this.isBusy = true;
      this.isLost = false;
      return async ({ result, formElement }) => {
        this.isBusy = false;
        if (isUnheard(result)) {
          mayBeSentAgain(formElement);
          this.isLost = true; // the key stays: whether it arrived nobody knows
          return then(false);
        }
        const isDone = result.type === "success";
        this.spent = this.key;
        this.isAnswered = true;
        if (isDone) {
          this.isTyping = resetKeeping(formElement, formData);
        }
        await applyAction(result);
        then(isDone);
        await invalidate("peil:ticket");
      };
    };
  }
}

/** Empties a form, but for what was typed in it after it was sent; tells whether there was such. */
function resetKeeping(form: HTMLFormElement, sent: FormData): boolean {
  const fields = [...form.querySelectorAll<HTMLTextAreaElement>("textarea")];
  const later = fields.flatMap((field) => {
    const said = sent.get(field.name);
    const was = typeof said === "string" ? said.replaceAll("\r\n", "\n") : "";
    const now = field.value.replaceAll("\r\n", "\n");
    const more = now.startsWith(was) ? now.slice(was.length) : now;
    return more.trim() === "" ? [] : [{ field, more }];
  });
  form.reset();
  setTimeout(() => {
    for (const { field, more } of later) {
      field.value = more.trimStart();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  return later.length > 0;
}

function isAnswer({ type }: ActionResult): boolean {
  return type === "success" || type === "failure";
}

/** No answer came, or none that says what became of it: too often, or the server is away for a moment. */
function isUnheard(result: ActionResult): boolean {
  return result.type === "error" && [undefined, 429, 502, 503, 504].includes(result.status);
}

/** Who clicks twice wants a thing once: what was just sent is not sent again within the time of a double click, and no second answer takes its place. */
const doubleClickMs = 700;
const justSent = new WeakMap<HTMLFormElement, { readonly what: string; readonly at: number }>();

/** Heard on its way down, before the form itself hears of it. */
export function sentOnce(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  const [what, at] = [whatIsSent(form, event.submitter), event.timeStamp];
  const before = justSent.get(form);
  if (before?.what !== what || at - before.at > doubleClickMs) justSent.set(form, { what, at });
  else {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Of what nobody answered, or what did nothing because nobody was signed in: whoever sends it again means it. */
export function mayBeSentAgain(form: HTMLFormElement): void {
  justSent.delete(form);
}

function whatIsSent(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const fields = [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
  return JSON.stringify([submitter?.getAttribute("formaction"), submitter?.getAttribute("value"), ...fields]);
}

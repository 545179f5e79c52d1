/** Where on a ticket's page a thing is done: brings the reader there, with the place to type it in. */

/** One of the kinds of text of the composer. */
export function reachText(kind: string): void {
  document.querySelector<HTMLInputElement>(`input[name="verb"][value="${kind}"]`)?.click();
  document.getElementById("body")?.focus();
}

export function reachAct(verb: string): void {
  const panel = document.querySelector<HTMLDetailsElement>(`#act-${verb}`);
  if (panel === null) return;
  panel.open = true;
  panel.querySelector<HTMLElement>("select, input:not([type=hidden]), textarea, button")?.focus();
  panel.scrollIntoView({ block: "nearest" });
}

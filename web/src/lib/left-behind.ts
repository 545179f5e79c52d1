/** What somebody wrote and did not send stays on their device by their name (WEB-20), until they sign out or somebody else comes (WEB-9). */
type Store = Pick<Storage, "length" | "key" | "removeItem">;

const draft = /^peil-(?:draft|report) (\S+)/;

/** Of everybody but `person`; of everybody where nobody is named. */
export function forgetDrafts(store: Store | undefined, person?: string): void {
  try {
    const names = Array.from({ length: store?.length ?? 0 }, (_, at) => store?.key(at) ?? "");
    for (const name of names) {
      const whose = draft.exec(name)?.[1];
      if (whose !== undefined && whose !== person) store?.removeItem(name);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Tells the other tabs of this browser who is signed in here, or that nobody is; what `changed` does is done where that was somebody else. */
export function tellTabs(person: string | undefined, changed?: () => void): () => void {
  if (!("BroadcastChannel" in globalThis)) return () => undefined;
  const tabs = new BroadcastChannel("peil");
  tabs.addEventListener("message", ({ data }) => data !== person && changed?.());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of its own origin alone
  tabs.postMessage(person);
  return () => tabs.close();
}

let whose: string | undefined;

/** What else this page sends by itself says so, too. */
export function forHeader(): Record<string, string> {
  return whose === undefined ? {} : { "peil-for": whose };
}

/** A form says on whose page it stands, so that it does nothing in the name of somebody who signed in since. */
export function nameForms(person: string): () => void {
  whose = person;
  const name = ({ formData, target }: FormDataEvent) => {
    if (target instanceof HTMLFormElement && target.method === "post") formData.set("for", person);
  };
  document.addEventListener("formdata", name);
  return () => {
    whose = undefined;
    document.removeEventListener("formdata", name);
  };
}

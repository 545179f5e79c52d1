/**
 * Keys that act on a page by themselves ("j", "g t"): which one was meant, and when none was. They listen only where nobody is typing, and the
 * overview of keys has a switch that turns them off (WCAG 2.1.4). See `parts/Keys.svelte`.
 */
export interface KeyAction {
  /** One key, or two that are pressed one after the other: "x", "g t", "Enter". */
  readonly keys: string;
  /** What it does, in the reader's language. */
  readonly name: string;
  readonly run: () => void;
}

export type Pressed = { readonly run: KeyAction } | { readonly pending: string } | undefined;

/** After a first key that begins some action, the second has this long. */
export const patienceMs = 1500;

/** The action of this key after what was pressed before it; or what waits for a second key. */
export function pressed(actions: readonly KeyAction[], pending: string | undefined, key: string): Pressed {
  const written = pending === undefined ? key : `${pending} ${key}`;
  const run = actions.find(({ keys }) => keys === written);
  if (run !== undefined) return { run };
  if (pending === undefined && actions.some(({ keys }) => keys.startsWith(`${key} `))) return { pending: key };
  return pending === undefined ? undefined : pressed(actions, undefined, key);
}

interface Typing {
  readonly tagName: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
}

/** Whether a key pressed there is meant for it: text, a choice of a list. A box to tick takes only its own space bar. */
export function isTyping({ tagName, type, isContentEditable }: Typing): boolean {
  if (isContentEditable === true || tagName === "TEXTAREA" || tagName === "SELECT") return true;
  return tagName === "INPUT" && type !== "checkbox" && type !== "radio" && type !== "button" && type !== "submit";
}

const kept = "peil-keys";

export function areKeysOn(storage: Pick<Storage, "getItem"> | undefined): boolean {
  return storage?.getItem(kept) !== "off";
}

export function switchKeys(storage: Pick<Storage, "setItem"> | undefined, isOn: boolean): void {
  storage?.setItem(kept, isOn ? "on" : "off");
}

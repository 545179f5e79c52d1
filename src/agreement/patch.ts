/**
 * Patches: another reading of an agreement, an annex or a proposed version, written as values for dotted paths and run
 * as a whole agreement (VER-4, CHK-2). The original data is never touched: what changes is copied, the rest is shared.
 */
import type { Path } from "./finding.ts";
import type { Data } from "./source.ts";

/** Values by the dotted path that they take the place of: `{ "hours.desk.closed": "nl-awt" }`. */
export type Patch = Readonly<Record<string, unknown>>;

export function patchPath(dotted: string): string[] {
  return dotted.split(".");
}

/** The sections of the agreement that a patch touches. */
export function sectionsOf(patch: Patch): string[] {
  return Object.keys(patch).map((dotted) => patchPath(dotted)[0]!);
}

/**
 * The data with every path of the patch set. A path whose parent is not a map stays unset: `missingParent` tells which,
 * and the check of the agreement reports it.
 */
export function applyPatch(data: Data, patch: Patch): Data {
  return Object.entries(patch).reduce(
    (patched, [dotted, value]) => set(patched, patchPath(dotted), value as Data),
    data,
  );
}

/** The path up to and with the step that is not there, or undefined when the patch finds its place. */
export function missingParent(data: Data, dotted: string): Path | undefined {
  const path = patchPath(dotted);
  let node: Data | undefined = data;
  for (let i = 0; i < path.length - 1; i++) {
    node = child(node, path[i]!);
    if (node === undefined || typeof node === "string") return path.slice(0, i + 1);
  }
  const inTerm = path.length >= 3;
  if (dotted === "force") return undefined; // the one head key that a reading may be about (CON-3)
  const setsOnHead = path.length === 1 || Array.isArray(node) || (!inTerm && child(node, path.at(-1)!) === undefined);
  return setsOnHead ? path : undefined;
}

function child(node: Data, step: string): Data | undefined {
  if (typeof node === "string" || Array.isArray(node)) return undefined;
  return Object.hasOwn(node, step) ? node[step] : undefined;
}

function set(node: Data, path: readonly string[], value: Data): Data {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof node === "string" || Array.isArray(node)) return node;
  const inner = child(node, step);
  if (inner === undefined && rest.length > 0) return node;
  const copy: { [key: string]: Data } = { ...node };
  copy[step] = rest.length === 0 ? value : set(inner!, rest, value);
  return copy;
}

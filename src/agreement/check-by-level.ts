/**
 * Values by level: a map whose keys are exactly one list's values (CHK-2). A missing key would leave a ticket without a
 * target in silence; keys that two lists share would leave it to chance which list decides.
 */
import { error, nearest, type Finding, type Path } from "./finding.ts";
import type { ByLevel } from "./schema/by-level.ts";
import type { Scope } from "./scope.ts";

/** Checks the keys of every map in the tree, and each value with `leaf`. */
export function checkByLevel<T>(
  scope: Scope,
  tree: ByLevel<T>,
  path: Path,
  leaf: (value: T, path: Path) => Finding[] = () => [],
): Finding[] {
  if (tree.kind === "value") return leaf(tree.value, path);
  const inner = Object.entries(tree.cases).flatMap(([key, branch]) =>
    checkByLevel(scope, branch, [...path, key], leaf),
  );
  return [...checkKeys(scope, Object.keys(tree.cases), path), ...inner];
}

/** The level whose values are exactly these keys; undefined where none is, or several are. */
export function levelOf(scope: Scope, keys: readonly string[]): string | undefined {
  const found = levelsOf(scope, keys);
  return found.length === 1 ? found[0] : undefined;
}

function levelsOf(scope: Scope, keys: readonly string[]): string[] {
  const asked = new Set(keys);
  return [...scope.levels].flatMap(([name, values]) =>
    values.length === asked.size && values.every((value) => asked.has(value)) ? [name] : [],
  );
}

function checkKeys(scope: Scope, keys: readonly string[], path: Path): Finding[] {
  const found = levelsOf(scope, keys);
  if (found.length === 1) return [];
  if (found.length > 1) return [error("levels.ambiguous", path, { keys: keys.join(" · "), levels: found.join(" · ") })];
  const [level, values] = resembling(scope, keys);
  const missing = values.filter((value) => !keys.includes(value));
  const extra = keys.filter((key) => !values.includes(key));
  return [
    error("levels.keys", extra.length > 0 ? [...path, extra[0]!] : path, {
      level,
      missing: missing.join(" · "),
      extra: extra.join(" · "),
      near: extra.length > 0 ? (nearest(extra[0]!, missing) ?? "") : "",
    }),
  ];
}

/** The level that shares most values with these keys: what the author most likely meant. */
function resembling(scope: Scope, keys: readonly string[]): readonly [string, readonly string[]] {
  const asked = new Set(keys);
  let best: readonly [string, readonly string[]] = ["", []];
  let most = 0;
  for (const entry of scope.levels) {
    const shared = entry[1].filter((value) => asked.has(value) || nearest(value, asked) !== undefined).length;
    if (shared > most) [best, most] = [entry, shared];
  }
  return best;
}

/**
 * "By level": wherever a value stands, a map may stand whose keys are exactly one list's values, `{ urgent: …, low: … }`.
 * Maps nest, so a target can depend on plan and priority. Which list the keys belong to is found when names are checked.
 */
import { z } from "zod";
import { id } from "./basics.ts";

export type ByLevel<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "by"; readonly cases: Readonly<Record<string, ByLevel<T>>> };

export function byLevel<Leaf extends z.ZodType>(leaf: Leaf): z.ZodType<ByLevel<z.output<Leaf>>> {
  const nested: z.ZodType<ByLevel<z.output<Leaf>>> = z.lazy(() =>
    z.union([
      z.record(id, nested).transform((cases) => ({ kind: "by" as const, cases })),
      leaf.transform((value) => ({ kind: "value" as const, value })),
    ]),
  );
  return nested;
}

/** Every value in the tree, with the keys that lead to it. */
export function* leaves<T>(
  tree: ByLevel<T>,
  keys: readonly string[] = [],
): Generator<{ keys: readonly string[]; value: T }> {
  if (tree.kind === "value") yield { keys, value: tree.value };
  else for (const [key, inner] of Object.entries(tree.cases)) yield* leaves(inner, [...keys, key]);
}

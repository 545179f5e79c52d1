/**
 * Agreements, mappings and files of facts are all YAML, and on a command line they are easily put in each other's place.
 * That is one mistake, and it is said as one (CHK-1).
 */
import { error, type Finding } from "./finding.ts";
import type { Data } from "./source.ts";

export type FileKind = "agreement" | "mapping" | "facts";

const marks: readonly (readonly [key: string, kind: FileKind])[] = [
  ["peil", "agreement"],
  ["peil-mapping", "mapping"],
  ["tickets", "facts"],
];

/** What is wrong where the file is plainly one of the other kinds; undefined where it is, or could be, what is wanted. */
export function otherKind(data: Data, wanted: FileKind): Finding | undefined {
  if (typeof data !== "object" || Array.isArray(data)) return undefined;
  const is = marks.filter(([key]) => Object.hasOwn(data, key)).map(([, kind]) => kind);
  if (is.length !== 1 || is[0] === wanted) return undefined;
  return error("file.other-kind", [], { is: is[0]!, wanted });
}

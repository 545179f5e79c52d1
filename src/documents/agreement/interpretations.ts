/** What the text leaves open, and how it is read: by the edition, or by a contract whose annex takes another reading (VER-4). */
import { patchPath, type Patch } from "../../agreement/patch.ts";
import { readingsOf } from "../../agreement/readings.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Text } from "../../agreement/schema/basics.ts";

export interface ShownInterpretation {
  readonly interpretation: string;
  readonly open: Text;
  readonly reading: Text;
  /** The names of the other readings. */
  readonly others: readonly string[];
  /** The other reading that the contract's annex takes; null where it takes none. */
  readonly readAs: string | null;
  readonly by: "edition" | "contract";
}

export function interpretationsIn(
  file: AgreementFile,
  annex: Patch,
): (ShownInterpretation & { readonly article: string })[] {
  const readings = readingsOf(file);
  return Object.entries(file.interpretations ?? {}).map(([interpretation, { article, open, reading }]) => {
    const own = readings.filter((one) => one.interpretation === interpretation);
    const taken = own.find(({ patch }) => isTaken(patch, annex));
    const others = own.map(({ name }) => name);
    const by = taken === undefined ? "edition" : "contract";
    return { interpretation, article, open, reading, others, readAs: taken?.name ?? null, by };
  });
}

/** Everything that the reading changes, the annex changes alike. */
function isTaken(patch: Patch, annex: Patch): boolean {
  const written = Object.entries(patch);
  return written.length > 0 && written.every(([path, value]) => path in annex && alike(annex[path], value));
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the annex changes something of the term at this path of the file. */
export function isAmended(path: readonly (string | number)[], annex: Patch): boolean {
  return Object.keys(annex).some((dotted) => {
    const changed = patchPath(dotted);
    const shared = Math.min(changed.length, path.length);
    return changed.slice(0, shared).every((step, i) => step === String(path[i]));
  });
}

/** Compiles the measures of an agreement that has no error findings. Rules: CON-3, CLK-9. */
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Hours } from "../../time/hours.ts";
import type { Measure } from "./measure.ts";

export function compileMeasures(file: AgreementFile, hours: ReadonlyMap<string, Hours>): Measure[] {
  const informative = file.force === "informative";
  return Object.entries(file.measures ?? {}).map(([name, term]) => ({
    name,
    kind: term.of,
    term,
    hours: hours.get(term.hours ?? "always")!,
    per: term.per,
    target: term.target,
    aim: informative || term.target.aim || (term.strength ?? "promise") !== "promise",
  }));
}

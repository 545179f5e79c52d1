/** Which sorts of fact a mapping can ever tell, for whoever judges measures by it. Rule: IMP-10. */
import type { ToldSort } from "../../report/told-measures.ts";
import type { MappingFile, Source } from "../mapping/mapping-schema.ts";

export function toldSorts({ facts }: MappingFile): ToldSort[] {
  return facts.map(({ fact, with: fields = {} }) => ({
    fact,
    what: wordsOf(fields["what"]),
    isUse: fields["use"] !== undefined,
  }));
}

/** The words that a source can give; any where it gives the texts of a column as they are. */
function wordsOf(source: Source | undefined): ReadonlySet<string> | "any" {
  if (source === undefined) return new Set();
  if ("is" in source) return new Set([source.is]);
  if (!("values" in source) || source.values === undefined) return "any";
  const others = [source.empty, source.otherwise].filter((one) => one !== undefined);
  return new Set([...Object.values(source.values), ...others]);
}

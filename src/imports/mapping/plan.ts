/**
 * A mapping made ready for the records of one export: columns by their index in the header, values as lookups, moments
 * compiled for their formats and zone. What a record can say is a closed list of meanings, each kept once.
 */
import { error, nearest, type Finding } from "../../agreement/finding.ts";
import type { Fields } from "../../facts/fact.ts";
import type { MappingFile, Source, TicketMapping, When } from "./mapping-schema.ts";
import { compileMoments, type Moments } from "../moments/moments.ts";

/** What one event of an export says of its ticket. */
export type Meaning =
  | { readonly says: "fact"; readonly kind: string; readonly fields: Fields; readonly take: "each" | "first" | "last" }
  | { readonly says: "state"; readonly state: string; readonly fields: Fields }
  | { readonly says: "value"; readonly slot: number; readonly value: string | undefined }
  | { readonly says: "change"; readonly slot: number; readonly value: string; readonly before: string | undefined };

/** What a ticket is described by: an attribute, an item of its contract, or the verdict that the export carries. */
export interface Slot {
  readonly name: string;
  readonly of: "ticket" | "contract" | "recorded";
  /** Whether it is a level: of a record per change its values are followed. */
  readonly isLevel: boolean;
  /** The word for every ticket, where no column says it. */
  readonly constant: string | undefined;
}

export interface PlanOptions {
  /** The zone of moments without offset, where the mapping names none. */
  readonly zone: string;
  /** The levels of the agreements that the tickets are for, with their values; none where a level takes any text. */
  readonly levels: ReadonlyMap<string, ReadonlySet<string>>;
  /** The column of a verdict to set beside Peil's own. */
  readonly recorded?: string | undefined;
}

export interface Plan {
  readonly mapping: TicketMapping;
  readonly moments: Moments;
  readonly slots: readonly Slot[];
  /** Every column that the mapping reads. */
  readonly columns: readonly string[];
  readonly levels: PlanOptions["levels"];
  readonly meanings: Meaning[];
  /** The index of a meaning; the same one for the same words. */
  readonly intern: (meaning: Meaning) => number;
}

export function planOf(mapping: TicketMapping, options: PlanOptions): Plan {
  const zone = mapping.times?.zone ?? options.zone;
  const moments = compileMoments(mapping.times?.format ?? ["iso"], zone);
  if ("unknown" in moments) throw new Error(`a format of moments that was checked is not known: ${moments.unknown}`);
  const meanings: Meaning[] = [];
  const known = new Map<string, number>();
  return {
    mapping,
    moments,
    slots: slotsOf(mapping, options),
    columns: columnsOf(mapping, options.recorded),
    levels: options.levels,
    meanings,
    intern: (meaning) => {
      const name = JSON.stringify(meaning);
      const index = known.get(name) ?? meanings.push(meaning) - 1;
      known.set(name, index);
      return index;
    },
  };
}

function slotsOf(mapping: MappingFile, { levels, recorded }: PlanOptions): Slot[] {
  const ticket = Object.keys(mapping.ticket ?? {});
  const changed = (mapping.changes ?? []).map(({ level }) => level).filter((level) => !ticket.includes(level));
  return [
    ...[...ticket, ...new Set(changed)].map((name) => ({
      name,
      of: "ticket" as const,
      isLevel: levels.has(name),
      constant: constantOf(mapping.ticket?.[name]),
    })),
    ...Object.entries(mapping.contract ?? {}).map(([name, source]) => ({
      name,
      of: "contract" as const,
      isLevel: false,
      constant: constantOf(source),
    })),
    ...(recorded === undefined
      ? []
      : [{ name: recorded, of: "recorded" as const, isLevel: false, constant: undefined }]),
  ];
}

function constantOf(source: Source | undefined): string | undefined {
  return source !== undefined && "is" in source ? source.is : undefined;
}

/** Every column that a mapping names, each once. */
export function columnsOf(mapping: MappingFile, recorded?: string): string[] {
  const ofSource = (source: Source): string[] => ("column" in source ? [source.column] : []);
  const ofWhen = (when: When | undefined): string[] => Object.keys(when ?? {});
  const ofFields = (fields: Readonly<Record<string, Source>> | undefined) =>
    Object.values(fields ?? {}).flatMap(ofSource);
  const sequence = mapping.sequence === "as-written" ? undefined : mapping.sequence;
  const { column: verdict = recorded, when: verdictWhen } = mapping.recorded?.[recorded ?? ""] ?? {};
  return [
    ...new Set([
      ...[mapping.key, mapping.moment, sequence, verdict].filter((one) => one !== undefined),
      ...ofWhen(verdictWhen),
      ...(mapping["leave-out"] ?? []).flatMap(({ when }) => ofWhen(when)),
      ...ofFields(mapping.ticket),
      ...ofFields(mapping.contract),
      ...mapping.facts.flatMap(({ at, when, with: fields, counts }) => [
        at,
        ...ofWhen(when),
        ...ofFields(fields),
        ...Object.keys(counts ?? {}),
      ]),
      ...(mapping.states ?? []).flatMap(({ column, at, when, with: fields }) => [
        column,
        ...(at === undefined ? [] : [at]),
        ...ofWhen(when),
        ...ofFields(fields),
      ]),
      ...(mapping.changes ?? []).flatMap(({ column, before, at, when }) => [
        column,
        ...[before, at].filter((one) => one !== undefined),
        ...ofWhen(when),
      ]),
    ]),
  ];
}

/** Columns that a header lacks, as findings; those that may be lacking are left out. */
export function missingColumns(
  plan: Pick<Plan, "columns"> & { readonly mapping: MappingFile },
  header: readonly string[],
  file: string,
): Finding[] {
  const optional = plan.mapping.optional ?? [];
  return plan.columns
    .filter((column) => !header.includes(column) && !optional.includes(column))
    .map((column) => error("mapping.column-missing", [], { column, file, near: nearest(column, header) ?? "" }));
}

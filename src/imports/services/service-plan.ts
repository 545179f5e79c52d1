/**
 * A mapping with `log: service` made ready for records, and bound to the header of one file. A record that tells both the
 * beginning and the end of an outage or a maintenance, and names none, is that outage itself. Rules: IMP-1, CON-2.
 */
import type { FieldValue } from "../../facts/fact.ts";
import { factKind, momentFields } from "../../facts/vocabulary.ts";
import { emptiness, holds, wordReader, type Cells, type Header } from "../mapping/bind.ts";
import { trimmed } from "../mapping/cell-text.ts";
import type { MappingFile, Source } from "../mapping/mapping-schema.ts";
import { columnsOf } from "../mapping/plan.ts";
import { withUnit } from "../mapping/with-unit.ts";
import { compileMoments, type Moments } from "../moments/moments.ts";
import type { Cell } from "../read/records.ts";

type MappedFact = MappingFile["facts"][number];

export interface ServicePlan {
  readonly mapping: MappingFile;
  readonly moments: Moments;
  /** That of moments without offset. */
  readonly zone: string;
  /** Every column that the mapping reads. */
  readonly columns: readonly string[];
}

/** `zone` is that of moments without offset, where the mapping names none. */
export function servicePlanOf(mapping: MappingFile, zone: string): ServicePlan {
  const own = mapping.times?.zone ?? zone;
  const moments = compileMoments(mapping.times?.format ?? ["iso"], own);
  if ("unknown" in moments) throw new Error(`a format of moments that was checked is not known: ${moments.unknown}`);
  return { mapping, moments, zone: own, columns: columnsOf(mapping) };
}

export interface FieldReader {
  readonly name: string;
  readonly column: string;
  /** Where it stands in a record; −1 of a constant. */
  readonly index: number;
  /** A word, or several; undefined where nothing is said, false where the text is not known. */
  readonly word: (cell: Cell) => FieldValue | undefined | false;
  readonly isMoment: boolean;
}

/** One fact that a record can tell. */
export interface ServiceRule {
  readonly kind: string;
  readonly at: number;
  readonly atName: string;
  readonly holds: ((record: Cells) => boolean) | undefined;
  readonly fields: readonly FieldReader[];
  readonly counts: readonly FieldReader[];
  /** The field by which the facts of one record belong together, where the mapping leaves that to the record. */
  readonly bond: "outage" | "work" | undefined;
  /** Of an end, the column with the beginning in the same record. */
  readonly begins: number | undefined;
}

export interface BoundService {
  readonly rules: readonly ServiceRule[];
  /** Whose fact it is, where a column says so. */
  readonly customer: FieldReader | undefined;
  readonly leaveOut: readonly {
    readonly holds: (record: Cells) => boolean;
    readonly why: { nl: string; en: string };
  }[];
  /** Columns that every fact asks for, each with the texts that some `when` knows; none where one asks for any other. */
  readonly told: readonly { readonly column: string; readonly index: number; readonly texts: ReadonlySet<string> }[];
  readonly isEmpty: (cell: Cell) => boolean;
}

export function bindService({ mapping }: ServicePlan, header: readonly string[]): BoundService {
  const columns: Header = { header, isEmpty: emptiness(mapping) };
  const rules = mapping.facts.map((fact) => ruleOf(fact, columns, mapping.facts));
  const customers = rules.flatMap(({ fields }) => fields.filter(({ name }) => name === "customer"));
  return {
    rules: rules.map((rule) => ({ ...rule, fields: rule.fields.filter(({ name }) => name !== "customer") })),
    customer: customers[0],
    leaveOut: (mapping["leave-out"] ?? []).map(({ when, why }) => ({ holds: holds(columns, when)!, why })),
    told: tellingColumns(mapping, header),
    isEmpty: columns.isEmpty,
  };
}

/** A column that decides which fact is told, whichever it is, by what it holds: a text that nobody named would be no fact, in silence. */
function tellingColumns({ facts }: MappingFile, header: readonly string[]): BoundService["told"] {
  const tests = facts.flatMap(({ when }) => Object.entries(when ?? {}));
  return [...Map.groupBy(tests, ([column]) => column)].flatMap(([column, asked]) => {
    const texts = asked.flatMap(([, one]) => (Array.isArray(one) ? one.map(trimmed) : []));
    const isWhole = asked.length === facts.length && asked.every(([, one]) => Array.isArray(one));
    return isWhole ? [{ column, index: header.indexOf(column), texts: new Set(texts) }] : [];
  });
}

function ruleOf(mapped: MappedFact, columns: Header, all: readonly MappedFact[]): ServiceRule {
  const { fact, at, when, with: fields = {}, counts = {} } = mapped;
  const moments = momentFields(fact);
  const start = fact.endsWith("-ended") ? beginningOf(mapped, all) : undefined;
  return {
    kind: factKind(fact) ?? fact,
    at: columns.header.indexOf(at),
    atName: at,
    holds: holds(columns, when),
    fields: Object.entries(fields).map(([name, source]) => {
      const { column, word } = wordsReader(columns, source);
      return {
        name,
        column: "column" in source ? source.column : name,
        index: column,
        word,
        isMoment: moments.includes(name),
      };
    }),
    counts: Object.entries(counts).map(([column, bound]) => countReader(columns, column, bound)),
    bond: bondOf(mapped, all),
    begins: start === undefined ? undefined : columns.header.indexOf(start.at),
  };
}

/** A cell may hold several words with a sign between them: the services of one outage. Each has to be known. */
function wordsReader(columns: Header, source: Source): Pick<FieldReader, "word"> & { readonly column: number } {
  const one = wordReader(columns, source);
  const split = "split" in source ? source.split : undefined;
  if (split === undefined) return one;
  const word = (cell: Cell): FieldValue | undefined | false => {
    if (columns.isEmpty(cell)) return one.word(cell);
    const texts = trimmed(cell!).split(split);
    const words = texts.filter((text) => text.trim() !== "").map((text) => one.word(text));
    const known = words.filter((own) => own !== false && own !== undefined);
    if (known.length < words.length || known.length === 0) return false;
    return known.length === 1 ? known[0] : known;
  };
  return { column: one.column, word };
}

/** How many samples of a record kept a bound: `949 within 2 s`. */
function countReader({ header, isEmpty }: Header, column: string, bound: string): FieldReader {
  const word = (cell: Cell) => (isEmpty(cell) ? undefined : (withUnit(trimmed(cell!), bound) ?? false));
  return { name: "counts", column, index: header.indexOf(column), word, isMoment: false };
}

const bonds = { outage: "outage", maintenance: "work" } as const;

/** Where both come from every record alike, the record is what binds them. */
function bondOf(mapped: MappedFact, all: readonly MappedFact[]): "outage" | "work" | undefined {
  const family = Object.keys(bonds).find((name) => mapped.fact.startsWith(`${name}-`)) as
    | keyof typeof bonds
    | undefined;
  if (family === undefined) return undefined;
  const bond = bonds[family];
  const others = all.filter(({ fact }) => fact.startsWith(`${family}-`));
  const isNamed = others.some(({ with: fields }) => fields?.[bond] !== undefined);
  const isOneRecord = others.every(({ when }) => JSON.stringify(when) === JSON.stringify(mapped.when));
  return others.length > 1 && !isNamed && isOneRecord ? bond : undefined;
}

function beginningOf({ fact, when }: MappedFact, all: readonly MappedFact[]): MappedFact | undefined {
  const start = fact.replace(/-ended$/, "-started");
  return all.find((one) => one.fact === start && JSON.stringify(one.when) === JSON.stringify(when));
}

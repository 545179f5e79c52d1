/** What `peil map` tells beside the mapping: what it found, what wants a look, and what could not be placed. */
import type { Writable } from "node:stream";
import { mapWords, wordReason, type Reason } from "../i18n/map-words.ts";
import type { Language } from "../i18n/words.ts";
import { oneLine } from "../imports/propose/yaml-lines.ts";
import { columns, paint, wrap } from "./layout.ts";
import type { Look, Part } from "./map-parts.ts";
import type { Io } from "./terminal.ts";

export interface Mapped {
  readonly file: string;
  readonly format: string;
  readonly records: number;
  readonly isSample: boolean;
  /** Whether it looks like records of a service after all. */
  readonly isOfServices: boolean;
  readonly tickets: number;
  /** The mapping that comes along, where the export has its shape. */
  readonly basedOn: string | undefined;
  readonly text: string;
  readonly parts: readonly Part[];
  readonly looks: readonly Look[];
  readonly unplaced: readonly Reason[];
}

const MOST = 20;

export function printMapSummary(
  io: Io,
  stream: Writable,
  mapped: Mapped,
  flags: { readonly out?: string | undefined; readonly agreement?: string | undefined },
): void {
  const words = mapWords(io.lang);
  const { looks, unplaced } = mapped;
  const count = (n: number) => n.toLocaleString(io.lang);
  const { format, isSample } = mapped;
  const seen = words.summary({ format, records: count(mapped.records), tickets: count(mapped.tickets), isSample });
  const basis = mapped.basedOn === undefined ? "" : `, ${words.based(mapped.basedOn)}`;
  const rows = mapped.parts.map(([label, text]) => [words.labels[label], oneLine(text)]);
  const lines = [
    "",
    `${paint(io, "strong", mapped.file)}  ${seen}${basis}`,
    ...columns(rows, 2, [], io.columns),
    "",
    looks.length === 0 ? words.nothingToLook : paint(io, "warn", words.looks(looks.length)),
    ...columns(
      looks.slice(0, MOST).map(({ at, why }) => [oneLine(at), oneLine(wordReason(why, io.lang))]),
      2,
      [],
      io.columns,
    ),
    ...(unplaced.length === 0 ? [] : ["", words.unplacedCount(unplaced.length)]),
    ...unplaced.slice(0, MOST).map((why) => `  ${wrap(oneLine(wordReason(why, io.lang)), io.columns, 4)}`),
    ...(mapped.isOfServices
      ? ["", paint(io, "warn", wrap(words.services(oneLine(mapped.file), undefined), io.columns, 0))]
      : []),
    ...(flags.out === undefined ? [] : ["", words.written(flags.out)]),
    ...(flags.out === undefined
      ? []
      : [words.tryIt({ agreement: flags.agreement ?? "agreement.yaml", file: mapped.file, mapping: flags.out })]),
  ];
  stream.write(`${lines.join("\n")}\n`);
}

export function mapJson(mapped: Mapped, out: string | undefined, lang: Language): object {
  const { file, format, records, isSample, tickets, basedOn, parts, looks, unplaced, text } = mapped;
  return {
    file,
    format,
    records,
    isSample,
    tickets,
    basedOn: basedOn ?? null,
    parts: Object.fromEntries(parts),
    looks: looks.map(({ at, why }) => ({ at, code: why.code, text: wordReason(why, lang) })),
    unplaced: unplaced.map((why) => ({ code: why.code, text: wordReason(why, lang) })),
    path: out ?? null,
    text,
  };
}

/** Reads an export out of memory, its bytes in pieces as wanted, and keeps everything that came out. */
import { readExport } from "../src/imports/read/read-export.ts";
import type { Cell, ReadRequest, ReadResult, RecordSink } from "../src/imports/read/records.ts";

export interface ReadRecords {
  columns: readonly string[];
  records: (readonly Cell[])[];
  lines: number[];
  /** Line and parameters of each record that was spoiled. */
  spoiled: [number, Readonly<Record<string, string | number>>][];
  result: ReadResult;
}

export async function readRecords(
  content: string | Uint8Array,
  request: Partial<ReadRequest> = {},
  sizes: readonly number[] = [1 << 20],
): Promise<ReadRecords> {
  const { kept, sink } = keepingSink();
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const result = await readExport({ name: "export", bytes: inSizes(bytes, sizes), ...request }, sink);
  return { ...kept, columns: kept.columns, result };
}

export function keepingSink(): { kept: Omit<ReadRecords, "result">; sink: RecordSink } {
  const kept: Omit<ReadRecords, "result"> = { columns: [], records: [], lines: [], spoiled: [] };
  const sink: RecordSink = {
    header: (columns) => (kept.columns = columns),
    batch(batch) {
      batch.records.forEach((record, i) => {
        kept.records.push(record);
        kept.lines.push(batch.lineOf(i));
      });
    },
    spoiled: (_code, line, params) => kept.spoiled.push([line, params]),
  };
  return { kept, sink };
}

async function* inSizes(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    yield bytes.slice(at, at + size);
    at += size;
  }
}

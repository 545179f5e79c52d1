/**
 * Reads one export, whatever it is: the bytes are unpacked, turned into text and given to the reader of their format. What
 * keeps a file from being read to its end is a finding; what the sink has by then is half, and to be thrown away.
 * Rules: IMP-1, IMP-2.
 */
import type { Finding } from "../../agreement/finding.ts";
import { gunzipped, isBrokenCompression, isGzipped, opened, type Bytes } from "./bytes.ts";
import { CsvReader } from "./csv.ts";
import { decoderFor, type Decoder } from "./encoding.ts";
import { JsonReader } from "./json.ts";
import { JsonLinesReader } from "./json-lines.ts";
import { containerOf, formatOf } from "./recognise.ts";
import type { Format, ReadRequest, ReadResult, RecordSink } from "./records.ts";
import type { TextReader } from "./text-reader.ts";
import { unreadable } from "./unreadable.ts";

/** Throws only what the system says of a file that it cannot open or read. */
export async function readExport(request: ReadRequest, sink: RecordSink): Promise<ReadResult> {
  const packed = await opened(request.bytes);
  const gzipped = isGzipped(packed.first);
  if (!gzipped) return readPlain(request, packed, sink);
  try {
    const unpacked = await opened(gunzipped(packed.all));
    return { ...(await readPlain(request, unpacked, sink)), gzipped };
  } catch (error) {
    if (!isBrokenCompression(error)) throw error;
    return { ...nothing, format: request.format ?? "csv", gzipped, findings: [unreadable("file.gzip-broken")] };
  }
}

type Opened = Awaited<ReturnType<typeof opened>>;

const nothing = {
  gzipped: false,
  encoding: "",
  separator: undefined,
  records: 0,
  unseen: [],
  otherSheets: [],
} as const;

async function readPlain(request: ReadRequest, bytes: Opened, sink: RecordSink): Promise<ReadResult> {
  const asked = request.format;
  if (bytes.first.length === 0) return { ...nothing, format: asked ?? "csv", findings: [unreadable("file.empty")] };
  const container = containerOf(bytes.first);
  if (container || asked === "xlsx") {
    const { readWorkbook } = await import("./xlsx.ts"); // with its libraries, only where there is a workbook
    const { records, otherSheets, finding } = await readWorkbook(bytes.all, request, sink);
    return { ...nothing, format: "xlsx", records, otherSheets, findings: finding ? [finding] : [] };
  }
  const decoder = decoderFor(bytes.first, request.encoding ?? declaredEncoding(bytes.first));
  if ("code" in decoder) return { ...nothing, format: asked ?? "csv", findings: [decoder] };
  return readText(request, bytes, decoder, sink);
}

/** What an XML document says its encoding is, in ASCII as it must. */
function declaredEncoding(first: Uint8Array): string | undefined {
  const start = Buffer.from(first.subarray(0, 200)).toString("latin1");
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];
}

async function readText(request: ReadRequest, bytes: Opened, decoder: Decoder, sink: RecordSink): Promise<ReadResult> {
  let reader: TextReader | undefined;
  let format: Format = request.format ?? "csv";
  let finding: Finding | undefined;
  let isEnough = false;
  for await (const { piece, isLast } of withLast(bytes.all)) {
    const text = decoder.read(piece, isLast);
    if (typeof text !== "string") {
      const line = (reader?.lineEnds() ?? 0) + text.lineEnds + 1;
      finding = unreadable("file.encoding-mixed", { encoding: decoder.encoding }, line);
      break;
    }
    if (!reader) {
      if (isLast && text.trim() === "") finding = unreadable("file.empty");
      const found = request.format ?? formatOf(text, isLast);
      if (typeof found === "object") finding ??= unreadable("file.unknown-format", found);
      if (finding || typeof found === "object") break;
      format = found;
      reader = await readerOf(format, request, sink);
    }
    finding = reader.read(text);
    isEnough = reader.isSatisfied || (sink.enough?.() ?? false);
    if (isLast && !isEnough) finding ??= reader.end();
    if (finding || isEnough) break;
  }
  const { records = 0, separator } = reader ?? {};
  const findings = finding ? [finding] : [];
  const unseen = isEnough ? [] : (reader?.unseen() ?? []);
  return { ...nothing, format, encoding: decoder.encoding, separator, records, unseen, findings };
}

async function readerOf(format: Format, request: ReadRequest, sink: RecordSink): Promise<TextReader> {
  switch (format) {
    case "csv":
      return new CsvReader(sink, request.separator);
    case "jsonl":
      return new JsonLinesReader(sink, request);
    case "json":
      return new JsonReader(sink, request);
    default: {
      const { XesReader } = await import("./xes.ts");
      return new XesReader(sink, request);
    }
  }
}

async function* withLast(bytes: Bytes): AsyncGenerator<{ piece: Uint8Array; isLast: boolean }, void, undefined> {
  let held: Uint8Array | undefined;
  for await (const piece of bytes) {
    if (held) yield { piece: held, isLast: false };
    held = piece;
  }
  if (held) yield { piece: held, isLast: true };
}

/**
 * XLSX: the rows of one sheet under the names in its first row that has any. The file is held packed, as zip files are read
 * from their end; the sheet goes by as a stream. Rules: IMP-2, IMP-3, IMP-4, IMP-5.
 */
import type { Finding } from "../../agreement/finding.ts";
import { isBrokenCompression, type Bytes } from "./bytes.ts";
import { PartError, readPart } from "./part-xml.ts";
import { containerOf } from "./recognise.ts";
import type { ReadRequest, RecordSink } from "./records.ts";
import { SheetRows } from "./sheet-rows.ts";
import { unreadable } from "./unreadable.ts";
import { readWorkbookParts, type Workbook } from "./workbook.ts";
import { Zip, ZipError } from "./zip.ts";

/** On the file and on what it unpacks to; a sheet of a million rows stays under it. */
const limit = 512 << 20;

export interface WorkbookRead {
  readonly records: number;
  readonly finding: Finding | undefined;
}

export async function readWorkbook(
  bytes: Bytes,
  request: Pick<ReadRequest, "sheet">,
  sink: RecordSink,
  unpackedLimit = limit,
): Promise<WorkbookRead> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    length += piece.length;
    if (length > limit) return { records: 0, finding: tooLarge(unpackedLimit) };
  }
  const whole = Buffer.concat(pieces);
  if (containerOf(whole) === "ole") return { records: 0, finding: olderOffice(whole) };
  const rows = new SheetRows(sink);
  try {
    const finding = await readSheet(new Zip(whole, unpackedLimit), request.sheet, rows);
    return { records: rows.records, finding };
  } catch (error) {
    return { records: rows.records, finding: findingOf(error, unpackedLimit) };
  }
}

async function readSheet(zip: Zip, asked: string | undefined, rows: SheetRows): Promise<Finding | undefined> {
  const workbook = await readWorkbookParts(zip);
  if (!workbook) return unreadable("xlsx.invalid", { fault: "no-workbook" });
  const sheet = sheetOf(workbook, asked);
  if (!sheet) {
    const sheets = workbook.sheets.map(({ name }) => name).join(", ");
    return unreadable("xlsx.no-sheet", { sheet: asked ?? "", sheets });
  }
  rows.use(workbook);
  await readPart(zip.unpack(sheet.part), rows);
  rows.end();
  return undefined;
}

/** The one that is named, or the first that is to be seen. */
function sheetOf({ sheets }: Workbook, asked: string | undefined): Workbook["sheets"][number] | undefined {
  if (asked !== undefined) return sheets.find(({ name }) => name === asked);
  return sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
}

function findingOf(error: unknown, unpackedLimit: number): Finding {
  if (error instanceof PartError) return unreadable("xlsx.invalid", { fault: "xml" });
  if (isBrokenCompression(error)) return unreadable("xlsx.invalid", { fault: "zip" });
  if (!(error instanceof ZipError)) throw error;
  if (error.fault === "too-large") return tooLarge(unpackedLimit);
  return error.fault === "protected" ? unreadable("xlsx.protected") : unreadable("xlsx.invalid", { fault: "zip" });
}

function tooLarge(bytes: number): Finding {
  return unreadable("xlsx.too-large", { megabytes: bytes >> 20 });
}

/** Office puts a locked workbook into the container of its older files, under a name of its own. */
function olderOffice(bytes: Buffer): Finding {
  return unreadable(bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "xlsx.protected" : "xlsx.old");
}

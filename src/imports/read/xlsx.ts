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
  /** Those with something in them that were not read, where nobody said which to read. */
  readonly otherSheets: readonly string[];
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
    if (length > limit) return { ...nothing, finding: tooLarge(unpackedLimit) };
  }
  const whole = Buffer.concat(pieces);
  if (containerOf(whole) === "ole") return { ...nothing, finding: olderOffice(whole) };
  const rows = new SheetRows(sink);
  try {
    return { ...(await readSheet(new Zip(whole, unpackedLimit), request.sheet, rows)), records: rows.records };
  } catch (error) {
    return { ...nothing, records: rows.records, finding: findingOf(error, unpackedLimit) };
  }
}

const nothing: WorkbookRead = { records: 0, otherSheets: [], finding: undefined };

async function readSheet(zip: Zip, asked: string | undefined, rows: SheetRows): Promise<WorkbookRead> {
  const workbook = await readWorkbookParts(zip);
  if (!workbook) return { ...nothing, finding: unreadable("xlsx.invalid", { fault: "no-workbook" }) };
  const sheet = sheetOf(workbook, asked);
  if (!sheet) {
    const sheets = workbook.sheets.map(({ name }) => name).join(", ");
    return { ...nothing, finding: unreadable("xlsx.no-sheet", { sheet: asked ?? "", sheets }) };
  }
  rows.use(workbook);
  await readPart(zip.unpack(sheet.part), rows);
  rows.end();
  if (asked !== undefined || rows.isDone) return nothing;
  const otherSheets: string[] = [];
  for (const other of workbook.sheets)
    if (other !== sheet && !other.isHidden && (await hasCells(zip, other.part))) otherSheets.push(other.name);
  return { ...nothing, otherSheets };
}

/** Read as far as its first cell with something in it. */
async function hasCells(zip: Zip, part: string): Promise<boolean> {
  const found = {
    isDone: false,
    open: (element: string) => {
      if (element === "v" || element === "t") found.isDone = true;
    },
  };
  await readPart(zip.unpack(part), found);
  return found.isDone;
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

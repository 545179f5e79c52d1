/** The floor of a score: the same file, only split into fields by the same parser, and every field of it counted. */
import { closeSync, openSync, readSync } from "node:fs";
import Papa from "papaparse";

const file = openSync(process.argv[2]!, "r");
const piece = Buffer.alloc(2 * 1024 * 1024);
const decoder = new TextDecoder();
let rest = "";
let fields = 0;
for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
  const text = rest + decoder.decode(piece.subarray(0, read), { stream: true });
  const { data, meta } = new Papa.Parser({ delimiter: ",", newline: "\n" }).parse(text, 0, true);
  for (const record of data as string[][]) fields += record.length;
  rest = text.slice(meta.cursor);
}
closeSync(file);
process.stdout.write(`${fields}\n`);

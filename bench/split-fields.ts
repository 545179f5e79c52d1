/** The floor of a score: the same file through the same reader, and every field of it counted. */
import { openFile } from "../src/imports/read/bytes.ts";
import { readExport } from "../src/imports/read/read-export.ts";

let fields = 0;
const name = process.argv[2]!;
await readExport(
  { name, bytes: openFile(name) },
  {
    header: () => {},
    batch: ({ records }) => {
      for (const record of records) fields += record.length;
    },
    spoiled: () => {},
  },
);
process.stdout.write(`${fields}\n`);

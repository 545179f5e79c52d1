/**
 * `npm run accept` takes the present output as the golden one; read the difference before you commit it. The tests compare
 * the same list, so a golden file that nothing makes any more cannot stay behind unseen.
 */
import { generalHelp } from "../src/cli/help.ts";
import { scorePage } from "../src/documents/score-page.ts";
import { allCases, rewritten } from "../test/errors/gallery.ts";
import { leftOut, scored } from "../test/scored.ts";
import { writeOrCheck, type Written } from "./written.ts";

export const golden: readonly Written[] = [
  { path: "test/golden/help.en.txt", make: async () => generalHelp("en") },
  { path: "test/golden/help.nl.txt", make: async () => generalHelp("nl") },
  { path: "test/golden/score.en.html", make: async () => scorePage(scored(), leftOut(), "en") },
  ...allCases().map((one) => ({ path: `test/errors/cases/${one.name}.txt`, make: () => rewritten(one) })),
];

if (import.meta.main) process.exitCode = await writeOrCheck(golden, "npm run accept", process.argv.slice(2));

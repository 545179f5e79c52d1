/**
 * `peil start`, which `npm start` runs: one ticket of an agreement that comes along, explained, and where to go next.
 * A newcomer sees in one screen what the whole is about.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run as explain } from "./explain.ts";
import { paint } from "./layout.ts";
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";
import { usageProblem } from "./usage.ts";

const agreement = fileURLToPath(new URL("../../agreements/embrace/agreement.yaml", import.meta.url));
const example = "urgent incident on Friday afternoon";

const intro: Readonly<Record<Language, string>> = {
  en: "Peil runs service level agreements. This is one ticket, judged by an agreement that a Dutch supplier published:",
  nl: "Peil voert service level agreements uit. Dit is één melding, beoordeeld met een overeenkomst die een leverancier publiceerde:",
};

const heading: Readonly<Record<Language, string>> = { en: "Where to go next", nl: "Hoe verder" };

const next: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ["./bin/peil check agreements/*/agreement.yaml", "five agreements, proved by their own examples"],
    ["./bin/peil new my-agreement --out my.yaml", "an agreement of your own to start from"],
    ["./bin/peil help explain", "explain a ticket of your own, from a file of facts"],
    ["docs/tutorial.md", "write an agreement for your own contract, step by step"],
  ],
  nl: [
    ["./bin/peil check agreements/*/agreement.yaml", "vijf overeenkomsten, bewezen door hun eigen voorbeelden"],
    ["./bin/peil new mijn-overeenkomst --lang nl --out mijn.yaml", "een eigen overeenkomst om mee te beginnen"],
    ["./bin/peil help explain", "leg een eigen melding uit, uit een bestand met feiten"],
    ["docs/tutorial.nl.md", "schrijf stap voor stap een overeenkomst voor uw eigen contract"],
  ],
};

const unknownWord: Readonly<Record<Language, (word: string) => string>> = {
  en: (word) => `peil: \`peil start\` does not know "${word}".`,
  nl: (word) => `peil: \`peil start\` kent "${word}" niet.`,
};

export async function run(args: string[], io: Io): Promise<number> {
  const unknown = args.find((word) => word !== "--json");
  if (unknown !== undefined) return usageProblem(io, "start", unknownWord[io.lang](unknown));
  if (args.includes("--json")) return explain([agreement, "--example", example, "--json"], io);
  io.stdout.write(`\n${intro[io.lang]}\n\n`);
  const code = await explain([relative(io.cwd, agreement) || agreement, "--example", example], io);
  const width = Math.max(...next[io.lang].map(([command]) => command.length));
  const steps = next[io.lang].map(([command, what]) => `  ${command.padEnd(width)}  ${what}`);
  io.stdout.write(`\n${paint(io, "strong", heading[io.lang])}\n${steps.join("\n")}\n\n`);
  return code;
}

/**
 * `peil tour`, a first look around: one ticket of an agreement that comes along, explained; a whole export, scored; and
 * where to go next. A newcomer sees in two screens what the whole is about.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run as explain } from "./explain.ts";
import { paint } from "./layout.ts";
import { run as score } from "./score.ts";
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";
import { unknownWord } from "./unknown-word.ts";

const root = new URL("../../", import.meta.url);
const agreement = fileURLToPath(new URL("agreements/embrace/agreement.yaml", root));
const example = "urgent incident on Friday afternoon";
const samples = ["agreement.yaml", "jira-changelog.json"].map((name) =>
  fileURLToPath(new URL(`mappings/samples/${name}`, root)),
);
const scoreOptions = ["--map", "jira-changelog", "--period", "2026-10"];

const intro: Readonly<Record<Language, string>> = {
  en: "Peil runs service level agreements. This is one ticket, judged by an agreement that a Dutch supplier published:",
  nl: "Peil voert service level agreements uit. Dit is één melding, beoordeeld met een overeenkomst die een leverancier publiceerde:",
};

const scored: Readonly<Record<Language, string>> = {
  en: "And these are all the tickets of a month: what Jira exports with its history, against an agreement for samples:",
  nl: "En dit zijn alle meldingen van een maand: wat Jira met geschiedenis exporteert, tegen een overeenkomst voor voorbeelden:",
};

const heading: Readonly<Record<Language, string>> = { en: "Where to go next", nl: "Hoe verder" };

const next: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ["./bin/peil check agreements/*/agreement.yaml", "five agreements, proved by their own examples"],
    ["./bin/peil new my-agreement --out my.yaml", "an agreement of your own to start from"],
    ["./bin/peil help explain", "explain a ticket of your own, from a file of facts"],
    ["./bin/peil map my-export.csv", "how to read the export of your own desk"],
    ["docs/tutorial.md", "write an agreement for your own contract, step by step"],
    ["docs/tutorial-score.md", "score a real log of 24,918 incidents, step by step"],
    ["docs/tutorial-measure.md", "measure the availability of a real service, step by step"],
    [
      "./bin/peil simulate agreements/embrace/agreement.yaml --story",
      "a made-up year at a desk, to read or to try things on",
    ],
  ],
  nl: [
    ["./bin/peil check agreements/*/agreement.yaml", "vijf overeenkomsten, bewezen door hun eigen voorbeelden"],
    ["./bin/peil new mijn-overeenkomst --lang nl --out mijn.yaml", "een eigen overeenkomst om mee te beginnen"],
    ["./bin/peil help explain", "leg een eigen melding uit, uit een bestand met feiten"],
    ["./bin/peil map mijn-export.csv", "hoe de export van je eigen desk te lezen is"],
    ["docs/tutorial.nl.md", "schrijf stap voor stap een overeenkomst voor je eigen contract"],
    ["docs/tutorial-score.nl.md", "beoordeel stap voor stap een echt log van 24.918 incidenten"],
    ["docs/tutorial-measure.nl.md", "meet stap voor stap de beschikbaarheid van een echte dienst"],
    [
      "./bin/peil simulate agreements/embrace/agreement.yaml --story",
      "een verzonnen jaar van een desk, om te lezen of te proberen",
    ],
  ],
};

export async function run(args: string[], io: Io): Promise<number> {
  const unknown = args.find((word) => word !== "--json");
  if (unknown !== undefined) return unknownWord(io, "tour", unknown);
  if (args.includes("--json")) return explain([agreement, "--example", example, "--json"], io);
  io.stdout.write(`\n${intro[io.lang]}\n\n`);
  const near = (file: string) => relative(io.cwd, file) || file;
  const explained = await explain([near(agreement), "--example", example], io);
  const scoreArgs = [...samples.map(near), ...scoreOptions];
  io.stdout.write(`\n${scored[io.lang]}\n\n$ ./bin/peil score ${scoreArgs.join(" ")}\n\n`);
  const code = Math.max(explained, await score(scoreArgs, io));
  const width = Math.max(...next[io.lang].map(([command]) => command.length));
  const steps = next[io.lang].map(([command, what]) => `  ${command.padEnd(width)}  ${what}`);
  io.stdout.write(`\n${paint(io, "strong", heading[io.lang])}\n${steps.join("\n")}\n\n`);
  return code;
}

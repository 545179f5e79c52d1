/**
 * `peil new <name>`: an agreement to start from, explained and with examples that pass. Printed, or written to a file
 * that is not there yet: nothing is ever overwritten.
 */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { nearest } from "../agreement/finding.ts";
import { agreementTemplate } from "../agreement/template.ts";
import { findZone } from "../time/zone.ts";
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";

const malformed = 2;
const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export async function run(args: string[], io: Io): Promise<number> {
  const asked = readArguments(args, io.lang);
  if ("refused" in asked) return refuse(io, asked.refused);
  const { name, zone, out, json } = asked;
  const text = agreementTemplate({ name, zone, lang: io.lang });
  if (out === undefined) {
    io.stdout.write(json ? `${JSON.stringify({ name, path: null, text })}\n` : text);
    return 0;
  }
  try {
    await writeFile(resolve(io.cwd, out), text, { flag: "wx" });
  } catch (thrown) {
    return refuse(io, words[io.lang].notWritten(out, (thrown as NodeJS.ErrnoException).code ?? String(thrown)));
  }
  io.stdout.write(json ? `${JSON.stringify({ name, path: out })}\n` : words[io.lang].written(out));
  return 0;
}

interface Asked {
  readonly name: string;
  readonly zone: string;
  readonly out: string | undefined;
  readonly json: boolean;
}

function readArguments(args: string[], lang: Language): Asked | { refused: string } {
  const say = words[lang];
  const parsed = parsedArguments(args);
  if (parsed === undefined) return { refused: say.usage };
  const { values, positionals } = parsed;
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) return { refused: say.usage };
  if (!namePattern.test(name)) return { refused: say.badName(name) };
  const zone = values.zone ?? "Europe/Amsterdam";
  if (findZone(zone) === undefined)
    return { refused: say.badZone(zone, nearest(zone, Intl.supportedValuesOf("timeZone"))) };
  return { name, zone, out: values.out, json: values.json === true };
}

function parsedArguments(args: string[]) {
  const options = { zone: { type: "string" }, out: { type: "string" }, json: { type: "boolean" } } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return undefined; // an option that it does not know, or one without its value
  }
}

function refuse(io: Io, text: string): number {
  io.stderr.write(`peil: ${text}\n`);
  return malformed;
}

const words = {
  nl: {
    usage: "gebruik `peil new <naam> [--zone <tijdzone>] [--out <bestand>] [--json]`.",
    badName: (name: string) =>
      `"${name}" kan geen naam zijn. Gebruik kleine letters en cijfers, met streepjes tussen de woorden.`,
    badZone: (zone: string, near: string | undefined) =>
      `de tijdzone "${zone}" bestaat niet. ${near === undefined ? "Schrijf een naam zoals Europe/Amsterdam." : `Bedoelde je "${near}"?`}`,
    notWritten: (out: string, code: string) =>
      code === "EEXIST"
        ? `${out} bestaat al en wordt niet overschreven. Kies een andere naam, of haal het bestand eerst weg.`
        : code === "ENOENT"
          ? `de map van ${out} bestaat niet. Maak die eerst.`
          : `${out} is niet te schrijven (${code}). Kies een andere plek.`,
    written: (out: string) => `${out} is geschreven. Controleer het met: peil check ${out}\n`,
  },
  en: {
    usage: "use `peil new <name> [--zone <time zone>] [--out <file>] [--json]`.",
    badName: (name: string) =>
      `"${name}" cannot be a name. Use lower case letters and digits, with hyphens between words.`,
    badZone: (zone: string, near: string | undefined) =>
      `there is no time zone "${zone}". ${near === undefined ? "Write a name such as Europe/Amsterdam." : `Did you mean "${near}"?`}`,
    notWritten: (out: string, code: string) =>
      code === "EEXIST"
        ? `${out} is already there and is not overwritten. Choose another name, or move the file first.`
        : code === "ENOENT"
          ? `the folder of ${out} is not there. Make it first.`
          : `${out} cannot be written (${code}). Choose another place.`,
    written: (out: string) => `${out} is written. Check it with: peil check ${out}\n`,
  },
} as const;

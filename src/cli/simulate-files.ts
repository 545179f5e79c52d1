/** Reads what a simulated life is made from: parameters, names and texts, those that come along or the reader's own. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding } from "../agreement/finding.ts";
import { languages } from "../i18n/word-finding.ts";
import { nlStory } from "../i18n/nl-simulate.ts";
import { enStory } from "../i18n/en-simulate.ts";
import { readParameters, type Parameters } from "../simulate/parameters.ts";
import {
  readBusiness,
  readLetters,
  readNames,
  readPhrases,
  type Business,
  type Names,
  type Texts,
} from "../simulate/texts.ts";
import { readInput } from "./load.ts";
import { Refused, refusedBy } from "./refused.ts";
import type { Io } from "./terminal.ts";

const bundled = fileURLToPath(new URL("../../simulation", import.meta.url));

export interface SimulationFiles {
  readonly parameters: Parameters;
  readonly names: Names;
  readonly texts: readonly Texts[];
}

export interface Wanted {
  readonly parameters?: string | undefined;
  /** A line of business by name; by default the one that names the agreement. */
  readonly texts?: string | undefined;
  readonly speak?: string | undefined;
}

export async function loadSimulation(agreement: string, wanted: Wanted, io: Io): Promise<SimulationFiles | Refused> {
  const parameters = await load(wanted.parameters ?? path.join(bundled, "parameters.yaml"), readParameters, io);
  if (parameters instanceof Refused) return parameters;
  const names = await load(path.join(bundled, "names.yaml"), readNames, io);
  if (names instanceof Refused) return names;
  const speak = wanted.speak ?? "both";
  const texts: Texts[] = [];
  for (const lang of speak === "both" ? (["nl", "en"] as const) : [speak as "nl" | "en"]) {
    const read = await loadTexts(lang, agreement, wanted.texts, io);
    if (read instanceof Refused) return read;
    texts.push(read);
  }
  return { parameters: parameters.parameters, names: names.value, texts };
}

async function loadTexts(
  lang: "nl" | "en",
  agreement: string,
  asked: string | undefined,
  io: Io,
): Promise<Texts | Refused> {
  const folder = path.join(bundled, "texts", lang);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).toSorted();
  const desk = await load(path.join(folder, "desk.yaml"), readPhrases, io);
  if (desk instanceof Refused) return desk;
  const letters = await load(path.join(folder, "letters.yaml"), readLetters, io);
  if (letters instanceof Refused) return letters;
  const all: Business[] = [];
  for (const file of files.filter((name) => !["desk.yaml", "letters.yaml"].includes(name))) {
    const read = await load(path.join(folder, file), readBusiness, io);
    if (read instanceof Refused) return read;
    all.push(read.value);
  }
  const general = all.find(({ texts }) => texts === "general")!;
  const own = await ownTexts(all, agreement, asked, lang, io);
  if (own instanceof Refused) return own;
  return { lang, desk: desk.value, letters: letters.value, general, own: own === general ? undefined : own };
}

/** The line of business that the agreement suits, one that was named, or the reader's own file of it. */
async function ownTexts(
  all: readonly Business[],
  agreement: string,
  asked: string | undefined,
  lang: "nl" | "en",
  io: Io,
): Promise<Business | Refused | undefined> {
  if (asked === undefined) return all.find((one) => one.for?.includes(agreement));
  if (/\.ya?ml$/.test(asked)) {
    const read = await load(asked, readBusiness, io);
    if (read instanceof Refused) return read;
    return read.value.lang === lang ? read.value : undefined;
  }
  const known = all.map(({ texts }) => texts);
  return all.find(({ texts }) => texts === asked) ?? new Refused([words[io.lang].noTexts(asked, known)]);
}

const words = { nl: nlStory, en: enStory };

/** A file of the simulation, or why it cannot be read, with every finding in it. */
async function load<Read extends object>(
  name: string,
  read: (bytes: Uint8Array) => Read | { findings: Finding[] },
  io: Io,
): Promise<Read | Refused> {
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const result = read(input.bytes);
  return "findings" in result ? refusedBy(io, name, result.findings) : result;
}

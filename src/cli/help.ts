/**
 * The texts of `peil --help`, `peil help <command>` and of a word that is no command. Plain strings: main.ts writes them.
 */
import { nearest } from "../agreement/finding.ts";
import { commands, type Command } from "./commands.ts";
import type { Language } from "../i18n/words.ts";

const exitCodes = {
  nl: `Afloopcodes
  0   in orde
  1   een voorbeeld of rij faalt, een wijziging blijft onopgemerkt (check --prove), of een belofte is gemist
      (explain, score --fail-on-miss)
  2   onleesbare of onjuiste invoer, of een onbekend commando
  70  een fout in Peil zelf (PEIL_DEBUG=1 toont waar)`,
  en: `Exit codes
  0   fine
  1   an example or a row fails, a change goes unnoticed (check --prove), or a promise was missed
      (explain, score --fail-on-miss)
  2   unreadable or malformed input, or an unknown command
  70  a bug in Peil itself (PEIL_DEBUG=1 shows where)`,
} as const satisfies Record<Language, string>;

const words = {
  nl: {
    tagline: "Peil voert service level agreements uit: geschreven als bestand, bewezen door eigen voorbeelden.",
    usage: "Gebruik",
    commands: "Commando's",
    options: "Opties",
    examples: "Voorbeelden",
    more: "`peil help <commando>` vertelt meer over een commando.",
    unknown: (word: string) => `peil: "${word}" is geen commando.`,
    meant: (name: string) => `Bedoelde je "peil ${name}"?`,
    list: "`peil --help` noemt ze allemaal.",
    help: "deze uitleg",
    version: "de versie van Peil en van Node",
    lang: "taal van de uitvoer (anders volgens LC_ALL of LANG)",
  },
  en: {
    tagline: "Peil runs service level agreements: written as a file, proved by their own examples.",
    usage: "Usage",
    commands: "Commands",
    options: "Options",
    examples: "Examples",
    more: "`peil help <command>` tells more about a command.",
    unknown: (word: string) => `peil: "${word}" is not a command.`,
    meant: (name: string) => `Did you mean "peil ${name}"?`,
    list: "`peil --help` lists them all.",
    help: "this text",
    version: "the version of Peil and of Node",
    lang: "language of the output (else as LC_ALL or LANG says)",
  },
} as const;

/** The whole of `peil --help`. */
export function generalHelp(lang: Language): string {
  const say = words[lang];
  const examples = commands.flatMap((command) => command.examples.slice(0, 1));
  return joined([
    say.tagline,
    `${say.usage}\n  peil <command> [options]`,
    section(
      say.commands,
      commands.map((command) => [command.name, command.summary[lang]]),
    ),
    section(say.options, [
      ["-h, --help", say.help],
      ["-v, --version", say.version],
      ["--lang nl|en", say.lang],
    ]),
    section(
      say.examples,
      examples.map((example) => [example.line, example.text[lang]]),
    ),
    exitCodes[lang],
    say.more,
  ]);
}

/** The whole of `peil help <command>` and `peil <command> --help`. */
export function commandHelp(command: Command, lang: Language): string {
  const say = words[lang];
  return joined([
    `peil ${command.name}: ${command.summary[lang]}`,
    `${say.usage}\n  peil ${command.name} ${command.usage}`.trimEnd(),
    command.details[lang],
    section(say.options, [
      ...command.options.map((option): Row => [option.flag, option.text[lang]]),
      ["--lang nl|en", say.lang],
    ]),
    section(
      say.examples,
      command.examples.map((example) => [example.line, example.text[lang]]),
    ),
    exitCodes[lang],
  ]);
}

/** What to say of a word that is no command: the nearest one if it is near enough to have been meant. */
export function unknownCommand(word: string, lang: Language): string {
  const say = words[lang];
  const meant = nearest(
    word.toLowerCase(),
    commands.map(({ name }) => name),
  );
  return [say.unknown(word), ...(meant ? [say.meant(meant)] : []), say.list, ""].join("\n");
}

const WIDEST = 56;

type Row = [left: string, right: string];

function section(title: string, rows: Row[]): string {
  // What is too long for a column of its own has its meaning on the line below.
  const width = Math.max(...rows.map(([left]) => (left.length > WIDEST ? 0 : left.length)));
  const line = ([left, right]: Row) =>
    left.length > WIDEST ? `${left}\n      ${right}` : `${left.padEnd(width)}  ${right}`;
  return [title, ...rows.map((row) => `  ${line(row)}`)].join("\n");
}

function joined(sections: string[]): string {
  return `${sections.join("\n\n")}\n`;
}

/**
 * The table of commands: what `peil help` prints and what the router accepts. A command lives in the file of its name
 * beside this one and exports `run` (see terminal.ts); a test holds that table and files agree.
 */
import type { Language } from "../i18n/words.ts";
import { exportCommands } from "./export-commands.ts";
import { simulateCommand } from "./simulate-command.ts";
import { systemCommands } from "./system-commands.ts";
import { measureCommand } from "./measure-command.ts";

type Text = Readonly<Record<Language, string>>;

export interface Command {
  name: string;
  summary: Text;
  /** What stands after `peil <name>`. */
  usage: string;
  details: Text;
  options: readonly { flag: string; text: Text }[];
  /** A command line as a person would type it, and what it is for. */
  examples: readonly { line: string; text: Text }[];
}

export const commands: readonly Command[] = [
  {
    name: "check",
    summary: {
      nl: "controleert een overeenkomst en draait haar eigen voorbeelden",
      en: "checks an agreement and runs its own examples",
    },
    usage: "<agreement or mapping…> [options]",
    details: {
      nl: "Meldt alles wat aan vorm of betekenis ontbreekt, met regel en kolom, en draait daarna elk voorbeeld.",
      en: "Reports everything missing in shape or meaning, with line and column, and then runs every example.",
    },
    options: [
      {
        flag: "--prove",
        text: {
          nl: "verander elk getal en zeg welke door geen voorbeeld vastligt",
          en: "change every number and say which no example pins down",
        },
      },
      {
        flag: "--rows",
        text: {
          nl: "toon de tabel van eisen, ook bij meer overeenkomsten",
          en: "show the table of requirement rows, for several agreements too",
        },
      },
      { flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } },
    ],
    examples: [
      {
        line: "peil check agreements/*/agreement.yaml",
        text: { nl: "alle meegeleverde overeenkomsten", en: "all the agreements that come along" },
      },
      {
        line: "peil check my-agreement.yaml --prove",
        text: { nl: "en bewijs dat elk getal telt", en: "and prove that every number matters" },
      },
      {
        line: "peil check my-agreement.yaml my-mapping.yaml",
        text: {
          nl: "ook een koppeling, in de woorden van de overeenkomst",
          en: "a mapping too, in the words of the agreement",
        },
      },
    ],
  },
  {
    name: "explain",
    summary: {
      nl: "legt van één melding uit waarom een belofte gehaald of gemist is",
      en: "explains of one ticket why a promise was kept or missed",
    },
    usage: "<agreement> (<facts> [ticket] | <export…> <ticket> --map <mapping> | --example <name>) [options]",
    details: {
      nl: "Van begin tot eind: geteld, gesloten of wachtend, met het artikel en de feiten die het bepalen.",
      en: "From start to end: counted, closed or waiting, with the article and the facts that decide it.",
    },
    options: [
      {
        flag: "--as-of <moment>",
        text: {
          nl: "beoordeel op dit moment (2026-11-20 16:30, of ISO 8601); anders het nieuwste feit",
          en: "judge at this moment (2026-11-20 16:30, or ISO 8601); else the newest fact",
        },
      },
      {
        flag: "--example <name>",
        text: {
          nl: "leg een voorbeeld van de overeenkomst zelf uit, in plaats van een bestand",
          en: "explain an example of the agreement itself, instead of a file",
        },
      },
      {
        flag: "--map <mapping>",
        text: {
          nl: "de melding komt uit exports, gelezen door deze koppeling (bestand, of naam van een meegeleverde)",
          en: "the ticket comes from exports, read through this mapping (a file, or the name of one that comes along)",
        },
      },
      {
        flag: "--value <value>",
        text: { nl: "met deze waarde van $x in dat voorbeeld", en: "with this value of $x in that example" },
      },
      {
        flag: "--under <reading>",
        text: { nl: "onder een andere lezing van de overeenkomst", en: "under another reading of the agreement" },
      },
      {
        flag: "--fail-on-miss",
        text: { nl: "eindig met 1 als een belofte gemist is", en: "exit with 1 when a promise was missed" },
      },
      { flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } },
    ],
    examples: [
      {
        line: "peil explain my-agreement.yaml facts.yaml M-17",
        text: { nl: "elke minuut van melding M-17", en: "every minute of ticket M-17" },
      },
      {
        line: "peil explain my-agreement.yaml tickets.csv INC0012 --map mapping.yaml",
        text: { nl: "een melding uit een export", en: "a ticket from an export" },
      },
      {
        line: 'peil explain agreements/embrace/agreement.yaml --example "urgent incident on Friday afternoon"',
        text: { nl: "een meegeleverd voorbeeld", en: "an example that comes along" },
      },
    ],
  },
  ...exportCommands,
  simulateCommand,
  measureCommand,
  {
    name: "calc",
    summary: {
      nl: "rekent met werktijden: één JSON-vraag per regel, één antwoord per regel",
      en: "calculates with working hours: a JSON question a line, an answer a line",
    },
    usage: "[file] [options]",
    details: {
      nl: "Leest JSON-regels van een bestand of van standaardinvoer; voor andere programma's en om na te rekenen.",
      en: "Reads JSON lines from a file or from standard input; for other programs and for checking by hand.",
    },
    options: [],
    examples: [
      {
        line: "peil calc < questions.jsonl > answers.jsonl",
        text: { nl: "beantwoord elke regel", en: "answer every line" },
      },
    ],
  },
  {
    name: "schema",
    summary: {
      nl: "drukt het JSON-schema van een overeenkomst of een koppeling af",
      en: "prints the JSON Schema of an agreement or a mapping",
    },
    usage: "[agreement|mapping]",
    details: {
      nl: "Een editor die het schema kent vult sleutels aan en wijst fouten aan tijdens het typen.",
      en: "An editor that knows the schema completes keys and marks mistakes as you type.",
    },
    options: [],
    examples: [
      {
        line: "peil schema > agreement.schema.json",
        text: { nl: "bewaar het voor de editor", en: "keep it for the editor" },
      },
      {
        line: "peil schema mapping > mapping.schema.json",
        text: { nl: "en dat van koppelingen", en: "and that of mappings" },
      },
    ],
  },
  {
    name: "new",
    summary: {
      nl: "maakt een overeenkomst om mee te beginnen",
      en: "writes an agreement to start from",
    },
    usage: "<name> [options]",
    details: {
      nl: "Klein, volledig en met voorbeelden: `peil check` keurt haar meteen goed. Overschrijft nooit een bestand.",
      en: "Small, complete and with examples: `peil check` passes it at once. Never overwrites a file.",
    },
    options: [
      {
        flag: "--out <file>",
        text: { nl: "schrijf naar dit bestand; anders naar het scherm", en: "write to this file; else to the screen" },
      },
      {
        flag: "--zone <zone>",
        text: {
          nl: "de tijdzone van de overeenkomst; anders Europe/Amsterdam",
          en: "the agreement's time zone; else Europe/Amsterdam",
        },
      },
      { flag: "--json", text: { nl: "naam en pad als JSON", en: "name and path as JSON" } },
    ],
    examples: [
      {
        line: "peil new our-service --out agreement.yaml",
        text: { nl: "en dan: peil check agreement.yaml", en: "and then: peil check agreement.yaml" },
      },
    ],
  },
  {
    name: "tour",
    summary: { nl: "laat zien wat Peil zonder server kan", en: "shows what Peil does without a server" },
    usage: "",
    details: {
      nl: "Een rondleiding van een halve minuut langs de meegeleverde overeenkomsten.",
      en: "A tour of half a minute past the agreements that come along.",
    },
    options: [],
    examples: [{ line: "peil tour", text: { nl: "twee schermen", en: "two screens" } }],
  },
  ...systemCommands,
];

/** The commands about the running system, for the table in commands.ts. */
import type { Command } from "./commands.ts";

export const systemCommands: readonly Command[] = [
  {
    name: "start",
    summary: {
      nl: "start de servicedesk (dit doet `npm start`)",
      en: "starts the service desk (this is what `npm start` runs)",
    },
    usage: "[--demo]",
    details: {
      nl: "Database, desk, ledger en API op één poort. De eerste keer toont het één link voor de eerste beheerder.",
      en: "Database, desk, ledger and API on one port. The first time it shows one link for the first administrator.",
    },
    options: [
      {
        flag: "--demo",
        text: {
          nl: "vul een leeg systeem met een verzonnen jaar van de vijf overeenkomsten, met mensen om als in te loggen",
          en: "fill an empty system with a made-up year of the five agreements, with people to sign in as",
        },
      },
    ],
    examples: [
      { line: "npm start", text: { nl: "hetzelfde, met de inrichting erbij", en: "the same, set-up included" } },
      {
        line: "npm start -- --demo",
        text: { nl: "met een jaar om in rond te kijken", en: "with a year to look around in" },
      },
    ],
  },
  {
    name: "doctor",
    summary: {
      nl: "zegt hoe het systeem is ingesteld en of alles goed is",
      en: "says how the system is set up and whether all is well",
    },
    usage: "[--json]",
    details: {
      nl: "Toont de instellingen zonder geheimen, de database, de migraties, de ledger, wat achterloopt en wat klaarstaat.",
      en: "Shows the settings without secrets, the database, the migrations, the ledger, what lags and what is waiting.",
    },
    options: [{ flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } }],
    examples: [
      {
        line: "peil doctor",
        text: { nl: "eindigt met 1 als er iets mis is", en: "exits with 1 when something is wrong" },
      },
    ],
  },
  {
    name: "ledger",
    summary: {
      nl: "haalt de ledger eruit, en verifieert haar zonder server",
      en: "takes the ledger out, and verifies it without the server",
    },
    usage: "(export --to <folder> | verify <file…>) [options]",
    details: {
      nl: "Elk contract heeft een log, en elk log wordt één bestand: alle feiten, en wat daarvan ondertekend is. Verifiëren leest alleen\ndat bestand: staat elk feit er zoals het geschreven werd, en kloppen de checkpoints.",
      en: "Each contract has a log, and each log becomes one file: all its facts, and what was signed of them. Verifying reads that file\nalone: whether each fact stands there as it was written, and whether the checkpoints hold.",
    },
    options: [
      {
        flag: "--to <folder>",
        text: { nl: "hierin komt van elk log een bestand", en: "each log becomes a file in here" },
      },
      {
        flag: "--key <key>",
        text: {
          nl: "een publieke sleutel die je vertrouwt (naam+id+base64), of een bestand ermee; mag vaker voorkomen",
          en: "a public key that you trust (name+id+base64), or a file of them; may be given more than once",
        },
      },
      {
        flag: "--checkpoint <file>",
        text: {
          nl: "een checkpoint dat je bewaarde: dat van toen moet er nog in staan; mag vaker voorkomen",
          en: "a checkpoint that you kept: what was there then must be there still; may be given more than once",
        },
      },
      {
        flag: "--json",
        text: { nl: "uitkomst als JSON, een regel per bestand", en: "the outcome as JSON, a line for each file" },
      },
    ],
    examples: [
      {
        line: "peil ledger verify contract.jsonl --checkpoint kept.txt",
        text: { nl: "eindigt met 1 als er iets niet klopt", en: "exits with 1 when something does not hold" },
      },
    ],
  },
  {
    name: "rebuild",
    summary: { nl: "speelt de ledger opnieuw af", en: "replays the ledger" },
    usage: "[--compare]",
    details: {
      nl: "Maakt elke melding opnieuw uit haar feiten. Zonder --compare wordt geschreven wat afwijkt.",
      en: "Makes every ticket anew from its facts. Without --compare what differs is written.",
    },
    options: [
      {
        flag: "--compare",
        text: {
          nl: "schrijf niets; eindig met 1 als er iets afwijkt",
          en: "write nothing; exit with 1 when something differs",
        },
      },
    ],
    examples: [
      {
        line: "peil rebuild --compare",
        text: { nl: "bewijst dat afspelen hetzelfde geeft", en: "proves that replay gives the same" },
      },
    ],
  },
  {
    name: "admin",
    summary: { nl: "helpt een beheerder die er niet meer in kan", en: "helps an administrator who cannot get in" },
    usage: "recover [<login>]",
    details: {
      nl: "Toont een eenmalige link waarmee een beheerder weer kan inloggen; zonder naam voor de eerste beheerder.",
      en: "Shows a one-time link by which an administrator can sign in again; without a name for the first one.",
    },
    options: [],
    examples: [
      {
        line: "peil admin recover",
        text: { nl: "een nieuwe link voor de eerste beheerder", en: "a new link for the first administrator" },
      },
    ],
  },
];

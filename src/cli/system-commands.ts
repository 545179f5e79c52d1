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

/** What `peil help` says of simulating; it stands in the table of commands. */
import type { Command } from "./commands.ts";

export const simulateCommand: Command = {
  name: "simulate",
  summary: {
    nl: "bootst een geloofwaardig leven van een overeenkomst na, uit een zaadgetal",
    en: "simulates a plausible life of an agreement, from a seed",
  },
  usage: "<agreement> [--seed <n>] [--months <n>] [options]",
  details: {
    nl: "Klanten, meldingen met hun gesprekken, storingen, onderhoud, metingen en wat er tussen partijen omgaat, als\nfeitenlogboek (JSON-regels) of als verhaal. Alles is verzonnen. Hetzelfde zaad geeft dezelfde bytes.",
    en: "Customers, tickets with their conversations, outages, maintenance, measurements and what passes between the parties,\nas a log of facts (JSON lines) or as a story. All of it is made up. The same seed gives the same bytes.",
  },
  options: [
    { flag: "--seed <word>", text: { nl: "een getal of woord; anders 1", en: "a number or a word; else 1" } },
    { flag: "--months <n>", text: { nl: "hoe lang; anders 12", en: "how long; else 12" } },
    { flag: "--from <date>", text: { nl: "de eerste dag; anders 2026-01-01", en: "the first day; else 2026-01-01" } },
    { flag: "--customers <n>", text: { nl: "hoeveel klanten", en: "how many customers" } },
    {
      flag: "--parameters <file>",
      text: {
        nl: "hoeveel, hoe snel en hoe vaak het misgaat (zie simulation/parameters.yaml)",
        en: "how much, how fast and how often it goes wrong (see simulation/parameters.yaml)",
      },
    },
    {
      flag: "--texts <name or file>",
      text: {
        nl: "de branche waarover mensen schrijven, of een eigen bestand; anders die van de overeenkomst",
        en: "the line of business that people write about, or a file of your own; else that of the agreement",
      },
    },
    {
      flag: "--speak nl|en|both",
      text: { nl: "de taal van de gesprekken; anders both", en: "the language of the conversations; else both" },
    },
    {
      flag: "--under <reading>",
      text: { nl: "onder een andere lezing van de overeenkomst", en: "under another reading of the agreement" },
    },
    { flag: "--story", text: { nl: "als verhaal, om door te lezen", en: "as a story, to read through" } },
    {
      flag: "--out <file>",
      text: { nl: "schrijf naar dit bestand; anders naar het scherm", en: "write to this file; else to the screen" },
    },
  ],
  examples: [
    {
      line: "peil simulate agreements/embrace/agreement.yaml --seed 7 --months 12 --out life.jsonl",
      text: { nl: "een jaar, als logboek", en: "a year, as a log" },
    },
    {
      line: "peil simulate agreements/vecozo/agreement.yaml --months 1 --story",
      text: { nl: "een maand, om te lezen", en: "a month, to read" },
    },
  ],
};

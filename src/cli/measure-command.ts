/** `peil measure` in the table of all commands. */
import type { Command } from "./commands.ts";

export const measureCommand: Command = {
  name: "measure",
  summary: {
    nl: "meet beschikbaarheid, responstijden, back-ups en verbruik na uit je gegevens",
    en: "measures availability, response times, backups and use from your records",
  },
  usage: "<agreement> <records…> [--map <mapping>]… [options]",
  details: {
    nl: "Per norm en periode: het behaalde aandeel, wat uitviel, wat niet telt en waarom, wat niet gemeten is en wat nog mag.\nLeest storingen, onderhoud, metingen, levenstekens en verbruik uit CSV, XLSX, JSON en JSON-regels, en Peils eigen feitenlogboek.",
    en: "Per measure and period: the share attained, what was down, what does not count and why, what nobody measured and\nwhat is still allowed. Reads outages, maintenance, samples, signs of life and use from CSV, XLSX, JSON and JSON lines,\nand Peil's own fact log.",
  },
  options: [
    {
      flag: "--map <mapping>",
      text: {
        nl: "hoe de gegevens te lezen zijn: één keer voor alle bestanden, of één keer voor elk in hun volgorde; een feitenlogboek heeft geen nodig",
        en: "how to read the records: once for all files, or once for each in their order; a fact log needs none",
      },
    },
    {
      flag: "--as-of <moment>",
      text: {
        nl: "beoordeel op dit moment; anders het nieuwste feit van de gegevens",
        en: "judge at this moment; else the newest fact of the records",
      },
    },
    {
      flag: "--measured-from <moment>, --measured-to <moment>",
      text: {
        nl: "sinds en tot wanneer elke storing is vastgelegd; anders vanaf de eerste regel",
        en: "since and until when every outage was recorded; else from the first record on",
      },
    },
    {
      flag: "--period <period>",
      text: {
        nl: "alleen 2026-03, 2026-Q1, 2026-H1, 2026, of 2026-01..2026-06",
        en: "only 2026-03, 2026-Q1, 2026-H1, 2026, or 2026-01..2026-06",
      },
    },
    { flag: "--customer <name>", text: { nl: "alleen deze klant", en: "only this customer" } },
    { flag: "--service <name>", text: { nl: "alleen deze dienst", en: "only this service" } },
    {
      flag: "--measure <name>",
      text: { nl: "alleen deze norm; mag vaker voorkomen", en: "only this measure; may be given more than once" },
    },
    {
      flag: "--under <reading>",
      text: { nl: "onder een andere lezing van de overeenkomst", en: "under another reading of the agreement" },
    },
    {
      flag: "--periods",
      text: { nl: "toon alle perioden, en daarin elke dienst", en: "show all periods, and each service in them" },
    },
    { flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } },
    {
      flag: "--html <file>",
      text: { nl: "schrijf één pagina met tekeningen", en: "write one page with drawings" },
    },
    {
      flag: "--csv <file>",
      text: { nl: "schrijf de cijfers voor een rekenblad", en: "write the figures for a spreadsheet" },
    },
    {
      flag: "--fail-on-miss",
      text: { nl: "eindig met 1 als een afspraak gemist is", en: "exit with 1 when a promise was missed" },
    },
  ],
  examples: [
    {
      line: "peil measure my-agreement.yaml outages.csv --map outage-list --measured-from 2026-01-01",
      text: { nl: "een lijst van storingen", en: "a list of outages" },
    },
    {
      line: "peil measure my-agreement.yaml outages.csv pings.csv --map outage-list --map ping-log --html measures.html",
      text: {
        nl: "storingen en levenstekens, elk anders gelezen",
        en: "outages and signs of life, each read in its own way",
      },
    },
  ],
};

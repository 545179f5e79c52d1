/** The commands that read the export of a desk, for the table of all commands. */
import type { Command } from "./commands.ts";

const mapOption = {
  flag: "--map <mapping>",
  text: {
    nl: "hoe de export te lezen is: een bestand, of de naam van een koppeling uit de map mappings",
    en: "how to read the export: a file, or the name of a mapping in the folder mappings",
  },
};

/** Which of the tickets count, and as of when. */
const whichTickets = [
  {
    flag: "--as-of <moment>",
    text: {
      nl: "beoordeel op dit moment; anders het nieuwste feit van de export",
      en: "judge at this moment; else the newest fact of the export",
    },
  },
  {
    flag: "--period <period>",
    text: {
      nl: "alleen 2026-03, 2026-Q1, 2026-H1, 2026, of 2026-01..2026-06",
      en: "only 2026-03, 2026-Q1, 2026-H1, 2026, or 2026-01..2026-06",
    },
  },
  {
    flag: "--customer <name>",
    text: { nl: "alleen de meldingen van deze klant", en: "only the tickets of this customer" },
  },
];

export const exportCommands: readonly Command[] = [
  {
    name: "map",
    summary: {
      nl: "stelt voor hoe een export te lezen is",
      en: "proposes how to read an export",
    },
    usage: "<export> [options]",
    details: {
      nl: "Kijkt naar kolommen en waarden, herkent wie, wat en wanneer, en schrijft een koppeling met achter elke regel waarom.\nWat niet zeker is staat erbij, en wat geen plaats kreeg onderaan. Overschrijft nooit een bestand.",
      en: "Looks at columns and values, recognises who, what and when, and writes a mapping with a reason behind every line.\nWhat is not sure is marked, and what could not be placed stands at the end. Never overwrites a file.",
    },
    options: [
      {
        flag: "--agreement <agreement>",
        text: {
          nl: "vertaal de waarden naar de woorden van deze overeenkomst",
          en: "translate the values into the words of this agreement",
        },
      },
      {
        flag: "--out <file>",
        text: { nl: "schrijf naar dit bestand; anders naar het scherm", en: "write to this file; else to the screen" },
      },
      {
        flag: "--zone <zone>",
        text: {
          nl: "de tijdzone van de momenten in de export",
          en: "the time zone of the moments in the export",
        },
      },
      { flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } },
    ],
    examples: [
      {
        line: "peil map incidents.csv --agreement my-agreement.yaml --out mapping.yaml",
        text: {
          nl: "en dan: peil score my-agreement.yaml incidents.csv --map mapping.yaml",
          en: "and then: peil score my-agreement.yaml incidents.csv --map mapping.yaml",
        },
      },
    ],
  },
  {
    name: "score",
    summary: {
      nl: "houdt een overeenkomst tegen de export van je meldingensysteem",
      en: "holds an agreement against the export of your desk",
    },
    usage: "<agreement> <export…> --map <mapping> [options]",
    details: {
      nl: "Per afspraak en periode: hoeveel meldingen, gehaald, gemist, open, het behaalde aandeel en hoeveel er nog\ngemist mag worden; de zwaarste gevallen, en alles wat niet te lezen was. Leest CSV, XLSX, JSON, JSON-regels en XES, ook gegzipt.",
      en: "Per promise and period: how many tickets, kept, missed, open, the share attained and the misses left; the worst\ncases, and whatever could not be read. Reads CSV, XLSX, JSON, JSON lines and XES, gzipped too.",
    },
    options: [
      mapOption,
      ...whichTickets,
      {
        flag: "--recorded <column>",
        text: {
          nl: "leg de oordelen naast die in deze kolom, en verklaar elk verschil",
          en: "compare with the verdicts in this column, and explain each difference",
        },
      },
      {
        flag: "--under <reading>",
        text: { nl: "onder een andere lezing van de overeenkomst", en: "under another reading of the agreement" },
      },
      {
        flag: "--periods",
        text: { nl: "toon alle perioden, niet alleen de laatste", en: "show all periods, not just the last" },
      },
      {
        flag: "--worst <n>",
        text: { nl: "zoveel zwaarste gevallen; anders 10", en: "so many worst cases; else 10" },
      },
      { flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } },
      {
        flag: "--html <file>",
        text: { nl: "schrijf één pagina met tekeningen", en: "write one page with drawings" },
      },
      {
        flag: "--csv <file>, --xlsx <file>",
        text: { nl: "schrijf de cijfers voor een rekenblad", en: "write the figures for a spreadsheet" },
      },
      {
        flag: "--tickets <file>",
        text: { nl: "schrijf het oordeel per melding, als CSV", en: "write the verdict of each ticket, as CSV" },
      },
      {
        flag: "--fail-on-miss",
        text: { nl: "eindig met 1 als een afspraak gemist is", en: "exit with 1 when a promise was missed" },
      },
    ],
    examples: [
      {
        line: "peil score my-agreement.yaml incidents.csv --map servicenow-incident",
        text: { nl: "een export van ServiceNow", en: "an export of ServiceNow" },
      },
      {
        line: "peil score my-agreement.yaml tickets.xlsx --map my-mapping.yaml --period 2026-Q1 --html score.html",
        text: { nl: "één kwartaal, met een pagina om door te sturen", en: "one quarter, with a page to send on" },
      },
    ],
  },
  {
    name: "compare",
    summary: {
      nl: "legt dezelfde meldingen onder verschillende overeenkomsten, edities of lezingen",
      en: "puts the same tickets under several agreements, editions or readings",
    },
    usage: "<agreement…> --export <file> --map <mapping> [options]",
    details: {
      nl: "Per klok en norm de cijfers naast elkaar, welke meldingen anders beoordeeld worden, en waardoor. De eerste die\neen klok heeft is degene waarmee de andere vergeleken worden.",
      en: "Per clock and target the figures side by side, which tickets are judged otherwise, and why. The first one that\nhas a clock is the one that the others are held against.",
    },
    options: [
      {
        flag: "--export <file>",
        text: {
          nl: "een export van de meldingen; mag vaker voorkomen",
          en: "an export of the tickets; may be given more than once",
        },
      },
      mapOption,
      {
        flag: "--under <reading>",
        text: {
          nl: "ook onder deze andere lezing; mag vaker voorkomen",
          en: "under this other reading too; may be given more than once",
        },
      },
      {
        flag: "--readings",
        text: { nl: "ook onder elke andere lezing", en: "under every other reading too" },
      },
      ...whichTickets,
      { flag: "--json", text: { nl: "uitkomst als JSON", en: "the outcome as JSON" } },
      {
        flag: "--csv <file>",
        text: { nl: "schrijf de cijfers voor een rekenblad", en: "write the figures for a spreadsheet" },
      },
      {
        flag: "--tickets <file>",
        text: {
          nl: "schrijf elke melding die anders beoordeeld wordt, als CSV",
          en: "write every ticket that is judged otherwise, as CSV",
        },
      },
    ],
    examples: [
      {
        line: "peil compare old.yaml new.yaml --export tickets.csv --map servicenow-incident",
        text: { nl: "wat een nieuwe editie met je meldingen doet", en: "what a new edition does to your tickets" },
      },
      {
        line: "peil compare my-agreement.yaml --readings --export tickets.csv --map my-mapping.yaml",
        text: { nl: "welke lezing er voor jou toe doet", en: "which reading matters to you" },
      },
    ],
  },
];

/** In het Nederlands: waarom een export niet ten einde te lezen was, en wat eraan te doen is. */
import type { FindingWords } from "./words.ts";

const jsonFaults: Readonly<Record<string, string>> = {
  ended: "Het document houdt op voordat de haken gesloten zijn: het is afgebroken.",
  "not-object": "Een regel hoort een object te zijn, tussen accolades, en dit is iets anders.",
  "too-deep": "Lijsten en objecten liggen hier meer dan 100 diep in elkaar; dat heeft geen export nodig.",
  "too-long": "Dit gaat meer dan 64 MB door zonder dat de melding eindigt.",
};

const xmlFaults: Readonly<Record<string, string>> = {
  ended: "Het document houdt op voordat de elementen gesloten zijn: het is afgebroken.",
  "no-log": "XES begint met het element <log>, en dit met een ander.",
  "too-long": "Dit element gaat meer dan 16 MB door.",
};

const workbookFaults: Readonly<Record<string, string>> = {
  zip: "Het bestand is beschadigd of afgebroken; exporteer of kopieer het opnieuw.",
  "no-workbook": "In dit zipbestand zit geen werkmap. Pak het uit en geef Peil het bestand dat erin zit.",
  xml: "Een deel van de werkmap is beschadigd; exporteer hem opnieuw.",
};

export const nlImportFindings = {
  "file.empty": () => "Er staat niets in dit bestand. Exporteer het opnieuw.",
  "file.gzip-broken": () =>
    "Dit gzip-bestand is beschadigd of afgebroken; over de meldingen erin is dus niets te zeggen. Exporteer of kopieer het opnieuw.",
  "file.unknown-format": ({ looksLike }) =>
    `Dit lijkt niet op CSV, JSON, XES of XLSX${looksLike === "" ? "" : ` maar op ${looksLike}`}. Exporteer het in een van die vormen, of noem de vorm en het scheidingsteken onder \`read\` in de koppeling.`,
  "file.encoding-mixed": ({ encoding }) =>
    `Tot hier is dit bestand ${encoding}, en deze regel niet. Zet de codering onder \`read\` in de koppeling, bijvoorbeeld \`encoding: windows-1252\`, of exporteer het bestand opnieuw.`,
  "file.encoding-unknown": ({ encoding }) =>
    `"${encoding}" is geen codering die hier bekend is. Schrijf bijvoorbeeld utf-8, utf-16le, windows-1252 of iso-8859-15.`,
  "csv.line-too-long": ({ megabytes }) =>
    `Deze regel gaat meer dan ${megabytes} MB door. Is dit het juiste bestand, en heeft het regeleinden?`,
  "csv.quote-open": () =>
    `Hier opent een aanhalingsteken (") dat aan het eind van zijn cel niet gesloten wordt; waar het record ophoudt is dus niet te zeggen. Sluit het, of exporteer het bestand opnieuw.`,
  "json.invalid": ({ fault, what }) => jsonFaults[String(fault)] ?? `Dit is geen JSON; de lezer meldt: ${what}.`,
  "log.version": ({ version, known }) =>
    `Dit feitenlogboek is van versie ${version}; deze Peil leest versie ${known}. Schrijf het opnieuw, of gebruik de Peil die het schreef.`,
  "json.no-rows": ({ rows, lists }) =>
    `${rows === "" ? "Welke lijst de meldingen bevat, is niet te zeggen" : `Op "${rows}" staat geen lijst van objecten`}. Zet het pad ervan onder \`read\` in de koppeling, als \`rows\`. ${lists === "" ? "Hier is er geen te zien" : `Lijsten van objecten hier: ${lists}`}.`,
  "xes.invalid": ({ fault, what }) => xmlFaults[String(fault)] ?? `Dit is geen XML; de lezer meldt: ${what}.`,
  "xes.entity": () =>
    "Dit bestand verklaart een documenttype, waarmee het andere bestanden zou kunnen binnenhalen of eindeloos kan groeien. Zo'n bestand leest Peil niet: exporteer het zonder DOCTYPE en entiteiten.",
  "xlsx.invalid": ({ fault }) =>
    workbookFaults[String(fault)] ?? "Deze werkmap is niet te lezen. Exporteer hem opnieuw.",
  "xlsx.no-sheet": ({ sheet, sheets }) => `Deze werkmap heeft geen blad "${sheet}". Wel: ${sheets}.`,
  "xlsx.old": () => "Dit is een werkmap van Excel 97–2003 (.xls). Sla hem op als .xlsx of als CSV.",
  "xlsx.protected": () => "Deze werkmap zit op slot met een wachtwoord. Sla hem op zonder.",
  "xlsx.too-large": ({ megabytes }) =>
    `Deze werkmap is uitgepakt meer dan ${megabytes} MB. Sla het blad met de meldingen op als CSV.`,
} satisfies Partial<FindingWords>;

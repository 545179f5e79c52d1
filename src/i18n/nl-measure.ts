/** The words of `peil measure` in Dutch. */
import type { MeasureWords } from "./measure-words.ts";

const list = (names: readonly string[]): string => names.join(" · ");

export const nlMeasure: MeasureWords = {
  needsRecords: "peil: noem de overeenkomst, en minstens één bestand met gegevens.",
  needsMap: (files) =>
    `Geen koppeling zegt hoe ${list(files)} te lezen is. Geef \`--map\`: een koppeling, of de naam van een meegeleverde. Alleen een feitenlogboek heeft er geen nodig.`,
  mapsDiffer: (maps, files) =>
    `Er zijn ${maps} koppelingen voor ${files} ${files === 1 ? "bestand" : "bestanden"}. Geef \`--map\` één keer voor allemaal, of één keer voor elk, in de volgorde van de bestanden.`,
  noMeasures: "Deze overeenkomst kent geen gemeten normen.",
  noMeasure: (name, known) => `Deze overeenkomst kent geen norm "${name}". Wel: ${list(known)}`,
  noCustomer: (name, known) =>
    `Geen regel is van een klant "${name}".${known.length === 0 ? " Geen ervan zegt van welke klant hij is." : ` Wel: ${list(known)}`}`,
  noService: (name) => `Geen norm van deze overeenkomst wordt beoordeeld voor een dienst "${name}".`,
  badMoment: (option, written) =>
    `"${written}" achter ${option} is geen moment. Schrijf 2026-01-01, 2026-01-01 09:00, of ISO 8601.`,
  neverMeasured: (from, to) => `--measured-to ${to} ligt niet na --measured-from ${from}. Staan zij op elkaars plaats?`,
  allSilent: "Geen norm van de overeenkomst is te beoordelen, omdat deze gegevens nooit vertellen waaruit hij bestaat:",
  nothingShown: "Van geen enkele norm valt een periode binnen wat gevraagd werd.",
  noRecords: "In deze bestanden staat geen regel die te lezen is; er valt dus niets te zeggen.",
  silent: (measure, lacks) => `${measure} wordt niet beoordeeld: deze gegevens vertellen nooit ${lacks}.`,
  read: (n, text, files) =>
    `${text} ${n === 1 ? "regel" : "regels"} uit ${files} ${files === 1 ? "bestand" : "bestanden"}`,
  measured: (from, to, by) =>
    to === undefined
      ? `storingen vastgelegd sinds ${from}${by === "records" ? ", de eerste regel; --measured-from zegt het anders" : ""}`
      : `storingen vastgelegd van ${from} tot ${to}`,
  customer: (id, name) => `Klant ${name === undefined ? id : `${id}, ${name}`}`,
  service: (name) => `dienst ${name}`,
  aim: "een streven",
  noPeriods: "geen gegevens ervan",
  taken: (exclusion, length, times) =>
    `${exclusion}: ${length} niet geteld${times === 1 ? "" : `, in ${times} stukken`}`,
  failed: (exclusion, from, length, conditions) => `${exclusion}: ${length} vanaf ${from} telt, omdat ${conditions}`,
  moreParts: (n) => `en nog ${n}: --periods`,
  moreFailed: (n) => `en nog ${n} die tellen; --json heeft ze allemaal`,
  stillAllowed: (length) => `de hele periode staat nog ${length} toe`,
  beyond: (length) => `${length} meer dan de hele periode toestaat`,
  unread: (n, text) =>
    `${text} ${n === 1 ? "regel die niet te lezen is kan" : "regels die niet te lezen zijn kunnen"} hierover gaan; niets is dus bewezen`,
  partly: (since) => `pas vastgelegd sinds ${since}; wat ervoor was kan het hebben opgebruikt`,
  otherReading: (verdict) => `anders gelezen maakt een moment dat op twee manieren te lezen is het: ${verdict}`,
  found: "Wat er mis is met de gegevens",
  columns: {
    agreement: "overeenkomst",
    edition: "editie",
    customer: "klant",
    measure: "norm",
    article: "artikel",
    target: "doel",
    per: "per",
    period: "periode",
    from: "van",
    to: "tot",
    service: "dienst",
    verdict: "oordeel",
    unread: "onleesbare regels",
    exclusions: "uitzonderingen",
  },
};

/** In Dutch: what is wrong with records and tickets of an export, and what to do about it. */
import type { RecordWords } from "./record-words.ts";

type Param = string | number | undefined;

/** A value that many records share is named; where each has its own they are told by column alone. */
const has = (value: Param): string => (value === undefined ? "waarden" : `"${value}"`);
const it = (value: Param, one: string, more: string): string => (value === undefined ? more : one);

export const nlRecords: RecordWords = {
  "record.ragged": ({ cells, columns }) =>
    cells === columns
      ? "In een cel van de regel staat een aanhalingsteken waar dat niet mag. In een cel wordt het dubbel geschreven."
      : `De regel heeft ${cells} cellen en de kop ${columns}. Zoek naar een scheidingsteken of aanhalingsteken in een cel.`,
  "record.no-key": ({ column }) => `De regel heeft geen ${column}; niemand weet dus over welke melding zij gaat.`,
  "record.time": ({ column, value }) =>
    `In ${column} ${it(value, "staat", "staan")} ${has(value)}, en dat is geen moment in een notatie van de koppeling. Voeg de notatie toe onder \`times\`.`,
  "record.time-skipped": ({ column }) =>
    `In ${column} staat een plaatselijke tijd die de klok overslaat. Zij is zoveel later gelezen; de andere lezing is ook beoordeeld.`,
  "record.time-twice": ({ column }) =>
    `In ${column} staat een plaatselijke tijd die twee keer bestaat, zonder verschil met UTC. De eerste geldt; de andere is ook beoordeeld.`,
  "record.time-two-formats": ({ column }) =>
    `In ${column} staan momenten die twee notaties van de koppeling verschillend lezen. De eerste geldt; de andere is ook beoordeeld.`,
  "record.value-unknown": ({ column, value }) =>
    `In ${column} ${it(value, "staat", "staan")} ${has(value)}, en de koppeling kent dat niet. Zeg daar wat het betekent, met \`values\` of \`otherwise\`.`,
  "record.state-unknown": ({ column, value }) =>
    `In ${column} ${it(value, "staat", "staan")} ${has(value)}, en dat is geen toestand in de koppeling. Zeg daar wat het betekent; \`same\` betekent niets.`,
  "record.future": ({ column }) =>
    `${column} heeft een moment dat nog moet komen. Het telt mee; geef \`--as-of\` als het een vergissing is, want open meldingen worden beoordeeld op het nieuwste.`,
  "record.twice": () => "Dezelfde regel staat er nog een keer; zij telt één keer.",
  "record.contradiction": ({ column }) =>
    `Regels van één melding spreken elkaar tegen in ${column}, en niets zegt welke het laatst kwam.`,
  "record.left-out": ({ nl }) => `Weggelaten door de koppeling: ${nl ?? ""}`.trimEnd(),
  "record.above-header": () => "Staat boven de regel die de kolommen noemt, en is niet gelezen.",
  "file.other-sheet": ({ value }) =>
    `Het blad "${value}" is niet gelezen: van een werkboek is dat het eerste. Noem een ander onder \`read: { sheet: … }\`, of bewaar het als een eigen bestand.`,
  "ticket.no-report": () => "Niets zegt wanneer de melding binnenkwam; geen klok ervan heeft dus een begin.",
  "ticket.before-report": () => "Er gebeurde iets met de melding voordat zij binnenkwam.",
  "ticket.order-unknown": () =>
    "Wijzigingen op één moment spreken elkaar tegen, en niets zegt welke het laatst kwam. Noem een `sequence` in de koppeling.",
  "ticket.outside-years": () =>
    "De melding reikt tot een jaar waarvan de uren of de feestdagen van de overeenkomst niet bekend zijn. Zoek er een verkeerd jaartal in.",
};

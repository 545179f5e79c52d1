/** The words of `peil score` in Dutch. */
import type { ScoreWords } from "./score-words.ts";

const list = (names: readonly string[]): string => names.join(" · ");

export const nlScore: ScoreWords = {
  needsMap:
    "peil: --map zegt hoe de export te lezen is: een koppelingsbestand, of de naam van een koppeling die meekomt.",
  needsExport: "peil: noem de overeenkomst, en ten minste één export.",
  noMapping: (name, near, names) =>
    `Er is geen koppeling "${name}", en geen bestand dat zo heet.${near === undefined ? "" : ` Bedoelde u "${near}"?`}${names.length === 0 ? "" : ` Er zijn: ${list(names)}`}`,
  badPeriod: (written) =>
    `"${written}" is geen periode. Schrijf 2026-03, 2026-Q1, 2026-H1, 2026, of van de ene tot de andere: 2026-01..2026-06.`,
  badNumber: (option) => `peil: achter ${option} hoort een geheel getal.`,
  noRecorded: (column, known) =>
    `De koppeling zegt niet wat "${column}" betekent. Schrijf daarin, met de waarden van uw export:\n  recorded: { ${column}: { kept: ["true"], missed: ["false"] } }${known.length === 0 ? "" : `\nZij zegt het wel van: ${list(known)}`}`,
  noCustomer: (name, names) =>
    names.length === 0
      ? `Geen melding is van een klant "${name}": geen ervan zegt van welke klant zij is. Koppel \`customer\` onder \`ticket\`.`
      : `Geen melding is van een klant "${name}". Er zijn: ${list(names)}`,
  cannotWrite: (name) => `${name} kan niet geschreven worden. Controleer de map en de rechten.`,
  written: (names) => `Geschreven: ${names.join(", ")}`,
  silentClock: (clock, lacks) => `${clock} is niet beoordeeld: door deze koppeling vertelt de export nooit ${lacks}.`,
  silentPause: (clock, lacks) => `In ${clock} telt dit wachten als werk, omdat de export het nooit vertelt: ${lacks}.`,
  allSilent:
    "Geen klok van de overeenkomst is te beoordelen, omdat de export nooit vertelt wanneer zij begint en stopt:",
  records: (n) => `${n} regels gelezen`,
  judging: (n, of) => `${n} van ${of} meldingen beoordeeld`,
  read: (n, read, judged) => `${read} ${n === 1 ? "melding" : "meldingen"} gelezen, ${judged} beoordeeld`,
  total: "totaal",
  earlier: (n) =>
    n === 1 ? "en 1 eerdere periode: --periods toont ook die" : `en ${n} eerdere perioden: --periods toont ook die`,
  without: (groups) => `geen meldingen: ${groups}`,
  span: (label) => `periode ${label}`,
  customer: (name) => `klant ${name}`,
  reading: (name) => `gelezen als ${name}`,
  apart: (p) =>
    [
      [p.outside, "buiten de belofte"],
      [p.unproven, "onbewezen, omdat het type of niveau dat beslist niet bekend is"],
      [p.noTarget, "zonder norm"],
      [p.unplaced, "lopend, nog zonder norm"],
    ]
      .flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${what}`]))
      .join(", "),
  times: "×",
  took: (elapsed, target) => `${elapsed} van ${target}`,
  due: (moment) => `uiterlijk ${moment}`,
  setsApart: "apart gezet",
  recordedCounts: (kept, missed) => `export zegt gehaald: ${kept}, gemist: ${missed}`,
  such: (tickets) => `zoals ${tickets}`,
  columns: {
    agreement: "overeenkomst",
    edition: "editie",
    clock: "klok",
    article: "artikel",
    group: "groep",
    target: "norm",
    per: "per",
    period: "periode",
    from: "van",
    to: "tot",
    population: "klaar",
    kept: "gehaald",
    missed: "gemist",
    open: "open",
    share: "behaald %",
    norm: "norm %",
    allowed: "mag gemist",
    left: "nog over",
    verdict: "oordeel",
    ticket: "melding",
    start: "begin",
    due: "uiterlijk",
    missedAt: "gemist op",
    stop: "einde",
    elapsedMinutes: "verstreken minuten",
    targetMinutes: "norm in minuten",
    used: "norm gebruikt %",
    level: "niveau",
    month: "maand",
    value: "waarde",
    tickets: "meldingen",
    cause: "oorzaak",
    recordedKept: "export: gehaald",
    recordedMissed: "export: gemist",
    kind: "wat is gevonden",
    count: "keer",
    setsApart: "zet meldingen apart",
    places: "eerste plaatsen",
    recorded: "vastgelegd",
    asOf: "per",
    what: "wat",
    said: "waarde",
  },
  sheets: {
    score: "Stand",
    objectives: "Afspraken",
    months: "Maanden",
    worst: "Zwaarste gevallen",
    recorded: "Vastgelegd oordeel",
    leftOut: "Weggelaten",
  },
  figures: {
    period: "periode",
    population: "klaar",
    kept: "gehaald",
    missed: "gemist",
    open: "open",
    share: "behaald",
    norm: "norm",
    left: "over",
    verdict: "oordeel",
  },
  states: {
    kept: "gehaald",
    missed: "gemist",
    running: "loopt",
    "running-below": "onder norm",
    "no-tickets": "geen",
    "over-aim": "boven streven",
    undecided: "onbeslist",
  },
};

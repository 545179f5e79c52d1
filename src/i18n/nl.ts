/** The words of Peil's reports in Dutch. */
import { nlFindings } from "./nl-findings.ts";
import { nlMeasure } from "./nl-measure.ts";
import { nlMeasurePage } from "./nl-measure-page.ts";
import { nlDuties } from "./duty-words.ts";
import { nlPage } from "./nl-page.ts";
import { nlCompare } from "./nl-compare.ts";
import { nlScore } from "./nl-score.ts";
import type { Words } from "./words.ts";

const some = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const nl: Words = {
  findings: nlFindings,
  severities: { error: "fout", failure: "faalt", remark: "opmerking" },
  kinds: {
    hours: "tijden",
    level: "lijst van niveaus",
    "level-value": "waarde",
    clock: "klok",
    term: "afspraak",
    "ticket-type": "meldingssoort",
    subject: "onderwerp",
    person: "partij of rol",
    "contract-item": "contractgegeven",
    moment: "moment",
    reading: "lezing",
    axis: "as",
    measured: "klok, meting of plicht",
  },
  verdicts: {
    kept: "gehaald",
    missed: "gemist",
    "over-aim": "streven niet gehaald",
    running: "loopt",
    outside: "buiten de norm",
    unproven: "onbewezen",
    "no-target": "geen norm",
  },
  segments: { counted: "telt", closed: "gesloten", paused: "wacht", "reopened-gap": "tussentijds opgelost" },
  acts: {
    accepted: "aanvaard",
    refused: "geweigerd",
    asked: "meer gevraagd",
    advised: "afgeraden",
    masked: "afgeschermd",
    noted: "genoteerd",
  },
  rowStates: { run: "loopt", planned: "gepland", record: "vastgelegd", text: "tekst" },
  coverage: {
    included: "inbegrepen",
    charged: "tegen vergoeding",
    optional: "optie",
    "not-offered": "niet aangeboden",
    outside: "buiten de overeenkomst",
    "best-effort": "naar beste kunnen",
  },
  check: {
    remarks: "Over het origineel",
    rows: "Eisen",
    article: "art.",
    fine: "Alles klopt.",
    unproved: "Geen voorbeeld faalt als dit verandert",
    deleted: "weggelaten",
    allHold: "alle kloppen",
    unclaimed: "niet geclaimd",
    rowsLabel: "rijen",
    examplesLabel: "voorbeelden",
    interpretationsLabel: "lezingen",
    remarksLabel: "over het origineel",
    doNotHold: (cases) => `${some(cases, "geval klopt", "gevallen kloppen")} niet`,
    named: (n) =>
      `${some(n.judged, "benoemd voorbeeld", "benoemde voorbeelden")} in ${some(n.cases, "geval", "gevallen")}${n.planned === 0 ? "" : `, nog ${some(n.planned, "wacht", "wachten")} op afspraken die gepland zijn`}`,
    interpretations: (n, others) =>
      `${some(n, "interpretatie", "interpretaties")}, ${some(others, "andere lezing als wijziging", "andere lezingen als wijzigingen")}`,
    remarksCount: (n) => some(n, "opmerking", "opmerkingen"),
    provedBy: (examples) => some(examples, "voorbeeld", "voorbeelden"),
    rowsTraced: (n) =>
      `${some(n.rows, "rij", "rijen")}: ${n.run} uitgevoerd, ${n.planned} gepland, ${n.record} vastgelegd${n.text === 0 ? "" : `, ${n.text} tekst`}`,
    mutants: (n) =>
      `${some(n.made, "kleine wijziging", "kleine wijzigingen")} gemaakt: ${n.red} maken een voorbeeld rood, ${n.refused} weigert de controle, ${n.survived} blijven onopgemerkt`,
    total: (agreements) => some(agreements, "overeenkomst", "overeenkomsten"),
    mappingColumns: "leest",
    mappingFacts: "kan zeggen",
    mappingWords: "woorden van",
    mappingFine: "De koppeling is te lezen.",
    broken: (findings) => `${some(findings, "bevinding", "bevindingen")} om te herstellen.`,
  },
  files: {
    annexes: (name, other) => `${name} en ${other} zijn van contracten met verschillende bijlagen. Beoordeel ze apart.`,
    missing: (name) => `${name}: dat bestand is er niet. Controleer de naam, of de map waarin je staat.`,
    folder: (name) => `${name} is een map. Noem een bestand daarin.`,
    unreadable: (name) => `${name} kan niet gelezen worden. Controleer de rechten.`,
    export: (name) =>
      `${name} is naar zijn naam een export, en hier wordt een YAML-bestand gevraagd. De overeenkomst komt eerst; --map zegt hoe exports te lezen zijn.`,
  },
  explain: {
    ticket: "Melding",
    asOf: "per",
    coverage: "dekking",
    due: "uiterlijk",
    missedAt: "gemist op",
    atRisk: "in gevaar vanaf",
    elapsed: "verstreken",
    total: "telt in totaal",
    acts: "Wat de overeenkomst van elke handeling vindt",
    lacking: "ontbreekt:",
    provisional: "Voorlopig: de partij die de classificatie vaststelt, heeft nog niet beslist.",
    notStarted: "Niet begonnen.",
    stillRunning: "loopt nog",
    noClocks: "Geen klok van deze overeenkomst geldt voor deze melding.",
    noDueWhileWaiting: "geen uiterste moment zolang er gewacht wordt",
    onHours: (hours) => `op uren ${hours}`,
    follows: (axes) => `volgt uit ${axes}`,
    whileWaiting: (remaining) => `geen uiterste moment zolang er gewacht wordt, nog ${remaining}`,
    earlier: (target, due) => `Daarvoor: ${target}, uiterlijk ${due}`,
    apart: (fact, moment, length) => `Apart getoond: ${fact} vanaf ${moment}, ${length} open tijd. Die telt mee.`,
    later: (fact, moment) => `Later, zonder gevolg voor deze klok: ${fact} ${moment}`,
    ignored: (fact, moment, why) =>
      why === "one-sided"
        ? `Zonder gevolg: ${fact} van ${moment}. Een classificatie wordt door beide partijen gecorrigeerd, of na een geschil.`
        : `Zonder gevolg: ${fact} van ${moment}. Het wijst geen feit aan dat daarvoor is vastgelegd.`,
    badMoment: (written) => `"${written}" is geen moment. Schrijf 2026-11-20 16:30 of 2026-11-20T15:30:00Z.`,
    noTicket: (wanted, ids) => `Er is geen melding "${wanted}". Er zijn: ${ids}`,
    whichTicket: (ids) => `Het bestand bevat meer meldingen; noem er een: ${ids}`,
    more: (count) => `en nog ${count}`,
    noExample: (name, names) =>
      `Er is geen voorbeeld "${name}". Er zijn:\n${names.map((one) => `  ${one}`).join("\n")}`,
    noValue: (value, values) => `Het voorbeeld heeft geen waarde "${value}". Er zijn: ${values}`,
    noFacts: (name) => `Het voorbeeld "${name}" heeft geen melding die uit te leggen is; peil check zegt er meer over.`,
    valueAlone: "--value is de waarde van $x in een voorbeeld: noem met --example ook het voorbeeld.",
    needsTicket: "met --map: peil explain <overeenkomst> <export…> <melding> --map <koppeling>",
    notExported: (key, column) => `Geen regel heeft "${key}" als ${column}. Die kolom is de \`key\` van de koppeling.`,
    setApart: (key) => `Melding ${key} is niet te beoordelen: iets van wat ermee gebeurde is niet te lezen.`,
    facts: "Feiten in de export",
    twoReadings: (differs) =>
      differs === ""
        ? "Een moment van deze melding is op twee manieren te lezen. De andere lezing geeft dezelfde oordelen."
        : `Een moment van deze melding is op twee manieren te lezen. De andere lezing geeft: ${differs}.`,
  },
  duties: nlDuties,
  page: nlPage,
  measurePage: nlMeasurePage,
  measure: nlMeasure,
  score: nlScore,
  compare: nlCompare,
};

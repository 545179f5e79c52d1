/** The words of Peil's reports in Dutch. */
import { nlFindings } from "./nl-findings.ts";
import type { Words } from "./words.ts";

const some = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const nl: Words = {
  findings: nlFindings,
  severities: { error: "fout", failure: "faalt", remark: "opmerking" },
  kinds: {
    hours: "tijden", level: "lijst van niveaus", "level-value": "waarde", clock: "klok", term: "afspraak",
    "ticket-type": "meldingssoort", subject: "onderwerp", person: "partij of rol", "contract-item": "contractgegeven",
    moment: "moment", reading: "lezing", axis: "as", measured: "klok, meting of plicht",
  },
  verdicts: {
    kept: "gehaald", missed: "gemist", "over-aim": "boven het streven", running: "loopt", outside: "buiten de norm",
    unproven: "onbewezen", "no-target": "zonder norm",
  },
  segments: { counted: "telt", closed: "gesloten", paused: "wacht", "reopened-gap": "tussentijds opgelost" },
  acts: {
    accepted: "aanvaard", refused: "geweigerd", asked: "meer gevraagd", advised: "afgeraden", masked: "afgeschermd",
    noted: "genoteerd",
  },
  rowStates: { run: "loopt", planned: "gepland", record: "vastgelegd", text: "tekst" },
  coverage: {
    included: "inbegrepen", charged: "tegen vergoeding", optional: "optie", "not-offered": "niet aangeboden",
    outside: "buiten de overeenkomst", "best-effort": "naar beste kunnen",
  },
  check: {
    remarks: "Over het origineel", rows: "Eisen", article: "art.",
    fine: "Alles klopt.", unproved: "Geen voorbeeld faalt als dit verandert", deleted: "weggelaten", allHold: "alle kloppen",
    unclaimed: "niet geclaimd", rowsLabel: "rijen", examplesLabel: "voorbeelden", interpretationsLabel: "lezingen",
    remarksLabel: "over het origineel",
    doNotHold: (cases) => `${some(cases, "geval klopt", "gevallen kloppen")} niet`,
    named: (n) =>
      `${some(n.judged, "benoemd voorbeeld", "benoemde voorbeelden")} in ${some(n.cases, "geval", "gevallen")}${n.planned === 0 ? "" : `, nog ${n.planned} wachten op afspraken die gepland zijn`}`,
    interpretations: (n, others) =>
      `${some(n, "interpretatie", "interpretaties")}, ${some(others, "andere lezing", "andere lezingen")} die ook draaien`,
    remarksCount: (n) => some(n, "opmerking", "opmerkingen"),
    provedBy: (examples) => `bewezen door ${some(examples, "voorbeeld", "voorbeelden")}`,
    rowsTraced: (n) =>
      `${some(n.rows, "rij", "rijen")}: ${n.run} uitgevoerd, ${n.planned} gepland, ${n.record} vastgelegd${n.text === 0 ? "" : `, ${n.text} tekst`}`,
    mutants: (n) =>
      `${some(n.made, "kleine wijziging", "kleine wijzigingen")} gemaakt: ${n.red} maken een voorbeeld rood, ${n.refused} weigert de controle, ${n.survived} blijven onopgemerkt`,
    total: (agreements) => some(agreements, "overeenkomst", "overeenkomsten"),
    broken: (findings) => `${some(findings, "bevinding", "bevindingen")} om te herstellen.`,
  },
  files: {
    missing: (name) => `${name}: dat bestand is er niet. Controleer de naam, of de map waarin u staat.`,
    folder: (name) => `${name} is een map. Noem het bestand van de overeenkomst daarin.`,
    unreadable: (name) => `${name} kan niet gelezen worden. Controleer de rechten.`,
  },
  explain: {
    ticket: "Melding", asOf: "per", classification: "classificatie", provisional: "voorlopig", coverage: "dekking",
    clock: "klok", target: "norm", start: "begin", stop: "einde", due: "uiterlijk", missedAt: "gemist op",
    atRisk: "in gevaar vanaf", elapsed: "verstreken", remaining: "resteert", verdict: "oordeel", from: "van", until: "tot",
    length: "duur", because: "door", endedBy: "beëindigd door", article: "artikel", total: "totaal", facts: "Feiten",
    acts: "Handelingen", lacking: "ontbreekt", shownApart: "apart getoond", laterStops: "later", earlierDues: "eerder uiterlijk",
    notStarted: "niet begonnen", stillRunning: "loopt nog", noTarget: "zonder norm",
  },
};

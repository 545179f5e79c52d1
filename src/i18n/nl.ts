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
    agreement: "Overeenkomst", findings: "Bevindingen", remarks: "Over het origineel", examples: "Voorbeelden",
    rows: "Herleidbaarheid", row: "rij", article: "artikel", terms: "afspraken", state: "stand", what: "wat",
    expected: "verwacht", actual: "is",
    under: (reading) => `onder de lezing ${reading}`,
    fine: "Alles klopt.",
    unproved: "Geen voorbeeld faalt als dit verandert",
    counts: (n) =>
      `${some(n.errors, "fout", "fouten")}, ${n.failures} gefaald, ${some(n.remarks, "opmerking", "opmerkingen")}`,
    examplesRun: (n) =>
      `${n.green} van ${some(n.cases, "geval", "gevallen")} ${n.green === 1 ? "klopt" : "kloppen"}${n.planned === 0 ? "" : `, ${n.planned} nog niet uitgevoerd`}`,
    rowsTraced: (n) =>
      `${some(n.rows, "rij", "rijen")}: ${n.run} uitgevoerd, ${n.planned} gepland, ${n.record} vastgelegd, ${n.text} tekst`,
    proved: (n) => `${n.proved} van ${some(n.values, "waarde", "waarden")} vastgelegd door een voorbeeld`,
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

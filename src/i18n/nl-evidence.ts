/** In Dutch: what is wrong with records about services, with a fact log, and with what the facts say together. */
import { nameOf } from "./agreement-names.ts";
import type { EvidenceWords } from "./record-words.ts";

/** Zoals de overeenkomst het noemt; waar iemand het over moet typen, staat het zoals het in het bestand staat. */
const called = (what: string | number | undefined): string => (what ? nameOf(String(what)).nl : "iets");

export const nlEvidence: EvidenceWords = {
  "log.no-moment": ({ column }) =>
    `${column} is leeg; niemand weet dus wanneer dit was. Vul het in, of noem zulke regels onder \`leave-out\`.`,
  "log.no-fact": ({ column, value }) =>
    `In ${column} staat ${value === undefined ? "iets anders" : `"${value}"`}, en geen \`when\` van de koppeling kent dat; er wordt dus niets uit de regel gelezen. Zet het bij een ervan, of noem zulke regels onder \`leave-out\`.`,
  "log.alike": () =>
    "Een eerdere regel zegt hetzelfde van hetzelfde moment, en beide tellen. Als het dezelfde is, laat dan een van de twee weg.",
  "log.future": ({ column }) =>
    `In ${column} staat een moment dat nog moet komen, en het telt. Geef \`--as-of\` als het een vergissing is, want alles wordt beoordeeld op het nieuwste moment.`,
  "log.line": () =>
    "Zo'n regel kent een feitenlogboek niet: een klant, een persoon, een melding, een tekst, of een feit met zijn moment.",
  "log.fact": ({ name }) => `"${name}" is geen feit uit de woordenlijst. De woorden staan in docs/reference/json.md.`,
  "log.moment": ({ field, written }) =>
    `"${written}" in \`${field}\` is geen moment met zijn verschil met UTC. Schrijf het als 2026-11-20T16:30:00+01:00.`,
  "log.field": ({ field }) => `\`${field}\` bevat geen tekst en geen lijst van teksten.`,
  "log.unknown-ticket": ({ ticket }) =>
    `Een feit van melding ${ticket}, waarvan geen eerdere regel zegt wat zij is. Zet de regel met \`ticket\` ervoor.`,
  "log.unknown-customer": ({ customer }) =>
    `Klant ${customer} is niet bekend: geen eerdere regel noemt een contract. Zet de regel met \`customer\` ervoor.`,
  "log.twice": ({ name }) =>
    `${name} wordt twee keer beschreven. Eén regel zegt wat het is; wat later verandert is een feit.`,
  "log.other-agreement": ({ agreement, edition, asked }) =>
    `Het logboek is geschreven voor ${agreement} ${edition}, en wordt beoordeeld naar ${asked}.`,
  "outage.no-end": ({ outage }) =>
    `Storing ${outage} heeft geen einde en duurt dus tot het moment van beoordelen. Leg het einde vast, of geef \`--as-of\`.`,
  "outage.ends-early": ({ outage }) => `Storing ${outage} eindigt voordat zij begint; er telt niets van.`,
  "outage.end-without-start": ({ outage }) =>
    `Storing ${outage} eindigt, en niets zegt dat zij begon; er telt niets van.`,
  "outage.started-twice": ({ outage }) =>
    `Storing ${outage} begint nog eens terwijl zij al duurt. Zij telt vanaf het eerste begin; geef elke storing een eigen nummer.`,
  "outage.outside-contract": ({ outage }) =>
    `Storing ${outage} valt geheel buiten de looptijd van het contract en telt dus nergens.`,
  "outage.other-service": ({ outage, service }) =>
    `Storing ${outage} is van ${service}; die dienst valt niet onder dit contract, dus zij telt niet.`,
  "outage.part-unread": ({ outage, part }) =>
    `Storing ${outage} zou een deel "${part}" raken, en dat is geen aandeel van 0% tot 100%. Zij telt geheel.`,
  "outage.last-success-unread": ({ outage, moment }) =>
    `Van storing ${outage} is "${moment}" geen moment waarop het daarvoor nog goed ging. Zij telt vanaf haar begin.`,
  "outage.future": ({ outage }) =>
    `Storing ${outage} begint of eindigt later dan het moment waarop dat is vastgelegd. Zij telt toch mee.`,
  "exclusion.longer": ({ exclusion, outage }) =>
    `${exclusion} is ingeroepen of toegekend voor langer dan storing ${outage} duurde. Alleen wat zij gemeen hebben gaat eraf.`,
  "exclusion.unknown-outage": ({ exclusion, outage }) =>
    `${exclusion} is ingeroepen of toegekend voor storing ${outage}, die niemand heeft vastgelegd.`,
  "exclusion.unknown-name": ({ exclusion, outage }) =>
    `Geen norm kent een uitzondering "${exclusion}"; zij is ingeroepen of toegekend voor storing ${outage}.`,
  "outage.unknown-work": ({ outage, work }) =>
    `Storing ${outage} noemt werk ${work}, waarvan niets is vastgelegd; daarop kan geen uitzondering rusten.`,
  "maintenance.unread": ({ work }) =>
    `Werk ${work} eindigt voordat het begint, of is aangekondigd voor een moment dat niet te lezen is.`,
  "monitoring.unpaired": ({ service }) =>
    `Het meten van ${service || "alles"} begint terwijl het al loopt, of eindigt terwijl het niet loopt.`,
  "sample.future": ({ what }) =>
    `Een meting van ${called(what)} is van een later moment dan waarop zij is opgeschreven; zij telt niet.`,
  "sample.unknown-what": ({ what, known }) =>
    `Geen norm van deze overeenkomst vraagt om metingen van "${what}".${known ? ` Zij vragen om: ${known}` : ""}`,
  "sample.without-what": ({ known }) =>
    `Een meting zegt niet waarvan zij is, en telt dus voor geen norm die om iets vraagt. Normen vragen om: ${known}`,
  "sample.other-service": ({ what, service }) =>
    `Een meting van ${called(what)} is van ${service}; geen norm daarvan gaat over die dienst, dus zij telt niet.`,
  "sample.without-time": ({ what }) =>
    `Een meting van ${called(what)} zegt niet hoe lang het duurde, niet dat het mislukte, en niet hoeveel van hoeveel de grens haalden.`,
  "sample.unread": ({ what, field, written }) =>
    `In een meting van ${called(what)} staat "${written}" in \`${field}\`, en dat is niet te lezen; er telt niets van.`,
  "sample.more-than-all": ({ what, count, of }) =>
    `Van ${of} metingen van ${called(what)} zouden er ${count} de grens gehaald hebben of mislukt zijn; er telt niets van.`,
  "sample.not-cumulative": ({ what }) =>
    `In een meting van ${called(what)} duurden er minder hoogstens een langere tijd dan een kortere. De aantallen horen op te tellen.`,
  "sample.which-bound": ({ what }) =>
    `Een aantal metingen van ${called(what)} zegt niet welke grens gehaald werd, en normen hebben er meer dan één. Schrijf het met de grens erbij, onder \`counts\`.`,
  "sign.future": ({ what }) =>
    `Een teken van ${called(what)} is van een later moment dan waarop het is opgeschreven; het telt niet.`,
  "sign.unknown-what": ({ what, known }) =>
    `Geen norm van deze overeenkomst wacht op een teken van "${what}".${known ? ` Zij wachten op: ${known}` : ""}`,
  "sign.without-what": ({ known }) =>
    `Een teken zegt niet waarvan het is, en telt dus voor geen norm die op iets wacht.${known ? ` Normen wachten op: ${known}` : ""}`,
  "sign.other-service": ({ what, service }) =>
    `Een teken van ${called(what)} is van ${service}; geen norm daarvan gaat over die dienst, dus het telt niet.`,
  "sign.unread": ({ what, field, written }) =>
    field === "oldest"
      ? `In een teken van ${called(what)} staat "${written}" in \`oldest\`, en dat is geen moment tot en met het teken zelf; het zegt niets over wat er bewaard wordt.`
      : `In een teken van ${called(what)} staat "${written}" in \`${field}\`. Verscheidene tekens schrijf je als \`times: 30\` met \`every: 1 day\`; het telt als één.`,
  "usage.unread": ({ what, field, written }) =>
    `In een gebruik van ${called(what)} staat "${written}" in \`${field}\`, en dat is geen hoeveelheid; er telt niets van.`,
  "usage.other-unit": ({ what, unit, wanted }) =>
    `Een gebruik van ${called(what)} is in ${unit}, waar met ${wanted} vergeleken wordt; het telt niet.`,
  "usage.no-benchmark": ({ what, item }) =>
    `Niets zegt waarmee het gebruik van ${called(what)} te vergelijken is: vul ${item} in het contract in, of leg een vergelijkingsgetal vast.`,
  "work.unread": ({ written }) =>
    written === ""
      ? "Er is werk geboekt zonder minuten; daarvan telt niets."
      : `"${written}" is geen heel aantal minuten; van dat werk telt niets.`,
};

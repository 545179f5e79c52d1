/** In het Nederlands: waarom een koppeling zo wordt voorgesteld, en wat niet begrepen is. */
import type { MapWords } from "./map-words.ts";

const heeft = (count: string | number | undefined) => (count === "1" ? "heeft" : "hebben");

const nlReasons: MapWords["reasons"] = {
  "key.unique": ({ records }) => `in elk van de ${records} regels een ander`,
  "key.repeats": ({ tickets, records }) => `${tickets} verschillende in ${records} regels`,
  "moment.varies": ({ tickets, of }) => `verschilt tussen de regels van ${tickets} van de ${of} meldingen`,
  "sequence.number": ({ ties }) => `ordent de ${ties} regels met hetzelfde moment als een andere van hun melding`,
  "sequence.file": ({ ties }) => `${ties} regels delen hun moment; de volgorde van het bestand geldt`,
  "empty.seen": () => "staat in verschillende kolommen waar niets is",
  "zone.given": () => "zoals je zei",
  "zone.agreement": ({ zone }) => `het bestand zegt het niet; ${zone}, de tijdzone van de overeenkomst, geldt`,
  "zone.assumed": () => "het bestand zegt het niet; de tijdzone van de overeenkomst zal gelden",
  "zone.offsets": () => "elk moment draagt zijn eigen verschil met UTC",
  "format.seen": ({ example }) => `zoals ${example}`,
  "format.day-first": ({ example, column }) => `de dag staat vooraan: ${example} in ${column}`,
  "format.month-first": ({ example, column }) => `de maand staat vooraan: ${example} in ${column}`,
  "format.doubt": ({ example }) =>
    `staat in ${example} de dag of de maand vooraan? Geen dag boven 12 verraadt het; hier de dag`,
  "format.both": ({ example }) => `in de ene kolom staat de dag vooraan, in de andere de maand; zoals ${example}`,
  "fact.named": ({ having, tickets }) => `${having} van de ${tickets} meldingen ${heeft(having)} er een`,
  "fact.earliest": () => "geen naam zegt het, maar dit is het eerste moment van een melding",
  "fact.other-word": ({ having, tickets, word }) =>
    `${having} van de ${tickets} meldingen ${heeft(having)} er een; je overeenkomst spreekt van ${word}: is dat hetzelfde?`,
  "fact.first": () => "geen kolom zegt wanneer; de eerste regel van een melding geldt",
  "fact.last": ({ varying, tickets }) =>
    `${varying} van de ${tickets} meldingen ${heeft(varying)} er meer dan een; de laatste geldt`,
  "fact.waits-still": ({ having, tickets }) =>
    `${having} van de ${tickets} meldingen ${having === "1" ? "wacht" : "wachten"} nu; tot wanneer is nog niet bekend`,
  "states.column": ({ known, count }) => `${known} van de ${count} teksten zijn bekende toestanden`,
  "state.known": ({ records }) => `${records}×`,
  "state.doubt": ({ records }) => `${records}×; kan een ander soort wachten zijn, of geen`,
  "state.unknown": ({ records }) => `${records}×; wat betekent dit? Tot je het zegt blijven deze meldingen apart`,
  "state.learned": ({ records, name }) => `${records}×; meldingen die als laatste hierin kwamen, heten nu „${name}”`,
  "state.first": ({ records }) => `${records}×; de toestand die de meeste meldingen het eerst verlaten`,
  "state.own-end": ({ records }) =>
    `${records}×; je overeenkomst spreekt van opgelost, het bestand van sluiten: is dat hetzelfde?`,
  "change.field": ({ field, count }) => `wijzigingen van ${field}, met ${count} verschillende teksten`,
  "level.as-is": ({ texts }) => `zoals het er staat (${texts}); met --agreement wordt het vertaald`,
  "level.alike": ({ count }) => `alle ${count} teksten hebben hun waarde`,
  "level.numbers": ({ count }) => `${count} nummers, 1 voor de eerste waarde van de overeenkomst`,
  "level.instead": ({ column, level }) => `geen kolom is zelf ${level}; ook ${column} loopt van erg naar minder erg`,
  "level.order": ({ count }) => `${count} teksten, sommige alleen naar hun volgorde`,
  "level.part": ({ known, count }) => `${known} van de ${count} teksten hebben een waarde`,
  "level.missing": () =>
    "geen kolom zegt het, en er hangen normen van af; noem er een, of zeg `{ is: … }` voor alle meldingen",
  "value.seen": ({ records }) => `${records}×`,
  "value.guess": ({ records }) => `${records}×; alleen naar de plaats in de volgorde`,
  "value.unknown": ({ records }) => `${records}×; geen waarde lijkt erop. Tot je het zegt blijven deze meldingen apart`,
  "type.assumed": ({ type }) => `geen kolom onderscheidt soorten; elke melding geldt als ${type}`,
  "type.none": ({ records }) => `${records}×; zo'n soort heeft de overeenkomst niet, dus er loopt geen klok`,
  "type.near": ({ records, word }) =>
    `${records}×; zo'n soort heeft de overeenkomst niet; ${word} komt er het dichtst bij`,
  "attribute.column": ({ count, texts }) => `${count} verschillende, zoals ${texts}`,
  "recorded.column": ({ kept, missed }) => `gehaald in ${kept} regels, gemist in ${missed}`,
  "left-out.called-off": ({ records }) =>
    `${records} ${records === "1" ? "regel" : "regels"}; ingetrokken, dus niets ervan wordt beoordeeld: klopt dat?`,
  "left-out.waited": ({ records }) =>
    `${records} ${records === "1" ? "regel" : "regels"}; er staat hoe lang, niet wanneer; haal dit weg om te doen alsof er nooit gewacht is`,
  "left-out.waits": ({ records }) =>
    `${records} ${records === "1" ? "regel" : "regels"}; wacht nu, sinds wanneer staat er niet`,
  "with.via": ({ known, count }) => `${known} van de ${count} manieren zijn bekend`,
  "unplaced.moment": ({ column, example }) => `${column}: een moment (${example}) waarvan geen feit bekend is`,
  "unplaced.waiting": ({ column, example }) =>
    `${column}: sinds wanneer een melding wachtte (${example}), ook van meldingen die intussen klaar zijn; tot wanneer staat er niet`,
  "unplaced.target": ({ column }) => `${column}: wat de servicedesk zelf beoogde; Peil rekent dat uit de overeenkomst`,
  "unplaced.state-now": ({ column }) =>
    `${column}: hoe een melding er nu voor staat, niet sinds wanneer; wachten is dus niet bekend`,
  "unplaced.said-by-states": ({ column, fact, tickets, said }) =>
    `${column} (${tickets} meldingen): de toestanden zeggen ${fact} al (${said} meldingen), elke keer dat het zo was`,
  "unplaced.states": ({ column, field, texts }) =>
    `${column}: wijzigingen van ${field} (${texts}), waarvan geen enkele een bekende toestand is; zeg onder \`states\` wat ze betekenen`,
  "unplaced.axis": ({ column, level }) => `${column}: ${level}; niet nodig, want wat eruit volgt heeft zelf een kolom`,
  "unplaced.level-values": ({ column, level }) =>
    `${column}: misschien ${level}, maar de teksten zijn er geen waarden van`,
  "product.all": ({ mapping, columns }) => `alle ${columns} kolommen van de meegeleverde koppeling ${mapping} zijn er`,
  "product.values": ({ level }) => `de waarden van ${level} zijn aangepast aan de overeenkomst`,
  "product.left-out": ({ name }) => `${name} is weggelaten, want zoiets heeft de overeenkomst niet`,
  "product.no-word": ({ level }) => `zo'n ${level} heeft de overeenkomst niet`,
  "product.lost-word": ({ word }) => `de overeenkomst heeft niets dat op ${word} lijkt; \`none-fits\` staat ervoor`,
  "product.guessed-word": ({ word, own }) => `${word} geldt als ${own}, naar de plaats in de volgorde`,
  "product.formats": ({ example }) => `de notatie is aangepast aan dit bestand, zoals ${example}`,
};

export const nlMap: MapWords = {
  reasons: nlReasons,
  cannotKnow: {
    waiting: "Wanneer een melding wachtte, en op wie: alle tijd telt als werk.",
    reopening: "Wanneer een melding heropend werd, en dat ze eerder was opgelost.",
    resolved: "Wanneer een melding was opgelost, los van wanneer ze gesloten werd.",
    answered: "Wanneer er voor het eerst gereageerd werd.",
    changes: "Welke prioriteit een melding eerder had.",
  },
  leftOut: {
    "called-off": "Ingetrokken",
    waits: "Wacht, en de export zegt niet sinds wanneer",
    waited: "Heeft gewacht, en de export zegt niet wanneer",
  },
  look: "KIJK:",
  title: (file) => `Voorstel voor ${file}`,
  madeBy: ({ file, records, isSample, tickets }) =>
    `Voorgesteld door \`peil map\` voor ${file}, na ${isSample ? "de eerste " : ""}${records} regels van ${tickets} meldingen.`,
  howToLook: "Achter elke regel staat waarom. Regels met KIJK zijn niet zeker: verbeter ze, of haal het woord weg.",
  withoutAgreement:
    "Gemaakt zonder overeenkomst: met --agreement worden de waarden vertaald in de woorden van je overeenkomst.",
  unplaced: "Niet gebruikt, en waarom:",
  unused: "Naar hun naam te oordelen niets met klokken te maken:",
  summary: ({ format, records, tickets, isSample }) =>
    `${format}, ${isSample ? "de eerste " : ""}${records} regels, ${tickets} meldingen`,
  based: (mapping) => `bekend als ${mapping}`,
  labels: {
    key: "melding",
    moment: "wijziging",
    leaveOut: "laat weg",
    times: "momenten",
    ticket: "beschrijft",
    facts: "feiten",
    states: "toestanden",
    changes: "wijzigingen",
    recorded: "oordeel",
    cannotKnow: "onbekend",
  },
  looks: (count) => (count === 1 ? "Kijk deze regel na:" : `Kijk deze ${count} regels na:`),
  nothingToLook: "Niets in het voorstel is een gok die je moet nakijken.",
  unplacedCount: (count) => (count === 1 ? "Eén kolom kreeg geen plaats:" : `${count} kolommen kregen geen plaats:`),
  written: (name) => `${name} is geschreven.`,
  tryIt: ({ agreement, file, mapping }) => `Daarna: peil score ${agreement} ${file} --map ${mapping}`,
  exists: (name) =>
    `${name} bestaat al en wordt niet overschreven. Kies een andere naam, of haal het bestand eerst weg.`,
  noFolder: (name) => `de map van ${name} bestaat niet. Maak die eerst.`,
  cannotWrite: (name, code) => `${name} is niet te schrijven (${code}). Kies een andere plek.`,
  services: (file, mapping) =>
    mapping === undefined
      ? `${file} lijkt over een dienst te gaan, niet over meldingen, en daarvoor valt niets voor te stellen. Kopieer een van de koppelingen outage-list, maintenance-list, probe-log, sample-counts, sign-list of usage-list, en noem daarin je kolommen: docs/reference/mapping.md#records-of-services`
      : `${file} heeft alle kolommen van ${mapping}, die meegeleverd is en leest wat er met diensten gebeurde. Gebruik die: peil measure mijn-overeenkomst.yaml ${file} --map ${mapping}`,
  factLog:
    "dit is een feitenlogboek; dat heeft geen koppeling nodig. Geef het zo aan peil measure, peil score of peil explain.",
  badZone: (zone, near) =>
    `de tijdzone "${zone}" bestaat niet. ${near === undefined ? "Schrijf een naam zoals Europe/Amsterdam." : `Bedoelde je "${near}"?`}`,
  lacks: {
    key: (columns) =>
      `geen kolom noemt de meldingen, voor zover te zien is. Schrijf zelf een koppeling, met \`key\`. De kolommen: ${columns}`,
    moments: (columns) =>
      `geen kolom bevat momenten die te lezen zijn, en zonder momenten loopt er geen klok. De kolommen: ${columns}`,
    report: (columns) =>
      `geen kolom zegt wanneer een melding gedaan werd, voor zover te zien is. Schrijf zelf een koppeling. De kolommen: ${columns}`,
    records: () => "er staat geen enkele regel in.",
  },
};

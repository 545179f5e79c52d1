/** Every finding in Dutch: what is wrong, and what to do about it. The keys are those of the closed set. */
import { nlImportFindings } from "./nl-import-findings.ts";
import { nlMeasureFindings } from "./nl-measure-findings.ts";
import { nlSimulateFindings } from "./nl-simulate.ts";
import type { FindingWords } from "./words.ts";

type Param = string | number | undefined;

const meant = (near: Param): string => (near === undefined || near === "" ? "" : ` Bedoelde je "${near}"?`);
const choose = (values: Param): string => (values === undefined || values === "" ? "" : ` Kies uit: ${values}.`);

const shapes: Readonly<Record<string, string>> = {
  string: "een tekst",
  text: "een tekst",
  array: "een lijst",
  list: "een lijst",
  object: "een blok met sleutels",
  record: "een blok met sleutels",
  map: "een blok met sleutels",
  "map or list": "een blok met sleutels of een lijst",
  nothing: "niets",
  "nothing written": "niets",
  "at least one": "ten minste één waarde",
  ticket: "een melding met haar `facts`, of een lijst daarvan",
  "text or a list of texts": "een tekst of een lijst van teksten",
  none: "geen enkele",
  "a map of hours": "een blok met tijden",
  "a time zone": "een tijdzone",
  "a telephone number": "een telefoonnummer",
  "an e-mail address": "een e-mailadres",
};
const shape = (written: Param): string =>
  String(written ?? "")
    .split(" · ")
    .map((one) => shapes[one] ?? one)
    .join(" of ");

const things: Readonly<Record<string, string>> = {
  hours: "er zijn geen tijden",
  level: "er is geen lijst van niveaus",
  clock: "er is geen klok",
  term: "er is geen afspraak",
  "ticket-type": "er is geen meldingssoort",
  subject: "niets heet hier",
  person: "er is geen partij of rol",
  "contract-item": "er is geen contractgegeven",
  moment: "er is geen feit of klok",
  reading: "er is geen lezing",
  axis: "er is geen lijst van niveaus",
  measured: "er is geen klok, meting of plicht",
  notion: "er is geen afspraak",
};

const yaml: Readonly<Record<string, string>> = {
  BAD_INDENT:
    "De inspringing klopt niet, of een haakje of aanhalingsteken hierboven staat nog open. Sleutels van één blok staan in één kolom.",
  TAB_AS_INDENT: "Er is ingesprongen met een tab; gebruik spaties.",
  MISSING_CHAR:
    "Hier ontbreekt iets: een sluitend aanhalingsteken of haakje, een komma, of de dubbele punt achter een sleutel.",
  UNEXPECTED_TOKEN: "Dit past hier niet. Kijk of hierboven een aanhalingsteken of haakje openstaat.",
  BAD_SCALAR_START: "Een tekst kan niet met dit teken beginnen; zet de tekst tussen aanhalingstekens.",
  BLOCK_AS_IMPLICIT_KEY:
    "Een dubbele punt met een spatie erachter begint een waarde; zet een tekst waarin dat voorkomt tussen aanhalingstekens.",
  MULTILINE_IMPLICIT_KEY: "Een sleutel staat op één regel en eindigt met een dubbele punt.",
  BAD_DQ_ESCAPE: "Deze backslash betekent niets tussen dubbele aanhalingstekens; gebruik enkele.",
  BLOCK_IN_FLOW: "Een blok kan niet binnen haakjes staan.",
  CONTROL_CHARACTER: "In deze tekst staat een teken dat niet te zien is, zoals een escape; laat het weg.",
  DUPLICATE_KEY: "Hier staat een sleutel dubbel.",
};

const kinds: Readonly<Record<string, string>> = {
  agreement: "een overeenkomst",
  mapping: "een koppeling",
  facts: "een bestand met feiten",
};

const file = {
  "file.encoding": ({ byte }) =>
    `Dit bestand is geen UTF-8 (byte ${byte} is niet te lezen). Sla het op als UTF-8 en probeer het opnieuw.`,
  "file.not-yaml": ({ what, code }) =>
    `Dit is niet als YAML te lezen. ${yaml[String(code)] ?? `De lezer meldt: ${what}.`}`,
  "file.too-large": ({ megabytes }) =>
    `Dit bestand is groter dan ${megabytes} MB; dat heeft geen overeenkomst nodig. Kijk of het het juiste bestand is.`,
  "file.other-kind": ({ is, wanted }) =>
    `Dit is ${kinds[String(is)] ?? is}, en hier wordt ${kinds[String(wanted)] ?? wanted} gevraagd. Staan er twee namen op elkaars plaats?`,
  "yaml.alias": ({ name }) =>
    `*${name} herhaalt iets van elders in het bestand. Een overeenkomst moet voor te lezen zijn: schrijf het hier voluit.`,
  "yaml.duplicate-key": ({ key, line }) =>
    `"${key}" staat hier voor de tweede keer; de eerste staat op regel ${line}. Houd er één over.`,
  "yaml.reserved-key": ({ key }) => `"${key}" kan geen sleutel zijn. Kies een andere naam.`,
  "yaml.too-deep": ({ depth }) => `Dit is meer dan ${depth} niveaus diep genest. Schrijf het platter op.`,
  "yaml.several-documents": () => `Hier begint een tweede document (---). Eén bestand is één overeenkomst: splits het.`,
  "yaml.other-tools": ({ count, written, as }) =>
    `Oudere YAML-lezers maken van ${written} de waarde ${as}${count === 1 ? "" : `, en zo van ${count} waarden in dit bestand`}. Peil leest wat er staat; met aanhalingstekens doet iedereen dat.`,
} as const satisfies Partial<FindingWords>;

const shapeAndValues = {
  "shape.expected": ({ expected, found }) => `Hier hoort ${shape(expected)}, er staat ${shape(found)}.`,
  "shape.missing-key": ({ key, expected }) =>
    `"${key}" ontbreekt.${expected === "" || expected === undefined ? " Vul het aan." : ` Vul het aan: ${shape(expected)}.`}`,
  "shape.unknown-key": ({ key, near }) => `"${key}" is geen sleutel die hier hoort.${meant(near)}`,
  "shape.not-one-of": ({ found, values, near }) =>
    `"${found}" kan hier niet staan.${meant(near)}${near === "" ? choose(values) : ""}`,
  "shape.either": ({ expected, found }) => `Hier hoort ${shape(expected)}, er staat ${shape(found)}.`,
  "value.length": ({ written }) =>
    `"${written}" is geen tijdsduur. Schrijf bijvoorbeeld 2 h, 90 min, 5 working days of 1 month.`,
  "value.length-unit": ({ written }) =>
    `${written} wat? Een tijdsduur heeft een eenheid: ${written} h (uur), ${written} working days (werkdagen) of ${written} weeks (weken).`,
  "value.target": ({ written }) =>
    `"${written}" is geen norm. Schrijf bijvoorbeeld within 2 h, 90% under 4 h, aim within 1 working day, by close of none.`,
  "value.bound": ({ written }) =>
    `"${written}" is geen grens. Schrijf bijvoorbeeld at most 2, over 4 h, under 80% of 80% to 110%.`,
  "value.elapsed": ({ written }) =>
    `"${written}" heeft hier geen vaste lengte. Schrijf het in uren, minuten of seconden, zoals 8 h.`,
  "value.share": ({ written }) =>
    `"${written}" bevat geen haalbaar percentage. Een percentage ligt tussen 0% en 100%, zoals 90% of 99.9%.`,
  "value.moment": ({ written }) =>
    `"${written}" is geen moment. Schrijf een feit zoals reported, of één feit met velden: { decided: { cause: fault } }.`,
  "value.money": ({ written }) =>
    `"${written}" is geen bedrag. Schrijf de valuta en het bedrag, EUR 400.00, of een deel van een vergoeding: 5% of monthly-fee.`,
  "value.date": ({ written }) => `"${written}" is geen datum. Schrijf 2026-12-24, of 24 dec voor elk jaar.`,
  "value.id": ({ written }) =>
    `"${written}" kan geen naam zijn. Gebruik kleine letters en cijfers, met streepjes tussen de woorden.`,
  "value.zero": ({ written }) =>
    `"${written}" laat geen enkele tijd over, dus niemand kan het halen. Geef een tijdsduur, of schrijf none.`,
} as const satisfies Partial<FindingWords>;

const names = {
  "name.unknown": ({ kind, notion, name, of, near, known }) => {
    const level = of === "" || of === undefined ? "coverage" : of;
    const what = kind === "level-value" ? `"${name}" is geen waarde van ${level}.` : noSuch(kind ?? notion, name);
    return `${what}${meant(near)}${(near ?? "") === "" && (known ?? "") !== "" ? ` Wel bekend: ${known}.` : ""}`;
  },
  "name.ambiguous": ({ name, among }) =>
    `"${name}" kan meer dan één ding betekenen (${among}). Geef een ervan een andere naam, of schrijf de langere naam.`,
  "name.fact-unknown": ({ name, near }) => `"${name}" is geen feit dat hier kan staan.${meant(near)}`,
  "name.taken": ({ name, by }) => {
    if (by === "fact") return `"${name}" is al de naam van een feit. Geef deze afspraak een andere naam.`;
    if (by === "built-in") return `"${name}" betekent uit zichzelf al iets. Kies hier een andere naam.`;
    if (by === "id") return `"${name}" is hier de naam van twee dingen. Geef een ervan een andere.`;
    if (by === "value") return `"${name}" staat twee keer in deze lijst. Houd er één over.`;
    return `"${name}" is al gebruikt onder ${by}, en voorbeelden noemen beide bij die naam. Geef een ervan een andere naam.`;
  },
  "name.zone-unknown": ({ name, near }) =>
    `De tijdzone "${name}" bestaat niet.${near === "" ? " Schrijf een naam zoals Europe/Amsterdam." : meant(near)}`,
  "levels.keys": ({ level, missing, extra, near }) => {
    if (level === "")
      return `Deze sleutels (${extra}) zijn niet de waarden van een lijst. Zet ze onder levels, of gebruik de waarden van één lijst.`;
    const left = missing === "" ? "" : ` Er ontbreekt: ${missing}.`;
    const over = extra === "" ? "" : ` Geen waarde: ${extra}.`;
    return `Hier hoort elke waarde van ${level} één keer te staan, en niets anders.${left}${over}${meant(near)}`;
  },
  "levels.ambiguous": ({ keys, levels }) =>
    `De sleutels ${keys} zijn de waarden van meer dan één lijst (${levels}); dan beslist het toeval welke telt. Geef een van die lijsten andere waarden.`,
  "reading.unknown": ({ name, near }) => `Onder interpretations staat geen lezing "${name}".${meant(near)}`,
  "term.cycle": ({ terms }) =>
    `Deze wachten op elkaar, zodat geen ervan ooit begint: ${terms}. Laat er één bij een feit beginnen.`,
  "term.one-of": ({ keys, found }) =>
    found === ""
      ? `Een van deze sleutels is nodig: ${keys}.`
      : `Hier kan maar één van deze sleutels staan, en er staan er meer: ${found}.`,
} as const satisfies Partial<FindingWords>;

function noSuch(kind: Param, name: Param): string {
  const said = things[String(kind)] ?? "er is geen afspraak";
  return `${said[0]!.toUpperCase()}${said.slice(1)} "${name}".`;
}

const tablesAndHours = {
  "table.hole": ({ cell }) => `De tabel zegt niets over ${cell}. Vul dat vak in.`,
  "table.extra": ({ written, axis, near, values }) =>
    values === ""
      ? `"${written}" is er één te veel: deze rij heeft meer vakken dan ${axis} waarden heeft. Haal er één weg.`
      : `"${written}" is geen waarde van ${axis}.${meant(near)}${near === "" ? choose(values) : ""}`,
  "table.cell": ({ written, level, values, near }) =>
    `"${written}" is geen waarde van ${level}.${meant(near)}${near === "" ? choose(values) : ""}`,
  "bands.gap": ({ after, before }) => {
    if (before === "")
      return `Over wat voorbij "${after}" ligt staat er niets. Voeg een klasse zonder bovengrens toe, zoals over …`;
    return after === ""
      ? `Over wat onder "${before}" ligt staat er niets. Voeg een klasse vanaf nul toe.`
      : `Tussen "${after}" en "${before}" zit een gat. Laat de een beginnen waar de ander ophoudt.`;
  },
  "bands.overlap": ({ one, other }) =>
    `"${one}" en "${other}" overlappen, dus een getal kan in beide vallen. Laat de een beginnen waar de ander ophoudt: at most 2 naast over 2.`,
  "bands.unit": ({ one, other }) =>
    `"${one}" en "${other}" tellen niet hetzelfde. Gebruik in alle klassen één eenheid.`,
  "hours.never-open": () =>
    `Deze tijden zijn nooit open, dus er kan nooit iets aflopen. Geef een week op, zoals mon-fri: 09:00-17:00.`,
  "hours.window": ({ written }) => `"${written}" is geen tijdvak. Schrijf twee tijden met een streepje: 09:00-17:00.`,
  "hours.time": ({ written }) => `"${written}" is geen tijdstip. Schrijf uren en minuten: 16:00.`,
  "hours.date": ({ written }) => `De datum ${written} bestaat niet. Kijk dag en maand na.`,
  "hours.day-set": ({ written, near }) =>
    `"${written}" is geen dag of groep dagen.${meant(near)}${near === "" ? " Schrijf een datum, 24 dec, good-friday, of een groep zoals nl-public." : ""}`,
  "hours.day": ({ written }) => `"${written}" is geen weekdag. Schrijf mon, mon-fri of mon,wed,fri.`,
  "hours.shut": ({ from, to }) => `Deze onderbreking eindigt (${to}) voordat zij begint (${from}). Wissel de twee om.`,
  "hours.working-day": ({ written }) =>
    `"${written}" zegt niet wat een werkdag is. Schrijf een tijdsduur zoals 8 h, of close (einde van de dag), of same-time (hetzelfde tijdstip).`,
  "hours.working-day-missing": ({ hours }) =>
    hours === ""
      ? `Dit telt werkdagen zonder te zeggen op welke tijden. Noem tijden, of reken in dagen of uren.`
      : `Dit telt werkdagen op "${hours}", en daar staat niet bij wat een werkdag is. Zet working-day bij die tijden: een tijdsduur zoals 8 h, close of same-time.`,
  "hours.days-unknown": ({ days, year }) =>
    `De dagen van ${days} zijn voor ${year} niet bekend. Noem andere dagen, of blijf binnen jaren die bekend zijn.`,
  "hours.outside-years": () => `Dit ligt buiten de jaren waarmee gerekend kan worden. Kijk het jaartal na.`,
} as const satisfies Partial<FindingWords>;

const readingsAndRows = {
  "patch.path": ({ path, step, near }) =>
    `Deze andere lezing verandert ${path}, maar "${step}" is er niet.${meant(near)}`,
  "patch.whole": ({ path, whole }) =>
    path === whole
      ? `Deze andere lezing verandert ${path}, dat bij het hele bestand hoort. Een lezing verandert een afspraak, of een sleutel daarin: hours.kantoor.closed.`
      : `Deze andere lezing verandert ${path}, maar ${whole} verandert alleen in zijn geheel. Schrijf daar de nieuwe waarde.`,
  "patch.broken": ({ other, reading, where }) =>
    `Onder de andere lezing "${other ?? reading}" klopt de overeenkomst niet meer${where === undefined ? "" : `, bij ${where}`}.`,
  "row.unknown": ({ row, near }) => `Onder rows staat geen rij "${row}".${meant(near)}`,
  "row.unclaimed": ({ row }) =>
    `Geen enkele afspraak voert rij ${row} uit. Noem de rij bij de afspraak die dat doet, of schrijf die afspraak.`,
  "row.without-example": ({ row }) =>
    `Rij ${row} zou worden uitgevoerd, maar geen voorbeeld laat het zien. Schrijf een voorbeeld dat ${row} bewijst.`,
  "row.how": ({ row, how, notions }) =>
    `Rij ${row} vraagt om ${hows[String(how)] ?? how}, en wordt alleen gedragen door: ${notions}. Voeg dat toe, of pas aan wat de rij vraagt.`,
  "interpretation.unused": ({ name }) =>
    `Geen afspraak steunt op de interpretatie "${name}". Noem haar als reading bij de afspraken waar zij over gaat.`,
} as const satisfies Partial<FindingWords>;

const hows: Readonly<Record<string, string>> = {
  clock: "een klok (clock)",
  measure: "een meting (measure)",
  duty: "een plicht (duty)",
  right: "een recht (right)",
  rule: "een regel (rule)",
  record: "een vastlegging (record)",
  text: "een tekst (text)",
};

const examples = {
  "example.fact": ({ written, example }) => `"${written}" is geen feit. Schrijf een moment en een feit: ${example}.`,
  "example.before-report": ({ fact }) =>
    `"${fact}" staat vóór de melding, toen er nog geen melding was. Kijk de tijdstippen na.`,
  "example.no-subject": ({ name }) =>
    `In "${name}" staat niets om te beoordelen. Geef feiten, een melding, of tijden met een moment.`,
  "example.expectation": ({ key, near }) => `"${key}" is niets wat hier verwacht kan worden.${meant(near)}`,
  "example.expects-nothing": ({ name }) =>
    `"${name}" verwacht niets, en laat dus niets zien. Zeg onder expect of vary wat eruit moet komen.`,
  "example.variable": ({ name }) =>
    `In "${name}" horen $x en vary bij elkaar: met vary staat $x ergens in de feiten of de melding, en zonder vary nergens.`,
  "example.tickets": ({ name }) =>
    `"${name}" heeft tickets, en daarnaast een eigen melding of tijden. Beschrijf elke melding onder tickets, of maak er twee voorbeelden van.`,
  "example.group": ({ key, groups, example }) =>
    `Meer groepen hebben een norm voor "${key}": ${groups}. Noem welke bedoeld is, zoals ${example}.`,
  "example.period": ({ name, written, among }) =>
    written === ""
      ? `Over welke periode "${name}" gaat is niet te zien${among === "" ? "" : `: er zijn meldingen in ${among}`}. Noem die onder period, zoals 2026-03.`
      : `"${written}" is geen periode waarover dit wordt beoordeeld${among === "" ? "" : `: er zijn meldingen in ${among}`}. Schrijf 2026-03, 2026-Q1, 2026-H1 of 2026.`,
  "example.failed": ({ name, what, expected, actual }) =>
    `"${name}" faalt: ${what} zou ${expected} moeten zijn en is ${actual}. De afspraak klopt niet, of het voorbeeld niet.`,
  "time.skipped": ({ written, text }) =>
    `${written ?? text} bestaat niet: dan gaat de klok vooruit. Kies een ander tijdstip, of schrijf het tijdsverschil met UTC erbij.`,
  "time.ambiguous": ({ written, text }) =>
    `${written ?? text} bestaat twee keer: dan gaat de klok terug. Schrijf het tijdsverschil met UTC erbij, zoals +02:00.`,
  "time.invalid": ({ written, text }) =>
    `"${written ?? text}" is geen moment dat bestaat. Schrijf 2026-11-20 16:30, en kijk dag, maand en tijd na.`,
  "time.recorded-early": ({ written, fact }) =>
    `"${fact}" zou vastgelegd zijn (${written}) voordat het gebeurde. Kijk beide momenten na.`,
} as const satisfies Partial<FindingWords>;

const original = {
  "mapping.column-missing": ({ column, file, near }) =>
    `${file} heeft geen kolom "${column}".${meant(near)} Noem de juiste, of zet hem onder \`optional\` als een export hem mag missen.`,
  "mapping.no-moment": () =>
    "Een verandering heeft haar moment nodig: noem de kolom met `at`, of die van de hele regel met `moment`.",
  "mapping.no-report": () =>
    "Geen kolom zegt wanneer een melding is gedaan. Daar begint elke klok: voeg `fact: reported` toe.",
  "mapping.other-log": ({ key, log }) =>
    log === "service"
      ? `De sleutel \`${key}\` volgt meldingen, en betekent niets in een koppeling met \`log: service\`. Laat het weg.`
      : `De sleutel \`${key}\` is voor gegevens van diensten, en betekent niets in een koppeling van meldingen. Voeg \`log: service\` toe, of laat het weg.`,
  "mapping.patch": ({ path }) => `Deze koppeling heeft geen "${path}" waar iets voor in de plaats kan komen.`,
  "mapping.state": ({ name, near }) =>
    `"${name}" is geen status: schrijf een feit (waiting-for-customer, resolved …), \`open\` als het werk doorgaat, of \`same\`.${meant(near)}`,
  "mapping.time-format": ({ written }) =>
    `"${written}" is geen notatie van momenten. Schrijf iso, excel, epoch-s, epoch-ms, of een patroon zoals d/M/yyyy HH:mm.`,
  "original.remark": ({ nl }) => String(nl),
  "original.response-beyond-resolution": (p) =>
    `Het antwoord mag even lang op zich laten wachten als de oplossing, of langer: ${p["clock"]} (${at(p["levels"])}${p["target"]}) naast ${p["other"]} (${at(p["other-levels"])}${p["other-target"]}).`,
  "original.share-indistinct": ({ target, tickets, volume, per }) =>
    `"${target}" laat met minder dan ${tickets} meldingen per ${periods[String(per)] ?? per} geen enkele misser toe${volume === "" ? "" : `, en gewoonlijk zijn het er ${volume}`}. In de praktijk is dit een belofte van 100%.`,
  "original.promise-informative": ({ name }) =>
    `"${name}" heet een belofte, terwijl deze tekst alleen informeert. De cijfers worden als streven getoond.`,
  "original.length-open": ({ name }) =>
    `Alleen "${name}" zegt hoe lang dit mag duren. Zolang partijen geen duur noemen staat het open en is het nooit te laat; een \`reading\` kan zeggen wat gebruikelijk is.`,
} as const satisfies Partial<FindingWords>;

const periods: Readonly<Record<string, string>> = {
  month: "maand",
  quarter: "kwartaal",
  "half-year": "half jaar",
  year: "jaar",
  "contract-year": "contractjaar",
};

function at(levels: Param): string {
  return levels === "" || levels === undefined ? "" : `${levels}: `;
}

export const nlFindings: FindingWords = {
  ...nlImportFindings,
  ...nlMeasureFindings,
  ...nlSimulateFindings,
  ...file,
  ...shapeAndValues,
  ...names,
  ...tablesAndHours,
  ...readingsAndRows,
  ...examples,
  ...original,
};

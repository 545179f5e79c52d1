/** De afspraken van een overeenkomst in zinnen. */
import type { TermWords } from "./term-words.ts";

const units: Readonly<Record<string, readonly [string, string]>> = {
  h: ["uur", "uur"],
  min: ["minuut", "minuten"],
  s: ["seconde", "seconden"],
  ms: ["milliseconde", "milliseconden"],
  "working-day": ["werkdag", "werkdagen"],
  day: ["dag", "dagen"],
  week: ["week", "weken"],
  month: ["maand", "maanden"],
  year: ["jaar", "jaar"],
};

/** Wat tussen nul en twee ligt staat in het enkelvoud: 1,5 seconde. */
const isOne = (n: number): boolean => n > 0 && n < 2;
const counted = (n: string | number, unit: string): string =>
  `${n} ${units[unit]?.[isOne(Number(String(n).replace(",", "."))) ? 0 : 1] ?? unit}`;
const elapsed = (written: string): string =>
  written.replaceAll(/([\d.]+) (h|min|ms|s)\b/g, (_, n: string, unit: string) => counted(n.replace(".", ","), unit));
const each = (length: string): string =>
  length === "zoals afgesproken" ? length : `${/(uur|jaar|kwartaal)$/.test(length) ? "elk" : "elke"} ${length}`;
const also = (text: string, before = " "): string => (text === "" ? "" : `${before}${text}`);
const all = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");
const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

export const nlTerms: TermWords = {
  list: (parts, last) =>
    parts.length < 2
      ? (parts[0] ?? "")
      : `${parts.slice(0, -1).join(", ")} ${last === "and" ? "en" : "of"} ${parts.at(-1)}`,
  length: (length) => counted(length.n, length.kind === "calendar" ? length.unit : "working-day"),
  elapsed,
  number: (written) => written.replace(".", ","),
  periods: {
    month: "maand",
    quarter: "kwartaal",
    "half-year": "half jaar",
    year: "jaar",
    "contract-year": "contractjaar",
  },
  notions: {
    role: "Rol",
    contract: "In het contract ingevuld",
    recording: "Vastleggen",
    hours: "Tijden",
    level: "Indeling",
    clock: "Klok",
    measure: "Meting",
    duty: "Plicht",
    right: "Recht",
    rule: "Regel",
    procedure: "Procedure",
    coverage: "Dekking",
    record: "Vastlegging",
  },
  coverage: {
    included: "inbegrepen",
    charged: "tegen vergoeding",
    optional: "optie",
    "not-offered": "niet aangeboden",
    outside: "valt erbuiten",
    "best-effort": "naar beste kunnen",
  },
  always: "dag en nacht, alle dagen",
  agreed: "zoals afgesproken",
  term: (from, to) => (to === "" ? `vanaf ${from}` : `van ${from} tot ${to}`),
  unfilled: "Vult elk contract zelf in.",
  unless: (usual) => `${usual}, tenzij het contract anders zegt`,
  yes: "ja",
  no: "nee",
  any: "wat dan ook",
  eachOther: "elkaar",
  dutyOf: (who) => `Plicht van ${who}`,
  rightOf: (who) => `Recht van ${who}`,
  ruleAt: (what) => `Regel bij ${what}`,
  about: (notion, what) => `${notion}: ${what}`,
  chapter: (section) => `Hoofdstuk ${section}`,
  elsewhere: "Zonder artikel",
  target: {
    none: "geen norm",
    byClose: "vóór sluitingstijd",
    aim: (target) => `streven: ${target}`,
    within: (length) => `binnen ${length}`,
    under: (length) => `in minder dan ${length}`,
    less: (amount) => `minder dan ${amount}`,
    over: (amount) => `meer dan ${amount}`,
    atLeast: (amount) => `ten minste ${amount}`,
    atMost: (amount) => `hoogstens ${amount}`,
    between: (low, high) => `van ${low} tot en met ${high}`,
  },
  moment: {
    stopOrDue: (term) => `het einde van "${term}" (of het uiterste moment ervan, als dat eerder is)`,
    stop: (term) => `het einde van "${term}"`,
    due: (term) => `het uiterste moment van "${term}"`,
    opens: "het begin van deze procedure",
  },
  condition: {
    has: (what) => `${what} is vastgelegd`,
    lacks: (what) => `${what} niet is vastgelegd`,
    inside: (hours) => `binnen ${hours}`,
    outside: (hours) => `buiten ${hours}`,
    date: (dates) => `op ${dates}`,
    falls: (when) => `het ${when} is`,
    kept: (term) => `"${term}" is nagekomen`,
    missed: (term) => `"${term}" niet is nagekomen`,
    not: (clause) => `het niet zo is dat ${clause}`,
    either: (clauses) => clauses.join(", of "),
    at: (keys, clause) => `bij ${keys} ${clause}`,
    taken: (item, isTaken) => `${item} ${isTaken ? "" : "niet "}is afgesproken`,
    contracted: (item, values) => `in het contract bij "${item}" ${values} staat`,
    via: (channels) => `het via ${channels} komt`,
    channels: {
      phone: "de telefoon",
      "emergency-phone": "de calamiteitentelefoon",
      portal: "het portaal",
      form: "het formulier",
    },
    by: (people) => `het door ${people} wordt gedaan`,
    says: (field, values) => `bij "${field}" ${values} staat`,
    holds: ({ of, only, never }) =>
      `Geldt ${[also(of, "voor "), also(only, "alleen als "), also(never, "niet als ")].filter(Boolean).join(", ")}.`,
    required: ({ only, never }) =>
      all([only === "" ? "" : `Vereist is dat ${only}.`, never === "" ? "" : `Het mag niet zo zijn dat ${never}.`]),
  },
  clock: {
    runs: (p) =>
      `De klok loopt${also(p.of, " bij ")} van ${p.from} tot ${p.to}; ${p.hours === "" ? "elke minuut" : `alleen de tijd binnen ${p.hours}`} telt.${also(p.where)}`,
    target: (target) => `Norm: ${target}.`,
    targets: "Norm",
    per: (period) => `Beoordeeld per ${period}.`,
    judgedIn: {
      stop: "Een melding telt mee in de periode waarin de klok stopte.",
      report: "Een melding telt mee in de periode waarin zij binnenkwam.",
      due: "Een melding telt mee in de periode van haar uiterste moment.",
    },
    pauses: (what) => `De klok staat stil bij ${what}.`,
    apart: (what) => `Apart getoond, maar de klok loopt door bij ${what}.`,
    reclassify: {
      continue: "Krijgt de melding een andere indeling, dan loopt de klok door onder de nieuwe norm.",
      restart: "Krijgt de melding een andere indeling, dan begint de klok opnieuw.",
    },
    reopen: {
      "gap-free": "De tijd tussen oplossing en heropening telt niet mee.",
      "gap-counts": "De tijd tussen oplossing en heropening telt mee.",
      stays: "Heropenen maakt het niet ongedaan.",
    },
    reopenWithin: (length) => `Heropenen kan tot ${length} na de oplossing; daarna wordt het een nieuwe melding.`,
    atRisk: (share) => `Is ${share} van de tijd gebruikt, dan is de klok in gevaar.`,
  },
  measure: {
    kinds: {
      uptime: "Beschikbaarheid",
      samples: "Metingen",
      signs: "Levenstekens",
      usage: "Gebruik",
      work: "Werk",
    },
    promise: (p) =>
      `${p.kind}${also(p.what, " van ")}: ${p.target}, per ${p.period}${also(p.services, ", voor ")}${also(p.hours, ", ")}.`,
    joined: { worst: "de slechtste dienst telt", union: "een storing van één dienst is er een van het geheel" },
    every: (p) => `Verwacht: ${each(p.every)}${also(p.at, ", om ")}${also(p.grace, ", met een speling van ")}.`,
    beyond: { excess: "wat langer duurt telt", whole: "duurt het langer, dan telt alles" },
    unmeasured: {
      apart: "Tijd waarin niet is gemeten, staat apart.",
      "as-down": "Tijd waarin niet is gemeten, telt als storing.",
      "as-up": "Tijd waarin niet is gemeten, telt als beschikbaar.",
    },
    countedOver: {
      requests: "Elke meting telt.",
      means: "Het gemiddelde van elk tijdvak telt.",
      fastest: "Het gemiddelde van de snelste metingen telt.",
    },
    countedAs: {
      total: "Het totaal van de periode telt.",
      mean: "Het gemiddelde van de periode telt.",
      highest: "De hoogste waarde van de periode telt.",
      last: "De laatste waarde van de periode telt.",
    },
  },
  duty: (strength, areMany, p) => {
    const [one, more] = {
      promise: ["zorgt", "zorgen"],
      aim: ["streeft", "streven"],
      preference: ["streeft", "streven"],
    }[strength];
    const verb = `${areMany ? more : one} ${{ promise: "voor", aim: "naar", preference: "liefst naar" }[strength]}`;
    const told = p.informs === "" ? "" : `, en ${areMany ? "laten" : "laat"} het ${p.informs} weten`;
    return all([
      sentence(`${p.by} ${verb} ${p.done}${also(p.when, ", ")}${told}`),
      p.hours === "" ? "" : `De tijd loopt binnen ${p.hours}.`,
      p.until === "" ? "" : `Tot ${p.until}.`,
      p.contains === "" ? "" : `Daarin staat: ${p.contains}.`,
      p.requires === "" ? "" : `Nodig is: ${p.requires}.`,
    ]);
  },
  dutyTime: {
    within: (length, from) =>
      length === "zoals afgesproken" ? `${length}, na ${from}` : `binnen ${length} na ${from}`,
    atOnce: (from) => `meteen na ${from}`,
    after: (from) => `na ${from}`,
    notice: (length, before) => `ten minste ${length} voor ${before}`,
    before: (before) => `voor ${before}`,
    every: each,
    times: (times, every) => `${times} keer per ${every}`,
  },
  right: {
    may: (areMany, p) =>
      all([
        sentence(
          `${p.by} ${areMany ? "hebben" : "heeft"} recht op ${p.what}${also(p.of, " bij ")}${also(p.when, ", ")}${also(p.most, ", ")}`,
        ),
        p.where,
        p.requires === "" ? "" : `Nodig is: ${p.requires}.`,
      ]),
    most: (times, period) => `hoogstens ${times} keer per ${period}`,
    after: (length, from) => `pas ${length} na ${from}`,
    from: (from) => `vanaf ${from}`,
    until: (until) => `tot ${until}`,
  },
  rule: (p) =>
    all([
      `Geldt bij ${p.when}${also(p.of, ", van ")}.`,
      p.where,
      p.onlyIf,
      p.requires === "" ? "" : `Nodig is: ${p.requires}.`,
      p.otherwise === "" ? "" : `Anders ${p.otherwise}.`,
    ]),
  outcomes: {
    refuse: "wordt het geweigerd",
    ask: "wordt er eerst om gevraagd",
    mask: "wordt het onleesbaar gemaakt",
    advise: "volgt een advies",
    note: "wordt het genoteerd",
  },
  procedure: {
    runs: (opens, ends) => `Begint met ${opens} en eindigt met ${ends}.`,
    credit: (p) =>
      `Na ${p.from} is er een vergoeding van ${p.amount}${also(p.each, ", voor elke ")}${also(p.where, " die ")}${also(p.within, ", te betalen binnen ")}.`,
    grows: (grows, cap) => `Elke volgende is ${grows} hoger${also(cap, ", tot ten hoogste ")}.`,
    during: (condition) => `Dat geldt zolang ${condition}.`,
    missed: "is gemist",
  },
  hours: {
    days: {
      mon: "maandag",
      tue: "dinsdag",
      wed: "woensdag",
      thu: "donderdag",
      fri: "vrijdag",
      sat: "zaterdag",
      sun: "zondag",
    },
    through: (from, to) => `${from} tot en met ${to}`,
    closed: (days) => `Gesloten op ${days}.`,
    early: (time, days) => `Vanaf ${time} gesloten op ${days}.`,
    workingDay: (length) => `Een werkdag telt als ${length}.`,
    workingDayBy: {
      close: "Een aantal werkdagen loopt tot sluitingstijd van de laatste ervan.",
      "same-time": "Een aantal werkdagen loopt tot hetzelfde tijdstip op de laatste ervan.",
    },
    atClosing: {
      inside: "Het moment van sluiten zelf hoort er nog bij.",
      outside: "Het moment van sluiten zelf hoort er niet meer bij.",
    },
    calendars: {
      "nl-awt": "de dagen van artikel 3 van de Algemene termijnenwet (Goede Vrijdag en elke 5 mei inbegrepen)",
      "nl-awt-1": "de dagen van artikel 3, eerste lid, van de Algemene termijnenwet",
      "nl-awt-decree": "de dagen van artikel 3 van de Algemene termijnenwet, ook die bij besluit gelijkgestelde",
      "nl-public": "de officiële feestdagen in Nederland (5 mei eens in de vijf jaar, Goede Vrijdag niet)",
      "good-friday": "Goede Vrijdag",
    },
    months: "januari februari maart april mei juni juli augustus september oktober november december".split(" "),
  },
  level: {
    of: (subject) => `Geldt voor: ${subject}.`,
    follows: (axes) => `De waarde volgt uit ${axes}.`,
    proposed: (who) => `Voorgesteld door ${who}.`,
    decided: (who) => `Vastgesteld door ${who}.`,
    adjusted: (who) => `Aan te passen door ${who}.`,
    queue: (order) => `Volgorde van behandeling: ${order}.`,
  },
  charge: {
    rate: (rate) => `Tegen ${rate}.`,
    minimum: (length) => `Ten minste ${length} per keer.`,
    fee: (fee) => `Met daarbij ${fee}.`,
    amount: (amount) => `Bedrag: ${amount}.`,
    quoted: "Vooraf komt een offerte.",
    ahead: (what) => `Vooraf gefactureerd: ${what}.`,
    undecided: (word) => `Zolang dit niet bekend is: ${word}.`,
    partial: "Wat hier niet staat, volgt uit de volgende tabel.",
  },
  labels: {
    norm: "Norm",
    value: "Waarde",
    coverage: "Dekking",
    day: "Dag",
    times: "Tijden",
    date: "Datum",
    exclusion: "Telt niet mee",
    onlyIf: "Alleen als",
    limit: "Grens",
    counts: "Telt mee",
    notCounted: "Wat niet meetelt",
    ignored: "Niet meegeteld wordt een storing van",
    joined: "Samengenomen worden storingen met een tussenpoos van",
    requires: "Nodig is",
    contains: "Bevat",
    kept: "Bewaard",
    notLonger: "en niet langer",
    gap: "Ruimte tussen twee",
    relativeTo: "Ten opzichte van",
    connection: "Verbinding",
    equipment: "Apparatuur",
    bands: "Grenzen",
    seenBy: "Te zien voor",
    states: "Vermeldt",
    changesToldIn: "Wijzigingen staan in",
    overrides: "Deze bijlage kan afspraken van de overeenkomst vervangen",
    step: "Stap",
    customer: "Klant",
    supplier: "Leverancier",
    tolerance: "Wat later dan dit wordt opgeschreven, telt vanaf dat moment",
    most: "Ten hoogste",
    more: "Meer",
    usual: "Gewoonlijk",
    sees: "Ziet",
    manages: "Beheert",
    extra: "Extra open",
    replaced: "Andere tijden",
    shut: "Onderbroken",
    says: "Wie het treft leest",
    together: "Samen",
  },
};

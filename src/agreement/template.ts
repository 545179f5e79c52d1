/**
 * An agreement to start from: small, whole, explained notion by notion, and with examples that pass. One text with the
 * comments of either language, so that both are the same agreement. Its examples use January weekdays, when no zone
 * changes its clocks, and its hours are those of the zone that is asked for.
 */
import { templateExamples, type Say } from "./template-examples.ts";

export interface TemplateOptions {
  /** A name of the language: lower case words joined by hyphens. */
  readonly name: string;
  readonly zone: string;
  readonly lang: "nl" | "en";
}

export function agreementTemplate({ name, zone, lang }: TemplateOptions): string {
  const say = (nl: string, en: string): string => (lang === "nl" ? nl : en);
  const comment = (nl: string, en: string): string => wrapped(say(nl, en));
  // Only the Netherlands has its public holidays as one name; elsewhere a start is made with two dates.
  const closed = zone === "Europe/Amsterdam" ? "nl-public" : "[1 jan, 25 dec]";
  const more = zone === "Europe/Amsterdam" ? "[nl-public, 31 dec]" : "[1 jan, 25 dec, 31 dec]";
  return [
    head(name, zone, say, comment),
    who(say, comment),
    when(closed, say, comment),
    what(say, comment),
    promises(say, comment),
    rules(comment),
    readings(more, comment),
    templateExamples(say, comment),
  ].join("\n");
}

/** Comments of at most 100 characters a line. */
function wrapped(text: string): string {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1)!.length + word.length > 96) lines.push("");
    lines.push(`${lines.pop()!} ${word}`);
  }
  return lines.map((line) => `#${line}`).join("\n");
}

function title(name: string): string {
  const words = name.replaceAll(/[-_.]/g, " ");
  return words[0]!.toUpperCase() + words.slice(1);
}

function head(name: string, zone: string, say: Say, comment: Say): string {
  return `${comment(
    "Een overeenkomst om mee te beginnen. `peil check` controleert haar en draait de voorbeelden onderaan. Verander een afspraak, en kijk welk voorbeeld faalt. `peil schema` geeft een editor de sleutels.",
    "An agreement to start from. `peil check` checks it and runs the examples at the end. Change a term, and see which example fails. `peil schema` gives an editor the keys.",
  )}
peil: 1
agreement: ${name}
edition: "1.0"
title: { nl: "${title(name)}: service level agreement", en: "${title(name)}: service level agreement" }
time-zone: ${zone}
force: binding                # ${say("of informative: dan zijn de cijfers een streven", "or informative: then its figures are aims")}

${comment(
  "Wat er moet lopen, rij voor rij. Elke afspraak noemt de rijen die zij uitvoert; `peil check` zegt welke rij niemand uitvoert.",
  "What must run, row by row. Each term names the rows that it runs; `peil check` says which row nobody runs.",
)}
rows:
  R-1: { article: "1", how: rule, what: ${say("Ten hoogste twee contactpersonen", "At most two contacts")} }
  R-2: { article: "2", how: clock, what: ${say("Tijden waarop wordt geteld", "Hours on which is counted")} }
  R-3: { article: "3", how: rule, what: ${say("Prioriteit uit gevolg en urgentie", "Priority from impact and urgency")} }
  R-4: { article: "4", how: clock, what: ${say("Antwoord en oplossing op tijd", "An answer and a solution in time")} }
  R-5: { article: "5", how: [measure, duty], what: ${say("Beschikbaarheid; onderhoud wordt aangekondigd", "Availability; maintenance is announced")} }
  R-6: { article: "6", how: rule, what: ${say("Hoge prioriteit per telefoon", "High priority by phone")} }
  R-7: { article: "6", how: right, what: ${say("Escaleren na een gemiste oplostijd", "Escalating after a missed solution")} }
  R-8: { article: "7", how: rule, what: ${say("Wat is inbegrepen", "What is included")} }
  R-9: { article: "8", how: record, what: ${say("Wat de klant kan inzien", "What the customer can see")} }
`;
}

function who(say: Say, comment: Say): string {
  return `${comment("Wie. Een rol is van een partij; een afspraak kan beide noemen.", "Who. A role is of a party; a term may name either.")}
parties:
  supplier: { name: ${say("De leverancier", "The supplier")} }
  customer:
    roles:
      contact: { article: "1", row: R-1, at-most: 2 }

${comment("Wat het contract van een klant invult.", "What a customer's own contract fills in.")}
contract:
  hourly-rate: { is: money per h, article: "7" }
`;
}

function when(closed: string, say: Say, comment: Say): string {
  return `${comment(
    "Wanneer. Een werkdag heeft geen vanzelfsprekende lengte: zeg het hier (een tijdsduur, close of same-time).",
    "When. A working day has no length of its own: say it here (a length, close, or same-time).",
  )}
hours:
  office:
    article: "2"
    row: R-2
    reading: last-day-of-the-year
    name: { nl: Kantoortijden, en: Office hours }
    week: { mon-fri: 09:00-17:00 }
    closed: ${closed}
    working-day: 8 h          # ${say("vijf werkdagen zijn dus veertig uren op deze tijden", "so five working days are forty of these hours")}
`;
}

function what(say: Say, comment: Say): string {
  return `${comment(
    "Welke soort, en hoe erg. Een lijst van waarden, zelf gekozen of uit een tabel. Een tabel moet voor elke combinatie iets zeggen.",
    "What kind, and how bad. A list of values, chosen or from a table. A table must say something for every combination.",
  )}
levels:
  type: { article: "3", of: ticket, values: [incident, question] }
  impact:
    article: "3"
    of: incident
    values:
      everyone: { nl: Iedereen heeft er last van, en: Everybody is hit }
      some: { nl: Enkelen hebben er last van, en: A few people are hit }
  urgency:
    article: "3"
    of: incident
    values:
      stopped: { nl: Het werk ligt stil, en: Work has stopped }
      hindered: { nl: Het werk kan door, en: Work can go on }
  priority:
    article: "3"
    row: R-3
    of: incident
    values: { high: { nl: Hoog, en: High }, normal: { nl: Normaal, en: Normal }, low: { nl: Laag, en: Low } }
    proposed-by: customer
    decided-by: supplier
    by: [impact, urgency]
    table:                    # ${say("per gevolg, in de volgorde van urgentie", "per impact, in the order of urgency")}
      everyone: [high, normal]
      some: [normal, low]
  kind: { article: "7", of: work, values: [repair, training] }
`;
}

function promises(say: Say, comment: Say): string {
  return `${comment(
    "Klokken: tijd tussen twee feiten op één melding. `within` is bij precies de norm nog gehaald, `under` niet; `aim` is een streven.",
    "Clocks: time between two facts on one ticket. `within` is kept at exactly the target, `under` is not; `aim` breaks no promise.",
  )}
clocks:
  response:
    article: "4"
    row: R-4
    name: { nl: Reactietijd, en: Response time }
    for: incident
    from: reported
    to: answered
    hours: office
    target: { high: within 1 h, normal: within 4 h, low: aim within 1 working day }
    per: month
  resolution:
    article: "4"
    row: R-4
    name: { nl: Oplostijd, en: Resolution time }
    for: incident
    from: reported
    to: resolved
    hours: office
    pause-while: waiting-for-customer
    target: { high: within 4 h, normal: 90% within 2 working days, low: none }
    per: month                # ${say("de 90% geldt over de meldingen van een maand", "the 90% is of the tickets of a month")}

${comment(
  "Metingen: een cijfer over een periode. Wat er niet meetelt staat erbij, met zijn voorwaarde.",
  "Measures: a figure over a period. What is not counted stands with it, and on which condition.",
)}
measures:
  availability:
    article: "5"
    row: R-5
    of: uptime
    services: [application]
    per: month
    target: at least 99.5%
    not-counted:
      maintenance: { cause: maintenance, only-if: { kept: announce-maintenance } }

${comment("Plichten: wie moet wat gedaan hebben, en wanneer.", "Duties: who must have done what, and by when.")}
duties:
  announce-maintenance:
    article: "5"
    row: R-5
    by: supplier
    informs: customer
    for: maintenance
    before: maintenance-started
    notice: 3 working days
    to: maintenance-announced
    hours: office
`;
}

function rules(comment: Say): string {
  return `${comment("Rechten: wat mag een partij, zolang de voorwaarde geldt.", "Rights: what a party may do, while the condition holds.")}
rights:
  escalate:
    article: "6"
    row: R-7
    of: customer
    may: escalated
    for: incident
    where: { missed: resolution }

${comment(
  "Regels: wat van een handeling gevraagd wordt, en wat er anders gebeurt (refuse, ask, mask, advise of note).",
  "Rules: what is asked of an act, and what happens otherwise (refuse, ask, mask, advise or note).",
)}
rules:
  phone-for-high:
    article: "6"
    row: R-6
    when: reported
    where: { priority: high }
    only-if: { via: phone }
    else: advise
    say: { nl: Bel ons als de prioriteit hoog is., en: Please phone us when the priority is high. }

${comment("Dekking: is het werk inbegrepen? De eerste tabel die antwoord geeft beslist.", "Coverage: is the work included? The first table that answers decides.")}
coverage:
  work:
    article: "7"
    row: R-8
    of: work
    by: [kind]
    table: { repair: included, training: charged }
    charge: { rate: hourly-rate, minimum: 1 h }

${comment("Vastlegging: wat er bewaard en getoond wordt.", "Records: what is kept and shown.")}
records:
  tickets: { article: "8", row: R-9, of: ticket, contains: [status, priority, solution], seen-by: customer }
`;
}

function readings(closed: string, comment: Say): string {
  return `${comment(
    "Wat de tekst openlaat, hoe hij hier gelezen wordt, en hoe het ook kan: andere lezingen zijn waarden voor een pad, en lopen.",
    "What the text leaves open, how it is read here, and how else it can be: other readings are values for a path, and they run.",
  )}
interpretations:
  last-day-of-the-year:
    article: "2"
    open: { nl: Is oudejaarsdag een werkdag?, en: Is the last day of the year a working day? }
    reading: { nl: "Ja, het is geen feestdag.", en: "Yes, it is no holiday." }
    others:
      closed-on-it: { hours.office.closed: ${closed} }
`;
}

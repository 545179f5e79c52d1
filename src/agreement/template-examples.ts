/** The examples of the agreement to start from: for each of its terms just before, exactly on and just after (CHK-3). */

/** Chooses the text of the language that was asked for. */
export type Say = (nl: string, en: string) => string;

export function templateExamples(say: Say, comment: Say): string {
  return [
    examplesOfHoursAndLevels(say, comment),
    examplesOfClocks(say),
    examplesOfPeriods(say),
    examplesOfMeasures(say),
    examplesOfActs(say),
  ].join("");
}

function examplesOfHoursAndLevels(say: Say, comment: Say): string {
  return `${comment(
    "De voorbeelden: feiten erin, oordeel eruit. Geef elke norm er drie: net ervoor, precies erop en net erna. Tijden zijn plaatselijk.",
    "The examples: facts in, verdict out. Give every target three: just before, exactly on, and just after. Times are local.",
  )}
examples:
  - name: ${say("kantoortijden met hun randen, een weekend en een feestdag", "office hours with their edges, a weekend and a holiday")}
    proves: R-2
    hours: office
    vary:
      2027-01-11 08:59: { open: no }
      2027-01-11 09:00: { open: yes }
      2027-01-11 16:59: { open: yes }
      2027-01-11 17:00: { open: no }
      2027-01-08 12:00: { open: yes }
      2027-01-09 12:00: { open: no }
      2027-01-01 12:00: { open: no }
  - name: ${say("oudejaarsdag is open, tenzij het anders gelezen wordt", "the last day of the year is open, unless it is read otherwise")}
    proves: R-2
    hours: office
    at: 2026-12-31 12:00
    expect: { open: yes }
    under:
      closed-on-it: { open: no }
  - name: ${say("prioriteit als het werk stilligt", "priority when work has stopped")}
    proves: R-3
    ticket: { type: incident, impact: $x, urgency: stopped }
    facts: [2027-01-11 10:00 reported]
    vary: { everyone: { priority: high }, some: { priority: normal } }
  - name: ${say("prioriteit als het werk door kan", "priority when work can go on")}
    proves: R-3
    ticket: { type: incident, impact: $x, urgency: hindered }
    facts: [2027-01-11 10:00 reported]
    vary: { everyone: { priority: normal }, some: { priority: low } }
`;
}

function examplesOfClocks(say: Say): string {
  return `  - name: ${say("antwoord bij hoge prioriteit, over de nacht heen", "the answer at high priority, over the night")}
    proves: R-4
    ticket: { type: incident, impact: everyone, urgency: stopped }
    facts: [2027-01-11 16:30 reported, $x answered]
    vary:
      2027-01-12 09:29:59: { response: { verdict: kept } }
      2027-01-12 09:30:00: { response: { due: 2027-01-12 09:30, elapsed: 1 h, verdict: kept } }
      2027-01-12 09:30:01: { response: { verdict: missed } }
  - name: ${say("antwoord bij normale prioriteit", "the answer at normal priority")}
    proves: R-4
    ticket: { type: incident, impact: some, urgency: stopped }
    facts: [2027-01-11 10:00 reported, $x answered]
    vary:
      2027-01-11 13:59:59: { response: { verdict: kept } }
      2027-01-11 14:00:00: { response: { due: 2027-01-11 14:00, verdict: kept } }
      2027-01-11 14:00:01: { response: { verdict: missed } }
  - name: ${say("antwoord bij lage prioriteit, een streven", "the answer at low priority, an aim")}
    proves: R-4
    ticket: { type: incident, impact: some, urgency: hindered }
    facts: [2027-01-11 10:00 reported, $x answered]
    vary:
      2027-01-12 09:59:59: { response: { verdict: kept } }
      2027-01-12 10:00:00: { response: { due: 2027-01-12 10:00, verdict: kept } }
      2027-01-12 10:00:01: { response: { verdict: over-aim } }
  - name: ${say("wachten op de klant telt niet", "waiting for the customer does not count")}
    proves: R-4
    ticket: { type: incident, impact: everyone, urgency: stopped }
    facts:
      - 2027-01-11 10:00 reported
      - 2027-01-11 11:00 waiting-for-customer: { for: description }
      - 2027-01-11 13:00 resumed
      - $x resolved
    vary:
      2027-01-11 15:59:59: { resolution: { verdict: kept } }
      2027-01-11 16:00:00: { resolution: { paused: 2 h, elapsed: 4 h, verdict: kept } }
      2027-01-11 16:00:01: { resolution: { verdict: missed } }
  - name: ${say("twee werkdagen zijn zestien uren", "two working days are sixteen hours")}
    proves: R-4
    ticket: { type: incident, impact: some, urgency: stopped }
    facts: [2027-01-11 10:00 reported, $x resolved]
    vary:
      2027-01-13 10:00:00: { resolution: { due: 2027-01-13 10:00, verdict: kept } }
      2027-01-13 10:00:01: { resolution: { verdict: missed } }
`;
}

function examplesOfPeriods(say: Say): string {
  return `  - name: ${say("negen van de tien in een maand", "nine in ten over a month")}
    proves: R-4
    tickets:
      - times: $x
        ticket: { type: incident, impact: some, urgency: stopped }
        facts: [2027-01-11 10:00 reported, 2027-01-13 10:00 resolved]
      - times: 4
        ticket: { type: incident, impact: some, urgency: stopped }
        facts: [2027-01-11 10:00 reported, 2027-01-13 10:01 resolved]
    at: 2027-02-01 00:00
    vary:
      35: { resolution: { share: 35/39, misses-left: -1, verdict: missed } }
      36: { resolution: { kept: 36, missed: 4, share: 90%, misses-left: 0, verdict: kept } }
      37: { resolution: { verdict: kept } }
`;
}

function examplesOfMeasures(say: Say): string {
  return `  - name: ${say("beschikbaarheid van een maand van eenendertig dagen", "availability of a month of thirty-one days")}
    proves: R-5
    facts:
      - 2027-01-11 10:00 outage-started: { service: application }
      - $x outage-ended
    at: 2027-02-01 00:00
    vary:
      2027-01-11 13:43:11: { availability: { verdict: kept } }
      2027-01-11 13:43:12: { availability: { down: 3 h 43 min 12 s, share: 99.5%, verdict: kept } }
      2027-01-11 13:43:13: { availability: { verdict: missed } }
  - name: ${say("onderhoud telt niet mee als het op tijd is aangekondigd", "maintenance is not counted if it was announced in time")}
    proves: R-5
    facts:
      - $x maintenance-announced: { work: M1, start: 2027-01-14 20:00, end: 2027-01-15 00:00 }
      - 2027-01-14 20:00 maintenance-started: { work: M1 }
      - 2027-01-14 20:00 outage-started: { service: application, cause: maintenance, work: M1 }
      - 2027-01-15 00:00 outage-ended: { service: application }
    at: 2027-02-01 00:00
    vary:
      2027-01-12 08:59: { announce-maintenance: { verdict: kept }, availability: { not-counted: 4 h, verdict: kept } }
      2027-01-12 09:00: { announce-maintenance: { due: 2027-01-12 09:00, verdict: kept }, availability: { down: 0 s } }
      2027-01-12 09:01: { announce-maintenance: { verdict: broken }, availability: { down: 4 h, verdict: missed } }
`;
}

function examplesOfActs(say: Say): string {
  return `  - name: ${say("hoge prioriteit per mail wordt afgeraden", "high priority by mail is advised against")}
    proves: R-6
    ticket: { type: incident, impact: everyone, urgency: stopped }
    facts: ["2027-01-11 10:00 reported": { via: $x }]
    vary: { mail: { reported: advised }, phone: { reported: accepted } }
  - name: ${say("escaleren mag pas na de gemiste oplostijd", "escalating comes after the missed solution")}
    proves: R-7
    ticket: { type: incident, impact: everyone, urgency: stopped }
    facts: [2027-01-11 10:00 reported, "$x escalated": { by: customer }]
    vary:
      2027-01-11 13:59: { escalated: refused }
      2027-01-11 14:01: { escalated: accepted }
  - name: ${say("wat is inbegrepen", "what is included")}
    proves: R-8
    work: { kind: $x, minutes: 30 }
    vary: { repair: { coverage: included }, training: { coverage: charged, charged-minutes: 60 } }
  - name: ${say("de derde contactpersoon wordt geweigerd", "the third contact is refused")}
    proves: R-1
    facts:
      - 2027-01-11 10:00 contact-named: { role: contact, person: A }
      - 2027-01-11 10:01 contact-named: { role: contact, person: B }
      - 2027-01-11 10:02 contact-named: { role: contact, person: $x }
    vary: { B: { contact-named: accepted }, C: { contact-named: refused } }
`;
}

import type { Pairs } from "#lib/server/words.ts";

export const overviewWords = {
  title: ["Overzicht", "Overview"],
  changedAt: ["Laatste verandering", "Last change"],
  toNew: ["Nieuwe melding", "New ticket"],
  filter: ["Zoek een klant of overeenkomst", "Find a customer or agreement"],
  filterDo: ["Zoek", "Find"],
  noneFound: ["Geen klant of overeenkomst met “{name}”.", "No customer or agreement with “{name}”."],
  all: ["Toon alle", "Show all"],
  now: ["Nu", "Now"],
  nowWaiting: [
    "1 melding wacht op jou|{count} meldingen wachten op jou",
    "1 ticket waits for you|{count} tickets wait for you",
  ],
  nowSolved: [
    "1 opgeloste melding wacht op jouw oordeel|{count} opgeloste meldingen wachten op jouw oordeel",
    "1 resolved ticket waits for your verdict|{count} resolved tickets wait for your verdict",
  ],
  nowNoneWaits: ["Niets wacht op jou.", "Nothing waits for you."],
  nowFine: ["Geen open melding dreigt of is te laat.", "No open ticket is at risk or late."],
  nowMissed: [
    "1 melding te laat en nog open|{count} meldingen te laat en nog open",
    "1 ticket late and still open|{count} tickets late and still open",
  ],
  nowAtRisk: ["1 melding dreigt|{count} meldingen dreigen", "1 ticket at risk|{count} tickets at risk"],
  nowEscalated: ["1 melding geëscaleerd|{count} meldingen geëscaleerd", "1 ticket escalated|{count} tickets escalated"],
  nowOpen: ["1 melding open|{count} meldingen open", "1 ticket open|{count} tickets open"],
  outages: ["Storingen die voortduren", "Outages that go on"],
  since: ["sinds", "since"],
  allServices: ["alle diensten", "all services"],
  duties: ["Binnenkort nodig", "Due soon"],
  looking: ["Storingen en verplichtingen worden opgezocht …", "Looking up outages and duties …"],
  lookNow: ["Wacht erop", "Wait for them"],
  noOutages: [
    "Geen storingen, en niets dat binnen veertien dagen moet.",
    "No outages, and nothing due within fourteen days.",
  ],
  stands: ["Hoe elke afspraak ervoor staat: {name}", "How each promise stands: {name}"],
  leftOut: ["Storingen en verplichtingen van {name}", "Outages and duties of {name}"],
  allFine: ["Geen afspraak vraagt aandacht.", "No promise needs a look."],
  others: ["Nog 1 afspraak|Nog {count} afspraken", "1 more promise|{count} more promises"],
  noTickets: [
    "Voor deze overeenkomst is nog niets gemeld. Zodra er een melding is, beginnen de klokken en staat hier hoe het gaat.",
    "Nothing was reported under this agreement yet. With the first ticket its clocks begin, and this shows how they stand.",
  ],
  counting: [
    "De cijfers worden geteld; ververs over een ogenblik.",
    "The figures are being counted; refresh in a moment.",
  ],
  measuring: [
    "De metingen worden nog beoordeeld; de klokken hieronder zijn bij.",
    "Measures are still being judged; the clocks below are up to date.",
  ],
  more: ["Toon ook de andere {count}", "Show the other {count} too"],
  noFigures: [
    "De cijfers van deze overeenkomst zijn er voor wie haar beheert. Jouw meldingen staan bij Meldingen.",
    "The figures of this agreement are for those who oversee it. Your tickets are under Tickets.",
  ],
  noContracts: ["Er is nog geen overeenkomst waar je bij hoort.", "There is no agreement that you are part of yet."],
  start: ["Begin hier: zet een klant en een overeenkomst klaar", "Start here: set up a customer and an agreement"],
} as const satisfies Pairs;

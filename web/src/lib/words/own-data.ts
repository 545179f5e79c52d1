import type { Pairs } from "#lib/server/words.ts";

/** What somebody may take along of what is kept. */
export const ownData = {
  title: ["Gegevens opvragen", "Get your data"],
  intro: [
    "Wat Peil bewaart is van jullie. Je krijgt het als een bestand met één regel JSON per feit, leesbaar voor mens en machine, zonder dat iemand het hoeft klaar te zetten.",
    "What Peil keeps is yours. You get it as a file with one line of JSON for each fact, readable for people and machines, without anybody having to prepare it.",
  ],
  ofMe: ["Van mij", "Of me"],
  ofMeText: [
    "Je naam en adres, je rechten, alles wat je schreef en de bijlagen die je toevoegde.",
    "Your name and address, your rights, everything you wrote and the attachments you added.",
  ],
  ofCustomer: ["Van {customer}", "Of {customer}"],
  ofCustomerText: [
    "De contracten, de mensen, alle meldingen met wat erover gezegd is, en alle feiten waarop de cijfers rusten.",
    "The contracts, the people, all tickets with what was said of them, and every fact that the figures rest on.",
  ],
  download: ["Download", "Download"],
  figures: ["Cijfers per contract", "Figures by contract"],
  figuresText: [
    "De cijfers en rapporten staan bij het contract, met de feiten erachter.",
    "The figures and reports stand with the contract, with the facts behind them.",
  ],
  erase: [
    "Wil je dat je gewist wordt? Vraag het de beheerder van je organisatie: daarna is wat je schreef voor niemand meer leesbaar, en blijven de cijfers staan.",
    "Do you want to be erased? Ask the administrator of your organisation: after that nobody can read what you wrote, and the figures stand.",
  ],
} as const satisfies Pairs;

import type { Pairs } from "#lib/server/words.ts";

/** What somebody may take along of what is kept. */
export const ownData = {
  title: ["Mijn gegevens", "My data"],
  intro: [
    "Wat Peil bewaart is van jullie. Je krijgt het meteen, als zip: een bladzijde om te lezen (index.html), hetzelfde voor computers (data.json) en de bijlagen.",
    "What Peil keeps is yours. You get it at once, as a zip: a page to read (index.html), the same for computers (data.json) and the attachments.",
  ],
  ofMe: ["Van mij", "About me"],
  ofMeText: [
    "Je naam, hoe je te bereiken bent en inlogt, je rol, je meldingen, alles wat je schreef, de bijlagen die je toevoegde en elk feit waarin je voorkomt.",
    "Your name, how you are reached and sign in, your role, your tickets, everything you wrote, the attachments you added and every fact that names you.",
  ],
  ofCustomer: ["Van {customer}", "Of {customer}"],
  ofCustomerText: [
    "De contracten, de mensen, alle meldingen met wat erover gezegd is en de bijlagen, en alle feiten waarop de cijfers rusten.",
    "The contracts, the people, all tickets with what was said of them and the attachments, and every fact that the figures rest on.",
  ],
  download: ["Download", "Download"],
  figures: ["Cijfers per contract", "Figures by contract"],
  figuresText: [
    "De cijfers en rapporten staan bij het contract, met de feiten erachter.",
    "The figures and reports stand with the contract, with the facts behind them.",
  ],
  erase: [
    "Wil je dat je gewist wordt? Vraag het de beheerder van je organisatie: daarna is wat je schreef voor niemand meer leesbaar, en blijven de cijfers staan.",
    "Do you want your data erased? Ask the administrator of your organisation: after that nobody can read what you wrote, and the figures stand.",
  ],
  eraseKeeper: [
    "Wil je dat je gewist wordt? Jezelf wissen kan niet: vraag het een andere beheerder van je organisatie, of de leverancier. Een ander wis je bij Beheer, onder Mensen.",
    "Do you want your data erased? You cannot erase yourself: ask another administrator of your organisation, or the supplier. You erase somebody else in Administration, under People.",
  ],
} as const satisfies Pairs;

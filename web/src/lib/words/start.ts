import type { Pairs } from "#lib/server/words.ts";

/** From nothing to the first contract that runs. */
export const start = {
  title: ["Eerste stappen", "First steps"],
  text: [
    "Van niets naar een overeenkomst die loopt. Je kunt tussendoor weg: wat gedaan is, blijft gedaan.",
    "From nothing to an agreement that runs. You can leave in between: what is done stays done.",
  ],
  progress: ["{done} van {count} gedaan", "{done} of {count} done"],
  done: ["gedaan", "done"],
  now: ["nu", "now"],
  later: ["straks", "later"],
  nameTitle: ["Zeg wie jullie zijn", "Say who you are"],
  nameText: [
    "Je naam staat bij alles wat je doet, die van je organisatie boven elke pagina; klanten en collega's zien ze.",
    "Your name stands beside all that you do, your organisation's above every page; customers and colleagues see them.",
  ],
  name: ["Je naam", "Your name"],
  supplier: ["Naam van je organisatie", "Name of your organisation"],
  keep: ["Bewaren", "Save"],
  again: ["Aanmelden en hier terugkomen", "Sign in and come back here"],
  secondTitle: ["Beveilig je account", "Secure your account"],
  secondText: [
    "Wie alles mag, meldt zich in twee stappen aan: met een authenticator of een passkey.",
    "Whoever may do everything signs in in two steps: with an authenticator or a passkey.",
  ],
  secondGo: ["Tweede stap instellen", "Set up the second step"],
  agreementTitle: ["Voeg je overeenkomst toe", "Add your agreement"],
  agreementText: [
    "Het document met je beloften, als tekst die Peil uitvoert. Begin met een van de vijf voorbeelden, of plak je eigen tekst; Peil zegt per regel wat er niet klopt.",
    "The document with your promises, as text that Peil runs. Start from one of the five examples, or paste your own; Peil says line by line what is wrong.",
  ],
  agreementGo: ["Overeenkomst toevoegen", "Add an agreement"],
  customerTitle: ["Voeg je eerste klant toe", "Add your first customer"],
  customerText: ["De organisatie aan wie je het beloofd hebt.", "The organisation that you promised it to."],
  customer: ["Naam van de klant", "Name of the customer"],
  customerGo: ["Klant toevoegen", "Add the customer"],
  contractTitle: ["Leg het contract vast", "Record the contract"],
  contractText: [
    "Het contract bindt de klant aan de overeenkomst en vult in wat die openlaat: plan, pakketten, looptijd, tarieven. Vanaf dan lopen de klokken.",
    "The contract binds the customer to the agreement and fills in what it leaves open: plan, packages, term, rates. From then on the clocks run.",
  ],
  contractGo: ["Contract maken", "Make the contract"],
  reachTitle: ["Zeg waar klanten je bereiken", "Say where customers reach you"],
  reachText: [
    "Vraagt een overeenkomst om bij haast te bellen, dan staat het nummer op de pagina van de melder. Geen overeenkomst noemt het: vul het in bij elk contract.",
    "Where an agreement asks to call when it is urgent, the reporter's page shows the number. No agreement holds it: fill it in with each contract.",
  ],
  reachGo: ["Nummer invullen", "Fill in the number"],
  colleagueTitle: ["Nodig collega's uit", "Invite colleagues"],
  colleagueText: [
    "Behandelaars lossen meldingen op, een servicemanager bewaakt de afspraken. Ieder krijgt een link van je; Peil stuurt nog geen mail.",
    "Agents resolve tickets, a service level manager watches the agreements. Each gets a link from you; Peil sends no mail yet.",
  ],
  colleagueGo: ["Collega uitnodigen", "Invite a colleague"],
  peopleTitle: ["Laat de klant erin", "Let the customer in"],
  peopleText: [
    "Nodig uit wie meldingen doet en wie de cijfers leest. De functioneel beheerder van de klant kan daarna zelf collega's toevoegen.",
    "Invite those who report and those who read the figures. The customer's functional administrator can add colleagues from then on.",
  ],
  peopleGo: ["Iemand van de klant uitnodigen", "Invite somebody of the customer"],
  ready: ["Probeer het uit", "Try it out"],
  readyText: [
    "Maak een proefmelding en zie de klokken lopen, of bekijk de overeenkomst met de cijfers ernaast.",
    "Make a trial ticket and see the clocks run, or read the agreement with its figures beside it.",
  ],
  ticketGo: ["Melding maken", "Make a ticket"],
  readGo: ["Overeenkomst lezen", "Read the agreement"],
} as const satisfies Pairs;

import type { Pairs } from "#lib/server/words.ts";

/** The living page: every part in every state. */
export const design = {
  title: ["Vormgeving", "Design language"],
  intro: [
    "Elk onderdeel in elke stand, zoals de pagina’s het gebruiken. Wat hier niet klopt, klopt nergens.",
    "Every part in every state, as the pages use it. What is wrong here is wrong everywhere.",
  ],
  colours: ["Kleuren, elk met één betekenis", "Colours, each with one meaning"],
  type: ["Letter en cijfers", "Type and figures"],
  typeText: [
    "Source Sans 3, met cijfers van gelijke breedte: {eights} staat recht onder {ones}.",
    "Source Sans 3, with figures of equal width: {eights} stands straight under {ones}.",
  ],
  licence: ["De licentie van de letter", "The licence of the typeface"],
  states: ["Standen: woord, icoon en kleur", "States: word, icon and colour"],
  clocks: ["Klokken: wat er nog is en wanneer het op is", "Clocks: what is left and when it is used up"],
  moments: ["Momenten", "Moments"],
  elsewhere: [
    "Waar de klok van de lezer anders staat, staat de plaats erbij.",
    "Where the reader’s clock reads otherwise, the place is named.",
  ],
  staffs: ["De peilschaal", "The gauge staff"],
  staffsText: [
    "De norm als streep, het behaalde als waterstand, en daartussen een streepje voor elke misser die nog mag of er te veel is.",
    "The norm as a line, what was attained as the water level, and between them a mark for each miss that is left or was too many.",
  ],
  measures: ["Metingen: elke soort, in elke stand", "Measures: each kind, in each state"],
  measuresText: [
    "Wat eraf mag, staat als strook; wat niet telt, is gearceerd. De getallen van elke tekening staan er als tabel bij.",
    "What may be lost is a strip; what does not count is hatched. The numbers of each drawing stand beside it as a table.",
  ],
  uptime: ["Beschikbaarheid", "Availability"],
  signs: ["Dagelijkse back-up", "Daily backup"],
  samples: ["Laadtijd", "Loading time"],
  usage: ["Uren hulp", "Hours of help"],
  controls: ["Knoppen en velden", "Buttons and fields"],
  first: ["Melden", "Report"],
  second: ["Bewaren", "Save"],
  grave: ["Verwijderen", "Delete"],
  plain: ["Toch niet", "Never mind"],
  disabled: ["Kan nu niet", "Not possible now"],
  field: ["Onderwerp", "Subject"],
  fieldHint: ["In een paar woorden.", "In a few words."],
  wrong: ["Dit veld is verplicht.", "This field is required."],
  choice: ["Zonder omweg te verhelpen", "With no way around it"],
  refusals: ["Als iets niet kan", "When something cannot be done"],
  refusedTitle: ["Deze melding is al gesloten", "This ticket is closed already"],
  refusedDetail: [
    "Anouk sloot de melding om 10:31. Heropen die, of maak een nieuwe die ernaar verwijst.",
    "Anouk closed it at 10:31. Reopen the ticket, or make a new one that links to it.",
  ],
  tables: ["Rijen", "Rows"],
  number: ["Nummer", "Number"],
  about: ["Waarover", "About"],
  clock: ["Klok", "Clock"],
  example: ["Factuur {n} blijft hangen", "Invoice {n} hangs"],
  empty: ["Leeg", "Empty"],
  emptyText: [
    "Er breekt nu niets. Wat het eerst dreigt, komt hier bovenaan te staan.",
    "Nothing is breaking now. What breaks first will stand on top here.",
  ],
} as const satisfies Pairs;

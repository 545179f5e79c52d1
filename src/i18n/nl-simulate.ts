/** De woorden van een nagebootst leven: wat er mis kan zijn met parameters en teksten, en het verhaal om te lezen. */
import type { FindingWords } from "./words.ts";
import type { StoryWords } from "./simulate-words.ts";

export const nlSimulateFindings = {
  "parameters.number": ({ written, least, most }) =>
    `"${written}" is geen getal van ${least} tot en met ${most}. Schrijf een getal met een punt voor de decimalen.`,
  "texts.slot": ({ slot, near }) =>
    `"{${slot}}" is geen plek die iets invult. ${near === "" ? "Noem hem onder `slots`, of laat de haken weg." : `Bedoelde je "{${near}}"?`}`,
} satisfies Partial<FindingWords>;

export const nlStory: StoryWords = {
  title: (agreement, from, to) => `Een nagebootst leven van ${agreement}, van ${from} tot ${to}`,
  invented: "Alle personen, organisaties, nummers en gebeurtenissen zijn verzonnen.",
  seed: (seed) => `zaad ${seed}`,
  people: "Wie er leven",
  staff: "De leverancier",
  month: (month, year) => `${month} ${year}`,
  service: "De dienst",
  relation: (customer) => `Met ${customer}`,
  tickets: "Meldingen",
  measured: "Metingen en levenstekens",
  counted: (kind, times) => `${times} × ${kind}`,
  outcome: "Klokken",
  withheld: (kinds) => `verder: ${kinds}`,
  recorded: (moment) => `vastgelegd op ${moment}`,
  written: (name) => `${name} is geschreven.\n`,
  cannotWrite: (name) => `${name} is niet te schrijven. Kies een andere plek.`,
  badNumber: (option, least, most) => `achter ${option} hoort een heel getal van ${least} tot en met ${most}.`,
  badDate: (written) => `"${written}" is geen datum. Schrijf bijvoorbeeld 2026-01-01.`,
  badLanguage: (written) => `"${written}" is geen taal om in te schrijven: kies nl, en of both.`,
  noTexts: (name, names) => `er zijn geen teksten met de naam "${name}"; er zijn: ${names.join(", ")}.`,
};

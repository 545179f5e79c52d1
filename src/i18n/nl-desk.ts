/** De woorden van de balie. */
import { anyOf, listed, said, type DeskWords } from "./desk-words.ts";

const why: Readonly<Record<string, string>> = {
  "in-the-future": "Dat moment moet nog komen. Laat het weg, dan geldt nu.",
  "in-the-past": "Dat moment is al voorbij. Kies er een dat nog komt.",
  "not-yours-to-say": "Wat je doet, geldt op het moment dat het binnenkomt. Laat het moment weg.",
  "too-long-ago": "Van zo lang geleden wordt niets opgeschreven. Kies een moment na",
  "before-the-report": "Toen was de melding er nog niet. Kies een moment na",
  "before-it-came-to-this": "De melding kwam pas later in deze toestand. Kies een moment na",
};

export const nlDesk: DeskWords = {
  refusals: {
    "no-such-ticket": {
      title: "Deze melding is er niet",
      say: () => "Er is geen melding met dit nummer die je kunt zien. Kijk of het nummer klopt.",
    },
    "no-such-contract": {
      title: "Dit contract is er niet",
      say: () => "Er is geen contract met dit kenmerk dat je kunt zien. Kijk of het kenmerk klopt.",
    },
    "no-such-person": {
      title: "Deze persoon is er niet",
      say: () => "Er is bij deze organisatie niemand met dit kenmerk die meedoet. Kijk wie je bedoelde.",
    },
    "no-such-fact": {
      title: "Dit feit is er niet",
      say: () => "Deze melding heeft geen feit met dit kenmerk, of het is al ingetrokken.",
    },
    "not-in-this-state": {
      title: "Dat kan nu niet met deze melding",
      say: (p) => `De melding staat op "${state(said(p, "state"))}". Dit kan bij ${possibleStates(p)}.`,
    },
    "not-your-role": {
      title: "Dat is niet aan jou",
      say: () => "In jouw rol kun je dit niet doen. Vraag iemand die daar wel over gaat.",
    },
    "not-of-this-contract": {
      title: "Dat hoort niet bij dit contract",
      say: (p) => `"${said(p, "name")}" is niet van dit contract. Kies iets dat er wel bij hoort.`,
    },
    "version-changed": {
      title: "De melding is intussen veranderd",
      say: () => "Iemand was je voor. Lees de melding opnieuw en kijk of je dit nog wilt.",
    },
    "key-reused": {
      title: "Deze sleutel is al gebruikt",
      say: () => "Met dezelfde sleutel is iets anders gevraagd. Neem voor iets nieuws een nieuwe sleutel.",
    },
    "unknown-value": {
      title: "Deze waarde is niet bekend",
      say: (p) => `"${said(p, "written")}" kan niet bij "${said(p, "field")}".${possible(p)}`,
    },
    "moment-not-allowed": {
      title: "Dit moment kan niet",
      say: (p) => {
        const text = why[said(p, "why")] ?? "Kies een ander moment dan";
        return text.endsWith(".") ? text : `${text} ${said(p, "bound")}.`;
      },
    },
    "nothing-to-do": {
      title: "Daar verandert niets van",
      say: () => "Zo staat het al. Er is niets vastgelegd.",
    },
    "refused-by-agreement": {
      title: "De overeenkomst laat dit niet toe",
      say: (p) =>
        p["until"] === undefined
          ? said(p, "sayNl") || "Volgens de overeenkomst kan dit nu niet."
          : `Heropenen kon tot ${said(p, "until")}. Doe een nieuwe melding die op deze volgt.`,
    },
    "content-lacking": {
      title: "Er ontbreekt nog iets",
      say: (p) =>
        [said(p, "sayNl"), p["lacking"] === undefined ? "" : `Vul aan: ${said(p, "lacking")}.`]
          .filter((part) => part !== "")
          .join(" ") || "De overeenkomst vraagt eerst om meer.",
    },
    "too-large": {
      title: "Dit is te groot",
      say: (p) => `Het mag hoogstens ${said(p, "most")} zijn. Maak het kleiner of deel het op.`,
    },
    "kind-not-allowed": {
      title: "Dit soort feit kan hier niet",
      say: (p) =>
        `"${said(p, "kind")}" kan zo niet worden vastgelegd.${p["instead"] === undefined ? "" : ` Gebruik "${said(p, "instead")}".`}`,
    },
  },
  advice: { advised: "Advies", noted: "Genoteerd", masked: "Onleesbaar gemaakt" },
  states: {
    new: "nieuw",
    open: "in behandeling",
    waiting: "wacht",
    resolved: "opgelost",
    closed: "gesloten",
    merged: "samengevoegd",
    spam: "spam",
  },
  article: (article) => `Artikel ${article}`,
};

function state(word: string): string {
  return (nlDesk.states as Readonly<Record<string, string>>)[word] ?? word;
}

function possibleStates(params: Parameters<typeof said>[0]): string {
  return anyOf(listed(params, "possible").map(state), "of");
}

function possible(params: Parameters<typeof said>[0]): string {
  const words = said(params, "possible");
  return words === "" ? "" : ` Wel kan: ${words}.`;
}

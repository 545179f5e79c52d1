/** The words of the two pages that the API has of its own: the root, and the page behind a one-time link. */
import type { Language } from "./words.ts";

export interface WelcomeWords {
  readonly rootTitle: string;
  readonly rootText: string;
  readonly reference: string;
  readonly linkTitle: string;
  readonly looking: string;
  readonly login: string;
  readonly password: string;
  readonly setPassword: string;
  readonly second: string;
  readonly openAuthenticator: string;
  readonly code: string;
  readonly confirm: string;
  readonly done: string;
  readonly recovery: string;
}

const words: Readonly<Record<Language, WelcomeWords>> = {
  en: {
    rootTitle: "Peil runs here",
    rootText: "This is a service desk that keeps its agreements. It is worked through its API.",
    reference: "The API and its reference",
    linkTitle: "Welcome to Peil",
    looking: "Looking at your link …",
    login: "Your e-mail address, to sign in with",
    password: "A password of at least 12 characters",
    setPassword: "Set password",
    second:
      "Your role asks for a second factor: add Peil to an authenticator with this secret, and give the code that it shows.",
    openAuthenticator: "Open in an authenticator on this device",
    code: "Code",
    confirm: "Confirm",
    done: "You are signed in.",
    recovery:
      "Keep these recovery codes in a safe place; each lets you in once without the authenticator. They are not shown again:",
  },
  nl: {
    rootTitle: "Hier draait Peil",
    rootText: "Dit is een servicedesk die zich aan haar afspraken houdt. U werkt ermee via haar API.",
    reference: "De API en haar naslag",
    linkTitle: "Welkom bij Peil",
    looking: "Uw link wordt bekeken …",
    login: "Uw e-mailadres, om mee in te loggen",
    password: "Een wachtwoord van minstens 12 tekens",
    setPassword: "Wachtwoord instellen",
    second:
      "Uw rol vraagt een tweede factor: voeg Peil met dit geheim toe aan een authenticator, en geef de code die hij toont.",
    openAuthenticator: "Openen in een authenticator op dit apparaat",
    code: "Code",
    confirm: "Bevestigen",
    done: "U bent ingelogd.",
    recovery:
      "Bewaar deze herstelcodes op een veilige plek; elke laat u één keer binnen zonder authenticator. Ze worden niet nog eens getoond:",
  },
};

export function welcomeWords(lang: Language): WelcomeWords {
  return words[lang];
}

import type { Pairs } from "#lib/server/words.ts";

/** Around every page. */
export const shell = {
  overview: ["Overzicht", "Overview"],
  tickets: ["Meldingen", "Tickets"],
  agreements: ["Afspraken", "Agreements"],
  administration: ["Beheer", "Administration"],
  account: ["Mijn account", "My account"],
  ownData: ["Mijn gegevens", "My data"],
  signOut: ["Afmelden", "Sign out"],
  skip: ["Naar de inhoud", "Skip to content"],
  menu: ["Hoofdmenu", "Main menu"],
  language: ["English", "Nederlands"],
  themeLight: ["Licht", "Light"],
  themeDark: ["Donker", "Dark"],
  themeSystem: ["Zoals het apparaat", "Same as the device"],
  theme: ["Thema", "Theme"],
  notFound: ["Hier is niets", "There is nothing here"],
  notFoundAdvice: [
    "Deze pagina bestaat niet, of niet voor jou. Ga terug, of begin bij het overzicht.",
    "This page does not exist, or not for you. Go back, or start from the overview.",
  ],
  broken: ["Dit ging mis bij ons", "This went wrong on our side"],
  brokenAdvice: [
    "De pagina kon niet worden gemaakt. Er is niets opgeslagen en niets verloren; probeer het over een minuut opnieuw.",
    "The page could not be made. Nothing was saved and nothing was lost; try again in a minute.",
  ],
  toOverview: ["Naar het overzicht", "To the overview"],
} as const satisfies Pairs;

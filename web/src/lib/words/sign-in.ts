import type { Pairs } from "#lib/server/words.ts";

/** Around the pages that anybody may see. */
export const open = {
  about: ["Dienstverlening die zich aan haar afspraken houdt", "Service that keeps its agreements"],
  dutch: ["Nederlands", "Nederlands"],
  english: ["English", "English"],
  language: ["Taal", "Language"],
} as const satisfies Pairs;

export const signIn = {
  title: ["Aanmelden", "Sign in"],
  login: ["E-mailadres", "E-mail address"],
  password: ["Wachtwoord", "Password"],
  submit: ["Aanmelden", "Sign in"],
  passkey: ["Met een passkey", "With a passkey"],
  at: ["Via {name}", "Via {name}"],
  again: [
    "Peil wil zeker weten dat jij het bent. Meld je nog eens aan, dan ga je verder waar je was.",
    "Peil has to be sure that it is you. Sign in once more and carry on where you were.",
  ],
  goOn: ["Meld je aan, dan ga je verder naar waar je heen wilde.", "Sign in to go on to where you were going."],
  late: [
    "Dat duurde langer dan tien minuten. Begin opnieuw met je wachtwoord.",
    "That took more than ten minutes. Start again with your password.",
  ],
  forgotten: ["Wachtwoord vergeten?", "Forgotten your password?"],
  forgottenText: [
    "Peil stuurt nog geen mail. Vraag een beheerder – van je eigen organisatie of van je leverancier – om een link waarmee je een nieuw wachtwoord kiest. De link werkt één keer, een dag lang.",
    "Peil sends no mail yet. Ask an administrator – of your own organisation or of your supplier – for a link to choose a new password with. The link works once, for a day.",
  ],
  severalText: [
    "Ben je bij meer dan één leverancier bekend met dit adres? Gebruik dan het aanmeldadres dat je van die leverancier kreeg.",
    "Do several suppliers know you by this address? Then use the sign-in address that you were given by that supplier.",
  ],
  noPasskey: [
    "De passkey is niet gebruikt: het venster ging dicht, of op dit apparaat is er geen voor Peil. Je wachtwoord werkt ook.",
    "No passkey was used: its window closed, or this device has none for Peil. Your password works too.",
  ],
} as const satisfies Pairs;

/** The second step. */
export const secondStep = {
  title: ["Tweede stap", "Second step"],
  text: [
    "Je wachtwoord klopt. Typ de zes cijfers die je authenticator nu toont.",
    "Your password is right. Type the six digits that your authenticator shows now.",
  ],
  code: ["Code van je authenticator", "Code from your authenticator"],
  submit: ["Verder", "Continue"],
  other: ["Geen authenticator bij de hand?", "No authenticator at hand?"],
  recovery: ["Herstelcode", "Recovery code"],
  recoveryHint: ["Elke herstelcode werkt één keer.", "Each recovery code works once."],
  useRecovery: ["Herstelcode gebruiken", "Use the recovery code"],
  lost: [
    "Ook geen herstelcode? Een beheerder kan je tweede stap wegnemen; daarna stel je een nieuwe in.",
    "No recovery code either? An administrator can remove your second step; then you set up a new one.",
  ],
  passkey: ["Met een passkey", "With a passkey"],
  begin: ["Opnieuw beginnen", "Start again"],
} as const satisfies Pairs;

/** Setting a second factor up, where the role needs one or somebody wants one. */
export const enrolment = {
  title: ["Tweede stap instellen", "Set up the second step"],
  why: [
    "Met jouw rol meld je je in twee stappen aan: wie alleen je wachtwoord kent, komt er dan niet in. Dit stel je één keer in.",
    "Your role signs in in two steps: knowing your password alone lets nobody in. You set this up once.",
  ],
  scan: [
    "Scan dit met een authenticator op je telefoon (elke app voor eenmalige codes is goed).",
    "Scan this with an authenticator on your phone (any app for one-time codes will do).",
  ],
  picture: ["QR-code met het geheim voor je authenticator", "QR code with the secret for your authenticator"],
  openHere: ["Op dit apparaat openen", "Open on this device"],
  byHand: ["Of typ dit geheim over", "Or type this secret"],
  give: ["Typ de code die de authenticator toont", "Type the code that the authenticator shows"],
  code: ["Code van zes cijfers", "Six-digit code"],
  submit: ["Bevestigen", "Confirm"],
  orPasskey: ["Of gebruik een passkey", "Or use a passkey"],
  passkeyText: [
    "Een passkey is beide stappen tegelijk: je apparaat herkent je aan vingerafdruk, gezicht of pincode.",
    "A passkey is both steps at once: your device recognises you by fingerprint, face or PIN.",
  ],
  makePasskey: ["Passkey maken", "Make a passkey"],
  noPasskey: [
    "Er is geen passkey gemaakt: het venster ging dicht, of dit apparaat kan het niet. Een authenticator werkt altijd.",
    "No passkey was made: its window closed, or this device cannot. An authenticator always works.",
  ],
} as const satisfies Pairs;

/** Recovery codes, which are shown once. */
export const recovery = {
  codesTitle: ["Je herstelcodes", "Your recovery codes"],
  codesText: [
    "Kun je niet bij je authenticator of passkey, dan laat elke code je één keer binnen. Ze worden niet nog eens getoond: bewaar ze nu, apart van je telefoon.",
    "When you cannot reach your authenticator or passkey, each code lets you in once. They are not shown again: store them now, apart from your phone.",
  ],
  save: ["Bewaren als bestand", "Save as a file"],
  print: ["Afdrukken", "Print"],
  copy: ["Kopiëren", "Copy"],
  copied: ["Gekopieerd", "Copied"],
  kept: ["Ik heb ze bewaard, verder", "I have stored them, continue"],
} as const satisfies Pairs;

export const link = {
  title: ["Welkom bij Peil", "Welcome to Peil"],
  looking: ["Je link wordt bekeken …", "Looking at your link …"],
  paste: ["Plak hier de link die je kreeg", "Paste the link that you were given"],
  pasteHint: [
    "Hij ziet eruit als https://…/link#… en werkt één keer.",
    "It looks like https://…/link#… and works once.",
  ],
  look: ["Link bekijken", "Look at the link"],
  invitation: [
    "Je bent uitgenodigd. Kies een wachtwoord, dan kun je erin.",
    "You have been invited. Choose a password, and you are in.",
  ],
  reset: [
    "Kies een nieuw wachtwoord. Overal waar je aangemeld was, word je afgemeld.",
    "Choose a new password. Wherever you were signed in, you are signed out.",
  ],
  firstAdministrator: [
    "Je wordt de eerste beheerder van deze Peil. Kies waarmee je je aanmeldt; daarna wijst een lijst je de weg naar de eerste overeenkomst.",
    "You become the first administrator of this Peil. Choose what you sign in with; then a list leads you to the first contract.",
  ],
  recoveryText: [
    "Hiermee krijg je je account terug. Je tweede stap, koppelingen met andere aanmelddiensten en API-sleutels vervallen.",
    "This gives you your account back. Your second step, links to other sign-in services and API keys are removed.",
  ],
  until: ["De link werkt tot {moment}.", "The link works until {moment}."],
  login: ["Je e-mailadres, om je mee aan te melden", "Your e-mail address, to sign in with"],
  password: ["Nieuw wachtwoord", "New password"],
  passwordHint: [
    "Minstens 12 tekens. Een paar woorden achter elkaar is prima; het verloopt nooit.",
    "At least 12 characters. A few words in a row are fine; it never expires.",
  ],
  show: ["Toon het wachtwoord", "Show the password"],
  submit: ["Wachtwoord instellen", "Set the password"],
  signIn: ["Naar aanmelden", "Go to sign-in"],
} as const satisfies Pairs;

/** Signing in at another service. */
export const elsewhere = {
  title: ["Aanmelden bij een andere dienst", "Sign in at another service"],
  back: ["Terug naar aanmelden", "Back to sign-in"],
} as const satisfies Pairs;

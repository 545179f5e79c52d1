/** Wat de API in het Nederlands zegt als zij niet doet wat gevraagd is. */
import { problemsOf } from "./desk-words.ts";
import { nlDesk } from "./nl-desk.ts";
import type { ProblemWords } from "./problem-words.ts";

export const nlProblems: ProblemWords = {
  problems: {
    "bad-http": { title: "Geen verzoek", detail: () => "Wat aankwam is geen volledig HTTP/1.1-verzoek." },
    "bad-json": {
      title: "Geen JSON",
      detail: () => "De inhoud is geen JSON in UTF-8. Er is niets veranderd; herstel de inhoud en stuur die opnieuw.",
    },
    "invalid-input": {
      title: "Invoer klopt niet",
      detail: ({ count }) =>
        count === 1
          ? "Eén waarde klopt niet; `errors` zegt welke. Er is niets veranderd."
          : `${count} waarden kloppen niet; \`errors\` zegt welke. Er is niets veranderd.`,
    },
    "not-storable": {
      title: "Waarde kan niet bewaard worden",
      detail: () => "Een waarde is niet van de soort die daar hoort, zoals een UUID. Er is niets veranderd.",
    },
    "not-signed-in": {
      title: "Niet aangemeld",
      detail: () => "Meld je aan, of stuur een API-sleutel die nog geldt: `Authorization: Bearer peil_…`.",
    },
    "not-allowed": { title: "Niet voor jouw rol", detail: ({ role }) => `De rol "${role}" mag dit niet.` },
    "scope-missing": {
      title: "API-sleutel reikt niet zo ver",
      detail: ({ scope }) =>
        scope === "session"
          ? "Geen enkele API-sleutel mag dit: meld je aan en doe het in een sessie."
          : `De API-sleutel mist het bereik "${scope}". Maak een sleutel die het heeft.`,
    },
    "foreign-origin": {
      title: "Gevraagd door een andere site",
      detail: () => "Een pagina van een andere site stuurde dit met jouw sessie. Was je het zelf, doe het dan in Peil.",
    },
    "of-another": {
      title: "In deze browser is nu iemand anders aangemeld",
      detail: () =>
        "Deze pagina was van wie eerder was aangemeld. Er is niets gedaan. Laad de pagina opnieuw voordat je verdergaat.",
    },
    "not-found": { title: "Niet gevonden", detail: () => "Hier is niets dat je mag zien." },
    "method-not-allowed": { title: "Methode niet toegestaan", detail: ({ allowed }) => `Wat hier kan: ${allowed}.` },
    "request-too-slow": {
      title: "Verzoek te traag",
      detail: () => "Het verzoek kwam niet op tijd aan en is losgelaten. Er is niets veranderd; stuur het opnieuw.",
    },
    "in-progress": {
      title: "Nog bezig",
      detail: () => "Een verzoek met deze Idempotency-Key loopt nog. Vraag het zo nog eens voor het antwoord.",
    },
    "changed-since": {
      title: "Veranderd sinds je het las",
      detail: () =>
        "Iemand heeft het intussen veranderd. Lees het opnieuw, kijk wat anders is, en stuur het jouwe weer.",
    },
    "too-large": { title: "Te groot", detail: ({ limit }) => `De inhoud is groter dan de ${limit} die hier passen.` },
    "wrong-content-type": {
      title: "Verkeerde soort inhoud",
      detail: ({ expected }) => `De inhoud moet ${expected} zijn; zeg dat in Content-Type.`,
    },
    "file-not-taken": {
      title: "Dit soort bestand wordt niet aangenomen",
      detail: () =>
        "Aangenomen worden PDF, PNG, JPEG, GIF, WebP, tekst, documenten van Office en OpenDocument zonder macro's, en ZIP. " +
        "Wat een dubbelklik zou uitvoeren, wordt niet aangenomen.",
    },
    "key-malformed": {
      title: "Idempotency-Key klopt niet",
      detail: () => "Een Idempotency-Key heeft 8 tot 128 zichtbare ASCII-tekens, zoals een UUID.",
    },
    "key-reused": {
      title: "Idempotency-Key al gebruikt",
      detail: () => "Deze sleutel kwam het afgelopen etmaal met een ander verzoek mee. Neem een nieuwe sleutel.",
    },
    "version-malformed": {
      title: "If-Match klopt niet",
      detail: () => 'In If-Match staat de ETag zoals die gegeven is, zoals `"12"`, of `*`.',
    },
    "version-needed": {
      title: "Versie nodig",
      detail: () => "Zeg in If-Match welke versie je zag: de ETag van wat je las.",
    },
    "too-many-requests": {
      title: "Te veel verzoeken",
      detail: ({ seconds }) => `Wacht ${seconds} s en ga dan rustiger verder.`,
    },
    "too-many-streams": {
      title: "Te veel open stromen",
      detail: ({ most }) => `Eén persoon mag ${most} stromen van gebeurtenissen open houden. Sluit er eerst een.`,
    },
    "headers-too-large": {
      title: "Kopregels te groot",
      detail: () => "De kopregels van het verzoek zijn samen groter dan 16 kB.",
    },
    broken: {
      title: "Er ging iets stuk",
      detail: () => "Dat is onze fout; hij staat in de logregels van de server onder het nummer in X-Request-Id.",
    },
    unavailable: {
      title: "Nu niet beschikbaar",
      detail: ({ seconds }) => `Peil kan dit nu even niet. Probeer het over ${seconds} s opnieuw.`,
    },
    "wrong-credentials": { title: "Aanmelden lukt niet", detail: () => "De inlognaam of het wachtwoord klopt niet." },
    "too-many-attempts": {
      title: "Te veel pogingen",
      detail: ({ seconds }) => `Wacht ${seconds} s voordat je het opnieuw probeert.`,
    },
    busy: { title: "Druk", detail: ({ seconds }) => `Velen melden zich tegelijk aan. Probeer het over ${seconds} s.` },
    "wrong-code": { title: "Verkeerde code", detail: () => "De code klopt niet, of is al gebruikt." },
    "sign-in-again": {
      title: "Meld je opnieuw aan",
      detail: () => "Hiervoor moet Peil zeker weten dat jij het bent: meld je opnieuw aan en herhaal het.",
    },
    "password-too-short": {
      title: "Wachtwoord te kort",
      detail: ({ least }) => `Een wachtwoord heeft minstens ${least} tekens. Een paar woorden achter elkaar is goed.`,
    },
    "password-too-long": {
      title: "Wachtwoord te lang",
      detail: ({ most }) => (most === undefined ? "Het wachtwoord is te lang." : `Er passen hoogstens ${most} tekens.`),
    },
    "password-obvious": {
      title: "Wachtwoord te voor de hand liggend",
      detail: () => "Dit proberen velen het eerst. Neem een ander.",
    },
    "link-not-valid": {
      title: "Link geldt niet",
      detail: () => "Deze link is al gebruikt of te oud. Vraag een beheerder om een nieuwe.",
    },
    "login-needed": {
      title: "Inlognaam nodig",
      detail: () => "Dit account heeft nog geen inlognaam: stuur er een mee, een e-mailadres.",
    },
    "login-taken": { title: "Inlognaam bezet", detail: () => "Iemand anders meldt zich met deze inlognaam aan." },
    "login-malformed": { title: "Inlognaam klopt niet", detail: () => "Een inlognaam is een e-mailadres." },
    "account-not-active": {
      title: "Account niet actief",
      detail: () => "Deze persoon is vertrokken; maak het account weer actief.",
    },
    "last-administrator": {
      title: "Laatste beheerder",
      detail: () => "Iemand moet Peil kunnen beheren: maak eerst een andere beheerder.",
    },
    "administrator-signed-in": {
      title: "Er is een beheerder",
      detail: () =>
        "Een beheerder heeft zich al eens aangemeld; vraag een uitnodiging, of herstel op de opdrachtregel.",
    },
    "not-an-administrator": { title: "Geen beheerder", detail: () => "Dit werkt alleen voor een beheerder." },
    "second-factor-needed": {
      title: "Tweede factor nodig",
      detail: () => "Deze rol meldt zich aan met een tweede factor, en dit is de laatste.",
    },
    "second-factor-present": { title: "Tweede factor aanwezig", detail: () => "Er is al een authenticator." },
    "no-second-factor": { title: "Geen tweede factor", detail: () => "Er is geen authenticator om dit mee te doen." },
    "passkey-refused": {
      title: "Toegangssleutel geweigerd",
      detail: () => "Het antwoord van de toegangssleutel past niet bij de vraag.",
    },
    "provider-malformed": {
      title: "Zo kan de aanmelddienst niet heten",
      detail: () =>
        "Het adres begint met https:// en eindigt zonder vraagteken of hekje, een domein is zonder apenstaartje, en naam en client-id staan op één regel.",
    },
    "provider-unreachable": {
      title: "Aanmelddienst onbereikbaar",
      detail: () => "De aanmelddienst antwoordt niet. Probeer het later, of meld je anders aan.",
    },
    "provider-refused": { title: "Aanmelddienst weigert", detail: () => "De aanmelddienst heeft je niet aangemeld." },
    "not-invited": {
      title: "Niet uitgenodigd",
      detail: () => "Bij die aanmelddienst hoort hier geen account van jou. Vraag een beheerder om een uitnodiging.",
    },
    "flow-not-valid": {
      title: "Te laat",
      detail: () => "Dit aanmelden duurde te lang of is al gedaan. Begin opnieuw.",
    },
    "session-needed": { title: "Sessie nodig", detail: () => "Dit gaat in een sessie, niet met een API-sleutel." },
    "scopes-malformed": {
      title: "Bereik klopt niet",
      detail: () => "Een sleutel heeft minstens één bereik, elk één keer genoemd.",
    },
    "expiry-malformed": {
      title: "Einddatum klopt niet",
      detail: () => "Een sleutel eindigt in de toekomst, hoogstens twee jaar vooruit.",
    },
    "place-malformed": {
      title: "Rol en plaats passen niet",
      detail: () =>
        "Mensen van de leverancier hebben geen klant, die van de klant wel, en een auditor heeft ook een contract.",
    },
    ...problemsOf(nlDesk),
    "no-such-agreement": {
      title: "Geen zo'n overeenkomst",
      detail: () => "Onder deze hash is geen overeenkomst bewaard. Bewaar eerst de tekst.",
    },
    "code-taken": { title: "Code bezet", detail: ({ code }) => `Een ander contract heeft de code ${code}.` },
    "name-taken": { title: "Naam bezet", detail: ({ name }) => `Er is er al een die "${name}" heet.` },
    "tickets-already": {
      title: "Al meldingen",
      detail: () =>
        "Meldingen van dit contract zijn al naar zijn voorwaarden beoordeeld. Andere voorwaarden zijn een nieuwe versie.",
    },
    "does-not-hold": {
      title: "Klopt niet",
      detail: ({ count }) =>
        `Wat is aangeleverd klopt niet op ${count} ${String(count) === "1" ? "punt" : "punten"}; \`errors\` noemt alles. Er is niets veranderd.`,
    },
    "not-signed-yet": {
      title: "Nog niet ondertekend",
      detail: () =>
        "Geen controlepunt reikt al zo ver. Onderteken het logboek zoals het nu is, en vraag het bewijs opnieuw.",
    },
    "webhook-disabled": {
      title: "Webhook staat uit",
      detail: () => "Naar deze webhook gaat niets zolang hij uit staat. Zet hem eerst aan.",
    },
  },
  fields: {
    required: () => "Dit moet gegeven zijn.",
    "unknown-field": ({ name }) => `"${name}" is hier niet bekend. Laat het weg, of verbeter de spelling.`,
    "wrong-type": ({ expected }) => `Dit moet van het type ${expected} zijn.`,
    "too-short": ({ least }) => `Dit heeft minstens ${least} tekens.`,
    "too-long": ({ most }) => `Dit heeft hoogstens ${most} tekens.`,
    "too-small": ({ least }) => `Dit is minstens ${least}.`,
    "too-great": ({ most }) => `Dit is hoogstens ${most}.`,
    "too-few": ({ least }) => `Er zijn er minstens ${least} nodig.`,
    "too-many": ({ most }) => `Er passen er hoogstens ${most}.`,
    "not-one-of": ({ values }) => `Dit is een van: ${values}.`,
    malformed: ({ form }) => `Dit is niet geschreven als ${form}.`,
    "not-one-line": () => "Dit is één regel: geen regeleinden, geen stuurtekens.",
    "bad-character": () => "Er staat een teken in dat niet bewaard kan worden: U+0000, of de helft van een paar.",
    "forbidden-name": ({ name }) => `Een veld kan niet "${name}" heten.`,
    "too-deep": ({ most }) => `Waarden mogen ${most} diep genest zijn.`,
    "fits-no-form": () => "Dit past in geen van de vormen die het mag hebben.",
    "bad-cursor": () => "Deze cursor hoort niet bij deze lijst. Begin bij de eerste bladzijde, zonder cursor.",
    "not-there": () => "Wat hier genoemd wordt is er niet.",
    "address-refused": ({ reason }) => `Naar dit adres verstuurt Peil niets (${reason}).`,
    "unknown-event": ({ type }) => `Geen bericht zal ooit van de soort "${type}" zijn.`,
  },
};

/** What is only said where a script runs, in a browser that tells of every text that comes into a page, however briefly it stands there. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { awake, done, opened, sees } from "./at-page.ts";
import { late, refused } from "./between.ts";
import { openBrowser, readerOf, type Reading } from "./browser.ts";
import type { Passage, Walk } from "./passages.ts";
import { password, type Known } from "./peil.ts";

export const ofScripts: Readonly<Record<string, Passage>> = {
  writingOnATicket: inBrowser(async ({ peil, open }) => {
    const { page } = await open("agent");
    const ticket = peil.tickets.open;
    await opened(page, `${peil.origin}/tickets/${ticket}`);
    const text = page.getByRole("textbox", { name: /^Tekst/ });
    await text.fill("password: Xx-12345!");
    await sees(page, "Concept bewaard op dit apparaat");
    await sees(page, /^Hier lijkt een wachtwoord of sleutel/);
    await once(page, /\/files$/, () => sees(page, /xx\.txt: \d+%/));
    await page.getByLabel(/^Bijlagen/).setInputFiles(file("xx.txt"));
    await sees(page, /^xx\.txt staat klaar/);
    peil.line.drop();
    await page.getByLabel(/^Bijlagen/).setInputFiles(file("yy.txt"));
    await sees(page, /^yy\.txt is niet verstuurd/);
    await page.getByRole("button", { name: /^Bijlage yy\.txt weglaten/ }).click();
    await page.getByRole("button", { name: "Antwoord sturen" }).click();
    await sees(page, /^Er kwam geen antwoord van de server/);
    peil.line.restore();
    await once(page, /\?\/act/, () => sees(page, "Bezig …"));
    await page.getByRole("button", { name: "Antwoord sturen" }).click();
    await sees(page.getByRole("status"), "Je antwoord is verstuurd.");
  }),

  aDraftThatWasLeft: inBrowser(async ({ peil, open }) => {
    const { page } = await open("agent", { zone: "America/New_York" });
    await opened(page, `${peil.origin}/tickets`);
    await sees(page, /^Tijden in/);
    const ticket = `/tickets/${peil.tickets.open}`;
    await opened(page, peil.origin + ticket);
    await page.getByRole("textbox", { name: /^Tekst/ }).fill("xx");
    await sees(page, "Concept bewaard op dit apparaat");
    await opened(page, peil.origin + ticket);
    await sees(page, /^Dit schreef je/);
    await done(peil, "contact", "POST", `${ticket}/actions/note`, { body: "xx" });
    await opened(page, peil.origin + ticket);
    await sees(page, /^Dit concept is van/);
    await page.getByRole("button", { name: "Antwoord sturen" }).click();
    await page.getByRole("status").getByRole("button", { name: "Ongedaan maken" }).click();
    await sees(page, /^Dit is de tekst die je terugnam/);
    await page.getByRole("button", { name: "Concept weggooien" }).click();
  }),

  anAgreementThatDoesNotCome: inBrowser(async ({ peil, contracts, open }) => {
    const { page } = await open("manager");
    await peil.between.while(
      /\/document$/,
      (...asked) => late(...asked).then(() => refused("unavailable")(...asked)),
      async () => {
        await opened(page, `${peil.origin}/agreements/${contracts.vecozo}`);
        await sees(page, /^De overeenkomst kon niet worden uitgeschreven/);
      },
    );
    peil.failures.length = 0;
  }),

  choosingInTheQueue: inBrowser(async ({ peil, open }) => {
    const { page } = await open("agent");
    await opened(page, `${peil.origin}/tickets`);
    await sees(page, /^Wijzigingen verschijnen vanzelf/);
    await page.getByRole("checkbox", { name: /^Kies alle/ }).check();
    await sees(page, /gekozen/);
    peil.line.drop();
    await sees(page, /^De verbinding is weg/);
    peil.line.restore();
  }),

  reportingWithFiles: inBrowser(async ({ peil, open }) => {
    const { page } = await open("contact");
    const address = `${peil.origin}/tickets/new?contract=${peil.contract}`;
    await opened(page, address);
    await page.getByRole("radio", { name: "Incident" }).check();
    await page.getByRole("textbox", { name: /^In één zin/ }).fill("xx");
    await page.getByRole("textbox", { name: /^Wat is er aan de hand/ }).fill("Mijn wachtwoord: Geheim-1234!");
    await sees(page, /^Hier lijken inloggegevens/);
    await page.reload();
    await awake(page);
    await sees(page, /^Je was hier al mee begonnen/);
    for (const name of ["Productie", "Alles ligt stil, zonder omweg"]) await page.getByRole("radio", { name }).check();
    await page.getByLabel(/^Bijlagen/).setInputFiles([file("xx.txt"), file("yy.txt")]);
    await page.getByRole("button", { name: /^Neem yy\.txt weg/ }).click();
    await page.route(/\/api\/v1\/(uploads|files|tickets\/[^/]*\/(files|uploads))/, (route) => route.abort());
    await page.getByRole("button", { name: "Verstuur" }).click();
    await sees(page, /^De melding is gemaakt, met de bijlagen/);
  }),

  copyingWhatIsShownOnce: inBrowser(async ({ peil, open, newcomer }) => {
    const { page } = await open("agent");
    await opened(page, `${peil.origin}/account`);
    await page
      .getByText(/^Sleutel maken/)
      .first()
      .click();
    await page.getByLabel(/^Waarvoor/).fill("Yy");
    await page.getByRole("checkbox", { name: /^meldingen lezen/ }).check();
    await page.getByRole("button", { name: /^Sleutel maken/ }).click();
    await page.getByRole("button", { name: /^Kopiëren/ }).click();
    await sees(page, /^Gekopieerd/);
    const { link } = await newcomer("Zz");
    const invited = await open(undefined);
    await opened(invited.page, link);
    await invited.page.getByLabel(/^Toon het wachtwoord/).check();
    const keeper = await open("administrator");
    await opened(keeper.page, `${peil.origin}/admin/people/${peil.people.agent.person}`);
    await keeper.page.getByRole("button", { name: /^Link voor nieuw wachtwoord/ }).click();
    await keeper.page.getByRole("button", { name: /^Kopiëren/ }).click();
    await sees(keeper.page, /^Gekopieerd/);
  }),

  signedOutMeanwhile: inBrowser(async ({ peil, open }) => {
    const { page, context } = await open("second-line-agent");
    await opened(page, `${peil.origin}/tickets/${peil.tickets.open}`);
    await page.getByRole("textbox", { name: /^Tekst/ }).fill("xx");
    await context.clearCookies({ name: "peil" });
    await page.getByRole("button", { name: "Antwoord sturen" }).click();
    await sees(page, /^Je bent niet meer aangemeld/);
  }),

  passkeys: inBrowser(async ({ peil, open, newcomer }) => {
    const { link, login } = await newcomer("Yy keeper", "administrator");
    const { page } = await open(undefined);
    const device = await passkeyDevice(page);
    await opened(page, link);
    await page.getByLabel(/^Nieuw wachtwoord/).fill(password);
    await page.getByRole("button", { name: "Wachtwoord instellen" }).click();
    await device.recognises(false);
    await page.getByRole("button", { name: /^Passkey maken/ }).click();
    await sees(page, /^Er is geen passkey gemaakt/);
    await device.recognises(true);
    await page.getByRole("button", { name: /^Passkey maken/ }).click();
    await page.getByRole("button", { name: /^Kopiëren/ }).click();
    await sees(page, /^Gekopieerd/);
    await opened(page, `${peil.origin}/account`);
    await sees(page, /^laatst gebruikt/);
    await device.recognises(false);
    await page.getByRole("button", { name: /^Passkey toevoegen/ }).click();
    await sees(page, /^Er is geen passkey gemaakt/);
    await page.context().clearCookies({ name: "peil" });
    await opened(page, `${peil.origin}/sign-in`);
    await page.getByRole("button", { name: /^Met een passkey/ }).click();
    await sees(page, /^De passkey is niet gebruikt/);
    await page.getByLabel(/^E-mailadres/).fill(login);
    await page.getByLabel(/^Wachtwoord/).fill(password);
    await page.getByRole("button", { name: /^Aanmelden/ }).click();
    await page.waitForURL(/\/sign-in\/code/);
    await awake(page);
    await device.recognises(true);
    await page.getByRole("button", { name: /^Met een passkey/ }).click();
    await page.waitForURL(`${peil.origin}/`);
    await opened(page, `${peil.origin}/account`);
    await sees(page, /^passkey/);
  }),
};

interface InBrowser extends Walk {
  readonly open: (
    role: Known | undefined,
    reading?: Reading,
  ) => Promise<{ readonly page: Page; readonly context: BrowserContext }>;
  /** Somebody who was just invited. */
  readonly newcomer: (name: string, role?: string) => Promise<{ readonly link: string; readonly login: string }>;
}

function inBrowser(passage: (walk: InBrowser) => Promise<void>): Passage {
  return async (walk) => {
    const browser: Browser = await openBrowser();
    try {
      await passage({
        ...walk,
        open: (...as) => heard(browser, walk, ...as),
        newcomer: (...one) => invited(walk, ...one),
      });
    } finally {
      walk.peil.line.restore();
      await browser.close();
    }
  };
}

async function heard(browser: Browser, { peil, visitor }: Walk, role: Known | undefined, reading: Reading = {}) {
  const { context, page } = await readerOf(browser, peil, role, { ...reading, language: "nl" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: peil.origin });
  await context.exposeBinding("heard", ({ page: of }, text: string) => visitor.listens(of.url(), "nl", text));
  await context.addInitScript(listening);
  return { context, page };
}

/** Tells of each text that comes into the page, but those that travel along for its script. */
const listening = `new MutationObserver((records) => {
  const texts = records.flatMap(({ type, target, attributeName, addedNodes }) => {
    if (type === "attributes") return [target.getAttribute(attributeName)];
    if (type === "characterData") return [target.parentElement?.closest("script") ? "" : target.data];
    return target.nodeName === "SCRIPT" ? [] : [...addedNodes].map((node) => node.outerHTML ?? node.data);
  });
  const marks = texts.join(" ").replaceAll(/<script[^]*?<\\/script>/g, "").match(/[\\uFE00-\\uFE07]{5}/g);
  if (marks !== null) void heard([...new Set(marks)].join(" "));
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });`;

/** What the page asks there waits until this is seen. */
const once = (page: Page, path: RegExp, seen: () => Promise<void>) =>
  page.route(path, (route) => seen().then(() => route.continue()), { times: 1 });

async function invited({ peil }: Walk, name: string, role = "agent") {
  const login = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  const asked = { name, login, email: login, role, invite: true };
  const { invitation } = await done(peil, "administrator", "POST", "/people", asked);
  return { link: invitation.url as string, login };
}

/** A device that keeps passkeys, and knows its owner or does not. */
async function passkeyDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    recognises: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

const file = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("xx") });

/** What an administrator does to people, contracts, webhooks and sign-in services, in a browser, and what becomes of it for whoever it is about. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { client, givenProvider, type GivenProvider } from "../identity/openid-provider.ts";
import { signedIn } from "../signed-in.ts";
import { awake, opened as openedAt } from "./at-page.ts";
import { openBrowser, readerOf, type Reading } from "./browser.ts";
import { freePort } from "./line.ts";
import { password, peilAtWork, type Known, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
let provider: GivenProvider;
let receiver: Server;
let hook: string;
const received: string[] = [];
beforeAll(async () => {
  receiver = createServer((request, response) => {
    received.push(String(request.headers["webhook-id"]));
    request.resume().on("end", () => response.end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const port = await freePort();
  provider = await givenProvider(`http://localhost:${port}/sign-in/return`);
  // Tokens of a real provider are dated by the real clock.
  const now = new Date().toISOString();
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "1do", now, port, mayAsk: [hook, provider.issuer] }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await peil.close();
  await provider.close();
  receiver.close();
});

async function opened(role: Known | undefined, path: string, options: Reading = {}) {
  const reader = await readerOf(browser, peil, role, options);
  await openedAt(reader.page, peil.origin + path);
  return reader;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const done = (page: Page) => page.locator("[role=status]");

/** Somebody of the supplier who is only here for one test, with their cookie. */
async function somebody(name: string, role = "agent") {
  const login = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  const { body } = await peil.ask("administrator", "POST", "/people", {
    name,
    login,
    email: login,
    role,
    invite: true,
  });
  const token = String(body.invitation.url).split("#")[1]!;
  await peil.system.identity.links.use(token, { password }, { address: "127.0.0.1", agent: "a test" });
  const cookie = await signedIn({ origin: peil.origin, login, password, now: peil.now() });
  return { person: body.person as string, login, cookie, path: `/admin/people/${body.person}` };
}

const isIn = async (cookie: string) =>
  (await fetch(`${peil.origin}/api/v1/session`, { headers: { cookie } })).status === 200;

// First, before so many have signed in from here that the next one has to wait.
test("WEB-20 a session that ends in the middle of a form leaves what was typed, to send after signing in beside it", async () => {
  const { page, complaints, context } = await opened("customer-administrator", "/admin/people/new");
  await page.getByLabel("Naam").fill("Gerda Getypt");
  const headers = { cookie: await peil.session("customer-administrator"), origin: peil.origin };
  await fetch(`${peil.origin}/api/v1/session`, { method: "DELETE", headers });
  await button(page, "Toevoegen").click();
  const way = page.getByRole("alert").getByRole("link");
  await way.waitFor();
  const [beside] = await Promise.all([context.waitForEvent("page"), way.click()]);
  await beside.getByLabel("E-mailadres").fill(peil.people["customer-administrator"].login);
  await beside.getByLabel("Wachtwoord").fill(password);
  await button(beside, "Aanmelden").click();
  await beside.getByRole("heading", { level: 1, name: "Iemand toevoegen" }).waitFor();
  expect(await page.getByLabel("Naam").inputValue()).toBe("Gerda Getypt");
  await button(page, "Toevoegen").click();
  await page.getByText("Uitnodiging: Gerda Getypt").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-20 what a session that had ended refused is sent by the next click, however soon after signing in that comes", async () => {
  const { page, complaints, context } = await opened("administrator", "/admin/people/new");
  await page.getByLabel("Naam").fill("Gijs Getypt");
  const kept = await context.cookies();
  await context.clearCookies();
  // Both clicks within the time of a double click, on a machine of any speed.
  await page.evaluate(() => Object.defineProperty(Event.prototype, "timeStamp", { get: () => 1000 }));
  await button(page, "Toevoegen").click();
  await page.getByRole("alert").waitFor();
  await context.addCookies(kept);
  await button(page, "Toevoegen").click();
  await page.getByText("Uitnodiging: Gijs Getypt").waitFor();
  expect(complaints).toEqual([]);
});

test("IDN-10 WEB-10 a link for a new password is shown once, and whoever has it chooses one and is in", async () => {
  const { path, cookie, login } = await somebody("Nora New");
  const { page, complaints } = await opened("administrator", path);
  await button(page, "Link voor nieuw wachtwoord").dblclick();
  const link = await page.locator(".once code").innerText();
  expect(link).toMatch(/\/link#/);
  const theirs = await opened(undefined, link.slice(peil.origin.length));
  await theirs.page.getByText("Kies een nieuw wachtwoord").waitFor();
  await theirs.page.getByLabel("Nieuw wachtwoord").fill("quite another password");
  await button(theirs.page, "Wachtwoord instellen").click();
  await theirs.page
    .getByRole("heading", { level: 1, name: "Meldingen" })
    .or(theirs.page.getByRole("heading", { level: 1, name: "Overzicht" }))
    .waitFor();
  expect(await isIn(cookie)).toBe(false);
  await page.reload();
  expect(await page.locator(".once").count()).toBe(0);
  const again = await opened(undefined, "/sign-in");
  await again.page.getByLabel("E-mailadres").fill(login);
  await again.page.getByLabel("Wachtwoord").fill("quite another password");
  await button(again.page, "Aanmelden").click();
  await again.page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Aanmelden" }).waitFor();
  expect([complaints, theirs.complaints, peil.failures]).toEqual([[], [], []]);
});

test("IDN-9 a second step is taken away, somebody is signed out everywhere, gets another role, leaves and comes back", async () => {
  const { path, cookie, person, login } = await somebody("Max Manager", "manager");
  const { page, complaints } = await opened("administrator", path);
  await button(page, "Overal afmelden").click();
  await done(page).getByText("Gedaan.").waitFor();
  expect(await isIn(cookie)).toBe(false);
  await button(page, "Tweede stap wegnemen").click();
  await button(page, "Tweede stap wegnemen").waitFor({ state: "detached" });
  const theirs = await opened(undefined, "/sign-in");
  await theirs.page.getByLabel("E-mailadres").fill(login);
  await theirs.page.getByLabel("Wachtwoord").fill(password);
  await button(theirs.page, "Aanmelden").click();
  await theirs.page.getByRole("heading", { level: 1, name: "Tweede stap instellen" }).waitFor();

  await page.getByLabel("Rol").selectOption({ label: "behandelaar" });
  await button(page, "Bewaren").dblclick();
  await done(page).getByText("Bewaard.").waitFor();
  const told = async () => (await peil.ask("administrator", "GET", `/people/${person}`)).body;
  expect(await told()).toMatchObject({ role: "agent", state: "active" });
  await button(page, "Is vertrokken").click();
  await button(page, "Is terug").waitFor();
  expect(await told()).toMatchObject({ state: "left" });
  await button(page, "Is terug").click();
  await button(page, "Is vertrokken").waitFor();
  expect(await told()).toMatchObject({ state: "active" });
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-10 somebody is erased only when their name is typed, and then nothing of it is left on the page", async () => {
  const { path, person } = await somebody("Erik Erased");
  const { page, complaints } = await opened("administrator", path);
  await page.locator("summary", { hasText: "Wissen" }).click();
  await page.getByLabel("Typ de naam").fill("Erik");
  await button(page, "Wissen").click();
  await page.getByRole("alert").getByText("niet de naam die er staat").waitFor();
  expect((await peil.ask("administrator", "GET", `/people/${person}`)).body.state).toBe("active");
  await page.getByLabel("Typ de naam").fill("Erik Erased");
  await button(page, "Wissen").dblclick();
  await page.getByRole("heading", { level: 1, name: "gewist persoon" }).waitFor();
  expect(await page.locator("body").innerText()).not.toContain("Erik");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-20 WEB-21 who amends a contract second hears of it, keeps what was typed and sends it again", async () => {
  const path = `/admin/contracts/${peil.contract}`;
  const [one, two] = [await opened("administrator", path), await opened("administrator", path)];
  for (const { page } of [one, two]) await page.locator("summary", { hasText: "Wijzigen" }).click();
  await one.page.getByLabel("Uurtarief").fill("EUR 100.00");
  await button(one.page, "Bewaren").dblclick();
  await done(one.page).getByText("Bewaard.").waitFor();
  expect(await one.page.getByRole("alert").count()).toBe(0);
  await two.page.getByLabel("Uurtarief").fill("EUR 120.00");
  await two.page.getByLabel("Uren in de prijs").fill("18 uur");
  await button(two.page, "Bewaren").click();
  await two.page.getByRole("alert").first().waitFor();
  expect(await two.page.getByLabel("Uurtarief").inputValue()).toBe("EUR 120.00");
  expect(await two.page.getByLabel("Uren in de prijs").inputValue()).toBe("18 uur");
  await two.page.getByText("€ 100,00 per uur").first().waitFor();
  await button(two.page, "Bewaren").click();
  await done(two.page).getByText("Bewaard.").waitFor();
  const { body } = await peil.ask("administrator", "GET", `/contracts/${peil.contract}`);
  expect(body).toMatchObject({ version: 3, fields: { "hourly-rate": "EUR 120.00", "hours-in-price": "18 h" } });
  expect([one.complaints, two.complaints, peil.failures]).toEqual([[], [], []]);
});

test.each(["1do", "covide", "embrace", "engage", "vecozo"])(
  "CON-1 WEB-44 %s: from a customer to its contract, its first person and their first sign-in without a dead end",
  async (agreement) => {
    const { page, complaints } = await opened("administrator", `/admin/agreements/new?from=${agreement}`);
    await button(page, "Controleren en bewaren").click();
    await page.getByRole("heading", { level: 1, name: agreement }).waitFor();
    await openedAt(page, `${peil.origin}/admin/customers`);
    await page.getByLabel("Naam").fill(`Klant ${agreement}`);
    await button(page, "Klant toevoegen").click();
    await page.getByRole("heading", { level: 1, name: `Klant ${agreement}` }).waitFor();
    await page.getByRole("link", { name: "Contract maken" }).click();
    await page.getByLabel("Overeenkomst").selectOption({ label: await optionWith(page, agreement) });
    await button(page, "Verder").click();
    await page.getByLabel("Code").fill(`WEG-${agreement.toUpperCase()}`);
    await button(page, "Contract vastleggen").click();
    await page.getByText("Het contract is vastgelegd.").waitFor();
    expect(await page.getByRole("status").innerText()).not.toMatch(/money|length|amount|list|-fee|-rate/);
    await page.getByRole("link", { name: `Nodig mensen van Klant ${agreement} uit` }).click();
    await page.getByLabel("Naam").fill("Toos Toegevoegd");
    await page.getByLabel("E-mailadres").fill(`toos@${agreement}.example`);
    await button(page, "Toevoegen").click();
    const link = await page.locator(".once code").innerText();
    const theirs = await opened(undefined, link.slice(peil.origin.length));
    await theirs.page.getByLabel("Nieuw wachtwoord").or(theirs.page.getByLabel("Wachtwoord")).first().fill(password);
    await theirs.page.locator("main form button.first").first().click();
    await theirs.page.getByRole("link", { name: "Meldingen" }).first().waitFor();
    await openedAt(theirs.page, `${peil.origin}/tickets/new`);
    await theirs.page.getByLabel(/^In één zin/).waitFor();
    expect([complaints, theirs.complaints, peil.failures]).toEqual([[], [], []]);
  },
);

test("CON-1 WEB-20 the form of a contract takes amounts as people type them, and says at a field what is wrong with it", async () => {
  const { body: known } = await peil.ask("administrator", "GET", `/contracts/${peil.contract}`);
  const path = `/admin/contracts/new?customer=${known.customer}&agreement=${known.agreement.hash}`;
  const { page, complaints } = await opened("administrator", path);
  const rate = page.getByLabel("Uurtarief");
  const workplace = page.getByLabel("werkplek", { exact: true });
  await page.getByLabel("Code").fill("form");
  await workplace.check();
  await page.getByLabel("Uren in de prijs").fill("8 uur");
  await rate.fill("honderd");
  await page.getByLabel("Wat er in gebruik is").fill("SRV-01; Server Plus");
  await page.getByLabel("Vergoedingen").fill("Beheer; 1.650,00; maand");
  await button(page, "Contract vastleggen").click();
  await page.getByText("Typ een bedrag in euro's, zoals 125 of 125,50.").waitFor();
  expect([await rate.getAttribute("aria-invalid"), await rate.inputValue()]).toEqual(["true", "honderd"]);
  expect([await page.getByLabel("Code").inputValue(), await workplace.isChecked()]).toEqual(["form", true]);
  await rate.fill("125,50");
  await button(page, "Contract vastleggen").click();
  await page.getByRole("link", { name: "Contract FORM" }).click();
  await page.getByText("Uurtarief: € 125,50 per uur").waitFor();
  await page.getByText("Pakket: Server Plus").waitFor();
  await page
    .locator("dl.facts dd")
    .getByText(/^Beheer; 1\.?650,00; maand$/)
    .waitFor();
  const { body } = await peil.ask("administrator", "GET", `/contracts/${page.url().split("/").at(-1)}`);
  expect(body).toMatchObject({
    fields: { assets: ["workplace"], "hourly-rate": "EUR 125.50", "hours-in-price": "8 h" },
    fees: [{ name: "Beheer", amount: "EUR 1650.00", per: "month" }],
  });
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test.each([true, false])(
  "WEB-10 WEB-38 an auditor is given the contract that they read (JavaScript off: %s), and from there one goes back to the customer",
  async (withoutScript) => {
    const { body } = await peil.ask("administrator", "GET", `/customers/${peil.customer}`);
    const { page, complaints } = await opened("administrator", "/admin/people/new", { withoutScript });
    const contract = page.getByRole("combobox", { name: /^Contract/ });
    expect(await contract.count()).toBe(0);
    await page.getByLabel("Naam").fill("Otto Oor");
    await page.getByRole("combobox", { name: /^Organisatie/ }).selectOption({ label: body.name });
    await page.getByRole("combobox", { name: /^Rol/ }).selectOption("auditor");
    const { body: known } = await peil.ask("administrator", "GET", `/contracts/${peil.contract}`);
    await contract.selectOption({ label: known.code });
    await button(page, "Toevoegen").click();
    await page.getByRole("link", { name: `Naar ${body.name}` }).click();
    await page.getByRole("heading", { level: 1, name: body.name }).waitFor();
    const followed = await page.getByRole("listitem").filter({ hasText: known.code }).first().innerText();
    expect(followed).toContain("Service level agreement van 1do Managed IT");
    expect([complaints, peil.failures]).toEqual([[], []]);
  },
);

/** The option of the agreement of this supplier. */
async function optionWith(page: Page, supplier: string): Promise<string> {
  const option = page.getByLabel("Overeenkomst").locator("option", { hasText: new RegExp(supplier, "i") });
  return option.first().innerText();
}

test("HOK-6 WEB-10 a webhook shows its secret once, is tried, turned off and taken away", async () => {
  const { page, complaints } = await opened("administrator", "/admin/webhooks");
  const url = `${hook}/hook`;
  await page.getByLabel("Adres").fill(url);
  await page.getByLabel("Waarvoor").fill("Het andere loket");
  await button(page, "Webhook toevoegen").dblclick();
  expect(await page.locator(".once code").innerText()).toMatch(/^whsec_/);
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.getByRole("link", { name: url }).click();
  await page.getByRole("heading", { level: 1, name: "Het andere loket" }).waitFor();
  expect(await page.locator(".once").count()).toBe(0);
  await button(page, "Probeer het").dblclick();
  await done(page).getByText("proefbericht").waitFor();
  await expect.poll(() => received.length).toBe(1);
  // That it came is known there a moment after it came here.
  const arrived = page.locator("td", { hasText: "aangekomen" });
  await expect.poll(async () => (await page.reload(), arrived.count())).toBe(1);
  await awake(page);
  await button(page, "Uitzetten").click();
  await button(page, "Aanzetten").waitFor();
  await page.locator("summary", { hasText: "Verwijderen" }).click();
  await button(page, "Verwijderen").click();
  await page.getByText("Er zijn nog geen webhooks.").waitFor();
  expect(received.length).toBe(1);
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("IDN-14 WEB-2 a sign-in service is added, changed, leads from its button to the overview, and is allowed no longer", async () => {
  const { page, complaints } = await opened("administrator", "/admin/providers");
  await page.getByLabel("Naam op de knop").fill("Werk");
  await page.getByLabel("Adres van de dienst").fill(provider.issuer);
  await page.getByLabel("Client-id").fill(client.clientId);
  await page.getByLabel("Client-geheim").fill(client.clientSecret);
  await button(page, "Aanmelddienst toevoegen").dblclick();
  const own = page.locator("details.panel");
  await own.getByText("Werk").waitFor();
  expect(await own.count()).toBe(1);
  await own.locator("summary").click();
  await own.getByLabel("Naam op de knop").fill("Werkplek");
  await own.getByLabel("Domeinen").fill("example.org");
  await own.getByLabel("De dienst vraagt zelf").check();
  await own.getByRole("button", { name: "Wijzigen" }).click();
  await done(page).getByText("Bewaard.").waitFor();

  const theirs = await opened(undefined, `/sign-in?tenant=${peil.tenant}`);
  await theirs.page.getByRole("link", { name: "Via Werkplek" }).click();
  // Its pages ask of elsewhere, which may take for ever.
  await theirs.page.waitForURL((url) => url.origin === provider.issuer, { waitUntil: "commit" });
  await theirs.page.locator("[name=login]").fill(peil.people.manager.login);
  await theirs.page.locator("[name=password]").fill("anything");
  await theirs.page.locator("[type=submit]").click();
  await theirs.page.locator("[type=submit]").click();
  await theirs.page.getByRole("heading", { level: 1, name: "Overzicht" }).waitFor();
  // The provider's own pages ask of elsewhere; what is not there for them is no complaint of ours.
  expect(theirs.complaints.filter((one) => !/^asked of elsewhere|NAME_NOT_RESOLVED/.test(one))).toEqual([]);

  await own.getByRole("button", { name: "Niet meer toelaten" }).click();
  await page.getByText("Er zijn nog geen aanmelddiensten.").waitFor();
  const after = await opened(undefined, `/sign-in?tenant=${peil.tenant}`);
  expect(await after.page.getByRole("link", { name: "Via Werkplek" }).count()).toBe(0);
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-10 WEB-20 hundreds of customers and people are leafed through, and a double click adds one", async () => {
  await peil.passTo(new Date(peil.now() + 120_000).toISOString()); // so much was asked before that there would be a wait
  await Promise.all(
    Array.from({ length: 6 }, async (_, lane) => {
      for (let i = lane; i < 300; i += 6) {
        const name = `Klant ${String(i).padStart(3, "0")}`;
        const made = await peil.ask("administrator", "POST", "/customers", { name });
        const person = { name: `Mens ${name}`, role: "contact", customer: made.body.customer };
        await peil.ask("administrator", "POST", "/people", person);
      }
    }),
  );
  for (const path of ["/admin/customers", "/admin/people?customer="]) {
    const { page, complaints } = await opened("administrator", path);
    const seen = new Set<string>();
    for (let turn = 0; turn < 10; turn++) {
      for (const name of await page.locator("tbody th").allInnerTexts()) seen.add(name);
      const next = page.getByRole("link", { name: "Volgende", exact: true });
      if ((await next.count()) === 0) break;
      const first = page.locator("tbody th").first();
      const before = await first.innerText();
      await next.click();
      await expect.poll(() => first.innerText()).not.toBe(before);
    }
    expect(seen.size).toBeGreaterThanOrEqual(300);
    expect(complaints).toEqual([]);
  }
  const { page } = await opened("administrator", "/admin/customers");
  await page.getByLabel("Naam").fill("Maar één keer");
  const sent = page.waitForResponse((response) => response.request().method() === "POST");
  await button(page, "Klant toevoegen").dblclick();
  await sent;
  const names: string[] = [];
  for (let at = "/customers?limit=200"; at !== "";) {
    const { body } = await peil.ask("administrator", "GET", at);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    at = body.next === null ? "" : `/customers?limit=200&cursor=${body.next}`;
  }
  expect(names.filter((name) => name === "Maar één keer")).toHaveLength(1);
  expect(await page.getByRole("alert").count()).toBe(0);
  expect(peil.failures).toEqual([]);
});

test("WEB-10 the first steps stand among the sections of administration", async () => {
  const answer = await fetch(`${peil.origin}/start`, { headers: { cookie: await peil.session("administrator") } });
  const page = await answer.text();
  expect(page).toMatch(/<a href="\/start" aria-current="page"[^>]*>Eerste stappen<\/a>/);
  expect(page).toMatch(/<a href="\/admin\/customers"/);
});

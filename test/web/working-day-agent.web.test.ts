/**
 * A working day of an agent in the browser: the queue that changes by itself, a ticket from its report until it is resolved, what is taken back,
 * what comes due meanwhile, and a whole ticket by the keyboard alone. Times are those of the agreement, to the minute.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awake, done, duesOf, inHand, opened, sees, signsIn, tabsTo, titled, unfolded } from "./at-page.ts";
import { openBrowser, readerOf, type Reader } from "./browser.ts";
import { peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
let agent: Reader;
let page: Page;
let covide: string;

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00" }),
    openBrowser(),
  ]);
  covide = (await peil.under("covide", { plan: "premium" })).contract;
  const fields = { person: peil.people.contact.person, role: "administrator", shared: "no" };
  await done(peil, "customer-administrator", "POST", `/contracts/${covide}/facts`, { kind: "contact-named", fields });
  agent = await readerOf(browser, peil, "agent");
  page = agent.page;
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

const incident = (effect: string) => ({
  type: "incident",
  levels: { environment: "production", effect },
  via: "portal",
});

async function reported(title: string, report: object, contract = peil.contract): Promise<string> {
  const written = { contract, title, body: "Sinds vanmorgen.", ...report };
  return (await done(peil, "contact", "POST", "/tickets", written)).ticket;
}
const titles = () => page.getByRole("rowheader").allInnerTexts();
const row = (title: string) => page.getByRole("row").filter({ hasText: title });

test("WEB-30 the queue has what breaks first on top, and what is reported appears in it by itself", async () => {
  await opened(page, `${peil.origin}/tickets`);
  await sees(page, "Een nieuwe melding verschijnt hier vanzelf.");
  await page.evaluate("window.isStillThisPage = true");
  await reported("Lijst is traag", incident("workaround"));
  await row("Lijst is traag").waitFor();
  await peil.passTo("2026-11-20T16:30:00+01:00");
  await reported("Niets werkt meer", incident("stopped"));
  await expect.poll(titles).toEqual(["Niets werkt meer", "Lijst is traag"]);
  await sees(row("Niets werkt meer"), "ma 23 nov 10:30");
  await sees(row("Lijst is traag"), "ma 23 nov 13:00");
  expect(await page.evaluate("window.isStillThisPage")).toBe(true);
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-31 what a classification comes to is seen before it is saved", async () => {
  const ticket = await reported("Het werk ligt stil", { type: "incident", via: "portal" }, covide);
  await opened(page, `${peil.origin}/tickets/${ticket}`);
  const before = await done(peil, "agent", "GET", `/tickets/${ticket}`);
  const box = await unfolded(page, "Indelen");
  const urgent = "Het werk ligt stil of is zwaar gehinderd: een hoofdonderdeel is weg";
  await box.getByLabel(/^priori/i).selectOption({ label: urgent });
  await sees(box, "Gevolg");
  await sees(box, "ma 23 nov 11:30");
  expect((await done(peil, "agent", "GET", `/tickets/${ticket}`)).version).toBe(before.version);
  await box.getByRole("button", { name: "Indelen" }).click();
  await sees(page, "Je indeling is vastgelegd.");
  await expect.poll(() => duesOf(page)).toMatchObject({ Oplostijd: "ma 23 nov 11:30" });
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-30 a ticket is assigned, answered, put on hold, gone on with, booked on, linked and resolved from its page", async () => {
  await opened(page, `${peil.origin}/tickets`);
  await page.getByRole("link", { name: "Niets werkt meer" }).click();
  await titled(page, "Niets werkt meer");
  await awake(page);
  await page.evaluate("window.isStillThisPage = true");
  await expect
    .poll(() => duesOf(page))
    .toEqual({ Reactietijd: "ma 23 nov 10:30", "Netto oplostijd": "ma 23 nov 14:30" });

  await (await unfolded(page, "Toewijzen")).getByRole("button", { name: "Aan mij" }).click();
  await sees(page.getByRole("definition"), "Ada Agent");

  await page.getByRole("radio", { name: "Plan vertellen" }).check(); // what stops the response here is a plan: what, and until when
  await page.getByLabel(/^richting/i).fill("Server herstarten");
  await page.getByLabel(/^verwacht opgelost/i).fill("2026-11-23T12:00");
  await page.getByRole("textbox", { name: /^Tekst/ }).fill("We herstarten de server.");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(page.getByRole("region", { name: "Gesprek" }), "We herstarten de server.");
  await expect.poll(() => duesOf(page)).toEqual({ "Netto oplostijd": "ma 23 nov 12:30" });
  await expect.poll(() => page.getByRole("textbox", { name: /^Tekst/ }).inputValue()).toBe("");

  const wait = await unfolded(page, "Laten wachten");
  await wait.getByRole("radio", { name: /^de klant/ }).check();
  await sees(wait, "Gevolg");
  await wait.getByRole("button", { name: "Laten wachten" }).click();
  await sees(page, "wacht op klant");
  await sees(page, "staat stil");
  const ticket = page.url().split("/").at(-1);
  await done(peil, "contact", "POST", `/tickets/${ticket}/actions/note`, { body: "Herstarten mag." });
  await sees(page.getByRole("region", { name: "Gesprek" }), "Herstarten mag."); // by itself, and with it the waiting ends
  await sees(page, "in behandeling");

  const again = await unfolded(page, "Laten wachten");
  await again.getByRole("radio", { name: /^toegang/ }).check();
  await again.getByRole("button", { name: "Laten wachten" }).click();
  await (await unfolded(page, "Verder gaan")).getByRole("button", { name: "Verder gaan" }).click();
  await sees(page.getByRole("region", { name: "Gesprek" }), "Ada Agent ging verder");

  const work = await unfolded(page, "Werk boeken");
  await work.getByLabel("Minuten").fill("45");
  await work.getByRole("button", { name: "Werk boeken" }).click();
  await sees(page.getByRole("region", { name: "Gesprek" }), "Ada Agent boekte 45 min");

  const link = await unfolded(page, "Verband leggen");
  await link.getByLabel(/^Nummer van de andere melding/).fill("C1-1");
  await link.getByLabel(/^Welke partij/).fill("Hosting");
  await link.getByLabel(/^Hun nummer/).fill("H-12");
  await link.getByRole("button", { name: "Verband leggen" }).click();
  await sees(page.getByRole("region", { name: "Gesprek" }), "Ada Agent legde een verband");

  await page.getByRole("radio", { name: "Opgelost" }).check();
  await page.getByRole("textbox", { name: /^Tekst/ }).fill("De server draait weer.");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(page.getByRole("status"), "De melding is opgelost.");
  await sees(page.getByRole("main"), "opgelost");
  expect(await page.evaluate("window.isStillThisPage")).toBe(true);
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-32 what was just done is taken back by a fact that says so, with the text to write it anew", async () => {
  await page.getByRole("status").getByRole("button", { name: "Ongedaan maken" }).click();
  await sees(page.getByRole("status"), "Teruggenomen. In het verslag staan beide.");
  await sees(page.getByRole("region", { name: "Gesprek" }), /^Ingetrokken door Ada Agent/);
  await sees(page, "in behandeling");
  await expect.poll(() => page.getByRole("textbox", { name: /^Tekst/ }).inputValue()).toBe("De server draait weer.");
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(page.getByRole("status"), "De melding is opgelost.");
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-20 what an agent wrote is there again after a reload, until it was sent", async () => {
  await opened(page, `${peil.origin}/tickets`);
  await page.getByRole("link", { name: "Lijst is traag" }).click();
  const text = page.getByRole("textbox", { name: /^Tekst/ });
  await page.getByRole("radio", { name: "Interne notitie" }).check();
  await text.fill("Index ontbreekt?");
  await sees(page, "Concept bewaard op dit apparaat");
  await page.reload();
  await awake(page);
  await expect.poll(() => text.inputValue()).toBe("Index ontbreekt?");
  await expect.poll(() => page.getByRole("radio", { name: "Interne notitie" }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(page.getByRole("region", { name: "Gesprek" }), "intern: alleen voor collega's");
  await page.reload();
  await awake(page);
  expect(await text.inputValue()).toBe("");
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("DSK-19 WEB-10 a call is written down in the name of who called, and what the agreement advises is for the caller", async () => {
  await opened(page, `${peil.origin}/tickets/new?contract=${peil.contract}`);
  await sees(page, "Voor welke klant?");
  await page.getByLabel(/^Melder/).selectOption({ label: "Cleo Contact" });
  expect(await page.getByLabel("Naam van de melder").count()).toBe(0);
  await page.getByLabel(/^Melder/).selectOption({ label: "Iemand anders van de klant" });
  expect(await page.getByLabel("Naam van de melder").getAttribute("required")).toBe("");
  await page.getByLabel("Naam van de melder").fill("Jo van de balie");
  await page.getByRole("radio", { name: "Vraag", exact: true }).check();
  await page.getByLabel(/^In één zin/).fill("Hoe werkt de export?");
  await page.getByLabel(/^Wat is er aan de hand/).fill("Zoekt de knop.");
  await sees(page.getByRole("region", { name: "Wat de klant kan verwachten" }), "Vertel de melder: “Dien dit voortaan");
  await page.getByRole("button", { name: "Verstuur" }).click();
  await titled(page, "Hoe werkt de export?");
  await sees(page.getByRole("region", { name: "Gesprek" }), "Jo van de balie");
  await sees(page.getByRole("definition"), "Jo van de balie");
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-33 a whole ticket by the keyboard alone", async () => {
  await reported("Knop doet niets", incident("unhindered"));
  await opened(page, `${peil.origin}/tickets`);
  const { keyboard } = page;
  const talk = page.getByRole("region", { name: "Gesprek" });
  for (let step = 0; (await inHand(page)) !== "Knop doet niets"; step += 1) {
    expect(step, "the row is reached").toBeLessThan(8);
    await keyboard.press("j");
  }
  await keyboard.press("Enter");
  await titled(page, "Knop doet niets");
  await awake(page);
  await keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Sneltoetsen" });
  await sheet.waitFor();
  expect(await sheet.getByText("Verder gaan").count(), "nothing waits").toBe(0);
  await keyboard.press("Space"); // on the button that closes it
  await sheet.waitFor({ state: "hidden" });
  await keyboard.press("a");
  await sees(page.getByRole("definition"), "Ada Agent");
  await keyboard.press("r");
  await keyboard.type("We kijken ernaar.");
  await tabsTo(page, "Antwoord sturen");
  await keyboard.press("Enter");
  await sees(talk, "We kijken ernaar.");
  await keyboard.press("w");
  await keyboard.press("Space");
  await tabsTo(page, "Laten wachten");
  await keyboard.press("Enter");
  await sees(talk, "Ada Agent wacht op de klant");
  await keyboard.press("v");
  await tabsTo(page, "Verder gaan");
  await keyboard.press("Enter");
  await sees(talk, "Ada Agent ging verder");
  await keyboard.press("b");
  await keyboard.type("30");
  await keyboard.press("Enter");
  await sees(talk, "Ada Agent boekte 30 min");
  await keyboard.press("s");
  await keyboard.type("De knop doet het weer.");
  await tabsTo(page, "Vastleggen");
  await keyboard.press("Enter");
  await sees(talk, "De knop doet het weer.");
  await keyboard.press("u");
  await titled(page, "Meldingen");
  await expect.poll(titles).not.toContain("Knop doet niets");
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-30 what is at risk and what was missed says so in the queue and on its page, from the minute that it is", async () => {
  await peil.passTo("2026-11-23T10:59:00+01:00");
  await signsIn(page, peil, "agent", `${peil.origin}/tickets`); // the weekend signed everybody out
  await sees(row("Lijst is traag"), "op schema");
  await peil.passTo("2026-11-23T11:00:00+01:00"); // three quarters of eight hours
  await sees(row("Lijst is traag"), "dreigt"); // by itself
  await peil.passTo("2026-11-23T13:00:01+01:00");
  await sees(row("Lijst is traag"), "gemist");
  await page.getByRole("link", { name: "Lijst is traag" }).click();
  await sees(page.getByRole("region", { name: "Klokken" }), "gemist op ma 23 nov 13:00");
  expect([agent.complaints, peil.failures]).toEqual([[], []]);
});

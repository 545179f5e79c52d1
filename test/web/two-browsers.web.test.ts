/**
 * Two agents on one ticket, and a line that drops: whoever comes second is told what the first did and keeps what was typed, nothing is lost, and
 * nothing is done twice. A browser that does not hear of changes is one whose events are held back.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { done, opened, sees, unfolded } from "./at-page.ts";
import { openBrowser, readerOf, type Reader } from "./browser.ts";
import { peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
let ada: Reader;
let sem: Reader;

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-23T10:00:00+01:00" }),
    openBrowser(),
  ]);
  [ada, sem] = await Promise.all([
    readerOf(browser, peil, "agent", { language: "nl" }),
    readerOf(browser, peil, "second-line-agent", { language: "en", theme: "dark" }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

async function reported(title: string): Promise<string> {
  const levels = { environment: "production", effect: "stopped" };
  const report = { contract: peil.contract, type: "incident", levels, via: "portal", title, body: "Alles." };
  return (await done(peil, "contact", "POST", "/tickets", report)).ticket;
}

const kinds = async (ticket: string): Promise<string[]> => {
  const { items } = await done(peil, "agent", "GET", `/tickets/${ticket}/facts`);
  return items.map(({ kind }: { kind: string }) => kind);
};
const count = async (ticket: string, kind: string) => (await kinds(ticket)).filter((one) => one === kind).length;
const at = (ticket: string) => `${peil.origin}/tickets/${ticket}`;
const inDutch = (page: Page) => page.getByRole("textbox", { name: /^Tekst/ });

test("WEB-21 who acts second is told what the first did, keeps the text, and sends it on request", async () => {
  const ticket = await reported("Allebei tegelijk");
  const { page, context } = await readerOf(browser, peil, "agent", { language: "nl" });
  await page.route("**/api/v1/queue/events", (route) => route.abort());
  await Promise.all([opened(page, at(ticket)), opened(sem.page, at(ticket))]);
  await page.getByRole("radio", { name: "Opgelost" }).check();
  await inDutch(page).fill("De server draait weer.");

  const wait = await unfolded(sem.page, "Put on hold");
  await wait.getByRole("radio", { name: /^the customer/ }).check();
  await wait.getByRole("button", { name: "Put on hold" }).click();
  await sees(sem.page.getByRole("region", { name: "Conversation" }), "Sem Second waits for the customer");

  await page.getByRole("button", { name: "Vastleggen" }).click();
  await page.getByRole("alert").waitFor();
  await sees(page, "Intussen gebeurde dit");
  await sees(page.getByRole("listitem"), "Sem Second wacht op de klant");
  expect(await inDutch(page).inputValue()).toBe("De server draait weer.");
  expect(await kinds(ticket)).not.toContain("resolved");

  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(sem.page.getByRole("region", { name: "Conversation" }), "De server draait weer."); // and the other sees it by itself
  expect(await count(ticket, "resolved")).toBe(1);
  await context.close();
  expect([ada.complaints, sem.complaints, peil.failures]).toEqual([[], [], []]);
});

test("WEB-21 what only adds goes through, whatever happened meanwhile, and who is writing sees it come", async () => {
  const ticket = await reported("Twee notities");
  await Promise.all([opened(ada.page, at(ticket)), opened(sem.page, at(ticket))]);
  await ada.page.getByRole("radio", { name: "Interne notitie" }).check();
  await inDutch(ada.page).fill("Notitie van Ada.");
  await sem.page.getByRole("radio", { name: "Internal note" }).check();
  await sem.page.getByRole("textbox", { name: /^Text/ }).fill("Note of Sem.");
  await sem.page.getByRole("button", { name: "Record", exact: true }).click();
  await sees(ada.page, "Intussen gebeurde dit"); // by itself
  expect(await inDutch(ada.page).inputValue()).toBe("Notitie van Ada.");
  await ada.page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(sem.page.getByRole("region", { name: "Conversation" }), "Notitie van Ada.");
  expect(await count(ticket, "noted")).toBe(2);
  expect([ada.complaints, sem.complaints, peil.failures]).toEqual([[], [], []]);
});

test.each([true, false])("WEB-35 a double click does a thing once (with a script: %s)", async (hasScript) => {
  const ticket = await reported(`Dubbel ${hasScript}`);
  const reader = hasScript ? ada : await readerOf(browser, peil, "agent", { withoutScript: true });
  await opened(reader.page, at(ticket));
  await inDutch(reader.page).fill("Eén keer is genoeg.");
  await reader.page.getByRole("button", { name: "Antwoord sturen" }).dblclick();
  await sees(reader.page.getByRole("region", { name: "Gesprek" }), "Eén keer is genoeg.");
  await opened(reader.page, at(ticket));
  expect(await count(ticket, "answered")).toBe(1);
  if (!hasScript) await reader.context.close();
});

test("WEB-35 a line that drops is said, loses nothing that was typed, and what happened meanwhile is caught up with", async () => {
  const ticket = await reported("Trein in de tunnel");
  const { page, context } = await readerOf(browser, peil, "agent");
  const talk = page.getByRole("region", { name: "Gesprek" });
  await opened(page, at(ticket));
  await page.getByRole("radio", { name: "Interne notitie" }).check();
  await inDutch(page).fill("Ik zit in de trein.");
  peil.line.drop();
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(page, /^Er kwam geen antwoord van de server/);
  expect(await inDutch(page).inputValue()).toBe("Ik zit in de trein.");
  peil.line.restore();
  const note = { body: "Log erbij.", internal: true };
  await done(peil, "second-line-agent", "POST", `/tickets/${ticket}/actions/note`, note);
  await sees(talk, "Log erbij."); // by itself
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await sees(talk, "Ik zit in de trein.");
  expect(await count(ticket, "noted")).toBe(2);
  await context.close();
  for (const { complaints } of [ada, sem]) complaints.length = 0; // of the line, and rightly
  expect([ada.complaints, sem.complaints, peil.failures]).toEqual([[], [], []]);
});

test("WEB-35 a queue whose line drops says so, and has what was missed once it is back", async () => {
  const { page, context } = await readerOf(browser, peil, "agent");
  await opened(page, `${peil.origin}/tickets`);
  await sees(page, "Wijzigingen verschijnen vanzelf");
  peil.line.drop();
  await sees(page, /^De verbinding is weg/);
  const report = reported("Gemeld in de tunnel"); // arrives as soon as there is a line again
  peil.line.restore();
  await report.catch(() => reported("Gemeld in de tunnel"));
  await page.getByRole("row").filter({ hasText: "Gemeld in de tunnel" }).waitFor();
  await page.getByText(/^De verbinding is weg/).waitFor({ state: "hidden" });
  await context.close();
  for (const { complaints } of [ada, sem]) complaints.length = 0;
  expect([ada.complaints, sem.complaints, peil.failures]).toEqual([[], [], []]);
});

test("WEB-35 what a queue hears while it is read anew stands there after it, though it was read before", async () => {
  const { page, context } = await readerOf(browser, peil, "agent");
  await opened(page, `${peil.origin}/tickets`);
  await sees(page, "Wijzigingen verschijnen vanzelf");
  const [isRead, mayCome] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route("**/tickets/__data.json*", async (route) => {
    const read = await route.fetch();
    isRead.resolve();
    await mayCome.promise;
    await route.fulfill({ response: read });
  });
  peil.line.drop();
  await sees(page, /^De verbinding is weg/);
  peil.line.restore();
  await isRead.promise;
  await reported("Gemeld onder het lezen");
  const row = page.getByRole("row").filter({ hasText: "Gemeld onder het lezen" });
  await row.waitFor();
  mayCome.resolve();
  await page.unrouteAll({ behavior: "wait" });
  await page.waitForTimeout(500); // for what came to be shown
  expect(await row.count()).toBe(1);
  await context.close();
  for (const { complaints } of [ada, sem]) complaints.length = 0;
  expect(peil.failures).toEqual([]);
});

/** One browser, several tabs, and people after each other: nothing is done in the name of somebody else, and nothing stays for who comes next. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { opened } from "./at-page.ts";
import { openBrowser, readerOf } from "./browser.ts";
import { livedIn, type LivedIn } from "./lived-in.ts";

let peil: LivedIn;
let browser: Browser;
beforeAll(async () => {
  [peil, browser] = await Promise.all([
    livedIn({
      agreement: "embrace",
      now: "2026-11-20T14:30:00+01:00",
      report: { type: "incident", levels: { environment: "production", effect: "delayed" }, via: "portal" },
    }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

const kept = (page: Page) => page.evaluate("Object.keys(localStorage).join()");
/** A page that is loaded anew, by itself too, listens for what happens to its ticket. */
const listens = (page: Page) => page.waitForRequest(/queue\/events/);
const nobody = "In deze browser is nu iemand anders aangemeld";

test("WEB-9 what is sent from a tab after somebody else signed in is not done", async () => {
  const { context, page } = await readerOf(browser, peil, "agent");
  await opened(page, `${peil.origin}/account`);
  const [name, value] = (await peil.session("manager")).split("=") as [string, string];
  await context.addCookies([{ name, value, url: peil.origin }]);
  const form = page.locator("form[action='?/password']");
  await form.locator("[name=present]").fill("a password for tests");
  await form.locator("[name=wanted]").fill("quite another than that one");
  await form.getByRole("button").click();
  await page.getByRole("alert").getByText(nobody).waitFor();
  await context.close();
  expect(peil.failures).toEqual([]);
});

test("WEB-9 a file and a passkey that go to the API by themselves say for whom their page was made, too", async () => {
  const { context, page } = await readerOf(browser, peil, "agent");
  const [name, value] = (await peil.session("manager")).split("=") as [string, string];
  await opened(page, `${peil.origin}/tickets/${peil.tickets.open}`);
  const account = await context.newPage();
  await opened(account, `${peil.origin}/account`);
  await context.addCookies([{ name, value, url: peil.origin }]);
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "schermafdruk.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("een regel"),
    });
  await page.getByText(nobody).waitFor();
  await account.getByRole("button", { name: "Passkey toevoegen" }).click();
  await account.getByRole("alert").getByText(nobody).waitFor();
  await context.close();
  expect(peil.failures).toEqual([]);
});

test("WEB-9 other tabs follow when somebody else signs in, and when they sign out; drafts go with their writer", async () => {
  const { context, page } = await readerOf(browser, peil, "agent");
  await opened(page, `${peil.origin}/tickets/${peil.tickets.open}`);
  await page.locator("textarea[name=body]").first().fill("Half geschreven");
  await expect.poll(() => kept(page)).toContain("peil-draft");
  const [name, value] = (await peil.session("manager")).split("=") as [string, string];
  await context.addCookies([{ name, value, url: peil.origin }]);
  const other = await context.newPage();
  await Promise.all([listens(page), opened(other, `${peil.origin}/account`)]);
  await page.getByText(peil.people.manager.name).first().waitFor();
  await expect.poll(() => kept(page)).not.toContain("peil-draft");
  await page.locator("textarea[name=body]").first().fill("Ook half");
  await expect.poll(() => kept(page)).toContain("peil-draft");
  await other.locator("details.own summary").click();
  await other.getByRole("button", { name: "Afmelden" }).click();
  await page.waitForURL(/\/sign-in\?to=/);
  await expect.poll(() => kept(page)).not.toContain("peil-draft");
  // What was on the screen does not come back by going back.
  await other.waitForURL(/\/sign-in/);
  await other.goBack();
  await other.getByLabel("E-mailadres").waitFor();
  await context.close();
  expect(peil.failures).toEqual([]);
});

test("API-8 nine tabs of tickets leave a browser room to load another page", async () => {
  const { context, page } = await readerOf(browser, peil, "second-line-agent");
  for (let n = 0; n < 9; n++) {
    const tab = await context.newPage();
    // Chromium for tests takes every tab as looked at, so that the page is told what a browser would tell it.
    await tab.addInitScript(`Object.defineProperty(document, "visibilityState", { get: () => "hidden" })`);
    await tab.goto(`${peil.origin}/tickets/${peil.tickets.open}`);
  }
  await page.goto(`${peil.origin}/tickets`);
  await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toBe("Meldingen");
  await context.close();
});

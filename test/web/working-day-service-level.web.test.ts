/**
 * A working day of a service level manager in the browser: signing in with a second factor, from the overview down to the fact that a figure
 * stands on, the agreement beside its figures with an example run there, an escalation, and a new customer with a contract and somebody who uses
 * the invitation. In English and in the dark, but for whoever is invited.
 */
import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awake, done, duesOf, opened, sees, titled, unfolded } from "./at-page.ts";
import { openBrowser, readerOf, type Reader } from "./browser.ts";
import { password, peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
let manager: Reader;
let page: Page;
let vecozo: string;

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-20T10:00:00+01:00" }),
    openBrowser(),
  ]);
  const levels = { environment: "production", effect: "stopped" };
  const report = {
    contract: peil.contract,
    type: "incident",
    levels,
    via: "portal",
    title: "Invoices stopped",
    body: "All.",
  };
  vecozo = (await peil.under("vecozo")).contract;
  const { ticket } = await done(peil, "contact", "POST", "/tickets", report);
  await peil.passTo("2026-11-20T12:30:00+01:00"); // the answer was due at noon
  await done(peil, "agent", "POST", `/tickets/${ticket}/actions/tell-plan`, {
    body: "We look at it.",
    details: { direction: "Start it again", "resolution-time": "2026-11-20T16:00:00+01:00" },
  });
  manager = await readerOf(browser, peil, undefined, { language: "en", theme: "dark" });
  page = manager.page;
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

let secret: string;
const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: peil.now() });

test("WEB-39 a role that needs a second factor sets it up at the first sign-in, and gives its code at the next", async () => {
  await opened(page, `${peil.origin}/`);
  await page.getByLabel("E-mail address").fill(peil.people.manager.login);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await titled(page, "Set up the second step");
  await awake(page);
  secret = (await page.getByRole("code").first().innerText()).replaceAll(" ", "");
  await page.getByLabel("Six-digit code").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Six-digit code").fill(code());
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  expect(await page.getByRole("code").count()).toBeGreaterThan(5);
  await page.getByRole("link", { name: "I have stored them, continue" }).click();
  await titled(page, "Overview");

  await awake(page);
  await page.getByText("Mia Manager").first().click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await titled(page, "Sign in");
  peil.at("2026-11-20T12:32:00+01:00"); // a code works once
  await opened(page, `${peil.origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(peil.people.manager.login);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Code from your authenticator").fill(code());
  await page.getByRole("button", { name: "Continue" }).click();
  await titled(page, "Overview");
  expect([manager.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-43 a figure opens down to the ticket, its stretches, the article and the fact as it was written", async () => {
  await opened(page, `${peil.origin}/`);
  await sees(page, "1 ticket late and still open");
  const row = page
    .getByRole("row")
    .filter({ hasText: /Response time, Urgent/ })
    .first();
  await sees(row, "missed");
  await row.getByRole("link", { name: /^Response time, Urgent/ }).click();
  await titled(page, /^Figures of Klant & Co/);
  await sees(page, "1 ticket missed");
  await page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))");
  await page.getByRole("link", { name: "C1-1" }).first().click();
  await titled(page, "Invoices stopped");
  const clocks = page.getByRole("region", { name: "Clocks" });
  await sees(clocks, "missed on Fri 20 Nov 12:00");
  await clocks
    .getByText(/^Minute by minute/)
    .first()
    .click();
  const sum = clocks.getByRole("row").filter({ hasText: "Together, from start to end" }).first();
  await sees(sum, "2:30:00");
  await clocks.getByRole("link", { name: "Cleo Contact reported this" }).first().click();
  await page.waitForURL(/#fact-/);

  await opened(page, `${peil.origin}/contracts/${peil.contract}`);
  const facts = page.getByRole("main").locator("summary", { hasText: /fact/ }).first();
  await facts.click();
  await page
    .getByRole("link", { name: /no\. \d+/ })
    .first()
    .click();
  await titled(page, /^Fact no\. \d+/);
  await sees(page, "Not signed yet");
  await page.getByRole("button", { name: "Sign the log now" }).click();
  await sees(page, "Letter by letter");
  expect([manager.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-43 the agreement is read beside its figures, and its examples are run there", async () => {
  await opened(page, `${peil.origin}/agreements`);
  await page
    .getByRole("link", { name: /Embrace|embrace/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page
    .getByRole("button", { name: "Run the examples" })
    .or(page.getByRole("link", { name: "Run the examples" }))
    .first()
    .click();
  await page
    .getByText(/\d+ of \d+ cases are as expected/)
    .first()
    .waitFor({ timeout: 120_000 }); // a compiler's work, and that of many cases
  expect(await page.getByText(/^red$/).filter({ visible: true }).count()).toBe(0);
  expect([manager.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-43 what went up to the management by itself is seen by her, who takes it, answers and passes it up", async () => {
  const critical = { contract: vecozo, type: "incident", levels: { priority: "critical" }, via: "portal" };
  const report = { ...critical, title: "Claims stay away", body: "Since noon." };
  const { ticket: claims } = await done(peil, "contact", "POST", "/tickets", report);
  await done(peil, "agent", "POST", `/tickets/${claims}/actions/classify`, { levels: critical.levels });
  await opened(page, `${peil.origin}/tickets`);
  await page.getByRole("link", { name: "Claims stay away" }).click();
  await titled(page, "Claims stay away");
  await awake(page);
  await expect.poll(() => duesOf(page)).toMatchObject({ "Resolution time": "Tue 24 Nov 12:32" });
  const talk = page.getByRole("region", { name: "Conversation" });
  await sees(talk, "the supplier escalated this");
  await (await unfolded(page, "Assign")).getByRole("button", { name: "To me" }).click();
  await sees(page.getByRole("definition"), "Mia Manager");
  await page.getByRole("textbox", { name: /^Text/ }).fill("I am on it myself.");
  await page.getByRole("button", { name: "Send answer" }).click();
  await sees(talk, "I am on it myself.");
  const box = await unfolded(page, "Escalate");
  await box.getByRole("combobox", { name: "Person" }).selectOption({ index: 1 });
  await box.getByRole("textbox", { name: /^Reason/ }).fill("The chain waits.");
  await box.getByRole("button", { name: "Escalate" }).click();
  await sees(talk, "Mia Manager escalated this");
  expect([manager.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-44 a customer is made, with a contract and somebody who uses the invitation and reports", async () => {
  await opened(page, `${peil.origin}/admin/customers`);
  await page.getByLabel("Name").fill("Noorderwerk");
  await page.getByRole("button", { name: "Add a customer" }).click();
  await sees(page, "Noorderwerk");
  await opened(page, `${peil.origin}/admin/contracts/new`);
  await page.getByLabel("Customer").selectOption({ label: "Noorderwerk" });
  await page.getByLabel("Agreement").selectOption({ index: 0 });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel(/^Code/).fill("NW");
  await page.getByRole("button", { name: "Record the contract" }).click();
  await page.getByRole("status").first().waitFor();
  await sees(page, "Noorderwerk");

  const keeper = await readerOf(browser, peil, "administrator", { language: "en" });
  await opened(keeper.page, `${peil.origin}/admin/people/new`);
  await keeper.page.getByLabel("Name").fill("Nora Noord");
  await keeper.page.getByRole("combobox", { name: /^Organisation/ }).selectOption({ label: "Noorderwerk" });
  await keeper.page.getByRole("combobox", { name: /^Role/ }).selectOption({ label: "contact" });
  await keeper.page.getByLabel(/^E-mail/).fill("nora@example.org");
  await keeper.page.getByRole("button", { name: "Add" }).click();
  const link = await keeper.page.getByRole("status").getByRole("code").innerText();

  const invited = await readerOf(browser, peil, undefined, { language: "nl", theme: "light", width: 360 });
  await opened(invited.page, link);
  await invited.page.getByLabel("Nieuw wachtwoord").fill("paars fietsen naar zee");
  await invited.page.getByRole("button", { name: "Wachtwoord instellen" }).click();
  await titled(invited.page, /^(Overzicht|Meldingen)$/); // and is in
  await opened(invited.page, `${peil.origin}/tickets/new`);
  await invited.page.getByRole("radio", { name: "Incident" }).waitFor();
  expect([keeper.complaints, invited.complaints]).toEqual([[], []]);
  expect([manager.complaints, peil.failures]).toEqual([[], []]);
});

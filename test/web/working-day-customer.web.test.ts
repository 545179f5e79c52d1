/**
 * A working day of the customer's people in the browser: a contact on a phone, a functional administrator at a desk, and both once more without
 * JavaScript. They report by the form that asks what the agreement requires, follow, add, close, reopen, escalate where the agreement gives the
 * right, and take along what is theirs.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awake, done, opened, sees, signsIn, titled, unfolded } from "./at-page.ts";
import { openBrowser, readerOf, type Reader } from "./browser.ts";
import { peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
let contact: Reader;
let page: Page;
let engage: string;

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "1do", now: "2026-11-20T14:00:00+01:00" }),
    openBrowser(),
  ]);
  engage = (await peil.under("engage")).contract;
  contact = await readerOf(browser, peil, "contact", { language: "nl", theme: "dark", width: 360, height: 740 });
  page = contact.page;
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

const ticketHere = () => page.url().split("/").at(-1)!;
const act = (ticket: string, verb: string, body: object) =>
  done(peil, "agent", "POST", `/tickets/${ticket}/actions/${verb}`, body);
const talk = () => page.getByRole("region", { name: "Gesprek" });

test("WEB-36 the form asks what the agreement requires, warns before a password is sent, and outlives a reload", async () => {
  await opened(page, `${peil.origin}/tickets`);
  await page.getByRole("link", { name: "Nieuwe melding" }).click();
  await page.getByRole("combobox", { name: "Voor welke overeenkomst?" }).selectOption({ label: "Klant & Co (C1)" });
  await sees(page.getByRole("group", { name: "Wat is het? (verplicht)" }), "Incident");
  await page.getByRole("radio", { name: "Incident" }).check();
  await sees(page, /^Vul nog in: in één zin/);
  await page.getByRole("textbox", { name: /^In één zin \(verplicht\)/ }).fill("Niemand kan inloggen");
  const story = page.getByRole("textbox", { name: /^Wat is er aan de hand/ });
  await story.fill("Mijn wachtwoord: Geheim-1234! werkt niet meer.");
  await sees(page, /^Hier lijken inloggegevens te staan/);
  await story.fill("Mijn wachtwoord werkt niet meer.");
  await page.getByText(/^Hier lijken inloggegevens te staan/).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Verstuur" }).click(); // the browser does not send what is not complete
  expect(
    await page.evaluate(
      "document.querySelectorAll('main form.report :invalid, main form[method=POST] :invalid').length",
    ),
  ).toBeGreaterThan(0);
  expect(new URL(page.url()).pathname).toBe("/tickets/new");
  await page.getByRole("radio", { name: /^1: de organisatie/ }).check();
  await page.getByRole("radio", { name: /^A: geen omweg/ }).check();
  await sees(page, /^Vul nog in: wat heb je zelf al geprobeerd/);
  await page.reload();
  await awake(page);
  await sees(page, "Je was hier al mee begonnen; dat staat er weer.");
  expect(await story.inputValue()).toBe("Mijn wachtwoord werkt niet meer.");
  await page.getByRole("textbox", { name: /^Wat heb je zelf al geprobeerd/ }).fill("Opnieuw gestart.");
  await sees(page, "vr 20 nov 14:30");
  await page.getByRole("button", { name: "Verstuur" }).click();
  await titled(page, "Niemand kan inloggen");
  await sees(page, "vr 20 nov 14:30");
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-37 the reporter follows, adds, closes and reopens, and sees nothing of what is internal", async () => {
  const ticket = ticketHere();
  await awake(page);
  await act(ticket, "note", { body: "Alleen voor ons.", internal: true });
  await act(ticket, "start-work", {});
  await act(ticket, "answer", { body: "We herstellen de server." });
  await sees(talk(), "We herstellen de server."); // by itself
  expect(await page.getByText("Alleen voor ons.").count()).toBe(0);
  await page.getByRole("textbox", { name: /^Bericht/ }).fill("Bij de receptie werkt het wel.");
  await page
    .getByLabel(/^Bijlagen/)
    .setInputFiles({ name: "scherm.txt", mimeType: "text/plain", buffer: Buffer.from("foutcode 7") });
  await sees(page, "scherm.txt staat klaar");
  await page.getByRole("button", { name: "Bericht sturen" }).click();
  await sees(talk(), "Bij de receptie werkt het wel.");
  await talk()
    .getByRole("link", { name: /scherm\.txt/ })
    .first()
    .waitFor();
  await act(ticket, "resolve", { body: "De server is hersteld." });
  await sees(talk(), "De server is hersteld.");
  await (await unfolded(page, "Heropenen")).getByRole("button", { name: "Heropenen" }).click();
  await sees(talk(), "Cleo Contact heropende dit");
  await sees(page, /^Heropend door Cleo Contact, .+\./);
  await act(ticket, "book-work", { minutes: 30 }); // without which this agreement lets nobody close
  await act(ticket, "resolve", { body: "Nu echt." });
  await sees(talk(), "Nu echt.");
  await (await unfolded(page, "Sluiten")).getByRole("button", { name: "Sluiten" }).click();
  await sees(talk(), "Cleo Contact sloot dit");
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-37 where the agreement gives the right, the customer escalates from the ticket's page", async () => {
  const report = { type: "incident", levels: { effect: "suite-down", alternative: "no-alternative" }, via: "portal" };
  const written = { contract: engage, title: "De Suite ligt stil", body: "Voor iedereen.", ...report };
  const { ticket } = await done(peil, "contact", "POST", "/tickets", written);
  await act(ticket, "classify", { levels: report.levels });
  await peil.passTo("2026-11-23T14:01:00+01:00"); // a working day later nobody has answered
  await signsIn(page, peil, "contact", `${peil.origin}/tickets/${ticket}`);
  const box = await unfolded(page, "Escaleren");
  await sees(box, /^Sinds ma 23 nov 14:00/);
  await box.getByRole("textbox", { name: /^Reden/ }).fill("We wachten al een werkdag.");
  await box.getByRole("button", { name: "Escaleren" }).click();
  await sees(talk(), "Cleo Contact escaleerde dit");
  await sees(talk(), "We wachten al een werkdag.");
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-37 a functional administrator reads the figures that the supplier reads, and takes along the customer's data", async () => {
  const reader = await readerOf(browser, peil, "customer-administrator", { language: "en", theme: "light" });
  const { page: own } = reader;
  await opened(own, `${peil.origin}/`);
  await opened(own, `${peil.origin}/contracts/${engage}`);
  await own.getByRole("heading", { name: "Promises about tickets" }).waitFor();
  await opened(own, `${peil.origin}/own-data`);
  expect(reader.complaints).toEqual([]);
  await reader.context.close();
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-38 with JavaScript off a contact reports, sees first when an answer is due, adds and closes", async () => {
  const reader = await readerOf(browser, peil, "contact", {
    language: "en",
    theme: "light",
    width: 360,
    withoutScript: true,
  });
  const { page: own } = reader;
  await opened(own, `${peil.origin}/tickets/new`);
  await own.getByRole("combobox", { name: "Under which agreement?" }).selectOption({ label: "Klant & Co (C1)" });
  await own.getByRole("button", { name: "Go on" }).click();
  await own.getByRole("radio", { name: "Incident" }).check();
  await own.getByRole("textbox", { name: /^In one sentence/ }).fill("Nobody can sign in");
  await own.getByRole("textbox", { name: /^What is the matter/ }).fill("Since two o'clock.");
  await own.getByRole("radio", { name: /^1: / }).check();
  await own.getByRole("radio", { name: /^A: / }).check();
  await own.getByRole("button", { name: "What can I expect?" }).click();
  await sees(own, /^Still to fill in: what have you tried yourself/);
  expect(await own.getByRole("textbox", { name: /^In one sentence/ }).inputValue()).toBe("Nobody can sign in");
  await own.getByRole("textbox", { name: /^What have you tried yourself/ }).fill("Started again.");
  await own.getByRole("button", { name: "What can I expect?" }).click();
  await sees(own, "Mon 23 Nov 14:31");
  await own.getByRole("button", { name: "Send" }).click();
  await titled(own, "Nobody can sign in");
  await sees(own, "Mon 23 Nov 14:31");
  await own.getByRole("textbox", { name: /^Message/ }).fill("The front desk can.");
  await own.getByRole("button", { name: "Send message" }).click();
  await sees(own.getByRole("region", { name: "Conversation" }), "The front desk can.");
  const ticket = new URL(own.url()).pathname.split("/").at(-1)!;
  await act(ticket, "start-work", {});
  await act(ticket, "book-work", { minutes: 30 });
  await act(ticket, "resolve", { body: "Repaired." });
  await opened(own, `${peil.origin}/tickets/${ticket}`);
  await (await unfolded(own, "Close")).getByRole("button", { name: "Close" }).click();
  await sees(own.getByRole("region", { name: "Conversation" }), "Cleo Contact closed this");
  expect(reader.complaints).toEqual([]);
  await reader.context.close();
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { awake, opened, unfolded } from "./at-page.ts";
import { telling } from "./between.ts";
import { openBrowser, readerOf, type Reading } from "./browser.ts";
import { peilAtWork, type Known, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-20T10:00:00+01:00" }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await peil.close();
});

async function reported(): Promise<string> {
  const levels = { type: "incident", environment: "production", effect: "workaround" };
  const report = { contract: peil.contract, title: "De zoekbalk", body: "Hij vindt niets.", levels };
  const { body } = await peil.ask("contact", "POST", "/tickets", report);
  return body.ticket;
}

async function reading(role: Known, ticket: string, options: Reading = {}) {
  const { page, complaints, context } = await readerOf(browser, peil, role, options);
  await opened(page, `${peil.origin}/tickets/${ticket}`);
  return { page, complaints, context };
}

const write = (page: Page, text: string) => page.locator("#body").fill(text);
const send = (page: Page) => page.getByRole("button", { name: /^(Antwoord|Bericht) sturen$/ }).click();
const said = (page: Page, text: string) => page.locator("li.entry", { hasText: text });

test("WEB-20 a draft outlives a reload and a lost line, is recorded once, and taken back gives its text again", async () => {
  const { page, context, complaints } = await reading("agent", await reported());
  await write(page, "Wij kijken ernaar.");
  await page.getByText("Concept bewaard").waitFor();
  await page.reload();
  await awake(page);
  await expect.poll(() => page.locator("#body").inputValue()).toBe("Wij kijken ernaar.");
  await page.getByText("en verstuurde je nog niet.").waitFor();
  await context.setOffline(true);
  await send(page);
  await page.getByText("geen antwoord van de server").waitFor();
  expect(await page.locator("#body").inputValue()).toBe("Wij kijken ernaar.");
  await context.setOffline(false);
  complaints.length = 0;
  await send(page);
  await said(page, "Wij kijken ernaar.").waitFor();
  await expect.poll(() => page.locator("#body").inputValue()).toBe("");
  await page.locator(".bar").getByText("Peil stuurt er geen e-mail over").waitFor();
  await page.locator(".bar").getByRole("button", { name: "Ongedaan maken" }).click();
  await page.locator(".bar").getByText("De klant kon het tot nu toe lezen").waitFor();
  await expect.poll(() => page.locator("#body").inputValue()).toBe("Wij kijken ernaar.");
  await expect.poll(() => page.locator("li.gone").count()).toBe(1);
  await page.locator("li.gone").getByText("Gemaild is het niet").waitFor();
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-20 WEB-32 a text that was taken back is offered as that, one from before something happened as that, and both can be thrown away", async () => {
  const ticket = await reported();
  const { page } = await reading("agent", ticket);
  await write(page, "Te vroeg gezegd.");
  await send(page);
  const entry = said(page, "Te vroeg gezegd.");
  await entry.getByText("De klant kan dit al gelezen hebben").waitFor();
  await page.locator(".bar").getByRole("button", { name: "Ongedaan maken" }).click();
  await page.getByText("Dit is de tekst die je terugnam.").waitFor();
  await page.reload();
  await awake(page);
  await page.getByText("Dit is de tekst die je terugnam.").waitFor();
  await page.getByRole("button", { name: "Concept weggooien" }).click();
  expect(await page.locator("#body").inputValue()).toBe("");
  await write(page, "Half af");
  await page.getByText("Concept bewaard").waitFor();
  await page.goto(`${peil.origin}/tickets`);
  await peil.ask("contact", "POST", `/tickets/${ticket}/actions/note`, { body: "Laat maar." });
  await opened(page, `${peil.origin}/tickets/${ticket}`);
  await page.getByText("Daarna gebeurde er nog iets").waitFor();
  expect(await page.locator("#body").inputValue()).toBe("Half af");
  // Of somebody of the customer's nothing is said of mail: they read what stands there.
  const own = await reading("contact", ticket);
  await said(own.page, "Te vroeg gezegd.").waitFor();
  expect(await own.page.getByText("Gemaild is het niet").count()).toBe(0);
});

test("WEB-21 who was second hears who did what, keeps the text and sends it again, with a script and without", async () => {
  const ticket = await reported();
  const plain = await reading("agent", ticket, { withoutScript: true });
  const live = await reading("manager", ticket);
  await write(plain.page, "Mijn antwoord.");
  await write(live.page, "Een ander antwoord.");
  await peil.ask("contact", "POST", `/tickets/${ticket}/actions/note`, { body: "Het gebeurt ook thuis." });
  const meanwhile = live.page.locator(".meanwhile");
  await meanwhile.getByText("Cleo Contact schreef").waitFor();
  expect(await live.page.locator("#body").inputValue()).toBe("Een ander antwoord.");
  await said(live.page, "Het gebeurt ook thuis.").waitFor();

  await send(plain.page);
  await plain.page.getByRole("alert").waitFor();
  await plain.page.locator(".meanwhile").getByText("Cleo Contact schreef").waitFor();
  expect(await plain.page.locator("#body").inputValue()).toBe("Mijn antwoord.");
  expect(await said(plain.page, "Mijn antwoord.").count()).toBe(0);
  await send(plain.page);
  await said(plain.page, "Mijn antwoord.").waitFor();
  expect([live.complaints, peil.failures]).toEqual([[], []]);
});

test("PRI-5 CLK-5 what a choice comes to is shown before it is saved, in the whole matrix and per clock", async () => {
  const ticket = await reported();
  const { page, complaints } = await reading("agent", ticket);
  await page.getByText("Anders indelen", { exact: true }).first().click();
  await page
    .getByLabel("Gevolg voor het proces", { exact: false })
    .selectOption({ label: "Alles ligt stil, zonder omweg" });
  const consequence = page.locator(".consequence");
  await consequence.getByText("Gevolg: prioriteit Urgent").waitFor();
  await consequence.getByText("binnen 2 u").first().waitFor();
  await page.locator("td.next", { hasText: "Urgent" }).waitFor();
  expect((await peil.ask("agent", "GET", `/tickets/${ticket}`)).body.priority).toBe("normal");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("PRI-3 WEB-31 what a customer proposed is decided as it stands, or otherwise, while what was decided can be changed", async () => {
  const { contract } = await peil.under("vecozo");
  const levels = { type: "incident", priority: "critical" };
  const report = { contract, title: "Alles staat stil", body: "Sinds vanmorgen.", levels, via: "portal" };
  const { ticket } = (await peil.ask("contact", "POST", "/tickets", report)).body;
  const { page, complaints } = await reading("agent", ticket);
  const decide = page.locator("#act-classify");
  await decide.locator("summary").first().click();
  await decide.getByRole("button", { name: "Indelen" }).click();
  await page.locator("li.entry", { hasText: "Ada Agent deelde dit in" }).waitFor();
  const { body } = await peil.ask("agent", "GET", `/tickets/${ticket}/facts`);
  expect(body.items.at(-1)).toMatchObject({ kind: "classified", fields: { priority: "critical" } });
  const change = page.locator("#act-reclassify");
  await change.locator("summary").first().click();
  expect(await change.getByLabel("Prioriteit", { exact: false }).first().inputValue()).toBe("");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("API-4 WEB-1 a customer's person reads what happens now and no internal note, and answers on a telephone", async () => {
  const ticket = await reported();
  await peil.ask("agent", "POST", `/tickets/${ticket}/actions/note`, { body: "Alleen voor ons.", internal: true });
  await peil.ask("agent", "POST", `/tickets/${ticket}/actions/wait`, { on: "customer", body: "Welke browser?" });
  const { page, complaints } = await reading("contact", ticket, { width: 360 });
  await page.getByText("We wachten op jou").waitFor();
  expect(await page.getByText("Alleen voor ons.").count()).toBe(0);
  await write(page, "De nieuwste.");
  await send(page);
  await said(page, "De nieuwste.").waitFor();
  await page.getByText("In behandeling, maar nog aan niemand toegewezen.").waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("CLK-10 WEB-3 the stretches of a clock add up to its run on the page, in English", async () => {
  const ticket = await reported();
  const act = (role: Known, verb: string, body: object) =>
    peil.ask(role, "POST", `/tickets/${ticket}/actions/${verb}`, body);
  peil.at("2026-11-20T10:10:00+01:00");
  const details = { direction: "index", "resolution-time": "2026-11-23T12:00:00+01:00" };
  await act("agent", "tell-plan", { body: "A plan.", details });
  peil.at("2026-11-20T10:40:00+01:00");
  await act("agent", "wait", { on: "customer", body: "Which browser?" });
  peil.at("2026-11-20T11:10:30+01:00");
  await act("contact", "note", { body: "The newest." });
  peil.at("2026-11-20T11:30:00+01:00");
  const { page } = await reading("agent", ticket, { language: "en", theme: "dark" });
  const clock = page.locator("article", { hasText: "Net resolution time" });
  await clock.getByText("(3 stretches, 1:20:00 together)").waitFor();
  await clock.getByText("Minute by minute").click();
  await clock.locator("tfoot td.number").first().waitFor();
  const lengths = await clock.locator("tbody td.number").allInnerTexts();
  const seconds = (text: string) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const [total] = await clock.locator("tfoot td.number").allInnerTexts();
  expect(lengths.reduce((sum, one) => sum + seconds(one), 0)).toBe(seconds(total!));
  expect(await clock.locator("tbody th").allInnerTexts()).toEqual(["counted", "was paused: the customer", "counted"]);
  expect(lengths).toEqual(["0:30:00", "0:30:30", "0:19:30"]);
  expect(peil.failures).toEqual([]);
});

test("WEB-33 WEB-50 what is late says so on top and leads to what can be done; a plan that is later still is warned about, and Ctrl+Enter sends", async () => {
  peil.at("2026-11-24T09:00:00+01:00");
  const ticket = await reported();
  await peil.passTo("2026-11-25T16:00:00+01:00");
  const { page, complaints } = await reading("agent", ticket);
  const attention = page.getByRole("region", { name: "Dit kan niet wachten" });
  await attention.getByText("te laat").first().waitFor();
  const late = page.locator("article:has(tfoot tr.late)").first();
  await late.getByText("Minuut voor minuut").click();
  await late.locator("tbody tr.late").getByText("telde, te laat").first().waitFor();
  expect(await late.locator("tfoot tr.late").innerText()).toMatch(/Te laat\s+\d+:\d\d:\d\d/);
  await attention.getByText("artikel").first().waitFor();
  await attention.getByRole("link", { name: "Escaleren" }).click();
  await page.locator("#act-escalate[open]").waitFor();
  await attention.getByRole("link", { name: "Plan vertellen" }).click();
  await page.locator('.of[data-mode="tell-plan"] input[type="datetime-local"]').fill("2026-12-24T10:00");
  await page.keyboard.press("Tab");
  await page.locator(".consequence .late").waitFor();
  const about = page.locator('.of[data-mode="tell-plan"] input[type="text"]').first();
  await about.fill("Alles opnieuw indexeren.");
  await write(page, "Zo gaan we het doen.");
  await page.locator("#body").press("Escape");
  expect(await page.locator("#body:focus").count()).toBe(0);
  await page.keyboard.press("p");
  expect(await page.locator("#body").inputValue()).toBe("Zo gaan we het doen.");
  await page.locator("#body:focus").press("Control+Enter");
  await said(page, "Zo gaan we het doen.").waitFor();
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("DSK-13 WEB-30 what is done beside writing works from the page: something recorded, work corrected, one ticket made part of another", async () => {
  peil.at("2026-11-26T09:00:00+01:00");
  const [ticket, other] = [await reported(), await reported()];
  const { number } = (await peil.ask("agent", "GET", `/tickets/${other}`)).body as { number: string };
  const { page, complaints } = await reading("agent", ticket);
  const act = async (verb: string) => {
    await page.locator(`#act-${verb} > summary`).click();
    return page.locator(`#act-${verb}`);
  };
  const record = await act("record");
  await record.locator("select[name=record]").selectOption("agreed|about");
  await record.locator("input[name=about]").fill("terugbellen");
  await record.getByRole("button", { name: "Iets vastleggen" }).click();
  await said(page, "legde een afspraak vast").waitFor();

  // A duty leads here with the place unfolded where it is done.
  await opened(page, `${peil.origin}/tickets`);
  const [dueAt, to] = ["2026-11-27T09:00:00.000Z", [{ fact: "notice-sent", fields: { about: ["closing"] } }]];
  const never = { openedAt: null, openedBy: null, doneAt: null, doneBy: null, brokenAt: null, lacks: [] };
  const is = { article: "1", isAim: false, isToCustomer: false, verdict: "open" };
  const owed = { duty: "tell-them", ...is, ...never, dueAt, to };
  await peil.between.while(
    /\/explanation/,
    telling((told) => (told.duties = [owed])),
    async () => {
      await opened(page, `${peil.origin}/tickets/${ticket}`);
      await page.getByRole("link", { name: /^tell them/i }).click();
      await page.locator("#act-record[open]").waitFor();
      await record.getByText(/^Voor: tell them, uiterlijk .*10:00$/i).waitFor();
      expect(await record.locator("select[name=record]").inputValue()).toBe("notice-sent|about");
      expect(await record.locator("input[name=about]").inputValue()).toBe("closing");
    },
  );
  await record.getByRole("button", { name: "Iets vastleggen" }).click();
  await said(page, "stuurde een bericht").waitFor();

  const book = await act("book-work");
  await book.locator("input[name=minutes]").fill("90");
  await book.getByRole("button", { name: "Werk boeken" }).click();
  const booked = said(page, "boekte 1 u 30");
  await booked.getByText("Verbeteren").first().click();
  await booked.locator("input[name=minutes]").fill("30");
  await booked.getByRole("button", { name: "Verbeteren" }).click();
  await said(page, "verbeterde iets van eerder").waitFor();

  const merge = await act("merge");
  await merge.locator("input[name=number]").fill("X-999");
  await merge.getByRole("button", { name: "Samenvoegen" }).click();
  await merge.getByRole("alert").getByText("X-999").waitFor();
  await merge.locator("input[name=number]").fill(number.toLowerCase());
  await merge.getByRole("button", { name: "Samenvoegen" }).click();
  await page.getByText("samengevoegd").first().waitFor();
  expect((await peil.ask("agent", "GET", `/tickets/${ticket}`)).body.state).toBe("merged");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-31 what is foreseen of a choice says nothing any more once it was made, however late it is asked or answered", async () => {
  const report = { contract: peil.contract, title: "Niet ingedeeld", body: "Alles wit.", levels: { type: "incident" } };
  const { body } = await peil.ask("contact", "POST", "/tickets", report);
  const { page, complaints } = await reading("agent", body.ticket);
  // The foreseen comes after what was done, whichever was asked first.
  await page.route("**/tickets/*?/preview", async (route) => {
    await expect.poll(() => page.locator(".bar").count()).toBe(1);
    await route.continue();
  });
  const panel = await unfolded(page, "Indelen");
  for (const select of await panel.locator("select").filter({ visible: true }).all())
    await select.selectOption({ index: 1 });
  // Before somebody writes it is said who reads it, wherever a reason is asked.
  for (const box of [panel, page.locator("#act-wait"), page.locator("#act-record")])
    expect(await box.getByText("De klant ziet dit op de pagina van de melding; er gaat geen e-mail.").count()).toBe(1);
  await panel.getByLabel(/^Reden/).fill("Zo gaat het altijd.");
  await panel.getByRole("button", { name: "Indelen" }).click();
  await page.locator(".bar").waitFor();
  await page.waitForTimeout(500); // longer than a choice waits for what is foreseen of it
  await page.unrouteAll({ behavior: "wait" });
  expect(await panel.getAttribute("open")).toBe(null);
  expect(await page.getByRole("alert").count()).toBe(0);
  expect([complaints, peil.failures]).toEqual([[], []]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page, Route } from "playwright-core";
import { opened } from "./at-page.ts";
import { openBrowser, readerOf, type Reading } from "./browser.ts";
import { peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-24T09:00:00+01:00" }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await peil.close();
});

async function reported(title: string, levels: object = { environment: "production", effect: "workaround" }) {
  const report = { contract: peil.contract, title, body: "Het werkt niet.", levels: { type: "incident", ...levels } };
  const { body } = await peil.ask("contact", "POST", "/tickets", report);
  return body.ticket as string;
}

async function queue(options: Reading, address = ""): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await readerOf(browser, peil, "agent", options);
  await opened(page, `${peil.origin}/tickets${address}`);
  return { page, complaints };
}

const titles = (page: Page) => page.locator("tbody th.title").allInnerTexts();
const view = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Overzichten" }).getByRole("link", { name });

test("DSK-20 WEB-30 what nobody classified stands by the soonest class and has a view; what is late stands by when it was", async () => {
  await reported("Laat");
  await peil.passTo("2026-11-25T16:00:00+01:00");
  await reported("Niet ingedeeld", {});
  await reported("Op tijd");
  const { page, complaints } = await queue({});
  await expect.poll(() => titles(page)).toEqual(["Laat", "Niet ingedeeld", "Op tijd"]);
  expect(await page.locator("tbody td.clock").allInnerTexts()).toEqual([
    expect.stringContaining("te laat"),
    expect.stringMatching(/nog niet ingedeeld\s+op zijn vroegst te laat do 26 nov 10:00/),
    expect.stringContaining("nog"),
  ]);
  await view(page, "Nog in te delen").click();
  await expect.poll(() => titles(page)).toEqual(["Niet ingedeeld"]);
  expect(complaints).toEqual([]);
});

test("DSK-20 PRI-5 what was only proposed is still to be classified, until somebody decides", async () => {
  const { contract } = await peil.under("covide");
  const levels = { type: "incident", priority: "low" };
  const report = { contract, title: "Voorgesteld", body: "Een knop hapert.", levels };
  const { body } = await peil.ask("customer-administrator", "POST", "/tickets", report);
  const { page } = await queue({}, "?unclassified=true");
  expect(await titles(page)).toContain("Voorgesteld");
  const row = page.locator("tbody tr", { hasText: "Voorgesteld" });
  expect(await row.innerText()).toMatch(/nog niet ingedeeld\s+nog \d/);
  await row.getByRole("link").click();
  const said = page.locator("main header").getByText("nog niet ingedeeld");
  await said.waitFor();
  await peil.ask("agent", "POST", `/tickets/${body.ticket}/actions/classify`, { levels });
  await page.reload();
  expect(await said.count()).toBe(0);
  await page.goto(`${peil.origin}/tickets?unclassified=true`);
  expect(await titles(page)).not.toContain("Voorgesteld");
});

test("DSK-20 the page of what nobody classified says when it can be late at the earliest, as the queue does", async () => {
  const ticket = await reported("Zonder klasse", {});
  const { page } = await readerOf(browser, peil, "agent");
  await page.goto(`${peil.origin}/tickets/${ticket}`);
  expect(await page.locator("main header").innerText()).toMatch(
    /nog niet ingedeeld[^]*op zijn vroegst te laat do 26 nov/,
  );
});

test("WEB-30 the zone of the moments is said once above the list, and no width cuts a priority or loses anything", async () => {
  for (const width of [1280, 1024, 320]) {
    const { page } = await queue({ width, zone: "America/New_York" });
    await page.getByText("Tijden in Amsterdam").waitFor();
    expect(await page.locator("tbody").innerText()).not.toContain("Amsterdam");
    expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width);
    const cut = await page
      .locator("tbody td.priority")
      .evaluateAll((cells) => cells.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    expect(cut).toEqual([]);
    await page.context().close();
  }
});

test("WEB-30 a change of filter asks for its rows alone, and how many each view holds is counted after it", async () => {
  const { page } = await queue({});
  // Of the loads of a page, from the outside in, the ones that a request asks for: the last is of the rows, the one before of what is counted.
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    // Over the line of a live list comes what it missed; that is not asked by the page.
    if (!pathname.startsWith("/api/")) asked.push(searchParams.get("x-sveltekit-invalidated") ?? pathname);
  });
  const before = Number(await view(page, "Alles open").locator(".count").innerText());
  await reported("Onopgemerkt");
  await view(page, "Gemist en nog open").click();
  await expect.poll(() => titles(page)).toEqual(["Laat"]);
  await expect.poll(() => view(page, "Alles open").locator(".count").innerText()).toBe(String(before + 1));
  expect(asked).toEqual([expect.stringMatching(/01$/), expect.stringMatching(/10$/)]);
  // Whoever chose a view by the keyboard goes on from there.
  await page.locator(":focus", { hasText: "Gemist en nog open" }).waitFor();
});

test("WEB-30 after a change of filter rows have the names of their customers, of a view that held none of them before", async () => {
  const { page, complaints } = await queue({}, "?assignee=me");
  const nameless = await page.locator("tbody tr").count();
  await view(page, "Alles open").click();
  await expect.poll(() => page.locator("tbody tr").count()).toBeGreaterThan(nameless);
  const names = await page.locator("tbody td.customer").allInnerTexts();
  expect(new Set(names).size).toBe(1);
  expect(names[0]).not.toBe("");
  expect(complaints).toEqual([]);
});

test("WEB-30 names that could not be told are asked for again with the next change, and not before", async () => {
  const { page } = await queue({});
  let asked = 0;
  const refusedFirst = async (route: Route) => (++asked === 1 ? route.fulfill({ status: 503 }) : route.continue());
  await page.route("**/api/v1/names?*", refusedFirst);
  const { body: made } = await peil.ask("administrator", "POST", "/customers", { name: "Nieuwkomer" });
  const terms = { customer: made.customer, code: "NEW", agreement: peil.agreement, termFrom: "2026-01-01" };
  const { body: signed } = await peil.ask("administrator", "POST", "/contracts", terms);
  const reports = async (title: string) =>
    peil.ask("agent", "POST", "/tickets", { contract: signed.contract, title, body: "Bij een nieuwe klant." });
  const customer = (title: string) => page.locator("tbody tr", { hasText: title }).locator("td.customer").innerText();
  await reports("Zonder naam");
  await expect.poll(() => customer("Zonder naam")).toBe("");
  await expect.poll(() => asked).toBe(1);
  await reports("Met naam");
  await expect.poll(() => customer("Zonder naam")).toBe("Nieuwkomer");
  expect([await customer("Met naam"), asked]).toEqual(["Nieuwkomer", 2]);
});

test("WEB-30 open, gone and missed are each said as what they are, with a script and without", async () => {
  const done = await reported("Gedaan");
  await peil.ask("agent", "POST", `/tickets/${done}/actions/resolve`, { body: "Klaar." });
  for (const withoutScript of [false, true]) {
    const { page } = await queue({ withoutScript });
    await page.locator("tbody th.title", { hasText: /^Laat$/ }).waitFor();
    expect(await titles(page)).not.toContain("Gedaan");
    await page.getByText("Filter", { exact: true }).click();
    await page.locator("select[name=state]").selectOption({ label: "alle, ook wat af is" });
    if (withoutScript) await page.getByRole("button", { name: "Toon" }).click();
    await expect.poll(() => titles(page)).toContain("Gedaan");
    await expect.poll(() => page.locator("tbody tr", { hasText: "Gedaan" }).innerText()).toContain("gehaald");
    await page.goto(`${peil.origin}/tickets?missed=true&state=all`);
    await expect.poll(() => titles(page)).toEqual(["Laat"]);
    expect(await page.locator("select[name=missed]").inputValue()).toBe("true");
  }
});

test("WEB-32 what was done with several is taken back of those that nobody touched since, and says of which not", async () => {
  const tickets = [await reported("Eerste"), await reported("Tweede")];
  const { page, complaints } = await queue({});
  for (const title of ["Eerste", "Tweede"])
    await page.locator("tbody tr", { hasText: title }).getByRole("checkbox").check();
  await page.locator("form#bulk").getByRole("button", { name: "Aan mij" }).click();
  const outcome = page.locator(".outcome");
  await outcome.getByText("Toewijzen: gedaan bij 2 meldingen.").waitFor();
  await peil.ask("contact", "POST", `/tickets/${tickets[1]}/actions/note`, { body: "Het is dringend." });
  await outcome.getByRole("button", { name: "Ongedaan maken" }).click();
  await outcome.getByText("Bij 1 melding teruggenomen.").waitFor();
  await outcome.getByText("Bij 1 melding niet meer:").waitFor();
  const assignees = await Promise.all(
    tickets.map(async (one) => (await peil.ask("agent", "GET", `/tickets/${one}`)).body.assignee),
  );
  expect(assignees).toEqual([null, peil.people.agent.person]);
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("SRC-5 WEB-30 a search says where each was found, whatever was typed there, and the way back keeps the words until they are cleared", async () => {
  const body = '<img src=x onerror="alert(1)"> de ventilator ratelt </mark><script>alert(2)</script>';
  const levels = { type: "incident", environment: "production", effect: "workaround" };
  await peil.ask("contact", "POST", "/tickets", { contract: peil.contract, title: "Lawaai", body, levels });
  await reported("Iets anders");
  const { page, complaints } = await queue({});
  await expect
    .poll(async () => (await peil.ask("agent", "GET", "/search?q=ventilator")).body.items.length, { timeout: 20_000 })
    .toBe(1);
  await page.getByRole("searchbox").fill("ventilatoren");
  await page.getByRole("button", { name: "Zoek", exact: true }).click();
  await page.locator("tbody mark", { hasText: "ventilator" }).waitFor();
  expect(await page.locator("tbody .passage").innerText()).toBe(body);
  expect(await page.locator("tbody img, tbody script").count()).toBe(0);
  await page.getByRole("link", { name: "Lawaai" }).click();
  await page.getByRole("link", { name: "Gevonden voor “ventilatoren”" }).click();
  await page.locator("tbody mark").waitFor();
  expect(await page.getByRole("searchbox").inputValue()).toBe("ventilatoren");
  await page.getByRole("link", { name: "Zoekwoorden wissen" }).click();
  await expect.poll(() => titles(page)).toContain("Iets anders");
  expect(await page.getByRole("searchbox").inputValue()).toBe("");
  const own = await readerOf(browser, peil, "contact");
  await own.page.goto(`${peil.origin}/tickets?q=ventilator`);
  expect(await own.page.locator("mark").innerText()).toBe("ventilator");
  expect([complaints, own.complaints, peil.failures]).toEqual([[], [], []]);
});

test("WEB-30 all rows of a list that was chosen are drawn, and whoever goes back finds the place where they were", async () => {
  const reports = Array.from({ length: 30 }, (_, n) => reported(`Een van velen ${n}`));
  await Promise.all(reports);
  const { page, complaints } = await queue({}, "?assignee=me");
  await view(page, "Alles open").click();
  const last = page.locator("tbody tr").nth(29);
  await last.scrollIntoViewIfNeeded();
  const name = await last.locator("th a").innerText();
  await last.locator("th a").click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.goBack();
  await last.waitFor();
  await expect
    .poll(() =>
      last.evaluate((row) => row.getBoundingClientRect().top < row.ownerDocument.documentElement.clientHeight),
    )
    .toBe(true);
  await view(page, "Van mij").click();
  await view(page, "Van mij").and(page.locator("[aria-current]")).waitFor();
  await page.goBack();
  await last.waitFor();
  expect(complaints).toEqual([]);
});

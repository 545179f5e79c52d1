import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
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
    expect.stringContaining("nog in te delen, uiterlijk"),
    expect.stringContaining("nog"),
  ]);
  await view(page, "Nog in te delen").click();
  await expect.poll(() => titles(page)).toEqual(["Niet ingedeeld"]);
  expect(complaints).toEqual([]);
});

test("WEB-30 a change of filter asks for its rows alone, and what stands around them is read anew after it", async () => {
  const { page } = await queue({});
  // Of the loads of a page, from the outside in, the ones that a request asks for: the last is of the rows, the one before of what is around them.
  const asked: (string | null)[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).searchParams.get("x-sveltekit-invalidated")));
  const before = Number(await view(page, "Alles open").locator(".count").innerText());
  await reported("Onopgemerkt");
  await view(page, "Gemist en nog open").click();
  await expect.poll(() => titles(page)).toEqual(["Laat"]);
  await expect.poll(() => view(page, "Alles open").locator(".count").innerText()).toBe(String(before + 1));
  expect(asked.filter((one) => one !== null)).toEqual([expect.stringMatching(/01$/), expect.stringMatching(/10$/)]);
});

test("WEB-30 open, gone and missed are each said as what they are, with a script and without", async () => {
  const done = await reported("Gedaan");
  await peil.ask("agent", "POST", `/tickets/${done}/actions/resolve`, { body: "Klaar." });
  for (const withoutScript of [false, true]) {
    const { page } = await queue({ withoutScript });
    await page.getByRole("row").filter({ hasText: "Laat" }).waitFor();
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
  await outcome.getByText("Bij 2 meldingen gedaan.").waitFor();
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

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { awake, opened } from "./at-page.ts";
import { openBrowser, readerOf } from "./browser.ts";
import { password, peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-20T16:30:00+01:00" }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await peil.close();
});

test("WEB-1 somebody signs in with a password and is brought to the page that was asked for", async () => {
  const { page, complaints } = await readerOf(browser, peil, undefined);
  await opened(page, `${peil.origin}/tickets`);
  await page.getByLabel("E-mailadres").fill(peil.people.agent.login);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByRole("heading", { level: 1, name: "Meldingen" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/tickets");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-6 where nothing is, the name still leads home, and within the rooms their doors stay in sight", async () => {
  const read = async (path: string) => {
    const reply = await fetch(peil.origin + path, { headers: { cookie: await peil.session("agent") } });
    return { status: reply.status, text: await reply.text() };
  };
  const told = await Promise.all(["/nothing-here", "/tickets/00000000-0000-4000-8000-000000000000"].map(read));
  const counted = told.map(({ status, text }) => ({
    status,
    title: text.match(/<h1[^>]*>(.*?)<\/h1>/)?.[1],
    homes: text.match(/class="brand[^"]*" href="\/"/g)?.length,
    mains: text.match(/<main/g)?.length,
    hasDoors: text.includes('href="/agreements"'),
  }));
  const nothing = { status: 404, title: "Hier is niets", homes: 1, mains: 1 };
  expect(counted).toStrictEqual([
    { ...nothing, hasDoors: false },
    { ...nothing, hasDoors: true },
  ]);
});

test("WEB-45 a page asks for one style sheet, and for its scripts after all that can be read", async () => {
  const page = await fetch(`${peil.origin}/tickets`, { headers: { cookie: await peil.session("agent") } });
  const text = await page.text();
  expect(text.match(/rel="stylesheet"/g)).toHaveLength(1);
  const scripts = [...text.matchAll(/rel="modulepreload"/g)].map(({ index }) => index);
  expect(scripts.length).toBeGreaterThan(3);
  expect(Math.min(...scripts)).toBeGreaterThan(text.indexOf("</main>"));
  expect(page.headers.get("link")).toBeNull();
});

test("WEB-45 an agreement comes once in its page, stays there as it was made, and is made anew by whoever comes by a link", async () => {
  const { page, complaints } = await readerOf(browser, peil, "manager");
  const at = `/agreements/${peil.contract}`;
  const sent = await fetch(`${peil.origin}${at}?whole`, { headers: { cookie: await peil.session("manager") } });
  const text = await sent.text();
  await page.goto(`${peil.origin}${at}?whole`, { waitUntil: "domcontentloaded" });
  const sentence = (await page.locator("article p").first().textContent())!;
  expect(text.split(sentence)).toHaveLength(2);
  await page.evaluate("document.querySelector('article').isFirst = true");
  await awake(page);
  expect(await page.evaluate("document.querySelector('article').isFirst")).toBe(true);
  const read = await page.locator("main").innerText();
  await page.getByRole("link", { name: "Afspraken" }).click();
  await page.getByRole("heading", { level: 1, name: "Afspraken" }).waitFor();
  await page.locator(`a[href="${at}"]`).first().click();
  await page.locator("article").first().waitFor();
  expect(await page.evaluate("document.querySelector('article').isFirst")).toBeUndefined();
  await expect.poll(() => page.locator("main").innerText()).toBe(read);
  await page.getByRole("button", { name: "Voer de voorbeelden uit" }).click();
  await page.getByText(/gevallen kloppen/).waitFor();
  // What a promise's own examples came to stands open beside it.
  await page.goto(`${peil.origin}${at}`);
  const asked = page.getByRole("link", { name: /^\d+ voorbeelden$/ }).first();
  const own = page.locator((await asked.getAttribute("href"))!.replace(/.*#/, "#"));
  const count = Number.parseInt(await asked.innerText(), 10);
  await asked.click();
  await own
    .getByText("klopt", { exact: true })
    .nth(count - 1)
    .waitFor();
  // And each leads to itself, unfolded.
  await own.locator("li a").first().click();
  await expect.poll(() => page.locator("details:has(:target)").getAttribute("open")).toBe("");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-45 a drawing comes once in a page, and with what a link asks for as well", async () => {
  const headers = { cookie: await peil.session("manager") };
  const drawings = async (path: string, written: RegExp) => {
    const page = await fetch(peil.origin + path, { headers });
    return ((await page.text()).match(written) ?? []).length;
  };
  for (const [page, data] of [
    ["/", "/__data.json"],
    [`/contracts/${peil.contract}?whole`, `/contracts/${peil.contract}/__data.json?whole`],
  ] as const) {
    expect(
      await drawings(page, /class="trend[^>]*><a[^>]*>.{0,20}<svg|class="staff[^>]*>.{0,20}<svg/g),
    ).toBeGreaterThan(0);
    expect(await drawings(page, /\\u003Csvg/g)).toBe(0);
    expect(await drawings(data, /(<|\\u003C)svg/g)).toBeGreaterThan(0);
  }
});

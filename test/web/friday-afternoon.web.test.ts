/**
 * The main incident of each of the five agreements, reported on a Friday afternoon by somebody of the customer through the form: what it says
 * before it is sent, what the ticket's page holds to afterwards, and what it says once nobody was at work on it. Each reader has another
 * language, theme and width: a phone, a desk, and a desk at 200%, which is a page of half as many pixels.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { done, duesOf, opened, sees, titled } from "./at-page.ts";
import { openBrowser, readerOf, type Reading } from "./browser.ts";
import { peilAtWork, type Agreement, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
const contracts = new Map<Agreement, string>();
const tickets = new Map<Agreement, string>();
const complaints: string[] = [];

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-20T16:30:00+01:00" }),
    openBrowser(),
  ]);
  contracts.set("embrace", peil.contract);
  contracts.set("covide", (await peil.under("covide", { plan: "premium" })).contract);
  for (const name of ["1do", "vecozo", "engage"] as const) contracts.set(name, (await peil.under(name)).contract);
  const fields = { person: peil.people.contact.person, role: "administrator", shared: "no" };
  const named = { kind: "contact-named", fields };
  await done(peil, "customer-administrator", "POST", `/contracts/${contracts.get("covide")}/facts`, named);
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

async function pageOf(reading: Reading): Promise<Page> {
  const { page, complaints: own } = await readerOf(browser, peil, "contact", reading);
  page.on("close", () => complaints.push(...own));
  return page;
}

const beyond = (page: Page) =>
  page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

const words = {
  nl: {
    type: "Incident",
    subject: /^In één zin/,
    story: /^Wat is er aan de hand/,
    send: "Verstuur",
    klokken: "Klokken",
  },
  en: { type: "Incident", subject: /^In one sentence/, story: /^What is the matter/, send: "Send", klokken: "Clocks" },
} as const;

interface Story {
  readonly agreement: Agreement;
  readonly reading: Reading & { readonly language: "nl" | "en" };
  readonly chosen: readonly string[];
  readonly asked?: readonly [label: RegExp, text: string];
  /** In the form before it is sent: moments, or the norm where there is no moment yet. */
  readonly foreseen: readonly string[];
  readonly decides?: object;
  readonly dues: Readonly<Record<string, string>>;
  /** On the ticket's page, when Tuesday afternoon came and nobody had looked. */
  readonly afterwards: readonly string[];
}

const stories: readonly Story[] = [
  {
    agreement: "embrace",
    reading: { language: "nl", theme: "light", width: 1280 },
    chosen: ["Productie", "Alles ligt stil, zonder omweg"],
    foreseen: ["ma 23 nov 10:30"],
    dues: { Reactietijd: "ma 23 nov 10:30" },
    afterwards: ["gemist op ma 23 nov 10:30", "gemist op ma 23 nov 14:30"],
  },
  {
    agreement: "covide",
    reading: { language: "en", theme: "dark", width: 360, height: 740 },
    chosen: ["Work has stopped or is badly hampered: a main part is gone"],
    foreseen: ["Mon 23 Nov 11:30"],
    decides: { priority: "urgent" },
    dues: { "Resolution time": "Mon 23 Nov 11:30" },
    afterwards: ["missed on Mon 23 Nov 11:30", "missed on Mon 23 Nov 13:30"],
  },
  {
    agreement: "1do",
    reading: { language: "nl", theme: "dark", width: 640, height: 450 },
    chosen: ["1: de organisatie of meer dan één afdeling ligt stil", "A: geen omweg en geen uitstel"],
    asked: [/^Wat heb je zelf al geprobeerd/, "Opnieuw gestart."],
    foreseen: ["vr 20 nov 17:00"],
    decides: { urgency: "no-workaround", impact: "several" },
    dues: { "Aanvang van het werk": "vr 20 nov 17:00" },
    // Used up at closing, and overrun for certain only when the desk opens again.
    afterwards: ["gemist op ma 23 nov 08:00"],
  },
  {
    agreement: "vecozo",
    reading: { language: "en", theme: "light", width: 640, height: 450 },
    chosen: ["1, critical"],
    foreseen: ["Tue 24 Nov 16:30"],
    decides: { priority: "critical" },
    dues: { "Resolution time": "Tue 24 Nov 16:30" },
    afterwards: ["aim not met"],
  },
  {
    agreement: "engage",
    reading: { language: "nl", theme: "dark", width: 360, height: 740 },
    chosen: ["De Suite ligt stil of is ernstig ontregeld, voor iedereen", "Die is er niet"],
    foreseen: ["ma 23 nov 16:30"],
    decides: { effect: "suite-down", alternative: "no-alternative" },
    dues: { Reactietijd: "ma 23 nov 16:30", Hersteltijd: "di 24 nov 16:30" },
    afterwards: ["streven niet gehaald"],
  },
];

test.each(stories)(
  "WEB-34 $agreement: the form says when an answer is due, and the ticket holds to it",
  async ({ agreement, reading, chosen, asked, foreseen, decides, dues }) => {
    const w = words[reading.language];
    const page = await pageOf(reading);
    await opened(page, `${peil.origin}/tickets/new?contract=${contracts.get(agreement)}`);
    await page.getByRole("radio", { name: w.type }).check();
    for (const name of chosen) await page.getByRole("radio", { name, exact: true }).check();
    await page.getByRole("textbox", { name: w.subject }).fill(`Alles staat stil bij ${agreement}`);
    await page.getByRole("textbox", { name: w.story }).fill("Sinds vier uur kan niemand erin.");
    if (asked !== undefined) await page.getByRole("textbox", { name: asked[0] }).fill(asked[1]);
    const expectation = page.getByRole("main");
    for (const moment of foreseen) await sees(expectation, moment);
    expect(await beyond(page)).toBe(0);
    await page.getByRole("button", { name: w.send }).click();
    await page.waitForURL(/\/tickets\/[0-9a-f-]{36}$/);
    await titled(page, `Alles staat stil bij ${agreement}`);
    const ticket = page.url().split("/").at(-1)!;
    tickets.set(agreement, ticket);
    if (decides !== undefined)
      await done(peil, "agent", "POST", `/tickets/${ticket}/actions/classify`, { levels: decides });
    await expect.poll(() => duesOf(page)).toMatchObject(dues);
    expect(await beyond(page)).toBe(0);
    await page.close();
    expect([complaints, peil.failures]).toEqual([[], []]);
  },
);

test("WEB-34 when nobody was at work on them, each page says from which minute it was too late", async () => {
  await peil.passTo("2026-11-24T16:31:00+01:00");
  for (const { agreement, reading, afterwards } of stories) {
    const page = await pageOf(reading);
    await opened(page, `${peil.origin}/tickets/${tickets.get(agreement)}`);
    const clocks = page.getByRole("region", { name: words[reading.language].klokken });
    for (const said of afterwards) await sees(clocks, said);
    await page.close();
  }
  expect([complaints, peil.failures]).toEqual([[], []]);
});

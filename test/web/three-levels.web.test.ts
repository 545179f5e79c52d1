import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { done, opened, sees, unfolded } from "./at-page.ts";
import { openBrowser, readerOf } from "./browser.ts";
import { peilAtWork, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "embrace", now: "2026-11-24T10:00:00+01:00" }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await peil.close();
});

/** 1do's agreement with a third level before its two: at home everything is a step less urgent. */
function withPlace(source: string): string {
  const place =
    '  place:\n    article: "7.9"\n    of: incident\n    name: { nl: Plek, en: Place }\n    values: { office: { nl: Kantoor, en: Office }, home: { nl: Thuis, en: Home } }\n';
  const table = /    by: \[urgency, impact\]\n    table:\n((?: {6}.*\n)+)/;
  const rows = table.exec(source)![1]!.replaceAll(/^/gm, "  ").trimEnd();
  const home = rows.replaceAll("serious", "standard").replaceAll("critical", "serious");
  const nested = `    by: [place, urgency, impact]\n    table:\n      office:\n${rows}\n      home:\n${home}\n`;
  return source.replace("  impact:\n", `${place}  impact:\n`).replace(table, nested);
}

test("PRI-2 WEB-31 of three levels each value of the first has its table, and a choice of it shows what it comes to", async () => {
  const { contract } = await peil.under("1do", undefined, withPlace);
  const levels = { type: "incident", place: "office", impact: "several", urgency: "no-workaround" };
  const told = { contract, title: "Alles staat stil", body: "Sinds vanmorgen.", levels, via: "phone" };
  const { ticket } = await done(peil, "agent", "POST", "/tickets", { ...told, caller: "Jo" });
  const { page, complaints } = await readerOf(browser, peil, "agent");
  await opened(page, `${peil.origin}/tickets/${ticket}`);
  const panel = await unfolded(page, "Indelen");
  const tables = panel.locator("details:has(table)");
  expect(await tables.locator("> summary").allInnerTexts()).toEqual(["Kantoor", "Thuis"]);
  const open = () => tables.evaluateAll((all) => all.map((one) => one.hasAttribute("open")));
  expect(await open()).toEqual([true, false]);
  expect(await tables.nth(0).locator("td.now .strong").allInnerTexts()).toEqual(["Kritisch"]);

  await panel.getByLabel(/^Plek/).selectOption({ label: "Thuis" });
  await expect.poll(open).toEqual([false, true]);
  expect(await tables.nth(1).locator("td.next .strong").allInnerTexts()).toEqual(["Ernstig"]);
  await sees(panel, /^Gevolg: prioriteit Ernstig/);
  expect((await done(peil, "agent", "GET", `/tickets/${ticket}`)).priority).toBe("critical");

  await panel.getByLabel(/^Reden/).fill("Zij werken vandaag thuis.");
  await panel.getByRole("button", { name: "Indelen" }).click();
  await page.locator(".bar").waitFor();
  expect((await done(peil, "agent", "GET", `/tickets/${ticket}`)).priority).toBe("serious");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

/** What tests in a browser ask of pages again and again, by role, label and word, as a person would find it. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { hasScript } from "./browser.ts";
import { password, type Known, type PeilAtWork } from "./peil.ts";

/** The page as it is once its script works on it. */
export async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("main h1").first().waitFor();
  await awake(page);
}

/** Settles when the script of the page is in charge of it, which the page says itself; before that it hears no click and no key. */
export async function awake(page: Page): Promise<void> {
  if (hasScript(page)) await page.locator("html[data-is-awake]").waitFor({ state: "attached" });
}

/** What is folded up under a name, unfolded. */
export async function unfolded(within: Page | Locator, name: string): Promise<Locator> {
  const box = within
    .locator("details")
    .filter({ has: within.locator("summary", { hasText: new RegExp(`^${name}$`) }) })
    .first();
  await there(within, box, name);
  if ((await box.getAttribute("open")) === null) await box.locator("summary").first().click();
  return box;
}

/** Settles when this text can be seen. */
export async function sees(within: Page | Locator, text: string | RegExp): Promise<void> {
  await there(within, within.getByText(text).filter({ visible: true }).first(), String(text));
}

/** Settles when the page is this one. */
export async function titled(page: Page, name: string | RegExp): Promise<void> {
  await there(page, page.getByRole("heading", { level: 1, name }), `the heading ${String(name)}`);
}

/** Waits for it, and where it does not come says what there was instead. */
async function there(within: Page | Locator, found: Locator, name: string): Promise<void> {
  await found.waitFor().catch(async () => {
    const page = "page" in within ? within.page() : within;
    const shown = await page.locator("main").innerText();
    throw new Error(`nowhere stands ${name} on ${page.url()}:\n${shown.replaceAll(/\s*\n\s*/g, " | ")}`);
  });
}

/** Signs in where somebody was signed out, and comes back to what was asked for. */
export async function signsIn(page: Page, peil: PeilAtWork, role: Known, address: string): Promise<void> {
  await opened(page, address);
  await page.getByLabel(/^E-mail/).fill(peil.people[role].login);
  await page.getByLabel(/^(Wachtwoord|Password)/).fill(password);
  await page.getByRole("button", { name: /^(Aanmelden|Sign in)$/ }).click();
  await page.waitForURL(address);
  await awake(page);
}

/** What has the focus, as it is called. */
export const inHand = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "(() => { const at = document.activeElement; return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').replaceAll(/\\s+/g, ' ').trim(); })()",
  );

/** Goes from stop to stop until the one that begins with this name; fails where the keyboard does not get there. */
export async function tabsTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    passed.push(await inHand(page));
    if (passed.at(-1)!.startsWith(name)) return;
  }
  throw new Error(`by keyboard nobody gets to ${name}; passed ${passed.join(" | ")}`);
}

/** What the API gives, or the test fails with what it said. */
export async function done(peil: PeilAtWork, role: Known, method: string, path: string, body?: object): Promise<any> {
  const reply = await peil.ask(role, method, path, body);
  expect(reply.status, `${role} ${method} ${path}: ${JSON.stringify(reply.body)}`).toBeLessThan(400);
  return reply.body;
}

/** The clocks in the head of a ticket: what each is called, and the moment that it is due as it stands there. */
export async function duesOf(page: Page): Promise<Record<string, string>> {
  const texts = await page.evaluate<[string, string][]>(
    `[...document.querySelectorAll("main header a[href^='#clock-']")].map((link) => [link.textContent, link.closest("li, dl > div").querySelector("time")?.textContent ?? ""])`,
  );
  return Object.fromEntries(texts.map(([name, due]) => [name.trim(), due.replaceAll(/\s+/g, " ").trim()]));
}

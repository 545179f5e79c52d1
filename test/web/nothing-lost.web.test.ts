/**
 * What somebody typed stays typed (WEB-20): before the script has come, after it, when live data, a preview or a refusal comes in, on the report
 * form, the composer and the forms of administration alike.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awake } from "./at-page.ts";
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

/** A page whose script only comes when it is let through. */
async function slowly(role: Known, path: string, options: Reading = {}) {
  const { page, complaints, context } = await readerOf(browser, peil, role, options);
  let letThrough = () => {};
  const isLet = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/_app/immutable/**/*.js", async (route) => {
    await isLet;
    await route.continue();
  });
  await page.goto(`${peil.origin}${path}`, { waitUntil: "commit" });
  // All of it is there, and the script still to come.
  await expect.poll(() => page.evaluate("document.readyState")).not.toBe("loading");
  await page.locator("main h1").first().waitFor();
  const script = async () => {
    letThrough();
    await awake(page);
    await page.waitForLoadState("networkidle"); // and whatever it asks for by itself has come
  };
  return { page, complaints, context, script };
}

async function reported(title = "De zoekbalk"): Promise<string> {
  const levels = { type: "incident", environment: "production", effect: "workaround" };
  const report = { contract: peil.contract, title, body: "Hij vindt niets.", levels };
  return (await peil.ask("contact", "POST", "/tickets", report)).body.ticket;
}

/** Everything that can be filled in within an element, by its name: what stands there now. */
const standing = (page: Page, form: string) =>
  page
    .locator(form)
    .first()
    .evaluate((element: any) => {
      const fields = [...element.querySelectorAll("input, textarea, select")].filter(
        ({ type, name }: any) => name !== "" && !["hidden", "file", "submit"].includes(type),
      );
      return fields.map(({ type, name, value, checked }: any) =>
        type === "radio" || type === "checkbox" ? `${name}=${value}: ${checked}` : `${name}: ${value}`,
      );
    });

/** Types into every field, chooses in every choice and turns every tick; only what can be seen. */
async function fillAll(page: Page, form: string): Promise<void> {
  const chosen = new Set<string>();
  for (const field of await page.locator(form).first().locator("input, textarea, select").all()) {
    if (!(await field.isVisible()) || !(await field.isEnabled())) continue;
    const { tag, type, name } = await field.evaluate(({ tagName, type, name }: any) => ({ tag: tagName, type, name }));
    // The first of each choice, once.
    if (type === "radio" && chosen.has(name)) continue;
    chosen.add(name);
    if (["hidden", "file", "submit", "search"].includes(type)) continue;
    if (tag === "SELECT") await field.selectOption({ index: (await field.locator("option").count()) - 1 });
    else if (type === "checkbox" || type === "radio") await field.click();
    else if (type === "date") await field.fill("2027-01-01");
    else if (type === "datetime-local") await field.fill("2026-11-20T09:30");
    else if (type === "number") await field.fill("7");
    else if (type === "email") await field.fill("iemand@example.org");
    else if (type === "url") await field.fill("https://example.org/x");
    else await field.fill("Getypt door iemand");
  }
}

test.each(["contact", "agent"] as const)(
  "WEB-20 all that a %s fills in on the form of a report stays",
  async (role) => {
    const { page, complaints, script } = await slowly(role, "/tickets/new");
    await fillAll(page, "form.report");
    const first = await standing(page, "form.report");
    await script();
    await page
      .getByRole("region", { name: "Wat je kunt verwachten" })
      .getByText("binnen")
      .or(page.locator(".promised"))
      .first()
      .waitFor();
    const stays = (all: string[], names: readonly string[]) =>
      all.filter((one) => names.some((name) => one.startsWith(name)));
    const names = ["type=", "title", "body", "level.", "via", "from="];
    expect(stays(await standing(page, "form.report"), names)).toEqual(stays(first, names));
    const title = page.getByLabel("In één zin", { exact: false }).first();
    await title.press("End");
    const foreseen = page.waitForResponse(/preview/);
    await title.pressSequentially(" en meer");
    await foreseen;
    await page.waitForLoadState("networkidle");
    const after = await standing(page, "form.report");
    expect(after).toContain("title: Getypt door iemand en meer");
    expect(after).toContain("body: Getypt door iemand");
    expect([complaints, peil.failures]).toEqual([[], []]);
  },
);

test("WEB-20 what is written on a ticket stays while others work on it, and is not taken along to another ticket", async () => {
  const [ticket, other] = [await reported(), await reported("Een andere")];
  const tied = { ticket: other, thirdParty: "Hosting", theirTicket: "H-1" };
  expect(await peil.ask("agent", "POST", `/tickets/${ticket}/actions/link`, tied)).toMatchObject({ status: 200 });
  const { page, complaints, script } = await slowly("agent", `/tickets/${ticket}`);
  await page.getByLabel("Interne notitie").check();
  await page.locator("#body").fill("Voor ons.");
  await page.getByText("Werk boeken").first().click();
  await fillAll(page, "#act-book-work form");
  const before = await standing(page, "#act-book-work form");
  await script();
  await expect.poll(() => page.getByText("Concept bewaard").count()).toBe(0);
  expect(await page.getByLabel("Interne notitie").isChecked()).toBe(true);
  expect(await page.locator("#body").inputValue()).toBe("Voor ons.");
  expect(await standing(page, "#act-book-work form")).toEqual(before);
  await peil.ask("contact", "POST", `/tickets/${ticket}/actions/note`, { body: "Het gebeurt ook thuis." });
  await peil.ask("manager", "POST", `/tickets/${ticket}/actions/assign`, { assignee: peil.people.manager.person });
  await page.locator("li.entry", { hasText: "Het gebeurt ook thuis." }).waitFor();
  await page.locator("header dd", { hasText: "Mia Manager" }).waitFor();
  expect(await page.locator("#body").inputValue()).toBe("Voor ons.");
  expect(await page.getByLabel("Interne notitie").isChecked()).toBe(true);
  expect(await standing(page, "#act-book-work form")).toEqual(before);
  await page.locator("#body").fill("Voor ons alleen.");
  await page.getByText("Concept bewaard").waitFor();
  await page.locator(`li.entry a[href$="${other}"]`).first().click();
  await page.getByRole("heading", { level: 1, name: "Een andere" }).waitFor();
  await expect.poll(() => page.locator("#body").inputValue()).toBe("");
  await page.goBack();
  await expect.poll(() => page.locator("#body").inputValue()).toBe("Voor ons alleen.");
  expect([complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-20 what somebody writes on while an answer is under way stays", async () => {
  const ticket = await reported();
  const { page, script } = await slowly("agent", `/tickets/${ticket}`);
  await script();
  let letThrough = () => {};
  const isLet = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/tickets/*?/act", async (route) => {
    await isLet;
    await route.continue();
  });
  await page.locator("#body").fill("Wij kijken.");
  await page.getByRole("button", { name: "Antwoord sturen" }).click();
  await page.locator("#body").pressSequentially("\nEn nog iets.");
  letThrough();
  await page.locator("li.entry", { hasText: "Wij kijken." }).waitFor();
  await expect.poll(() => page.locator("#body").inputValue()).toBe("En nog iets.");
  await page.locator("#body").fill("Tweede.");
  await page.getByRole("button", { name: "Antwoord sturen" }).click();
  await page.locator("li.entry", { hasText: "Tweede." }).waitFor();
  expect(peil.failures).toEqual([]);
});

test.each(["/admin/people/new", "/admin/contracts/new", "/admin/webhooks", "/admin/providers", "/admin/services"])(
  "WEB-20 all that is filled in on %s stays when the script comes and when it is refused",
  async (path) => {
    const { page, complaints, script } = await slowly("administrator", path);
    const form = 'main form[method="POST"]:has(button.first)';
    const folded = page.locator("main details:has(form) > summary");
    if ((await folded.count()) > 0 && !(await page.locator(form).first().isVisible())) await folded.first().click();
    if ((await page.locator(form).count()) === 0) {
      await page.locator("main form button").first().click();
      await page.locator(form).first().waitFor();
    }
    await fillAll(page, form);
    const first = await standing(page, form);
    expect(first.length).toBeGreaterThan(1);
    await script();
    expect(await standing(page, form)).toEqual(first);
    await page.route(/\?|\/admin\/(people|contracts|webhooks|providers)/, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            contentType: "application/json",
            body: JSON.stringify({
              type: "failure",
              status: 422,
              data: '[{"problem":1,"typed":3,"form":4},{"title":2,"status":5},"Nee",{},"make",422]',
            }),
          })
        : route.continue(),
    );
    await page
      .locator(form)
      .first()
      .evaluate((element: any) => (element.noValidate = true));
    await page.locator(form).first().locator("button.first").click();
    await page.getByText("Nee").first().waitFor();
    expect(await standing(page, form)).toEqual(first);
    expect(complaints).toEqual([]);
  },
);

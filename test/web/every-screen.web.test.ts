/**
 * What every screen owes every reader (WEB-2, WEB-6, WEB-7), on a system where everything that a person can write is hostile: nothing of it runs,
 * no serious finding of axe in either theme, nothing beyond the edge at 320 pixels, folded or not, a heading, a language and a title.
 */
import { createRequire } from "node:module";
import { globSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awake } from "./at-page.ts";
import { openBrowser, readerOf, type Reader, type Reading } from "./browser.ts";
import { hostile, livedIn, type LivedIn } from "./lived-in.ts";
import { screens, type Screen } from "./screens.ts";

let peil: LivedIn;
let browser: Browser;
/** Where pictures are left to look at, of each language in each theme, when a folder is named. */
const pictures = process.env["PEIL_PICTURES"];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    livedIn({
      agreement: "embrace",
      now: "2026-11-20T14:30:00+01:00",
      report: { type: "incident", levels: { environment: "production", effect: "delayed" }, via: "portal" },
      ending: pictures === undefined ? hostile : "",
    }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

test.each(screens)("WEB-2 WEB-6 WEB-7 $name owes its reader nothing", async (screen) => {
  const light = await seen(screen, { language: "nl", theme: "light" });
  const dark = await seen(screen, { language: "en", theme: "dark" });
  const small = await seen(screen, { language: "nl", theme: "light", width: 320, height: 640 }, false);
  if (pictures !== undefined) {
    light.owed.push(...(await seen(screen, { language: "en", theme: "light" })).owed);
    dark.owed.push(...(await seen(screen, { language: "nl", theme: "dark" })).owed);
  }
  expect({ light: light.owed, dark: dark.owed, small: small.owed }).toEqual({ light: [], dark: [], small: [] });
  expect([light.language, dark.language]).toEqual(["nl", "en"]);
  expect(peil.failures).toEqual([]);
});

test("WEB-2 every page is among the screens", () => {
  const opened = screens.map(({ path: of }) => of(peil).replace(/[?#].*/, ""));
  const pages = globSync("**/+page.svelte", { cwd: new URL("../../web/src/routes", import.meta.url).pathname })
    .map((file) => `/${path.dirname(file)}`.replace(/\/\([a-z]+\)|\/\.$/g, "") || "/")
    .map((page) => new RegExp(`^${page.replace(/\[\w+\]/g, "[^/]+")}$`));
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.filter((page) => !opened.some((one) => page.test(one)))).toEqual([]);
});

const readers = new Map<string, Promise<Reader>>();

/** One page each for all that somebody reads in one way: a browser's own start is not what is tested. */
function reader(role: Screen["role"], reading: Reading): Promise<Reader> {
  const key = JSON.stringify([role, reading]);
  const known = readers.get(key) ?? readerOf(browser, peil, role, reading);
  readers.set(key, known);
  return known;
}

async function seen({ name, role, path: of }: Screen, reading: Reading, withAxe = true) {
  const { page, complaints } = await reader(role, reading);
  complaints.length = 0;
  const status = (await page.goto(peil.origin + of(peil)))?.status();
  await page.locator("main h1").first().waitFor();
  await awake(page);
  const owed = [
    ...(status === (name === "not-found" ? 404 : 200) ? [] : [`status ${status}`]),
    ...complaints,
    ...(await widths(page)),
    ...(reading.width === undefined ? [] : await widthsUnfolded(page)),
    ...(withAxe ? [...(await findings(page)), ...(await dimPlaceholders(page))] : []),
    ...((await page.title()).endsWith("Peil") ? [] : ["no title"]),
    ...((await page.locator("main h1").count()) === 1 ? [] : ["not one heading of the first level"]),
  ];
  if (pictures !== undefined) await picture(page, name, reading);
  return { owed, language: await page.locator("html").getAttribute("lang") };
}

async function widths(page: Page): Promise<string[]> {
  const beyond = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return beyond > 0 ? [`${beyond} pixels beyond the edge`] : [];
}

/** What is folded away, or comes once a type is chosen, is read on a telephone as well. */
async function widthsUnfolded(page: Page): Promise<string[]> {
  const type = page.locator('main input[name="type"][type="radio"]').first();
  if ((await type.count()) > 0) await type.check();
  await page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true");
  const squeezed = await page.evaluate<string[]>(
    "[...document.querySelectorAll('main dl.facts > dd')].filter((one) => one.offsetWidth > 0 && one.offsetWidth < 100).map((one) => one.textContent)",
  );
  return [
    ...(await widths(page)).map((one) => `unfolded: ${one}`),
    ...squeezed.map((one) => `squeezed: ${one.slice(0, 80)}`),
  ];
}

/** Serious and critical ones, each with where it is. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** What stands in an empty field before it is filled in is read as well, and axe does not look at it. */
function dimPlaceholders(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\\d.]+/g).map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return [...document.querySelectorAll("[placeholder]")].flatMap((field) => {
      const [dark, bright] = [getComputedStyle(field, "::placeholder").color, getComputedStyle(field).backgroundColor].map(light).toSorted((a, b) => a - b);
      const contrast = (bright + 0.05) / (dark + 0.05);
      return contrast < 4.5 ? ["placeholder of contrast " + contrast.toFixed(2) + ": " + field.outerHTML.slice(0, 160)] : [];
    });
  })()`);
}

async function picture(page: Page, name: string, { language, theme, width = 1280 }: Reading): Promise<void> {
  await mkdir(pictures!, { recursive: true });
  await page.screenshot({ path: path.join(pictures!, `${name}-${language}-${theme}-${width}.png`), fullPage: true });
}

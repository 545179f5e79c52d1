/**
 * How soon the queue answers its reader with a hundred thousand tickets in the database, in Chromium on an open line: from a key or a click to the
 * next paint, as the browser itself measures it (Event Timing), and from choosing a filter to the list that it gives. The floor is a
 * button of a page that holds nothing else.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { signedIn } from "../test/signed-in.ts";
import { buildWeb } from "../tools/web.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { filledHome } from "./filled-home.ts";
import { agentOfPages, served } from "./served.ts";

const tickets = Number(process.env["PEIL_BENCH_TICKETS"] ?? 100_000);
const boundMs = 100;
const views = ["assignee=me", "assignee=nobody", "missed=true", "atRisk=true", "state=waiting"];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** In every page: the slowest answer to a key or a click so far, milliseconds. */
const watchEvents = `
  window.slowestMs = 0;
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId > 0) window.slowestMs = Math.max(window.slowestMs, duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });`;

/** From the click on the link of a view, as the browser stamps it, to the paint after the list is that view's. */
const watchList = (view: string): string => `
  { const link = document.querySelector('${linkOf(view)}');
  window.listMs = new Promise((resolve) => link.addEventListener("click", ({ timeStamp }) => new MutationObserver((_, observer) => {
    if (link.getAttribute("aria-current") !== "page") return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
  }).observe(link, { attributes: true }), { once: true })); undefined }`;
const linkOf = (view: string): string => `ul.views a[href*="${view}"]`;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 1);
}

await printOnce(async () => {
  if (!(await buildWeb(say))) throw new Error("the pages could not be built");
  const { home, drop } = await filledHome(tickets, 100, say);
  const { port, stop } = await served({ home, customers: 0, agents: 0, withPages: true });
  const origin = `http://localhost:${port}`;
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu"],
  });
  const bare = await barePage();
  try {
    const floor = await floorOf(browser, `http://localhost:${(bare.address() as AddressInfo).port}`);
    return await measure(browser, origin, floor);
  } finally {
    bare.close();
    await browser.close();
    await stop();
    drop();
  }
});

async function measure(browser: Browser, origin: string, floor: number): Promise<BenchRow[]> {
  const cookie = await signedIn({ origin, ...agentOfPages, now: Date.now() });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nl-NL" });
  const at = cookie.indexOf("=");
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }]);
  const page = await context.newPage();
  await page.addInitScript(watchEvents);
  await page.goto(`${origin}/tickets`);
  await page.locator("tbody tr").nth(20).waitFor();
  await page.waitForLoadState("networkidle");
  const keys = await slowest(page, async () => {
    for (const key of ["j", "j", "j", "k", "x", "j", "x", "?", "Escape"]) await page.keyboard.press(key);
  });
  const clicks = await slowest(page, async () => {
    for (const n of [1, 2, 3]) await page.locator("tbody input[type=checkbox]").nth(n).click();
  });
  const filters: number[] = [];
  for (const view of [...views, ...views]) {
    await page.evaluate(watchList(view));
    await page.locator(linkOf(view)).click();
    filters.push(await page.evaluate<number>("window.listMs"));
    // Whoever chose a view looks at it; what is read after its rows is there by then.
    await page.waitForTimeout(500);
  }
  await context.close();
  const row = (name: string, value: number): BenchRow => ({
    name: `${name}, ${tickets} tickets`,
    value,
    unit: "ms",
    against: "a button of an empty page",
    ratio: value / floor,
    bound: `under ${boundMs} ms`,
    within: value < boundMs,
  });
  return [
    { name: "a button of an empty page, to the next paint", value: floor, unit: "ms" },
    row("queue: the slowest key to the next paint", keys),
    row("queue: the slowest click to the next paint", clicks),
    row(`queue: a filter to its list, slowest of ${filters.length}`, Math.max(...filters)),
  ];
}

async function slowest(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate("window.slowestMs = 0");
  await work();
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 300))");
  // What is faster than the finest that is told is told as that.
  return Math.max(16, await page.evaluate<number>("window.slowestMs"));
}

async function floorOf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.addInitScript(watchEvents);
  await page.goto(url);
  const found = await slowest(page, async () => {
    for (let n = 0; n < 5; n++) await page.locator("button").click();
  });
  await page.close();
  return found;
}

async function barePage(): Promise<Server> {
  const body = `<!doctype html><title>-</title><button>-</button>`;
  const server = createServer((_request, reply) => reply.setHeader("content-type", "text/html").end(body));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return server;
}

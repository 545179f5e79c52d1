/**
 * A real browser for tests: Chromium from its npm package, without what that package turns off for other uses. Every page that a test opens is
 * watched: what a browser complains of, what a page asks of elsewhere and what breaks in it fails the test that asked.
 */
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";
import type { Known, PeilAtWork } from "./peil.ts";

export interface Reading {
  readonly language?: "nl" | "en";
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** Where the reader's own clock stands. */
  readonly zone?: string;
  readonly withoutScript?: boolean;
}

export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser said that it should not have; for tests that expect something of it. */
  readonly complaints: string[];
}

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none", "--disable-dev-shm-usage"],
    headless: true,
  });
}

const withoutScripts = new WeakSet<BrowserContext>();

/** Whether scripts run where this page is. */
export const hasScript = (page: Page): boolean => !withoutScripts.has(page.context());

/** A browser of somebody who is signed in, or of nobody. */
export async function readerOf(
  browser: Browser,
  peil: PeilAtWork,
  role: Known | undefined,
  {
    language = "nl",
    theme = "light",
    width = 1280,
    height = 900,
    zone = "Europe/Amsterdam",
    withoutScript,
  }: Reading = {},
): Promise<Reader> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === "nl" ? "nl-NL" : "en-GB",
    timezoneId: zone,
    javaScriptEnabled: withoutScript !== true,
    reducedMotion: "reduce",
  });
  if (withoutScript === true) withoutScripts.add(context);
  const cookies = [
    ["peil-language", language],
    ["peil-theme", theme],
    ...(role === undefined ? [] : [(await peil.session(role)).split("=") as [string, string]]),
  ];
  await context.addCookies(cookies.map(([name, value]) => ({ name: name!, value: value!, url: peil.origin })));
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, peil.origin, complaints);
  return { context, page, complaints };
}

function watch(page: Page, origin: string, complaints: string[]): void {
  page.on("console", (message) => {
    // A status that the page asked for and shows is no complaint: it is the browser's way to say so.
    if (["error", "warning"].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const { origin: of, protocol } = new URL(request.url());
    if (of !== origin && protocol !== "data:" && protocol !== "blob:")
      complaints.push(`asked of elsewhere: ${request.url()}`);
  });
}

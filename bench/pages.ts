/**
 * How soon each screen of the demonstration can be used, in Chromium over its own protocol: 750 kbit/s, 100 ms a round trip. Usable
 * is: the main content is painted and the first control answers, which links and forms made on the server do at once. Bytes are those
 * that came over the wire until then. The floor is a page of Peil's size that holds one sentence. A first visit has an empty cache, a second one what the first left.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as after } from "node:timers/promises";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { signedIn } from "../test/signed-in.ts";
import { bestOf, printOnce, type BenchRow } from "./best-of.ts";
import { screens, type Screen } from "./screens.ts";

const supplier = process.env["PEIL_BENCH_SUPPLIER"] ?? "embrace";
const line = { offline: false, latency: 100, downloadThroughput: 750_000 / 8, uploadThroughput: 750_000 / 8 };
const boundMs = { first: 1200, second: 400 };
const boundKb = 80;

/** Where the first of each kind is listed, and what it is called there. */
const listed: Readonly<Record<string, string>> = {
  ticket: "tickets",
  contract: "contracts",
  customer: "customers",
  person: "people",
  hash: "agreements",
};

/** Of one role one session: whoever has to bring an authenticator has it from the first time on. */
const sessions = new Map<string, Promise<string>>();

/**
 * In the page: milliseconds from the start of the navigation until all that the page is made of at once is painted, and until the document is
 * whole, with what the server looked up meanwhile and sent after it. The script that starts the page stands behind all that is there at once.
 */
const whenUsable = `new Promise((resolve, reject) => {
  let usable;
  const look = () => {
    if (performance.now() > 30_000) return reject(new Error(location.pathname + " has no heading of its content"));
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const [navigation] = performance.getEntriesByType("navigation");
    const isWhole = document.readyState !== "loading";
    const isThere = isWhole || [...document.scripts].some((one) => one.textContent.includes("start("));
    if (painted !== undefined && isThere && document.querySelector("main h1") !== null) {
      // What was parsed before this frame is painted with it.
      usable ??= Math.max(painted, isWhole ? navigation.domInteractive : performance.now());
      if (isWhole) return resolve({ usable, whole: Math.max(usable, navigation.domInteractive) });
    }
    requestAnimationFrame(look);
  };
  look();
})`;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 1);
}

await printOnce(async () => {
  const home = mkdtempSync(path.join(tmpdir(), "peil-bench-"));
  const demo = await startDemo(home);
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none"],
  });
  const bare = await barePage();
  try {
    const floor = await opened(browser, `http://localhost:${(bare.address() as AddressInfo).port}`, "/", []);
    const rows: BenchRow[] = [{ name: "a page of one sentence, usable", value: floor.first.ms, unit: "ms" }];
    for (const screen of screens) rows.push(...(await measured(browser, demo, screen, floor.first.ms)));
    return rows;
  } finally {
    bare.close();
    await browser.close();
    demo.child.kill("SIGTERM");
    await new Promise((resolve) => demo.child.once("exit", resolve));
    rmSync(home, { recursive: true, force: true });
  }
});

interface Demo {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly password: string;
  /** Login by role, of one supplier and its first customer. */
  readonly logins: ReadonlyMap<string, string>;
}

async function startDemo(home: string): Promise<Demo> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const root = fileURLToPath(new URL("..", import.meta.url));
  const env = { ...process.env, PORT: String(port), PEIL_HOME: home, PEIL_LOG_LEVEL: "error" };
  const child = spawn(path.join(root, "bin/peil"), ["start", "--demo"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://localhost:${port}`;
  while (!(await fetch(`${origin}/readyz`).catch(() => undefined))?.ok) await after(100);
  const [password = "", , ...people] = readFileSync(path.join(home, "demo.txt"), "utf8").split("\n");
  const logins = new Map(
    people
      .map((one) => one.split("\t"))
      .filter(([login = ""]) => login.endsWith(`${supplier}.example`))
      .map(([login, role]) => [role!, login!]),
  );
  return { child, origin, password, logins };
}

/** What any page costs on this line: a document of some two kilobytes that asks for nothing more. */
async function barePage(): Promise<Server> {
  const body = `<!doctype html><title>-</title><main><h1>One sentence.</h1></main><!--${"-".repeat(1500)}-->`;
  const server = createServer((_request, reply) => reply.setHeader("content-type", "text/html").end(body));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return server;
}

async function measured(
  browser: Browser,
  demo: Demo,
  { name, role, path: at }: Screen,
  floorMs: number,
): Promise<BenchRow[]> {
  const cookies = role === undefined ? [] : [await signIn(demo, role)];
  const { first, second } = await opened(browser, demo.origin, await filled(demo.origin, at, cookies[0]), cookies);
  const row = (what: string, value: number, unit: string, bound: number, most: string): BenchRow => ({
    name: `${name}: ${what}`,
    value,
    unit,
    bound: most,
    within: value <= bound,
    ...(unit === "ms" ? { against: "a page of one sentence", ratio: value / floorMs } : {}),
  });
  return [
    row("usable on a first visit", first.ms, "ms", boundMs.first, "within 1.2 s"),
    row("over the wire until then", first.bytes / 1000, "kB", boundKb, "at most 80 kB"),
    row("usable on a second visit", second.ms, "ms", boundMs.second, "within 0.4 s"),
    ...[first, second].flatMap(({ ms, wholeMs }, i) =>
      wholeMs - ms < 50
        ? []
        : [{ name: `${name}: with all that comes after it, visit ${i + 1}`, value: wholeMs, unit: "ms" }],
    ),
  ];
}

function signIn({ origin, password, logins }: Demo, role: string): Promise<string> {
  // Not every supplier has each role on the customer's side.
  const login = logins.get(role) ?? logins.get("customer-administrator");
  if (login === undefined) throw new Error(`nobody of ${supplier} is a ${role}`);
  const known = sessions.get(role) ?? signedIn({ origin, login, password, now: Date.now() });
  sessions.set(role, known);
  return known;
}

async function filled(origin: string, at: string, cookie: string | undefined): Promise<string> {
  const kind = /\{(\w+)\}/.exec(at)?.[1];
  if (kind === undefined) return at;
  const first = async (query = ""): Promise<Record<string, string> | undefined> => {
    const reply = await fetch(`${origin}/api/v1/${listed[kind]}${query}`, {
      headers: { cookie: cookie ?? "" },
    });
    return ((await reply.json()) as { items: Record<string, string>[] }).items[0];
  };
  const one = (await first()) ?? (await first("?order=reported&state=closed"));
  if (one === undefined) throw new Error(`nobody has a ${kind} to open`);
  return at.replaceAll(/\{(\w+)\}/g, (_, name: string) => one[name] ?? "");
}

interface Opened {
  readonly ms: number;
  /** Until what was sent after it is there too. */
  readonly wholeMs: number;
  readonly bytes: number;
}

/** A first visit with nothing kept, and another to the same page after it. */
async function opened(
  browser: Browser,
  origin: string,
  at: string,
  cookies: readonly string[],
): Promise<{ first: Opened; second: Opened }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nl-NL" });
  await context.addCookies(
    cookies.map((one) => ({ name: one.split("=")[0]!, value: one.slice(one.indexOf("=") + 1), url: origin })),
  );
  const page = await context.newPage();
  const first = await visit(page, origin + at);
  await page.waitForLoadState("networkidle");
  const second = await visit(page, origin + at);
  await context.close();
  return { first, second };
}

async function visit(page: Page, url: string): Promise<Opened> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", line);
  const came: { readonly at: number; readonly bytes: number }[] = [];
  session.on("Network.dataReceived", ({ timestamp, encodedDataLength }) =>
    came.push({ at: timestamp, bytes: encodedDataLength }),
  );
  let begun = Infinity;
  session.on("Network.requestWillBeSent", ({ timestamp }) => (begun = Math.min(begun, timestamp)));
  const heads: { readonly at: number; readonly bytes: number }[] = [];
  session.on("Network.responseReceived", ({ timestamp, response }) =>
    heads.push({ at: timestamp, bytes: response.encodedDataLength }),
  );
  await page.goto(url, { waitUntil: "commit" });
  const { usable: ms, whole: wholeMs } = await page.evaluate<{ usable: number; whole: number }>(whenUsable);
  await page.waitForLoadState("load");
  await session.detach();
  const until = begun + ms / 1000;
  const bytes = [...came, ...heads].filter(({ at }) => at <= until).reduce((sum, one) => sum + one.bytes, 0);
  return { ms, wholeMs, bytes };
}

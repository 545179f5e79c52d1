/**
 * What a customer's people find on their side: the same told in list and page, an escalation that shows, a report that was a mistake, what
 * waits for them, files with scripts and without, their data opened, and an auditor who is offered nothing that is refused.
 */
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Zip } from "../../src/imports/read/zip.ts";
import { awake, done, opened, sees, titled, unfolded } from "./at-page.ts";
import { openBrowser, readerOf, type Reader } from "./browser.ts";
import { password, peilAtWork, type Known, type PeilAtWork } from "./peil.ts";

let peil: PeilAtWork;
let browser: Browser;
let contact: Reader;
let page: Page;

beforeAll(async () => {
  [peil, browser] = await Promise.all([
    peilAtWork({ agreement: "1do", now: "2026-11-22T14:00:00+01:00" }), // a Sunday: the desk is closed
    openBrowser(),
  ]);
  contact = await readerOf(browser, peil, "contact", { language: "nl", theme: "light", width: 360, height: 740 });
  page = contact.page;
});
afterAll(async () => {
  await browser?.close();
  await peil?.close();
});

const act = (ticket: string, verb: string, body: object) =>
  done(peil, "agent", "POST", `/tickets/${ticket}/actions/${verb}`, body);
const talk = (of: Page = page) => of.getByRole("region", { name: /^(Gesprek|Conversation)$/ });
const at = (ticket: string) => `${peil.origin}/tickets/${ticket}`;
const row = (title: string) => page.locator("ul.tickets > li").filter({ hasText: title });

async function reported(title: string, type = "question"): Promise<string> {
  const levels = type === "incident" ? { impact: "several", urgency: "no-workaround" } : {};
  const said = { title, body: "Kijk even mee.", details: { "steps-taken": "Opnieuw gestart." } };
  const body = { contract: peil.contract, type, levels, via: "portal", ...said };
  return (await done(peil, "contact", "POST", "/tickets", body)).ticket as string;
}

/** Under an agreement that names nobody to escalate to. */
async function reportedToNobody(title: string): Promise<string> {
  const contract = await (covide ??= underCovide());
  const body = { contract, type: "question", levels: {}, via: "portal", title, body: "Kijk even mee." };
  return (await done(peil, "contact", "POST", "/tickets", body)).ticket as string;
}

/** What happens from now on is the newest, which a page that was just opened looks for. */
const later = () => peil.at(new Date(peil.now() + 60_000).toISOString());

let covide: Promise<string> | undefined;
async function underCovide(): Promise<string> {
  const { contract } = await peil.under("covide", { plan: "premium" });
  const fields = { person: peil.people["contact"].person, role: "administrator", shared: "no" };
  const fact = { kind: "contact-named", fields };
  await done(peil, "customer-administrator", "POST", `/contracts/${contract}/facts`, fact);
  return contract;
}

test("WEB-49 list and page say the same of a ticket, from its report to its solution", async () => {
  await opened(page, `${peil.origin}/`);
  await sees(page, "Niets wacht op jou.");
  const ticket = await reported("Een vraag over de mail");
  const both = async (sentence: string | RegExp, word: string) => {
    await opened(page, `${peil.origin}/tickets?order=changed`);
    await sees(row("Een vraag over de mail"), sentence);
    await sees(row("Een vraag over de mail"), word);
    await opened(page, at(ticket));
    await sees(page, sentence);
    await sees(page.locator("header"), word);
  };
  await both("Ontvangen. Er is nog niet naar gekeken.", "nieuw");
  await act(ticket, "answer", { body: "We kijken mee." });
  await both("In behandeling, maar nog aan niemand toegewezen.", "in behandeling");
  await act(ticket, "assign", { assignee: peil.people["agent"].person });
  await both(/^In behandeling bij .+\.$/, "in behandeling");
  await act(ticket, "wait", { on: "customer", body: "Welke mail?" });
  await both("We wachten op jou: geef antwoord, dan gaan we verder.", "wacht op jou");
  await act(ticket, "resolve", { body: "Hersteld." });
  await both(/^We denken dat dit is opgelost\./, "opgelost");
  await page.getByRole("link", { name: "Heropenen" }).click();
  await sees(page.locator("#act-reopen[open]"), "Heropenen"); // from the banner to what it asks
  await opened(page, `${peil.origin}/tickets`);
  await page.getByRole("link", { name: /^Wacht op jou/ }).click();
  await row("Een vraag over de mail").waitFor(); // a solution waits for their word as well
  await page.getByRole("link", { name: /^Afgerond/ }).click();
  await row("Een vraag over de mail").waitFor();
  await opened(page, `${peil.origin}/`);
  await page.getByRole("link", { name: "1 opgeloste melding wacht op jouw oordeel" }).click();
  await row("Een vraag over de mail").waitFor();
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-34 DUE-12 ATT-4 the form says all that is promised and what goes by itself, and of a file that does not fit which and why", async () => {
  await opened(page, `${peil.origin}/tickets/new?contract=${peil.contract}`);
  await sees(page, /hoogstens 25 MB per bestand, en 20 bestanden/);
  await page.getByRole("radio", { name: "Incident" }).check();
  await page.getByRole("radio", { name: /^1: de organisatie/ }).check();
  await page.getByRole("radio", { name: /^A: geen omweg/ }).check();
  const promised = page.locator("dl.promised > div");
  const told = (name: string) => promised.filter({ hasText: name });
  await sees(told("Bericht dat de melding er is"), "Meteen: dat gaat vanzelf zodra je verstuurt.");
  await sees(told("Bericht dat de melding er is"), "artikel 7.5");
  await sees(told("Aanvang van het werk"), "ma 23 nov 08:30");
  await sees(told("Aanvang van het werk"), "(binnen 30 min)");
  await page.getByRole("textbox", { name: /^In één zin/ }).fill("De mail doet niets");
  await page.getByRole("textbox", { name: /^Wat is er aan de hand/ }).fill("Sinds vanochtend.");
  await page.getByRole("textbox", { name: /^Wat heb je zelf al geprobeerd/ }).fill("Opnieuw gestart.");
  const file = (name: string, bytes: Buffer) => ({ name, mimeType: "application/octet-stream", buffer: bytes });
  const files = [
    file("groot.zip", Buffer.alloc(25 * 1024 * 1024 + 1)),
    file("start.exe", Buffer.from("MZ")),
    file("log.txt", Buffer.from("regel\n")),
  ];
  await page.getByLabel(/^Bijlagen/).setInputFiles(files);
  await sees(page.getByRole("alert"), "is te groot: hoogstens 25 MB per bestand.");
  expect(await page.locator("ul.files > li").allInnerTexts()).toHaveLength(2);
  await page.getByRole("button", { name: "Verstuur" }).click();
  await sees(page.getByRole("alert"), /^De melding is gemaakt, met de bijlagen die goed waren\./);
  await sees(page.getByRole("alert"), "start.exe");
  await page.getByRole("alert").getByRole("link").click();
  await titled(page, "De mail doet niets");
  await sees(talk(), / bevestigde dit hier aan de melder/);
  await sees(talk(), /log\.txt/);
  await sees(page.getByRole("row", { name: /^Bericht dat de melding er is/ }), "nagekomen");
  await sees(
    page,
    /is aan zet, sinds zo 22 nov 14:\d\d\. Eerstvolgende afspraak: Aanvang van het werk, uiterlijk ma 23 nov 08:30 \(artikel 7\.9\)\.$/,
  );
  const ticket = new URL(page.url()).pathname.split("/").at(-1)!;
  await act(ticket, "answer", { body: "We kijken mee." });
  await sees(page, /is aan zet\. Eerstvolgende afspraak/);
  await page.getByRole("textbox", { name: /^Bericht/ }).fill("Ook op de telefoon.");
  await page.getByRole("button", { name: "Bericht sturen" }).click();
  await sees(page.getByRole("status"), /is aan zet\.$/);
  await sees(page, /is aan zet, sinds zo 22 nov 14:/);
  expect([contact.complaints.filter((one) => !/42[0-9]|413|415/.test(one)), peil.failures]).toEqual([[], []]);
}, 180_000);

test("WEB-49 who reported by mistake takes the ticket back, and finds it among what is finished", async () => {
  const ticket = await reported("Per ongeluk gemeld", "incident");
  await opened(page, at(ticket));
  const name = "Intrekken: niet meer nodig";
  const box = await unfolded(page, name);
  await box.getByRole("textbox", { name: /^Reden/ }).fill("Ik zag het verkeerd.");
  await box.getByRole("button", { name }).click();
  await sees(talk(), "Cleo Contact trok deze melding in");
  await sees(page, /artikel 7\.9 geldt niet meer: Cleo Contact trok deze melding in/);
  await sees(page.getByRole("row", { name: /^Bericht dat de melding dicht is/ }), "nagekomen");
  await sees(page.getByRole("status"), "Je melding is ingetrokken en gesloten.");
  await sees(page, "Gesloten.");
  await opened(page, `${peil.origin}/tickets`);
  expect(await row("Per ongeluk gemeld").count()).toBe(0);
  await page.getByRole("link", { name: /^Afgerond/ }).click();
  await sees(row("Per ongeluk gemeld"), "gesloten");
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("PRI-4 WEB-49 of what is critical outside hours the page tells the better way, and an escalation shows with its next step", async () => {
  const ticket = await reported("Alles ligt stil", "incident");
  await opened(page, at(ticket));
  await sees(page, /^Hiervoor kun je ons het best bereiken via telefoon \(artikel 3, 7\.9\)\.$/);
  await sees(page, "Het telefoonnummer staat in je contract.");
  await sees(page, /artikel 3\.2, 7\.9 geldt niet voor deze melding/);
  const box = await unfolded(page, "Escaleren");
  await box.getByRole("radio", { name: /^leidinggevende/i }).check();
  await box.getByRole("textbox", { name: /^Reden/ }).fill("Niemand kan werken.");
  await box.getByRole("button", { name: "Escaleren" }).click();
  await sees(talk(), /^Cleo Contact escaleerde dit/);
  await sees(page, /^Geëscaleerd zo 22 nov 14:00, naar .*\(artikel 12\)\.$/);
  await sees(page, /Komt het zo niet verder, dan kun je een trede hoger/);
  await act(ticket, "start-work", {});
  await page.getByText(/^Hiervoor kun je ons/).waitFor({ state: "detached" }); // somebody has looked at it
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("CON-1 WEB-49 where the contract says by which number, the better way is a touch away, in the form and on the page; the list says what is promised next", async () => {
  const { contract } = await peil.under("1do", { phone: "000 000 00 00" });
  await opened(page, `${peil.origin}/tickets/new?contract=${contract}`);
  await page.getByRole("radio", { name: "Incident" }).check();
  await page.getByRole("radio", { name: /^1: de organisatie/ }).check();
  await page.getByRole("radio", { name: /^A: geen omweg/ }).check();
  const call = page.getByRole("link", { name: /^telefoon.000 000 00 00$/ });
  await call.waitFor();
  const levels = { impact: "several", urgency: "no-workaround" };
  const said = { title: "Alles staat stil", body: "Kijk even mee.", details: { "steps-taken": "Opnieuw gestart." } };
  const report = { contract, type: "incident", levels, via: "portal", ...said };
  const { ticket } = await done(peil, "contact", "POST", "/tickets", report);
  await opened(page, at(ticket));
  await call.waitFor();
  expect(await call.getAttribute("href")).toBe("tel:0000000000");
  await opened(page, `${peil.origin}/tickets?order=changed`);
  await sees(row("Alles staat stil"), "Volgende afspraak: Aanvang van het werk");
  await sees(row("Alles staat stil"), /ma 23 nov 08:30/);
  later();
  await reported("Zonder termijn");
  await sees(row("Zonder termijn"), "Hiervoor loopt geen termijn.");
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
}, 120_000);

test("WEB-49 where the agreement names nobody the page says so before and after an escalation, and prints no empty part", async () => {
  const ticket = await reportedToNobody("Zonder trap");
  await opened(page, at(ticket));
  const box = await unfolded(page, "Escaleren");
  await sees(box, /^De overeenkomst noemt geen stappen en niemand die dit krijgt\./);
  await box.getByRole("textbox", { name: /^Reden/ }).fill("Het duurt te lang.");
  await box.getByRole("button", { name: "Escaleren" }).click();
  await sees(talk(), "Het duurt te lang.");
  await sees(page, /^Geëscaleerd zo 22 nov 14:\d\d\. De overeenkomst noemt niemand die dit krijgt/);
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-52 DSK-22 an escalation that the agreement brings to nobody is seen in list, queue, ticket and overview until it is solved", async () => {
  const ticket = await reportedToNobody("Hogerop graag");
  const agent = await readerOf(browser, peil, "agent", { language: "nl", theme: "light" });
  const queued = agent.page.locator("tbody tr").filter({ hasText: "Hogerop graag" });
  await opened(agent.page, `${peil.origin}/tickets`);
  await queued.waitFor();
  expect(await queued.getByText("geëscaleerd", { exact: true }).count()).toBe(0);
  later();
  await done(peil, "contact", "POST", `/tickets/${ticket}/actions/escalate`, { body: "Het duurt te lang." });
  await sees(queued, "geëscaleerd"); // the row by itself
  await opened(agent.page, peil.origin);
  await agent.page.getByRole("link", { name: /melding(en)? geëscaleerd$/ }).click();
  await titled(agent.page, "Meldingen");
  await agent.page
    .getByRole("link", { name: /^Geëscaleerd/ })
    .and(agent.page.locator("[aria-current]"))
    .waitFor();
  await sees(queued, "geëscaleerd");
  await queued.getByRole("link", { name: "Hogerop graag" }).click();
  await sees(agent.page.locator("main header"), "geëscaleerd");
  await opened(page, `${peil.origin}/tickets`);
  await sees(row("Hogerop graag"), "geëscaleerd");
  await opened(page, at(ticket));
  await sees(page.locator("main header"), "geëscaleerd");

  await act(ticket, "resolve", { body: "Hersteld." });
  await opened(page, `${peil.origin}/tickets?order=changed`);
  await sees(row("Hogerop graag"), "opgelost");
  expect(await row("Hogerop graag").getByText("geëscaleerd").count()).toBe(0);
  await opened(page, at(ticket));
  expect(await page.getByText(/^geëscaleerd/i).count()).toBe(0);
  await opened(agent.page, `${peil.origin}/tickets?escalated=true&order=changed`);
  expect(await queued.count()).toBe(0);
  expect([contact.complaints, agent.complaints, peil.failures]).toEqual([[], [], []]);
  await agent.page.context().close();
});

test("WEB-49 whoever of a customer sees the overview reports from there, and nobody is sent to ask themselves to be erased", async () => {
  const read = async (role: Known, path: string) => {
    const headers = { cookie: await peil.session(role) };
    return (await fetch(peil.origin + path, { headers })).text();
  };
  for (const role of ["end-user", "contact", "customer-administrator"] as const)
    expect(await read(role, "/")).toMatch(/<a class="button first[^"]*" href="\/tickets\/new">/);
  // Figures are for whoever oversees the agreement: an end user is sent to none, and told so in its place, by its names.
  const figures = `/contracts/${peil.contract}`;
  expect(await read("contact", "/")).toContain(`href="${figures}"`);
  expect(await read("end-user", "/")).not.toContain(`href="${figures}"`);
  const told = await read("end-user", figures);
  for (const text of ["Cijfers van Klant &amp; Co", "De cijfers van deze overeenkomst zijn er voor wie haar beheert"])
    expect(told).toContain(text);
  expect(told).not.toContain("<p>De cijfers konden");
  const sentences = /(Jezelf wissen kan niet|Vraag het de beheerder van je organisatie)/;
  expect(sentences.exec(await read("customer-administrator", "/own-data"))?.[1]).toBe("Jezelf wissen kan niet");
  expect(sentences.exec(await read("contact", "/own-data"))?.[1]).toBe("Vraag het de beheerder van je organisatie");
});

test("CLK-13 WEB-37 what is solved is opened again, and a new ticket says which one it follows", async () => {
  const ticket = await reported("Komt terug");
  await act(ticket, "book-work", { minutes: 10 });
  await act(ticket, "resolve", { body: "Hersteld." });
  await act(ticket, "close", {});
  await opened(page, at(ticket));
  const box = await unfolded(page, "Heropenen");
  await box.getByRole("textbox", { name: /^Reden/ }).fill("Het is er weer.");
  await box.getByRole("button", { name: "Heropenen", exact: true }).click();
  await sees(talk(), "Cleo Contact heropende dit");
  await opened(page, `${peil.origin}/tickets/new?contract=${peil.contract}&follows=${ticket}`);
  await page.getByRole("radio", { name: "Vraag" }).check();
  await page.getByRole("textbox", { name: /^In één zin/ }).fill("Vervolg");
  await page.getByRole("textbox", { name: /^Wat is er aan de hand/ }).fill("Nog eens.");
  await page.getByRole("textbox", { name: /^Wat heb je zelf al geprobeerd/ }).fill("Opnieuw gestart.");
  await page.getByRole("button", { name: "Verstuur" }).click();
  await titled(page, "Vervolg");
  const made = new URL(page.url()).pathname.split("/").at(-1)!;
  const { items } = await done(peil, "agent", "GET", `/tickets/${made}/facts`);
  expect(items[0].fields.follows).toBe(ticket);
  expect([contact.complaints, peil.failures]).toEqual([[], []]);
});

test("WEB-37 WEB-38 a file goes along with scripts and without, is listed, and comes back with the same bytes", async () => {
  const ticket = await reported("Met bijlagen");
  const off = await readerOf(browser, peil, "contact", { language: "nl", theme: "light", withoutScript: true });
  for (const [i, of] of [page, off.page].entries()) {
    const bytes = Buffer.from(`regel ${i}\n`.repeat(20_000));
    await opened(of, at(ticket));
    await of.getByRole("textbox", { name: /^Bericht/ }).fill(`Bijlage ${i}.`);
    await of.getByLabel(/^Bijlagen/).setInputFiles({ name: `log ${i}.txt`, mimeType: "text/plain", buffer: bytes });
    if (of === page) await sees(of, `log ${i}.txt staat klaar`);
    await of.getByRole("button", { name: "Bericht sturen" }).click();
    const link = talk(of).getByRole("link", { name: new RegExp(`log ${i}\\.txt`) });
    await link.first().waitFor();
    const [download] = await Promise.all([of.waitForEvent("download"), link.first().click()]);
    expect(download.suggestedFilename()).toBe(`log ${i}.txt`);
    expect((await readFile(await download.path())).equals(bytes)).toBe(true);
  }
  expect([off.complaints, contact.complaints, peil.failures]).toEqual([[], [], []]);
  await off.context.close();
});

test("API-19 LED-3 what somebody takes along opens: a page to read, and the files that were sent", async () => {
  await opened(page, `${peil.origin}/tickets`);
  await page.locator("header details summary").click();
  await page.locator("header").getByRole("link", { name: "Mijn gegevens" }).click();
  await titled(page, "Mijn gegevens");
  await opened(page, `${peil.origin}/account`);
  await page.locator("main").getByRole("link", { name: "Mijn gegevens" }).click();
  await titled(page, "Mijn gegevens");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe("peil-cleo-contact-2026-11-22.zip");
  const zip = new Zip(await readFile(await download.path()), 50_000_000);
  const read = async (name: string) => (await buffer(Readable.from(zip.unpack(name)))).toString();
  const lines = JSON.parse(await read("data.json")) as { is: string; path?: string; login?: string }[];
  expect(lines[0]!.login).toBe(peil.people["contact"].login);
  const paths = lines.flatMap(({ path }) => path ?? []);
  expect(paths.map((path) => path.split("/").at(-1))).toEqual(["log.txt", "log 0.txt", "log 1.txt"]);
  expect(await read(paths[2]!)).toBe("regel 1\n".repeat(20_000));
  const bare = await browser.newPage();
  const complaints: string[] = [];
  bare.on("console", (message) => complaints.push(message.text()));
  await bare.setContent(await read("index.html"));
  await titled(bare, "Gegevens van Cleo Contact");
  await sees(bare, peil.people["contact"].login);
  await sees(bare, "Per ongeluk gemeld");
  await sees(bare, /Cleo Contact \(.*\) meldde dit · 2026-11-22 14:00/);
  expect(await bare.getByRole("link", { name: "data.json" }).first().getAttribute("href")).toBe("data.json");
  expect(await bare.getByRole("link", { name: "log 1.txt" }).getAttribute("href")).toContain("log%201.txt");
  await bare.close();
  expect([complaints, contact.complaints, peil.failures]).toEqual([[], [], []]);
});

test("WEB-49 API-5 an auditor opens all that the API gives them, and is offered nothing that it refuses", async () => {
  const ticket = await reported("Voor de auditor");
  await act(ticket, "note", { body: "Onder ons.", internal: true });
  const login = "auditor@example.org";
  const who = { role: "auditor", customer: peil.customer, contract: peil.contract, name: "Aud Auditor", login };
  const { person } = await done(peil, "manager", "POST", "/people", who);
  const { token } = await peil.system.identity.links.invite(peil.tenant, person);
  await peil.system.identity.links.use(token, { password }, { address: "127.0.0.1", agent: "a test" });
  const { context, page: own, complaints } = await readerOf(browser, peil, undefined, { language: "nl" });
  await opened(own, `${peil.origin}/sign-in`);
  await own.getByLabel(/^E-mail/).fill(login);
  await own.getByLabel(/^Wachtwoord/).fill(password);
  await own.getByRole("button", { name: "Aanmelden" }).click();
  await own.waitForURL((url) => url.pathname !== "/sign-in");
  const offered: string[] = [];
  for (const place of [
    "/",
    "/tickets",
    `/tickets/${ticket}`,
    `/contracts/${peil.contract}`,
    "/agreements",
    "/own-data",
    "/account",
  ]) {
    const reply = await own.goto(peil.origin + place);
    expect([place, reply?.status()]).toEqual([place, 200]);
    await awake(own);
    if (place.startsWith("/tickets")) {
      offered.push(
        ...(await own.locator("main").locator("textarea, button[formaction], form[method=post i]").allInnerTexts()),
      );
      offered.push(
        ...(await own
          .locator("main")
          .getByRole("link", { name: /Nieuwe melding/ })
          .allInnerTexts()),
      );
    }
  }
  expect(offered).toEqual([]);
  await opened(own, at(ticket));
  await sees(talk(own), "Kijk even mee.");
  expect(await own.getByText("Onder ons.").count()).toBe(0);
  for (const place of ["/tickets/new", "/admin"])
    expect([403, 404]).toContain((await own.goto(peil.origin + place))?.status());
  expect([complaints, peil.failures]).toEqual([[], []]);
  await context.close();
});

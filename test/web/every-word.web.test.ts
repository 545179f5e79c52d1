/**
 * WEB-3: every text of the pages is there in Dutch and in English, is said at least once, and a page keeps to its language. Pages are read as the
 * server makes them, in both languages, and their forms sent without a script; what only a script says is said in a browser, in the test that is
 * named for it.
 */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenProvider, type GivenProvider } from "../identity/openid-provider.ts";
import { done } from "./at-page.ts";
import { livedIn, type LivedIn } from "./lived-in.ts";
import { passages, type Walk } from "./passages.ts";
import { freePort } from "./line.ts";
import { saidElsewhere } from "./said-elsewhere.ts";
import { marked, type Text } from "./said.ts";
import { foreign, textsOfPeil } from "./said-by-peil.ts";
import { Visitor } from "./visitor.ts";

let peil: LivedIn;
let provider: GivenProvider;
let texts: readonly Text[];
let walk: Walk;

beforeAll(async () => {
  texts = await marked();
  const port = await freePort();
  provider = await givenProvider(`http://localhost:${port}/sign-in/return`);
  peil = await livedIn({
    agreement: "embrace",
    now: "2026-11-20T14:30:00+01:00",
    report: { type: "incident", levels: { environment: "production", effect: "delayed" }, via: "portal" },
    port,
    mayAsk: [provider.issuer],
  });
  const contracts = { embrace: peil.contract } as Record<keyof Walk["contracts"], string>;
  for (const name of ["covide", "1do", "vecozo", "engage"] as const)
    contracts[name] = (await peil.under(name, name === "covide" ? { plan: "premium" } : undefined)).contract;
  const fields = { person: peil.people.contact.person, role: "administrator", shared: "no" };
  const named = { kind: "contact-named", fields };
  await done(peil, "customer-administrator", "POST", `/contracts/${contracts.covide}/facts`, named);
  walk = { visitor: new Visitor(peil), peil, contracts, provider };
});
afterAll(async () => {
  await peil?.close();
  await provider?.close();
});

test.each(Object.keys(passages))("WEB-3 what is said in passing: %s", async (name) => {
  peil.at(new Date(peil.now() + 120_000).toISOString()); // whoever asks so much has to pause now and then
  await passages[name]!(walk);
  expect(peil.failures.splice(0)).toEqual([]);
});

test("WEB-3 every text was said, and none in the place of the other language's", () => {
  const { said, strays } = walk.visitor;
  const stray = [...strays].map(([place, path]) => `${texts[place]!.at} on ${path}`);
  const unsaid = texts.filter(({ at }, place) => !said.has(place) && !(at in saidElsewhere));
  const advice = "show it in a passage of test/web/passages*.ts, or take it out where no page uses it";
  const told = unsaid.map(({ at, nl, en }) => `web/src/lib/words/${at} (${nl} / ${en}) is never shown: ${advice}`);
  expect({ stray, told }).toEqual({ stray: [], told: [] });
});

test("WEB-3 nothing that Peil says in other words than its pages' own stands on a page in the other language", async () => {
  const all = await textsOfPeil(texts);
  expect(Math.min(all.nl.size, all.en.size)).toBeGreaterThan(texts.length + 800);
  const { nl, en } = walk.visitor.read;
  expect({ nl: foreign(all, "nl", nl), en: foreign(all, "en", en) }).toEqual({ nl: [], en: [] });
});

test("WEB-3 what is said elsewhere is said there, and nothing is excused that is no text any more", async () => {
  const byPlace = new Map(texts.map((text) => [text.at, text]));
  const gone = Object.keys(saidElsewhere).filter((at) => !byPlace.has(at));
  expect({ "to be taken out of test/web/said-elsewhere.ts": gone }).toEqual({
    "to be taken out of test/web/said-elsewhere.ts": [],
  });
  const missing: string[] = [];
  for (const [at, file] of Object.entries(saidElsewhere)) {
    const source = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
    const { nl, en } = byPlace.get(at)!;
    if (![nl, en].some((text) => source.includes(longest(text)))) missing.push(`${file} does not hold ${at}`);
  }
  expect(missing).toEqual([]);
});

/** Of a text the longest piece that holds no parameter. */
const longest = (text: string): string =>
  text
    .split(/\{\w+\}|[|.]/)
    .map((piece) => piece.trim())
    .toSorted((a, b) => b.length - a.length)[0]!;

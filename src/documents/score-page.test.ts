import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { leftOut, scored, unscored } from "../../test/scored.ts";
import { tagsOf } from "../../test/tags.ts";
import { scorePage } from "./score-page.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror='a' \u202Etxt.exe\u0000\uD800`;

test("DRA-6 the page fetches nothing, runs nothing, and its policy allows exactly its own style", () => {
  const page = scorePage(scored(), leftOut(), "en");
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|javascript:|\son[a-z]+=|\sstyle=/i);
  expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:/);
  const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
  const hash = createHash("sha256").update(style).digest("base64");
  expect(page).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  );
});

test("DRA-6 the same score gives the same bytes", () => {
  expect(scorePage(scored(), leftOut(), "nl")).toBe(scorePage(scored(), leftOut(), "nl"));
});

test("DRA-5 whatever an export holds adds no element to the page", () => {
  const [calm, attacked] = ["INC1", hostile].map((name) => scorePage(scored(name), leftOut(name), "nl"));
  expect(tagsOf(attacked!)).toEqual(tagsOf(calm!));
  expect(tagsOf(attacked!).wrong).toEqual([]);
  expect(attacked).toContain("&lt;script&gt;");
  expect(attacked).toContain("[U+202E]txt.exe[U+0000]");
  expect(attacked!.isWellFormed()).toBe(true);
});

test("DRA-5 no name at all changes the elements of the page", () => {
  const calm = tagsOf(scorePage(scored("INC1"), leftOut("INC1"), "en"));
  const name = fc.string({
    unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "a", " ", "=", "\u202E", "-", "!"),
    minLength: 1,
  });
  fc.assert(
    fc.property(name, (text) => {
      expect(tagsOf(scorePage(scored(text), leftOut(text), "en"))).toEqual(calm);
    }),
    { numRuns: 25 },
  );
});

test("DRA-7 every drawing is a picture with a name and a description, or stands beside its word", () => {
  const page = scorePage(scored(), leftOut(), "en");
  const drawings = [...page.matchAll(/<svg ([^>]*)>(.*?)<\/svg>/gs)];
  expect(drawings.length).toBeGreaterThan(20);
  for (const [, attributes = "", body = ""] of drawings) {
    const isNamed = attributes.includes(`role="img"`) && /^<title>[^<]+<\/title><desc>[^<]+<\/desc>/.test(body);
    expect(isNamed || attributes.includes(`aria-hidden="true"`)).toBe(true);
  }
});

test("DRA-7 every figure that is drawn stands in a table too", () => {
  const text = scorePage(scored(), leftOut(), "en").replace(/<svg.*?<\/svg>/gs, "");
  const rows = [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    row!
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  expect(rows).toContain("February 2026 40 35 5 0 87.5% 90% 4 \u22121 missed");
  expect(rows).toContain("March 2026 1,621 1,620 1 90 99.94% 99.9% 1 0 running");
  expect(rows).toContain("All periods 103 94 9 3 91.3% 90%");
  expect(rows).toContain("February 2026 0 0 0");
});

test("DRA-6 every link leads to a place in the page, and no place has two names", () => {
  const page = scorePage(scored(), leftOut(), "nl");
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id!);
  expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
});

test("CON-4 OBJ-5 the head names the agreement, the moment and the tickets, and what needs a look first", () => {
  const page = scorePage(scored(), leftOut(), "en");
  expect(page).toContain(`<time datetime="2026-03-20T16:30:00+01:00">2026-03-20 16:30</time>`);
  expect(page).toContain("6,790 of 6,812 judged");
  expect(page).toContain("In the latest period of each promise: 3 running, 1 without tickets.");
});

test("IMP-2 IMP-6 what was left out stands in the page with its places, and so do two readings", () => {
  const page = scorePage(scored(), leftOut(), "en");
  expect(page).toContain("line 1203");
  expect(page).toContain("and 19 more");
  expect(page).toContain("3 tickets hold a moment that can be read in two ways");
});

test("OBJ-4 a score of no tickets says so, and draws an empty staff", () => {
  const page = scorePage(unscored(), [], "nl");
  expect(page).toContain("Geen enkele melding kon worden beoordeeld");
  expect(page).toContain("Niets: elke regel is gelezen en gebruikt.");
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
  expect(tagsOf(page).wrong).toEqual([]);
});

test("DRA-4 ten times a target and more is said in times", () => {
  const score = scored();
  const worst = score.worst.map((one) => ({ ...one, elapsedMs: one.targetMs * 1234.4 }));
  expect(scorePage({ ...score, worst }, [], "en")).toContain("1,234\u00A0×");
});

test("DRA-4 the worst tickets never read as 100% of a target that they missed", () => {
  const page = scorePage(scored(), [], "nl");
  expect(page).toContain("225,0%");
  expect(page).toContain("100,1%");
  expect(page).toContain("loopt nog");
});

import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { measured, problems, unmeasured } from "../../test/measured.ts";
import { tagsOf } from "../../test/tags.ts";
import { measurePage } from "./measure-page.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror='a' \u202Etxt.exe\u0000\uD800`;

test("DRA-6 the page fetches nothing, runs nothing, and its policy allows exactly its own style", () => {
  const page = measurePage(measured(), problems(), "en");
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|javascript:|\son[a-z]+=|\sstyle=/i);
  expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:/);
  const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
  const hash = createHash("sha256").update(style).digest("base64");
  expect(page).toContain(`style-src 'sha256-${hash}'`);
  expect(measurePage(measured(), problems(), "en")).toBe(page);
});

test("DRA-5 whatever records or an agreement hold adds no element to the page", () => {
  const [calm, attacked] = ["OUT-9", hostile].map((name) => measurePage(measured(name), problems(name), "nl"));
  expect(tagsOf(attacked!)).toEqual(tagsOf(calm!));
  expect(tagsOf(attacked!).wrong).toEqual([]);
  expect(attacked).toContain("[U+202E]txt.exe[U+0000]");
  expect(attacked!.isWellFormed()).toBe(true);
});

test("DRA-5 no name at all changes the elements of the page", () => {
  const calm = tagsOf(measurePage(measured("A1"), problems("A1"), "en"));
  const units = fc.constantFrom("<", ">", '"', "'", "&", "/", "a", " ", "=", "\u202E", "-", "!");
  fc.assert(
    fc.property(fc.string({ unit: units, minLength: 1 }), (name) => {
      expect(tagsOf(measurePage(measured(name), problems(name), "en"))).toEqual(calm);
    }),
    { numRuns: 25 },
  );
});

test("IMP-2 CON-4 what hangs over the latest period, and a log of another agreement, stand before the figures", () => {
  const report = measured();
  const [contract] = report.contracts;
  const [first, ...others] = contract!.measures;
  const periods = first!.periods.map((one) => ({ ...one, unread: 3 }));
  const unread = { ...report, contracts: [{ ...contract!, measures: [{ ...first!, periods }, ...others] }] };
  const params = { agreement: "desk", edition: "1", asked: "hosting 1" };
  const other = { code: "log.other-agreement", params, count: 1, setsApart: false, places: [] } as const;
  const page = measurePage(unread, [other], "en");
  const head = page.slice(0, page.indexOf("</header>"));
  expect(head).toContain("desk");
  expect(page.slice(0, page.indexOf("<figure"))).toMatch(
    /<p class="note">[A-Z][a-z]+ 2026: 3 records about it could not be read/,
  );
});

test("DRA-7 every drawing is a picture with a name and a description, or stands beside its word", () => {
  const page = measurePage(measured(), [], "en");
  const drawings = [...page.matchAll(/<svg ([^>]*)>(.*?)<\/svg>/gs)];
  expect(drawings.length).toBeGreaterThan(20);
  for (const [, attributes = "", body = ""] of drawings) {
    const isNamed = attributes.includes(`role="img"`) && /^<title>[^<]+<\/title><desc>[^<]+<\/desc>/.test(body);
    expect(isNamed || attributes.includes(`aria-hidden="true"`)).toBe(true);
  }
});

test("DRA-7 AVL-1 every figure that is drawn stands in a table too", () => {
  const rows = rowsOf(measurePage(measured(), [], "en"));
  expect(rows).toContain("January 2026 99.39% 744 h 4 h 17 min 17 h 40 h 3 h 43 min 12 s −33 min 48 s missed");
  expect(rows).toContain("February 2026 99.995% 672 h 2 min 0 s 0 s 3 h 21 min 36 s 3 h 19 min 36 s kept");
  expect(rows).toContain("February 2026 89.99% 10,000 8,999 1,001 40 missed");
  expect(rows).toContain("February 2026 92.86% 28 27 1 1 48 h missed");
  expect(rows).toContain("February 2026 2,150.5 GB 1,000 GB no target");
});

test("AVL-3 each exclusion stands by name with what it took off, and a failed one with its condition", () => {
  const rows = rowsOf(measurePage(measured(), [], "en"));
  expect(rows).toContain("B: customer-network January 2026 13 h 1");
  expect(rows.find((row) => row.startsWith("A: planned-work"))).toContain(
    "2026-01-14 09:30, 4 h 15 min: only-if has maintenance-announced (nobody recorded it)",
  );
});

test("TIM-3 a verdict that the other reading of a moment changes says so", () => {
  expect(rowsOf(measurePage(measured(), [], "nl")).join("\n")).toContain(
    "loopt bij de andere lezing van de momenten: gemist",
  );
});

test("DRA-6 every link leads to a place in the page, and no place has two names", () => {
  const page = measurePage(measured(), problems(), "nl");
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id!);
  expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
});

test("CON-4 IMP-10 the head says as of when, since when it was measured, and what nothing can be told of", () => {
  const page = measurePage(measured(), [], "en");
  expect(page).toContain(`<time datetime="2026-03-20T16:30:00+01:00">2026-03-20 16:30</time>`);
  expect(page).toContain("from the first record on; before it nobody knows");
  expect(page).toContain("1 missed, 1 running below the norm, 1 running, 1 without a target.");
  expect(page).toContain("Of Restore test these records can tell nothing; it waits for restore-tested.");
});

test("IMP-10 records that tell nothing give a page that says so", () => {
  const page = measurePage(unmeasured(), [], "nl");
  expect(page).toContain("Deze gegevens zeggen niets over een meting uit deze overeenkomst.");
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
  expect(tagsOf(page).wrong).toEqual([]);
});

function rowsOf(page: string): string[] {
  const text = page.replace(/<svg.*?<\/svg>/gs, "");
  return [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    row!
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .replace(/ ([:,])/g, "$1")
      .trim(),
  );
}

import { expect, test } from "vitest";
import { readdirSync, readFileSync } from "node:fs";
import { allTerms } from "$peil/agreement/all-terms.ts";
import { parseAgreement } from "$peil/agreement/parse.ts";
import { anchorOf } from "$peil/documents/agreement/articles.ts";
import { articleAnchor, articleLink, articlesIn, promiseAnchor } from "./article-link.ts";

test("WEB-41 AGD-1 an article's link opens the agreement of its contract where the article stands in full", () => {
  expect(articleLink("c1", "6.1.1-2")).toBe("/agreements/c1#art-6.1.1-2");
  expect(articleLink("c1", "1.2, 3.5.2")).toBe("/agreements/c1#art-3.5.2");
  expect(articleLink("c1", "5.2, 6.1")).toBe("/agreements/c1#art-5.2");
  expect(articleLink("c1", "Service Levels")).toBe("/agreements/c1#art-service-levels");
  expect(articleLink("c1", "")).toBe("/agreements/c1");
  expect(articleLink("c1")).toBe("/agreements/c1");
  expect(articleLink("c1", "5.2", "clock-response")).toBe("/agreements/c1#clock-response");
  expect(articlesIn("Onderhoud, Incidenten")).toEqual(["Onderhoud", "Incidenten"]);
});

test("AGD-1 an anchor is the one that the document of the agreement has, whatever an article is called", () => {
  for (const article of ["6.1.1-2", "Continuïteit", "Einde contractperiode", `"><script> 5`, "Überschrift 4.a", ""])
    expect(articleAnchor(article)).toBe(anchorOf(article));
  expect(articleAnchor(`"><script> 5`)).toMatch(/^art-[a-z0-9.-]+$/);
});

test("WEB-41 AGD-1 every promise has a place of its own in the page of its agreement, also where two are called alike", () => {
  const folder = new URL("../../../agreements/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const parsed = parseAgreement(readFileSync(new URL(`${name}/agreement.yaml`, folder), "utf8"));
    const anchors =
      "file" in parsed ? [...allTerms(parsed.file)].map((one) => promiseAnchor(one.notion, one.name)) : [];
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((one, i) => anchors.indexOf(one) !== i)).toEqual([]);
  }
});

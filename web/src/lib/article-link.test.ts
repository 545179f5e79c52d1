import { expect, test } from "vitest";
import { anchorOf } from "$peil/documents/agreement/articles.ts";
import { articleAnchor, articleLink, articlesIn } from "./article-link.ts";

test("WEB-41 AGD-1 an article's link opens the agreement of its contract where the article stands in full", () => {
  expect(articleLink("c1", "6.1.1-2")).toBe("/agreements/c1#art-6.1.1-2");
  expect(articleLink("c1", "1.2, 3.5.2")).toBe("/agreements/c1#art-3.5.2");
  expect(articleLink("c1", "5.2, 6.1")).toBe("/agreements/c1#art-5.2");
  expect(articleLink("c1", "Service Levels")).toBe("/agreements/c1#art-service-levels");
  expect(articleLink("c1", "")).toBe("/agreements/c1");
  expect(articleLink("c1")).toBe("/agreements/c1");
  expect(articlesIn("Onderhoud, Incidenten")).toEqual(["Onderhoud", "Incidenten"]);
});

test("AGD-1 an anchor is the one that the document of the agreement has, whatever an article is called", () => {
  for (const article of ["6.1.1-2", "Continuïteit", "Einde contractperiode", `"><script> 5`, "Überschrift 4.a", ""])
    expect(articleAnchor(article)).toBe(anchorOf(article));
  expect(articleAnchor(`"><script> 5`)).toMatch(/^art-[a-z0-9.-]+$/);
});

import { expect, test } from "vitest";
import { articleAnchor, articleLink, articlesIn } from "./article-link.ts";

test("OBJ-5 an article's link opens the agreement of its contract at the article, of several the first", () => {
  expect(articleLink("c1", "6.1.1-2")).toBe("/agreements/c1#art-6.1.1-2");
  expect(articleLink("c1", "5.2, 6.1")).toBe("/agreements/c1#art-5.2");
  expect(articleLink("c1", "Service Levels")).toBe("/agreements/c1#art-service-levels");
  expect(articleLink("c1", "")).toBe("/agreements/c1");
  expect(articleLink("c1")).toBe("/agreements/c1");
  expect(articlesIn("Onderhoud, Incidenten")).toEqual(["Onderhoud", "Incidenten"]);
});

test("OBJ-5 an anchor is an id without spaces or quotes, whatever an article is called", () => {
  expect(articleAnchor(` "><script> 5 `)).toBe("art-script-5");
  expect(articleAnchor("Überschrift 4.a")).toBe("art-überschrift-4.a");
});

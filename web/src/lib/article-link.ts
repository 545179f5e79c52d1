/**
 * Where an article of an agreement stands in the application: every figure, clock and refusal that names an article points there. A contract
 * has its agreement as it is in force for it, with its annex.
 */

/**
 * `/agreements/{contract}#art-6.1.1-2`, of "1.2, 3.5.2" the most particular, where it stands in full; without an article the agreement itself. Of a promise by its anchor
 * that promise, among all that its article promises.
 */
export function articleLink(contract: string, article?: string | null, promise?: string): string {
  const page = `/agreements/${contract}`;
  const chief = chiefArticle(article ?? "");
  const anchor = promise ?? (chief === undefined ? undefined : articleAnchor(chief));
  return anchor === undefined ? page : `${page}#${anchor}`;
}

/** An agreement may name several at once: "5.2, 6.1". */
export function articlesIn(article: string): readonly string[] {
  return article.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
}

function chiefArticle(article: string): string | undefined {
  const depth = (one: string) => (/^\d/.test(one) ? one.split(".").length : 0);
  const [first, ...others] = articlesIn(article);
  return first === undefined ? undefined : others.reduce((best, one) => (depth(one) > depth(best) ? one : best), first);
}

/** The id that an article has in the page of its agreement: the same as the API calls it. */
export function articleAnchor(article: string): string {
  const plain = article.trim().normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return `art-${plain.replaceAll(/[^a-z0-9.-]+/g, "-") || "none"}`;
}

/** The id that a promise has in the page of its agreement: a level and a record may be called alike, two clocks never. */
export function promiseAnchor(notion: string, term: string): string {
  return `${notion}-${inWords(term)}`;
}

/** Where the result of an example stands. */
export function exampleAnchor(name: string): string {
  return `example-${inWords(name)}`;
}

/** A name as an id, and as what comes behind the "#" of a link. */
export function inWords(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
}

/**
 * Where an article of an agreement stands in the application: every figure, clock and refusal that names an article points there. A contract
 * has its agreement as it is in force for it, with its annex.
 */

/** `/agreements/{contract}#art-6.1.1-2`, of "5.2, 6.1" the first; without an article the agreement itself. */
export function articleLink(contract: string, article?: string | null): string {
  const page = `/agreements/${contract}`;
  const [first] = articlesIn(article ?? "");
  return first === undefined ? page : `${page}#${articleAnchor(first)}`;
}

/** An agreement may name several at once: "5.2, 6.1". */
export function articlesIn(article: string): readonly string[] {
  return article.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
}

/** The id that an article has in the page: its own number with what may not stand in an id replaced, the same for the same article. */
export function articleAnchor(article: string): string {
  const plain = article.trim().toLowerCase();
  return `art-${plain.replaceAll(/[^\p{L}\p{N}.]+/gu, "-").replaceAll(/^-+|-+$/g, "")}`;
}

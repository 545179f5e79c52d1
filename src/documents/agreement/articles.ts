/**
 * The order of an agreement: which promise stands in full under which article, and the articles in the order of the original. A
 * term that names several stands under the most particular of them, and is pointed at from the others.
 */

/** `1.2, 3.5.2` as its parts; what names none stands under the empty one. */
export function articlesIn(written: string | undefined): string[] {
  const all = (written ?? "").split(",").map((one) => one.trim());
  return [...new Set(all)];
}

export function chiefArticle(written: string | undefined): string {
  // A heading of its own says more than the number of a chapter.
  const depth = (article: string) => (/^\d/.test(article) ? article.split(".").length : article === "" ? 0 : 2);
  const [first, ...others] = articlesIn(written);
  return others.reduce((best, one) => (depth(one) > depth(best) ? one : best), first!);
}

/** `3` of `3.5.2`; a heading without a number is a section by itself. */
export function sectionOf(article: string): string {
  return /^\d+/.exec(article)?.[0] ?? article;
}

/** By number; after those the headings without one, in the order in which the file names them; at last what has none. */
export function articleOrder(seen: readonly string[]): (a: string, b: string) => number {
  const place = new Map(seen.map((article, i) => [article, i]));
  const rank = (article: string) => (/^\d/.test(article) ? 0 : article === "" ? 2 : 1);
  return (a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    return rank(a) === 0 ? byNumber(a, b) : place.get(a)! - place.get(b)!;
  };
}

function byNumber(a: string, b: string): number {
  const [one, other] = [numbersIn(a), numbersIn(b)];
  for (let i = 0; i < Math.max(one.length, other.length); i += 1) {
    const difference = (one[i] ?? -1) - (other[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.localeCompare(b, "en");
}

/** `6.1.1-2` stands where it begins. */
function numbersIn(article: string): number[] {
  return [...(article.split("-")[0] ?? "").matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

export function anchorOf(article: string): string {
  const plain = article.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return `art-${plain.replaceAll(/[^a-z0-9.-]+/g, "-") || "none"}`;
}

import { say } from "#lib/say.ts";

/** "Artikel 3.2"; a heading without a number is no article that has one. */
export function articleText(article: string, w: { readonly article: string; readonly elsewhere: string }): string {
  if (article === "") return w.elsewhere;
  return /^\d/.test(article) ? say(w.article, { article }) : article;
}

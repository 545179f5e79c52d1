const base = "http://peil.invalid";

/** Where to go on to, as a page of Peil: another site's address that somebody put into a link leads to the overview instead. */
export function withinPeil(to: string | null | undefined): string {
  const url = to === null || to === undefined || !to.startsWith("/") ? null : URL.parse(to, base);
  if (url === null || url.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

/** Where to go on to, as a page of Peil: another site's address that somebody put into a link leads to the overview instead. */
export function withinPeil(to: string | null | undefined): string {
  if (to === null || to === undefined || !/^\/(?![/\\])/.test(to)) return "/";
  const { pathname, search, hash } = new URL(to, "http://peil.invalid");
  return pathname.startsWith("//") ? "/" : pathname + search + hash;
}

/** The elements of a page in order, and those that are closed where they are not open. */
export function tagsOf(page: string): { seen: readonly string[]; wrong: readonly string[] } {
  const open: string[] = [];
  const seen: string[] = [];
  const wrong: string[] = [];
  const text = page.replace(/<style>[^]*?<\/style>/, "");
  for (const [, close, name = "", rest = ""] of text.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>/g)) {
    seen.push(name);
    if (close === "/" && open.pop() !== name) wrong.push(name);
    if (close === "" && !rest.endsWith("/") && !["meta", "path", "rect", "circle"].includes(name)) open.push(name);
  }
  return { seen, wrong: [...wrong, ...open] };
}

/**
 * Fills in a text: `{name}` by its parameter, and of "one ticket|{count} tickets" the half that fits `count`. What is filled in is text: markup
 * stays what somebody typed.
 */
export function say(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  const halves = text.split("|");
  const chosen = halves.length === 2 ? halves[params["count"] === 1 ? 0 : 1]! : text;
  return chosen.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

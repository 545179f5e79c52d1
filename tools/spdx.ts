/**
 * Reads an SPDX licence expression and says which licences in it stand in the way. AND needs both sides, OR needs one,
 * WITH adds an exception to the licence before it; what cannot be read stands in the way as it is written.
 */

/** The licences of `expression` that `allowed` lacks; empty when it may be used. Of an OR the side that lacks least counts. */
export function lackingLicences(expression: string, allowed: readonly string[]): string[] {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;

  const either = (): string[] => {
    let best = both();
    while (tokens[at] === "OR") {
      at++;
      const other = both();
      if (other.length < best.length) best = other;
    }
    return best;
  };
  const both = (): string[] => {
    const lacking = one();
    while (tokens[at] === "AND") {
      at++;
      lacking.push(...one());
    }
    return lacking;
  };
  const one = (): string[] => {
    const token = tokens[at++];
    if (token === "(") {
      const inner = either();
      return tokens[at++] === ")" ? inner : [expression];
    }
    if (token === undefined || token === ")") return [expression];
    if (tokens[at] !== "WITH") return allowed.includes(token) ? [] : [token];
    const whole = `${token} WITH ${tokens[at + 1] ?? ""}`;
    at += 2;
    return allowed.includes(whole) ? [] : [whole];
  };

  const lacking = either();
  return at === tokens.length ? lacking : [expression];
}

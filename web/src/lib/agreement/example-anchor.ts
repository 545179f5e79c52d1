/** Where the result of an example stands in the page of its agreement. */
export function exampleAnchor(name: string): string {
  return `example-${inWords(name)}`;
}

/** Where the examples of a promise are named, by its term. */
export function examplesAnchor(term: string): string {
  return `examples-${inWords(term)}`;
}

function inWords(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
}

/** Where the result of an example stands in the page of its agreement. */
export function exampleAnchor(name: string): string {
  return `example-${name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")}`;
}

/** The version of what is read and written, as an ETag (RFC 9110, 8.8.3). */

export function entityTag(version: number): string {
  return `"${version}"`;
}

/** The version that If-Match names; `any` for `*`; undefined for what is no single strong tag of ours. */
export function matchOf(header: string): number | "any" | undefined {
  if (header.trim() === "*") return "any";
  const version = /^\s*"(\d{1,9})"\s*$/.exec(header)?.[1];
  return version === undefined ? undefined : Number(version);
}

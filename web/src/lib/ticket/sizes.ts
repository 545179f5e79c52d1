import type { Language } from "$peil/i18n/words.ts";

/** "24 kB", "1,4 MB": as people read the size of a file. */
export function sizeText(bytes: number, language: Language): string {
  const [size, unit] =
    bytes < 1000 ? [bytes, "B"] : bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  const digits = unit === "MB" && size < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(size)} ${unit}`;
}

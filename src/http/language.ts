/** Which of the languages of Peil a request asks for (RFC 9110, 12.5.4). Dutch where it asks for none or for any. */
import type { Language } from "../i18n/words.ts";

const languages: readonly Language[] = ["nl", "en"];

export function languageOf(accepted: string | undefined): Language {
  if (accepted === undefined || accepted.length > 200) return "nl";
  let best: Language = "nl";
  let weight = 0;
  for (const range of accepted.split(",")) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const language = languages.find((one) => tag === one || tag.startsWith(`${one}-`) || tag === "*");
    const asked = weightOf(parameters);
    if (language === undefined || asked <= weight) continue;
    best = language;
    weight = asked;
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const written = parameters.map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1]).find((q) => q !== undefined);
  return written === undefined ? 1 : Number(written);
}

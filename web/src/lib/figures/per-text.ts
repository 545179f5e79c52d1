/** "maand", "contract year": the kind of period over which a promise is judged. */
import { languages } from "$peil/i18n/word-finding.ts";
import type { Language } from "$peil/i18n/words.ts";

export function perText(per: string, language: Language): string {
  const names: Readonly<Record<string, string>> = languages[language].page.columns.per;
  return names[per] ?? per;
}

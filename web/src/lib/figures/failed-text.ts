/** Why an exclusion did not hold: the condition as the agreement writes it, and whether it is known not to hold or not known at all (CHK-5). */
import { languages } from "$peil/i18n/word-finding.ts";
import type { Language } from "$peil/i18n/words.ts";

export interface Failed {
  readonly condition: string;
  readonly because: "no" | "not-known" | "beyond";
  readonly exclusion?: string | undefined;
}

export function failedText({ condition, because, exclusion }: Failed, language: Language): string {
  const said = languages[language].measurePage.columns.because[because];
  return `${exclusion === undefined ? "" : `${exclusion}: `}${condition} (${said})`;
}

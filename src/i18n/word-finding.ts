/** Puts a finding into words: in Dutch or in English, as one or two sentences. */
import type { Finding, FindingCode } from "../agreement/finding.ts";
import { en } from "./en.ts";
import { nl } from "./nl.ts";
import type { Language, Words } from "./words.ts";

export const languages: Readonly<Record<Language, Words>> = { nl, en };

export function wordFinding(finding: Finding, lang: Language): string {
  const words = languages[lang];
  const said = words.findings[finding.code](finding.params);
  // A reading that breaks the agreement is told with what it breaks, in the same words as when the file itself says it.
  const inner = finding.code === "patch.broken" ? finding.params["code"] : undefined;
  return typeof inner === "string" && inner in words.findings
    ? `${said} ${words.findings[inner as FindingCode](finding.params)}`
    : said;
}

/** A finding of a check as the API tells it: where, a code of a closed set, and a sentence in the reader's language (CHK-1). */
import { z } from "zod";
import type { Finding } from "../agreement/finding.ts";
import { wordFinding } from "../i18n/word-finding.ts";
import type { Language } from "../i18n/words.ts";
import { pointerOf } from "./read-json.ts";

export const findingReply = z
  .object({
    pointer: z.string(),
    line: z.int().optional(),
    column: z.int().optional(),
    severity: z.enum(["error", "failure", "remark"]),
    article: z.string().optional(),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: "Finding" });

export function shownFinding(finding: Finding, language: Language): z.output<typeof findingReply> {
  const { code, path, position, severity, article } = finding;
  return {
    pointer: pointerOf(path),
    ...(position === undefined ? {} : { line: position.line, column: position.column }),
    severity,
    ...(article === undefined ? {} : { article }),
    code,
    detail: wordFinding(finding, language),
  };
}

/** What keeps a file from being read to its end, as a finding with its line. Rule: IMP-2. */
import { error } from "../../agreement/finding.ts";
import type { Finding, FindingCode } from "../../agreement/finding.ts";

export function unreadable(code: FindingCode, params: Finding["params"] = {}, line?: number, column = 1): Finding {
  const finding = error(code, [], params);
  return line === undefined ? finding : { ...finding, position: { line, column } };
}

/** One value of JSON, without losing digits: a number that a double cannot hold keeps its text. Rules: IMP-2, IMP-3. */
import type { Finding } from "../../agreement/finding.ts";
import { RawNumber, type Value } from "./flatten.ts";
import { unreadable } from "./unreadable.ts";

/** The value, or what is wrong, with its place when the text begins at `line`. */
export function parseJson(text: string, line: number): { value: Value } | { finding: Finding } {
  try {
    // Only with this many digits can a number lose one; reading each with its text takes ten times as long.
    const value = /\d[\d.]{15}/.test(text)
      ? (JSON.parse(text, keepDigits as never) as Value)
      : (JSON.parse(text) as Value);
    return { value };
  } catch (error) {
    return { finding: invalid(error, line) };
  }
}

function keepDigits(_key: string, value: Value, { source }: { source?: string }): Value {
  const isInexact = typeof value === "number" && source !== undefined && /\d[\d.]{15}/.test(source);
  return isInexact ? new RawNumber(source) : value;
}

function invalid(error: unknown, line: number): Finding {
  if (error instanceof RangeError) return unreadable("json.invalid", { fault: "too-deep", what: "" }, line);
  const said = error instanceof Error ? error.message : "";
  const [, row = "1", column = "1"] = /\(line (\d+) column (\d+)\)/.exec(said) ?? [];
  const what = said.split(/(?: in JSON)? at position|, "| is not valid|, \.\.\./)[0]!;
  const fault = /end of JSON|Unterminated/i.test(said) ? "ended" : "";
  return unreadable("json.invalid", { fault, what }, line + Number(row) - 1, Number(column));
}

/** A reader of one format of text: it is given the text in pieces of any size and puts records into its sink. */
import type { Finding } from "../../agreement/finding.ts";

export interface TextReader {
  /** A finding ends the reading. */
  read(text: string): Finding | undefined;
  /** After the last piece. */
  end(): Finding | undefined;
  /** Line ends in all that was given. */
  lineEnds(): number;
  /** Records that were put into the sink, or spoiled. */
  readonly records: number;
  /** Whether it has seen as much as was asked for. */
  readonly isSatisfied: boolean;
  readonly separator: string | undefined;
  /** Of the columns that were asked for, those that no record had a place for; none where a header names them. */
  unseen(): string[];
}

/** Line ends before `end`; a text without any is gone through no further than that. */
export function lineEndsOf(text: string, end = text.length): number {
  const part = end < text.length ? text.slice(0, end) : text;
  let ends = 0;
  for (let i = part.indexOf("\n"); i !== -1; i = part.indexOf("\n", i + 1)) ends++;
  return ends;
}

/**
 * What of a JSON document lies around its tickets: which list it is that the reader has come to, and, when the document is
 * done, whether all of it was JSON. The text is kept without the tickets, so it stays small. Rule: IMP-2.
 */
import type { Finding } from "../../agreement/finding.ts";
import { longestTicket } from "./json-lines.ts";
import { parseJson } from "./parse-json.ts";
import { unreadable } from "./unreadable.ts";

interface Frame {
  readonly isList: boolean;
  key: string;
}

export class JsonOutline {
  private readonly kept: string[] = [];
  private length = 0;
  private readonly frames: Frame[] = [];
  private lastString = "";
  /** Lists of objects that were come across. */
  readonly lists: string[] = [];

  /** One sign outside strings, white space too. */
  sign(sign: string): void {
    this.keep(sign);
    if (sign === "{" || sign === "[") this.frames.push({ isList: sign === "[", key: "" });
    else if (sign === "}" || sign === "]") this.frames.pop();
    else if (sign === ":" && this.frames.length > 0) this.frames.at(-1)!.key = this.lastString;
  }

  /** A string with its quotes. */
  string(token: string): void {
    this.keep(token);
    if (this.frames.at(-1)?.isList !== false || token.length > 1000) return;
    const parsed = parseJson(token, 1);
    this.lastString = "value" in parsed && typeof parsed.value === "string" ? parsed.value : "";
  }

  /** The list of tickets itself, which went elsewhere, with the line ends in it. */
  skipped(lineEnds: number): void {
    this.keep(`[${"\n".repeat(lineEnds)}]`);
  }

  /** Where a list begins that comes next: empty for the document itself, undefined inside another list. */
  path(): string | undefined {
    if (this.frames.some(({ isList }) => isList)) return undefined;
    return this.frames.map(({ key }) => key.replace(/[\\.]/g, "\\$&")).join(".");
  }

  get depth(): number {
    return this.frames.length;
  }

  get isTooLong(): boolean {
    return this.length > longestTicket;
  }

  /** What is wrong with the document as a whole, `lastLine` being where it ends. */
  end(lastLine: number): Finding | undefined {
    const parsed = parseJson(this.kept.join(""), 1);
    if ("value" in parsed) return undefined;
    const hasEnded = this.frames.length > 0 || parsed.finding.params["fault"] === "ended";
    return hasEnded ? unreadable("json.invalid", { fault: "ended", what: "" }, lastLine) : parsed.finding;
  }

  private keep(text: string): void {
    this.kept.push(text);
    this.length += text.length;
  }
}

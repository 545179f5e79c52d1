/**
 * A JSON document, ticket by ticket: the list of tickets is found while the text goes by, and only the ticket that is being
 * read is held. Without `rows` it is the document itself, or the one list of objects at its top. Rules: IMP-2, IMP-3.
 */
import type { Finding } from "../../agreement/finding.ts";
import { longestTicket } from "./json-lines.ts";
import { JsonOutline } from "./json-outline.ts";
import { NestedRows } from "./nested-rows.ts";
import { parseJson } from "./parse-json.ts";
import type { ReadRequest, RecordSink } from "./records.ts";
import { lineEndsOf, type TextReader } from "./text-reader.ts";
import { unreadable } from "./unreadable.ts";

const deepest = 100;

/** Outside the tickets; at the opening of a list; between two tickets; inside one. */
type Place = "outside" | "opening" | "first" | "next" | "after" | "ticket";

export class JsonReader implements TextReader {
  readonly separator = undefined;
  private readonly rows: NestedRows;
  private readonly path: string | undefined;
  private readonly outline = new JsonOutline();
  private found: string | undefined;
  private place: Place = "outside";
  private depth = 0;
  /** What was not dealt with yet; scanning goes on at `at`, and `line` is the line at its beginning. */
  private text = "";
  private at = 0;
  private line = 1;
  private rowsLine = 1;

  constructor(sink: RecordSink, request: Pick<ReadRequest, "columns" | "sample" | "rows">) {
    this.rows = new NestedRows(sink, request);
    this.path = request.rows;
  }

  get records(): number {
    return this.rows.records;
  }

  get isSatisfied(): boolean {
    return this.rows.isSatisfied;
  }

  unseen(): string[] {
    return this.rows.unseen();
  }

  lineEnds(): number {
    return this.line - 1 + lineEndsOf(this.text);
  }

  read(text: string): Finding | undefined {
    this.text += text;
    while (this.at < this.text.length && !this.isSatisfied) {
      const before = this.at;
      const beforePlace = this.place;
      const finding = this.place === "ticket" ? this.ticket() : this.sign();
      if (finding) return finding;
      if (this.at === before && this.place === beforePlace) break; // the rest of a string is still to come
    }
    if (this.place !== "ticket") this.drop(this.at);
    const isTooLong = this.text.length > longestTicket || this.outline.isTooLong;
    return isTooLong ? this.invalid("too-long") : undefined;
  }

  end(): Finding | undefined {
    const lastLine = this.lineEnds() + 1;
    if (this.text !== "" || !["outside", "opening"].includes(this.place)) {
      return unreadable("json.invalid", { fault: "ended", what: "" }, lastLine);
    }
    return this.outline.end(lastLine) ?? (this.found === undefined ? this.noRows() : this.rows.end());
  }

  /** One sign or string that is no part of a ticket. */
  private sign(): Finding | undefined {
    const sign = this.text[this.at]!;
    if (this.place === "outside") return this.outside(sign);
    if (/\s/.test(sign)) {
      if (this.place === "opening") this.outline.sign(sign);
      this.at++;
      return undefined;
    }
    if (this.place === "opening") return this.opening(sign);
    return this.between(sign);
  }

  private outside(sign: string): Finding | undefined {
    if (sign === '"') {
      const end = closingQuote(this.text, this.at);
      if (end === -1) return undefined;
      this.outline.string(this.text.slice(this.at, end + 1));
      this.at = end + 1;
      return undefined;
    }
    this.at++;
    if (sign === "[") this.place = "opening";
    else this.outline.sign(sign);
    return this.outline.depth > deepest ? this.invalid("too-deep") : undefined;
  }

  /** What comes first in a list tells whether the tickets are in it. */
  private opening(sign: string): Finding | undefined {
    const path = this.outline.path();
    const isAsked = path !== undefined && path === (this.path ?? "");
    const isOfObjects = sign === "{" && path !== undefined;
    if (isOfObjects && path !== "") this.outline.lists.push(path);
    const isTop = this.path === undefined && isOfObjects && this.outline.depth === 1;
    if (!isAsked && !isTop) {
      this.place = "outside";
      this.outline.sign("[");
      return undefined;
    }
    if (this.found !== undefined) return this.noRows();
    this.found = path;
    this.place = "first";
    this.drop(this.at);
    this.rowsLine = this.line;
    return undefined;
  }

  private between(sign: string): Finding | undefined {
    if (sign === "]" && this.place !== "next") {
      this.drop(this.at);
      this.outline.skipped(this.line - this.rowsLine);
      this.place = "outside";
    } else if (this.place === "after") {
      if (sign !== ",") return this.invalid("", `a comma is missing before ${JSON.stringify(sign)}`);
      this.place = "next";
    } else {
      if (sign !== "{") return this.invalid("not-object");
      this.drop(this.at);
      this.place = "ticket";
      this.depth = 0;
      return undefined;
    }
    this.at++;
    return undefined;
  }

  /** Goes on to the end of the ticket that begins at the start of the text, or to the end of the text. */
  private ticket(): Finding | undefined {
    const text = this.text;
    for (let at = this.at; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) {
        const end = closingQuote(text, at);
        if (end === -1) {
          this.at = at;
          return undefined;
        }
        at = end;
      } else if (code === 123 || code === 91) {
        if (++this.depth > deepest) return this.invalid("too-deep");
      } else if ((code === 125 || code === 93) && --this.depth === 0) return this.whole(at + 1);
    }
    this.at = text.length;
    return undefined;
  }

  private whole(end: number): Finding | undefined {
    const parsed = parseJson(this.text.slice(0, end), this.line);
    if ("finding" in parsed) return parsed.finding;
    const finding = this.rows.add(parsed.value, this.line);
    this.place = "after";
    this.at = end;
    return finding;
  }

  /** Lets go of the text before `end`. */
  private drop(end: number): void {
    this.line += lineEndsOf(this.text, end);
    this.text = this.text.slice(end);
    this.at = 0;
  }

  private invalid(fault: string, what = ""): Finding {
    return unreadable("json.invalid", { fault, what }, this.line + lineEndsOf(this.text, this.at));
  }

  private noRows(): Finding {
    return unreadable("json.no-rows", { rows: this.path ?? "", lists: this.outline.lists.slice(0, 9).join(", ") });
  }
}

/** Where the string ends that opens at `start`; -1 where that is still to come. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

/** JSON lines: an object a line, empty lines apart. Rules: IMP-2, IMP-3. */
import type { Finding } from "../../agreement/finding.ts";
import { isObject } from "./flatten.ts";
import { NestedRows } from "./nested-rows.ts";
import { parseJson } from "./parse-json.ts";
import type { ReadRequest, RecordSink } from "./records.ts";
import { lineEndsOf, type TextReader } from "./text-reader.ts";
import { unreadable } from "./unreadable.ts";

export const longestTicket = 64 << 20;

export class JsonLinesReader implements TextReader {
  readonly separator = undefined;
  private readonly rows: NestedRows;
  private rest: string[] = [];
  private restLength = 0;
  private line = 1;

  constructor(sink: RecordSink, request: Pick<ReadRequest, "columns" | "sample">) {
    this.rows = new NestedRows(sink, request);
  }

  get records(): number {
    return this.rows.records;
  }

  get isSatisfied(): boolean {
    return this.rows.isSatisfied;
  }

  read(text: string): Finding | undefined {
    const end = text.lastIndexOf("\n");
    if (end === -1) return this.keep(text);
    const lines = (this.rest.join("") + text.slice(0, end)).split("\n");
    this.rest = [];
    this.restLength = 0;
    for (const line of lines) {
      const finding = this.ticket(line, this.line++);
      if (finding) return finding;
      if (this.isSatisfied) return undefined;
    }
    return this.keep(text.slice(end + 1));
  }

  end(): Finding | undefined {
    return this.ticket(this.rest.join(""), this.line) ?? this.rows.end();
  }

  unseen(): string[] {
    return this.rows.unseen();
  }

  lineEnds(): number {
    return this.line - 1 + lineEndsOf(this.rest.join(""));
  }

  private keep(text: string): Finding | undefined {
    this.rest.push(text);
    this.restLength += text.length;
    const isTooLong = this.restLength > longestTicket;
    return isTooLong ? unreadable("json.invalid", { fault: "too-long", what: "" }, this.line) : undefined;
  }

  private ticket(text: string, line: number): Finding | undefined {
    if (text.trim() === "") return undefined;
    const parsed = parseJson(text, line);
    if ("finding" in parsed) return parsed.finding;
    if (!isObject(parsed.value)) return unreadable("json.invalid", { fault: "not-object", what: "" }, line);
    return this.rows.add(parsed.value, line);
  }
}

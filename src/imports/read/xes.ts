/**
 * XES (IEEE 1849): a record for each event, its attributes under their keys, those of its trace under `trace.` and the key,
 * an attribute inside another under both keys. A document type is refused before anything it declares is looked at.
 * Rules: IMP-2, IMP-3, IMP-5.
 */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { Finding } from "../../agreement/finding.ts";
import type { ReadRequest, RecordSink } from "./records.ts";
import type { TextReader } from "./text-reader.ts";
import { unreadable } from "./unreadable.ts";
import { XesRows } from "./xes-rows.ts";

/** Text in which no element begins or ends. */
const longestSilence = 16 << 20;

type Level = { of: "log" | "trace" | "event" | "skipped" } | { of: "attribute"; path: string };

export class XesReader implements TextReader {
  readonly separator = undefined;
  private readonly rows: XesRows;
  private readonly parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  private readonly levels: Level[] = [];
  private finding: Finding | undefined;
  private silence = 0;

  constructor(sink: RecordSink, request: Pick<ReadRequest, "columns" | "sample">) {
    this.rows = new XesRows(sink, request);
    this.parser.on("doctype", () => (this.finding ??= unreadable("xes.entity", {}, this.parser.line)));
    this.parser.on("error", (error) => (this.finding ??= this.invalid(error.message)));
    this.parser.on("opentag", (tag) => this.open(tag));
    this.parser.on("closetag", () => this.close());
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
    return this.parser.line - 1;
  }

  read(text: string): Finding | undefined {
    this.silence += text.length;
    this.parser.write(text);
    if (this.silence > longestSilence) this.finding ??= this.fault("too-long");
    return this.finding;
  }

  end(): Finding | undefined {
    const cutOff = this.levels.length > 0 ? this.fault("ended") : undefined;
    this.parser.close();
    this.finding = cutOff ?? this.finding;
    if (!this.finding) this.rows.end();
    return this.finding;
  }

  private open({ name, attributes }: SaxesTagPlain): void {
    this.silence = 0;
    if (this.finding || this.isSatisfied) return;
    this.levels.push(this.levelOf(name.slice(name.indexOf(":") + 1), attributes));
  }

  private levelOf(element: string, { key, value }: Record<string, string>): Level {
    const around = this.levels.at(-1);
    if (!around) {
      if (element !== "log") this.finding ??= this.fault("no-log");
      return { of: "log" };
    }
    if (around.of === "log") {
      if (element !== "trace" && element !== "event") return { of: "skipped" };
      if (element === "trace") this.rows.openTrace(this.parser.line);
      else this.rows.openEvent(this.parser.line);
      return { of: element };
    }
    if (around.of === "trace" && element === "event") {
      this.rows.openEvent(this.parser.line);
      return { of: "event" };
    }
    if (around.of === "skipped") return around;
    if (key === undefined) return element === "values" ? around : { of: "skipped" };
    const path = around.of === "attribute" ? `${around.path}.${key}` : around.of === "trace" ? `trace.${key}` : key;
    if (value !== undefined) this.rows.attribute(path, value);
    return { of: "attribute", path };
  }

  private close(): void {
    this.silence = 0;
    if (this.finding || this.isSatisfied) return;
    const level = this.levels.pop();
    const around = this.levels.at(-1);
    if (level?.of === "event") this.rows.closeEvent(around?.of === "trace");
    else if (level?.of === "trace") this.rows.closeTrace();
  }

  private invalid(message: string): Finding {
    const [, line, column, what = message] = /^(\d+):(\d+): (.*?)\.?$/s.exec(message) ?? [];
    return unreadable("xes.invalid", { fault: "", what }, Number(line ?? this.parser.line), Number(column ?? 0) + 1);
  }

  private fault(fault: string): Finding {
    return unreadable("xes.invalid", { fault, what: "" }, this.parser.line);
  }
}

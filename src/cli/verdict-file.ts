/**
 * `--tickets`: every ticket's verdicts as comma-separated values, a row for each threshold of each clock. Rows go to the
 * disk as tickets are judged, so that a million of them cost no memory.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { csvOf } from "../documents/write-csv.ts";
import type { ClockOutcome, Judgement, ThresholdOutcome } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import type { TableColumn } from "../i18n/score-words.ts";
import { languages } from "../i18n/word-finding.ts";
import { objectivesOf } from "../engine/objective.ts";
import { instantToIso } from "../time/moment.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

const columns: readonly TableColumn[] = [
  "ticket",
  "clock",
  "group",
  "target",
  "verdict",
  "start",
  "due",
  "missedAt",
  "stop",
  "elapsedMinutes",
];
const minuteMs = 60_000;
const rowsAtOnce = 4096;

type Row = (string | number)[];

export class VerdictFile {
  private readonly file: number;
  private readonly program: Program;
  private readonly io: Io;
  private readonly groups: ReadonlyMap<unknown, string>;
  private rows: Row[] = [];

  private constructor(file: number, program: Program, io: Io) {
    this.file = file;
    this.program = program;
    this.io = io;
    this.groups = new Map(objectivesOf(program).map(({ threshold, group }) => [threshold, group.join(" · ")]));
    this.rows.push(columns.map((column) => languages[io.lang].score.columns[column]));
  }

  static open(name: string, program: Program, io: Io): VerdictFile | Refused {
    try {
      return new VerdictFile(openSync(path.resolve(io.cwd, name), "w"), program, io);
    } catch {
      return new Refused([languages[io.lang].score.cannotWrite(name)]);
    }
  }

  /** A ticket that was set apart has a row that says so, and no figures. */
  add(ticket: string, judgement: Judgement | undefined): void {
    const words = languages[this.io.lang];
    if (judgement === undefined) this.rows.push([ticket, "", "", "", words.score.setsApart, "", "", "", "", ""]);
    for (const outcome of judgement?.clocks ?? []) {
      if (outcome.thresholds.length === 0) this.rows.push(this.row(ticket, outcome, undefined));
      for (const threshold of outcome.thresholds) this.rows.push(this.row(ticket, outcome, threshold));
    }
    if (this.rows.length >= rowsAtOnce) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private row(
    ticket: string,
    { clock, run, verdict, elapsedMs }: ClockOutcome,
    one: ThresholdOutcome | undefined,
  ): Row {
    return [
      ticket,
      clock.name,
      one === undefined ? "" : (this.groups.get(one.countsFor) ?? ""),
      one?.threshold.written ?? "",
      languages[this.io.lang].verdicts[one?.verdict ?? verdict],
      this.moment(run.startAt),
      this.moment(one?.dueAt ?? NaN),
      this.moment(one?.missedAt ?? NaN),
      this.moment(run.stopAt),
      elapsedMs / minuteMs,
    ];
  }

  private moment(at: number): string {
    return Number.isFinite(at) ? instantToIso(this.program.zone, at) : "";
  }

  private flush(): void {
    writeSync(this.file, csvOf(this.rows));
    this.rows = [];
  }
}

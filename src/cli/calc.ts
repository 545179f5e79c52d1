/**
 * `peil calc`: the calculator for other programs. One JSON question a line in, one JSON answer a line out, in order, as
 * the lines come. A line that cannot be answered gets an error answer and the next line is read (docs/reference/calc.md).
 */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { compileHours } from "../time/compile-hours.ts";
import type { ResolveDates } from "../time/day-names.ts";
import { countryDays } from "../time/country-days.ts";
import type { HolidaysConstructor } from "../time/country-days.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { parseHours } from "../time/hours-text.ts";
import type { HoursDefinition } from "../time/hours-text.ts";
import type { Hours } from "../time/hours.ts";
import { answerQuestion, readQuestion } from "../time/question.ts";
import type { HoursAsked, Question } from "../time/question.ts";
import { calcMessage } from "./calc-messages.ts";
import type { CalcProblem } from "./calc-messages.ts";
import type { Io } from "./terminal.ts";

/** Finds hours by name, `path/agreement.yaml#working`; the default reads the agreement from the disk. */
export type LoadHours = (
  name: string,
) => Promise<{ hours: HoursDefinition; problems?: undefined } | { hours?: undefined; problems: CalcProblem[] }>;

const MALFORMED = 2;
const MOST_BYTES = 1024 * 1024;
const MOST_LEVELS = 60;
/** Compiled hours kept: a program asks about a few calendars, many times. */
const MOST_HOURS = 100;

export async function run(args: string[], io: Io, loadHours: LoadHours = agreementHours(io.cwd)): Promise<number> {
  const [file, ...more] = args.filter((arg) => arg !== "--json"); // its answers are JSON in any case
  if (more.length > 0 || (file?.startsWith("-") === true && file !== "-")) {
    const { usageProblem } = await import("./usage.ts");
    return usageProblem(io, "calc", undefined);
  }
  const input = file === undefined || file === "-" ? io.stdin : createReadStream(resolve(io.cwd, file));
  const calculator = new Calculator(loadHours);
  try {
    for await (const lines of linesOf(input)) {
      let answers = "";
      for (const line of lines) answers += await calculator.answer(line);
      if (answers !== "" && !io.stdout.write(answers)) await new Promise((done) => io.stdout.once("drain", done));
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    const [{ languages }, { reasonOf }] = await Promise.all([import("../i18n/word-finding.ts"), import("./load.ts")]);
    io.stderr.write(`${languages[io.lang].files[reasonOf(error)](file ?? "-")}\n`);
    return MALFORMED;
  }
  return calculator.refusals > 0 ? MALFORMED : 0;
}

class Calculator {
  refusals = 0;
  private readonly loadHours: LoadHours;
  private readonly compiled = new Map<string, Hours | { problems: CalcProblem[] }>();

  constructor(loadHours: LoadHours) {
    this.loadHours = loadHours;
  }

  /** The answer to one line, with its line end; nothing for a blank line. */
  async answer(line: Line): Promise<string> {
    if (typeof line !== "string") return this.refuse(undefined, [line]);
    if (line.trim() === "") return "";
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return this.refuse(undefined, [{ code: "question.not-json", params: {} }]);
    }
    const keys = keysIn(value);
    if (keys === undefined) return this.refuse(undefined, [{ code: "question.too-deep", params: {} }]);
    const id = idOf(value);
    if (keysWritten(line) !== keys) return this.refuse(id, [{ code: "question.key-twice", params: {} }]);
    const read = readQuestion(value);
    if ("refused" in read) return this.refuse(id, [read.refused]);
    const hours = this.recall(read.question.hours) ?? (await this.prepare(read.question));
    if ("problems" in hours) return this.refuse(id, hours.problems);
    const answer = answerQuestion(read.question, hours);
    if ("refused" in answer) return this.refuse(id, [answer.refused]);
    return `${JSON.stringify(id === undefined ? answer : { id, ...answer })}\n`;
  }

  private recall(asked: HoursAsked): Hours | { problems: CalcProblem[] } | undefined {
    return this.compiled.get(JSON.stringify(asked));
  }

  /** Reads and compiles hours, around the year asked about; they grow by themselves. The oldest make place. */
  private async prepare({ hours: asked, at }: Question): Promise<Hours | { problems: CalcProblem[] }> {
    const read = "named" in asked ? await this.loadHours(asked.named) : parseHours(asked.written);
    const prepared = read.problems === undefined ? await compiled(read.hours, at) : { problems: read.problems };
    if (this.compiled.size >= MOST_HOURS) this.compiled.delete(this.compiled.keys().next().value!);
    this.compiled.set(JSON.stringify(asked), prepared);
    return prepared;
  }

  private refuse(id: unknown, problems: readonly CalcProblem[]): string {
    this.refusals++;
    const [first, ...others] = problems.map(worded);
    const error = others.length === 0 ? first : { ...first, others };
    return `${JSON.stringify(id === undefined ? { error } : { id, error })}\n`;
  }
}

async function compiled(definition: HoursDefinition, at: number): Promise<Hours | { problems: CalcProblem[] }> {
  const year = new Date(at).getUTCFullYear();
  try {
    return compileHours(definition, year - 1, year + 1, await countriesIn(definition));
  } catch (error) {
    if (error instanceof HoursRangeError) return { problems: [{ code: error.code, params: error.params }] };
    throw error;
  }
}

// The library with the days of other countries is heavy, and most questions do without.
async function countriesIn(definition: HoursDefinition): Promise<ResolveDates | undefined> {
  if (!JSON.stringify(definition).includes('"country:')) return undefined;
  const { default: Holidays } = await import("date-holidays");
  return countryDays(Holidays as unknown as HolidaysConstructor);
}

function agreementHours(folder: string): LoadHours {
  return async (named) => {
    const hash = named.lastIndexOf("#");
    const [path, name] = [named.slice(0, hash), named.slice(hash + 1)];
    if (hash < 1 || name === "") return missing("hours.bad-reference", { text: named });
    const bytes = await readFile(resolve(folder, path)).catch(() => undefined);
    if (bytes === undefined) return missing("hours.no-file", { path });
    const [{ parseAgreement }, { hoursText }] = await Promise.all([
      import("../agreement/parse.ts"),
      import("../engine/compile.ts"),
    ]);
    const parsed = parseAgreement(bytes);
    if ("findings" in parsed) return missing("hours.bad-agreement", { path });
    const { file } = parsed;
    const term = Object.hasOwn(file.hours, name) ? file.hours[name] : undefined;
    if (term === undefined && name !== "always") return missing("hours.no-such-name", { path, name });
    const zone = file["time-zone"];
    const read = parseHours(term === undefined ? { zone, week: "always" } : hoursText(term, zone));
    return read.hours === undefined ? { problems: read.problems } : { hours: read.hours };
  };
}

function missing(code: CalcProblem["code"], params: Record<string, string>): { problems: CalcProblem[] } {
  return { problems: [{ code, params }] };
}

type Line = string | CalcProblem;

/** The lines of a stream as they come in, decoded; one that is too long or no UTF-8 comes as its problem. */
async function* linesOf(input: Readable): AsyncGenerator<Line[]> {
  let held: Buffer[] = [];
  let size = 0;
  const take = (tail: Buffer): Line => {
    const line = decode(size + tail.length > MOST_BYTES ? undefined : Buffer.concat([...held, tail]));
    held = [];
    size = 0;
    return line;
  };
  for await (const piece of input) {
    const chunk = Buffer.from(piece as Buffer | string);
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      lines.push(take(chunk.subarray(from, end)));
      from = end + 1;
    }
    size += chunk.length - from;
    // Of a line that is too long already, nothing more is kept.
    if (size <= MOST_BYTES) held.push(chunk.subarray(from));
    yield lines;
  }
  if (size > 0) yield [take(Buffer.alloc(0))];
}

const LINE_END = 10;

function decode(bytes: Buffer | undefined): Line {
  if (bytes === undefined) return { code: "question.too-long", params: { bytes: String(MOST_BYTES) } };
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { code: "question.not-utf8", params: {} };
  }
}

// JSON itself lets a key stand twice and keeps the last: a question would be answered that was not the one written.
function keysWritten(line: string): number {
  let written = 0;
  for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (match[1] !== undefined) written++;
  return written;
}

/** How many keys there are in all; undefined when the value is nested deeper than any question is. */
function keysIn(value: unknown, depth = 0): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (depth === MOST_LEVELS) return undefined;
  let keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) {
    const more = keysIn(inner, depth + 1);
    if (more === undefined) return undefined;
    keys += more;
  }
  return keys;
}

function idOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
}

function worded({ code, params, path }: CalcProblem): object {
  const error = { code, message: calcMessage(code, params) };
  return path === undefined || path.length === 0 ? error : { ...error, path: path.join(".") };
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { MESSAGES, calcMessage } from "./calc-messages.ts";
import { run } from "./calc.ts";
import type { LoadHours } from "./calc.ts";
import type { Io } from "./terminal.ts";

type Answer = Record<string, unknown> & {
  error?: { code: string; message: string; path?: string; others?: unknown[] };
};

const office = { zone: "Europe/Amsterdam", week: { "mon-fri": ["09:00-17:00"] }, closed: ["nl-awt"] };
const due = { ...office, ask: "due", at: "2026-11-20T15:30:00Z", for: "2 h" };

async function calc(input: (string | Buffer)[], loadHours?: LoadHours): Promise<{ answers: Answer[]; exit: number }> {
  const stdout = new PassThrough();
  const printed = text(stdout);
  const silent = new PassThrough().resume();
  const io: Io = {
    stdin: Readable.from(input),
    stdout,
    stderr: silent,
    colour: false,
    columns: 80,
    cwd: process.cwd(),
    env: {},
    now: Date.UTC(2026, 10, 21),
    lang: "en",
    system: () => Promise.reject(new Error("no system runs here")),
  };
  const exit = await (loadHours === undefined ? run([], io) : run([], io, loadHours));
  stdout.end();
  const lines = (await printed).split("\n").slice(0, -1);
  return { answers: lines.map((line) => JSON.parse(line) as Answer), exit };
}
const ask = async (...questions: unknown[]) =>
  (await calc(questions.map((question) => `${JSON.stringify(question)}\n`))).answers;
const codes = (answers: Answer[]) => answers.map((answer) => answer.error?.code);

describe("answers", () => {
  test("CAL-1 CAL-3 the example of the reference page: every key at once", async () => {
    const full = {
      ...due,
      closed: ["2026-12-25", "nl-awt"],
      dates: { "2026-12-24": ["09:00-16:00"] },
      early: { "16:00": ["5 dec", "good-friday"] },
      shut: [["2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"]],
    };
    const christmas = { ...full, at: "2026-12-24T14:30:00Z", for: 3_600_000 };
    const shut = { ...full, ask: "open", at: "2026-03-02T00:00:00Z", until: "2026-03-03T00:00:00Z", for: undefined };
    expect(await ask(full, christmas, shut)).toEqual([
      { at: "2026-11-23T09:30:00Z" },
      { at: "2026-12-28T08:30:00Z" },
      { ms: 7 * 3_600_000 },
    ]);
  });

  test("CAL-2 CAL-3 open, is-open, next-open and next-close; ids come back, also with an error", async () => {
    const at = "2026-11-20T16:00:00Z";
    const answers = await ask(
      { ...office, id: 1, ask: "open", at, until: "2026-11-20T14:00:00Z" },
      { ...office, id: "b", ask: "is-open", at },
      { ...office, id: 3, ask: "is-open", at, "at-closing": "inside" },
      { ...office, id: 4, ask: "next-open", at },
      { ...office, id: 5, ask: "next-close", at: "2026-11-20T15:59:59.999+00:00" },
      { ...office, id: 6, ask: "never", at },
    );
    expect(answers).toMatchObject([
      { id: 1, ms: -7_200_000 },
      { id: "b", open: false },
      { id: 3, open: true },
      { id: 4, at: "2026-11-23T08:00:00Z" },
      { id: 5, at: "2026-11-20T16:00:00Z" },
      { id: 6, error: { code: "question.unknown-ask" } },
    ]);
  });

  test("CAL-3 TIM-1 lengths: a number, a text, backwards, to the millisecond, and zero", async () => {
    const lengths = [7_200_000, "-30 min", "1 h 30 min", "1 ms", 0];
    const asked = lengths.map((length) => Object.assign({}, due, { for: length }));
    expect(await ask(...asked)).toEqual([
      { at: "2026-11-23T09:30:00Z" },
      { at: "2026-11-20T15:00:00Z" },
      { at: "2026-11-23T09:00:00Z" },
      { at: "2026-11-20T15:30:00.001Z" },
      { at: "2026-11-20T15:30:00Z" },
    ]);
  });

  test("CAL-6 CAL-7 CAL-8 working days by the hours' own reading, calendar lengths from the first open moment", async () => {
    const answers = await ask(
      { ...due, for: "2 working days", "working-day": "close" },
      { ...due, for: "-2 working days", "working-day": "close" },
      { ...due, for: "2 working days", "working-day": "8 h" },
      { ...due, for: "2 working days" },
      { ...due, for: "1 day", at: "2026-11-21T12:00:00Z" },
      { ...due, for: "-1 month" },
    );
    expect(answers).toMatchObject([
      { at: "2026-11-24T16:00:00Z" },
      { at: "2026-11-18T08:00:00Z" },
      { at: "2026-11-24T15:30:00Z" },
      { error: { code: "question.no-working-day" } },
      { at: "2026-11-24T08:00:00Z" },
      { at: "2026-10-20T14:30:00Z" },
    ]);
  });

  test("CAL-5 days of another country, asked of the library only then", async () => {
    const belgium = { ...office, closed: "country:BE", ask: "next-open", at: "2026-07-21T05:00:00Z" };
    const [first, second] = await ask(belgium, { ...belgium, closed: "country:XX" });
    expect([first, second?.error?.code]).toEqual([{ at: "2026-07-22T07:00:00Z" }, "days.unknown-country"]);
  });

  test("CAL-1 hours by name, loaded once for all their questions", async () => {
    const asked: string[] = [];
    const load: LoadHours = async (name) => {
      asked.push(name);
      const { parseHours } = await import("../time/hours-text.ts");
      return parseHours(office);
    };
    const question = JSON.stringify({ hours: "sla.yaml#working", ask: "due", at: due.at, for: "2 h" });
    const { answers } = await calc([`${question}\n${question}\n`], load);
    const answer = { at: "2026-11-23T09:30:00Z" };
    expect([answers, asked]).toEqual([[answer, answer], ["sla.yaml#working"]]);
  });
});

describe("refusals", () => {
  test("CAL-1 a wrong question gets its own answer and the next is read", async () => {
    const { ask: _ask, ...noAsk } = due;
    const { answers, exit } = await calc([
      "not json\n",
      "[1]\n",
      "\n  \n",
      `${JSON.stringify({ ...due, colour: "red" })}\n`,
      `${JSON.stringify(noAsk)}\n`,
      `${JSON.stringify({ ...due, until: due.at })}\n`,
      `${JSON.stringify({ ...due, at: "2026-11-20T15:30:00" })}\n`,
      `${JSON.stringify({ ...due, at: "2026-11-20T15:30:00.0001Z" })}\n`,
      `${JSON.stringify({ ...due, at: 5 })}\n`,
      `${JSON.stringify({ ...due, for: 1.5 })}\n`,
      `${JSON.stringify({ ...due, for: "soon" })}\n`,
      `${JSON.stringify({ ...due, hours: "a.yaml#b" })}\n`,
      `{"zone":"UTC","week":"always","ask":"is-open","at":"2026-01-01T00:00:00Z","at":"2027-01-01T00:00:00Z"}\n`,
      `{"zone":"UTC","ask":"is-open","at":"2026-01-01T00:00:00Z"}\n`,
      `{"zone":"UTC","week":"always","ask":"next-close","at":"2026-01-01T00:00:00Z"}\n`,
      `{"zone":"UTC","week":"always","ask":"due","at":"2026-01-01T00:00:00Z","for":"3000 years"}\n`,
      `{"zone":"UTC","week":"always","ask":"is-open","at":"2500-01-01T00:00:00Z"}\n`,
      JSON.stringify(due),
    ]);
    expect(codes(answers)).toEqual([
      "question.not-json",
      "question.not-a-map",
      "question.unknown-key",
      "question.missing-key",
      "question.key-not-asked",
      "time.no-offset",
      "time.invalid",
      "question.bad-moment",
      "question.bad-length",
      "question.bad-length",
      "question.hours-twice",
      "question.key-twice",
      "hours.never-open",
      "hours.never-closes",
      "hours.outside-years",
      "hours.outside-years",
      undefined,
    ]);
    expect([answers.at(-1), exit]).toEqual([{ at: "2026-11-23T09:30:00Z" }, 2]);
  });

  test("CHK-1 everything wrong with the hours is told at once, with its place", async () => {
    const [answer] = await ask({ ...due, week: { mon: "9-17" }, closed: ["nl-holidays"] });
    expect(answer?.error).toMatchObject({
      code: "hours.bad-window",
      path: "week.mon",
      others: [{ code: "days.unknown", path: "closed.0" }],
    });
  });

  test("TIM-1 bytes that are no UTF-8 and a line without end are refused, and nothing crashes", async () => {
    const long = Buffer.alloc(3_000_000, "x");
    const { answers } = await calc([Buffer.from([0x22, 0xff, 0x22, 10]), long, "\n", `${JSON.stringify(due)}\r\n`]);
    expect(codes(answers)).toEqual(["question.not-utf8", "question.too-long", undefined]);
  });

  test("CHK-1 every code stands on the reference page and has a sentence without a hole in it", () => {
    const filled = Object.keys(MESSAGES).map((code) => calcMessage(code as keyof typeof MESSAGES, {}));
    const page = readFileSync(new URL("../../docs/reference/calc.md", import.meta.url), "utf8");
    expect(Object.keys(MESSAGES).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
    expect(filled.filter((sentence) => /[{}]/.test(sentence) || !/[.]$/.test(sentence))).toEqual([]);
  });

  test("CAL-1 a line nested without end is refused, and the next one answered", async () => {
    const maps = '{"id":'.repeat(100_000) + "1" + "}".repeat(100_000);
    const list = `{"id":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    const { answers, exit } = await calc([`${maps}\n${list}\n${JSON.stringify(due)}\n`]);
    expect(codes(answers)).toEqual(["question.too-deep", "question.too-deep", undefined]);
    expect(exit).toBe(2);
  });

  test("CAL-1 a name that every object has is no name of hours", async () => {
    const tutorial = fileURLToPath(new URL("../../docs/tutorial/agreement.yaml", import.meta.url));
    const named = ["__proto__", "constructor", "nope"].map((name) => ({
      hours: `${tutorial}#${name}`,
      ask: "is-open",
      at: due.at,
    }));
    const { answers } = await calc(named.map((one) => `${JSON.stringify(one)}\n`));
    expect(codes(answers)).toEqual(Array(3).fill("hours.no-such-name"));
  });
});

describe("peil calc as a program", () => {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const peil = (args: string[], input: string) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [main, "calc", ...args], {
      input,
      encoding: "utf8",
    });
    return { stdout, stderr, status };
  };

  test("CAL-3 answers from standard input and from a file, exit 0; a file that is not there is 2", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "peil-calc-"));
    const file = path.join(folder, "questions.jsonl");
    writeFileSync(file, `${JSON.stringify(due)}\n`);
    const answered = { stdout: '{"at":"2026-11-23T09:30:00Z"}\n', stderr: "", status: 0 };
    expect(peil([], JSON.stringify(due))).toEqual(answered);
    expect(peil([file], "")).toEqual(answered);
    rmSync(folder, { recursive: true });
    expect(peil([file], "").status).toBe(2);
    expect(peil(["--fast"], "").status).toBe(2);
  });

  test("CAL-3 answers a hundred thousand questions, in order", () => {
    const questions = Array.from(
      { length: 100_000 },
      (_, i) => `${JSON.stringify({ ...due, id: i, for: i * 1000 })}\n`,
    );
    const { stdout, status } = spawnSync(process.execPath, [main, "calc"], {
      input: questions.join(""),
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    const ids = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as { id: number }).id);
    expect([status, ids.length, ids.every((id, i) => id === i)]).toEqual([0, 100_000, true]);
  }, 30_000);
});

/**
 * `peil explain`: one ticket's clocks, minute by minute and article by article (CLK-10). The ticket comes from a file of
 * facts, or from an example of the agreement itself. Exit 0 explained, 1 a promise was missed and `--fail-on-miss` was
 * given, 2 unreadable or malformed input.
 */
import { parseArgs } from "node:util";
import { readMoment } from "../agreement/fact-lines.ts";
import type { Finding } from "../agreement/finding.ts";
import { readTickets } from "../agreement/ticket-file.ts";
import { checkAgreement } from "../engine/check.ts";
import { casesOf, subjectOfCase } from "../engine/example.ts";
import { refusal } from "../engine/compile.ts";
import { explain, type Explanation } from "../engine/explain.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import type { Trial } from "../engine/trial.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { languages, wordFinding } from "../i18n/word-finding.ts";
import { findingLines } from "./check-report.ts";
import { explainJson } from "./explain-json.ts";
import { printExplanation } from "./explain-report.ts";
import { compileOptions, readInput } from "./load.ts";
import type { Io } from "./terminal.ts";
import { usageProblem, wrongOption } from "./usage.ts";

const options = {
  json: { type: "boolean" },
  example: { type: "string" },
  value: { type: "string" },
  under: { type: "string" },
  "as-of": { type: "string" },
  "fail-on-miss": { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

/** One ticket to explain, and how it is called. */
interface Named {
  readonly id: string;
  readonly subject: Subject;
  /** At which moment an example is judged, where it says so. */
  readonly asOf?: number | undefined;
}

/** What kept a ticket from being explained: sentences for the reader, or findings in a file. */
class Refused {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }
}

export async function run(args: string[], io: Io): Promise<number> {
  let flags: Flags;
  let positionals: string[];
  try {
    ({ values: flags, positionals } = parseArgs({ args, options, allowPositionals: true }));
  } catch (thrown) {
    return usageProblem(io, "explain", wrongOption(thrown, io.lang));
  }
  const [agreementName, factsName, wanted, ...more] = positionals;
  const isExample = flags.example !== undefined;
  if (agreementName === undefined || (factsName === undefined) !== isExample || more.length > 0)
    return usageProblem(io, "explain", undefined);
  if (flags.value !== undefined && !isExample)
    return usageProblem(io, "explain", languages[io.lang].explain.valueAlone);
  const loaded = await load(agreementName, io);
  if (loaded instanceof Refused) return refuse(io, loaded);
  const program = loaded.program(flags.under);
  if ("code" in program) return refuse(io, new Refused(findingLines(io, agreementName, program)));
  const named = isExample ? fromExample(program, flags, io) : await fromFile(program, factsName!, wanted, io);
  if (named instanceof Refused) return refuse(io, named);
  const asOf = flags["as-of"] === undefined ? named.asOf : momentOf(flags["as-of"], program, io);
  if (asOf instanceof Refused) return refuse(io, asOf);
  try {
    const explanation = explain(program, named.subject, asOf);
    if (flags.json === true)
      io.stdout.write(`${JSON.stringify(explainJson(program, named.id, explanation), undefined, 2)}\n`);
    else printExplanation(io, program, named.id, explanation);
    return flags["fail-on-miss"] === true && hasMiss(explanation) ? 1 : 0;
  } catch (thrown) {
    if (!(thrown instanceof HoursRangeError)) throw thrown;
    return refuse(io, new Refused([wordFinding(refusal(thrown, []), io.lang)]));
  }
}

function refuse(io: Io, refused: Refused): number {
  io.stderr.write(`${refused.lines.join("\n")}\n`);
  return 2;
}

async function load(name: string, io: Io): Promise<Trial | Refused> {
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const report = checkAgreement(input.bytes, await compileOptions(io, [input]), { examples: false });
  if (report.trial !== undefined) return report.trial;
  return refusedBy(io, name, report.findings);
}

function refusedBy(io: Io, name: string, findings: readonly Finding[]): Refused {
  return new Refused(
    findings.filter((finding) => finding.severity === "error").flatMap((finding) => findingLines(io, name, finding)),
  );
}

async function fromFile(program: Program, name: string, wanted: string | undefined, io: Io): Promise<Named | Refused> {
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const { tickets, findings } = readTickets(input.bytes, program.file);
  if (findings.length > 0) return refusedBy(io, name, findings);
  const ticket = wanted === undefined ? tickets[0] : tickets.find((one) => one.id === wanted);
  const ids = listed(
    tickets.map((one) => one.id),
    io,
  );
  if (ticket === undefined) return new Refused([languages[io.lang].explain.noTicket(wanted ?? "", ids)]);
  if (wanted === undefined && tickets.length > 1) return new Refused([languages[io.lang].explain.whichTicket(ids)]);
  return { id: ticket.id, subject: { kind: "ticket", ...ticket } };
}

/** As many as one can read; how many more there are. */
function listed(names: readonly string[], io: Io): string {
  const shown = names.slice(0, 20).join(" · ");
  return names.length > 20 ? `${shown} ${languages[io.lang].explain.more(names.length - 20)}` : shown;
}

function fromExample(program: Program, flags: Flags, io: Io): Named | Refused {
  const cases = casesOf(program.file).filter((one) => one.example.name === flags.example && one.reading === undefined);
  const words = languages[io.lang].explain;
  const names = (program.file.examples ?? []).map((example) => example.name);
  if (cases.length === 0) return new Refused([words.noExample(flags.example!, names)]);
  const chosen = flags.value === undefined ? cases[0] : cases.find((one) => one.value === flags.value);
  if (chosen === undefined)
    return new Refused([
      words.noValue(
        flags.value!,
        listed(
          cases.flatMap((one) => one.value ?? []),
          io,
        ),
      ),
    ]);
  const subject = subjectOfCase(program, chosen);
  const { hours, at } = chosen.example;
  const asOf = at === undefined ? undefined : momentOf(at, program, io);
  if (asOf instanceof Refused) return asOf;
  if (subject === undefined || hours !== undefined || (subject.facts.length === 0 && asOf === undefined))
    return new Refused([words.noFacts(flags.example!)]);
  return { id: chosen.value === undefined ? flags.example! : `${flags.example!} (${chosen.value})`, subject, asOf };
}

function momentOf(written: string, program: Program, io: Io): number | Refused {
  const findings: Finding[] = [];
  const at = readMoment(written, program.zone, [], findings);
  if (at !== undefined) return at;
  const [finding] = findings;
  const isClockChange = finding !== undefined && finding.code !== "time.invalid";
  return new Refused([isClockChange ? wordFinding(finding, io.lang) : languages[io.lang].explain.badMoment(written)]);
}

function hasMiss({ judgement }: Explanation): boolean {
  return judgement.clocks.some((outcome) => outcome.verdict === "missed");
}

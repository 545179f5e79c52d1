/**
 * `peil explain`: one ticket's clocks, minute by minute and article by article (CLK-10). The ticket comes from a file of
 * facts, or from an example of the agreement itself. Exit 0 explained, 1 a promise was missed and `--fail-on-miss` was
 * given, 2 unreadable or malformed input.
 */
import { parseArgs } from "node:util";
import { isoToInstant, localToInstant } from "../time/moment.ts";
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
import { usageProblem } from "./usage.ts";

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
    return usageProblem(io, "explain", (thrown as Error).message);
  }
  const [agreementName, factsName, wanted] = positionals;
  if (agreementName === undefined || (factsName === undefined) === (flags.example === undefined)) {
    return usageProblem(io, "explain", undefined);
  }
  const loaded = await load(agreementName, io);
  if (loaded instanceof Refused) return refuse(io, loaded);
  const program = loaded.program(flags.under);
  if ("code" in program) return refuse(io, new Refused(findingLines(io, agreementName, program)));
  const named =
    flags.example === undefined ? await fromFile(program, factsName!, wanted, io) : fromExample(program, flags, io);
  if (named instanceof Refused) return refuse(io, named);
  const asOf = flags["as-of"] === undefined ? undefined : momentOf(flags["as-of"], program);
  if (asOf === "unreadable") return refuse(io, new Refused([languages[io.lang].explain.badMoment(flags["as-of"]!)]));
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
  const ids = tickets.map((one) => one.id).join(" · ");
  if (ticket === undefined) return new Refused([languages[io.lang].explain.noTicket(wanted ?? "", ids)]);
  if (wanted === undefined && tickets.length > 1) return new Refused([languages[io.lang].explain.whichTicket(ids)]);
  return { id: ticket.id, subject: { kind: "ticket", ...ticket } };
}

function fromExample(program: Program, flags: Flags, io: Io): Named | Refused {
  const cases = casesOf(program.file).filter((one) => one.example.name === flags.example && one.reading === undefined);
  const words = languages[io.lang].explain;
  const names = (program.file.examples ?? []).map((example) => example.name);
  if (cases.length === 0) return new Refused([words.noExample(flags.example!, names)]);
  const chosen = flags.value === undefined ? cases[0] : cases.find((one) => one.value === flags.value);
  if (chosen === undefined)
    return new Refused([words.noValue(flags.value!, cases.map((one) => one.value ?? "").join(" · "))]);
  const subject = subjectOfCase(program, chosen);
  if (subject === undefined || chosen.example.hours !== undefined) return new Refused([words.noFacts(flags.example!)]);
  return { id: chosen.value === undefined ? flags.example! : `${flags.example!} (${chosen.value})`, subject };
}

function momentOf(written: string, program: Program): number | "unreadable" {
  const iso = isoToInstant(written);
  if (iso.problem === undefined) return iso.at;
  const local = localToInstant(program.zone, written);
  return local.problem === undefined ? local.at : "unreadable";
}

function hasMiss({ judgement }: Explanation): boolean {
  return judgement.clocks.some((outcome) => outcome.verdict === "missed");
}

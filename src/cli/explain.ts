/**
 * `peil explain`: one ticket's clocks, minute by minute and article by article (CLK-10). The ticket comes from a file of
 * facts, from an export through a mapping, or from an example of the agreement itself. Exit 0 explained, 1 a promise was
 * missed and `--fail-on-miss` was given, 2 unreadable or malformed input.
 */
import type { parseArgs } from "node:util";
import { refusal } from "../engine/compile.ts";
import { explain, type Explanation } from "../engine/explain.ts";
import type { Program } from "../engine/program.ts";
import { withToldDuties } from "../report/told-duties.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { languages, wordFinding } from "../i18n/word-finding.ts";
import { explainJson } from "./explain-json.ts";
import { printExplanation } from "./explain-report.ts";
import { fromExample, fromExports, fromFile, fromLog, type ExplainedTicket } from "./explained-ticket.ts";
import { loadAgreement, programOf } from "./load-export.ts";
import { areFactLogs } from "./load-log.ts";
import { momentOption } from "./moment-option.ts";
import { refuse, Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";
import { argumentsOf, usageProblem } from "./usage.ts";

const options = {
  json: { type: "boolean" },
  example: { type: "string" },
  value: { type: "string" },
  map: { type: "string" },
  under: { type: "string" },
  "as-of": { type: "string" },
  "fail-on-miss": { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

export async function run(args: string[], io: Io): Promise<number> {
  const called = argumentsOf("explain", args, options, io);
  if (typeof called === "number") return called;
  const { values: flags, positionals } = called;
  const [agreementName, ...names] = positionals;
  const asked = askedFor(names, flags);
  if (flags.value !== undefined && flags.example === undefined)
    return usageProblem(io, "explain", languages[io.lang].explain.valueAlone);
  if (agreementName === undefined || asked === undefined) {
    const needsTicket = flags.map !== undefined && flags.example === undefined;
    return usageProblem(io, "explain", needsTicket ? languages[io.lang].explain.needsTicket : undefined);
  }
  const trial = await loadAgreement(agreementName, io, names);
  if (trial instanceof Refused) return refuse(io, trial);
  const program = programOf(trial, agreementName, flags.under, io);
  if (program instanceof Refused) return refuse(io, program);
  try {
    const asOfOption = flags["as-of"] === undefined ? undefined : momentOption(flags["as-of"], program.zone, io);
    if (asOfOption instanceof Refused) return refuse(io, asOfOption);
    const ticket = await asked(program, io);
    if (ticket instanceof Refused) return refuse(io, ticket);
    return tell(program, ticket, asOfOption ?? ticket.asOf, flags, io);
  } catch (thrown) {
    if (!(thrown instanceof HoursRangeError)) throw thrown;
    return refuse(io, new Refused([wordFinding(refusal(thrown, []), io.lang)]));
  }
}

type Asked = (program: Program, io: Io) => Promise<ExplainedTicket | Refused>;

/** Where the ticket comes from; undefined where the words on the command line name none, or more than one. */
function askedFor(names: readonly string[], { example, value, map }: Flags): Asked | undefined {
  if (example !== undefined) {
    if (names.length > 0 || map !== undefined) return undefined;
    return async (program, io) => fromExample(program, { example, value }, io);
  }
  if (map !== undefined) {
    const key = names.at(-1);
    const exports = names.slice(0, -1);
    return key === undefined || exports.length === 0
      ? undefined
      : (program, io) => fromExports(program, { map, exports, key }, io);
  }
  const [facts, wanted, ...more] = names;
  if (facts === undefined || more.length > 0) return undefined;
  return async (program, io) => ((await areFactLogs([facts], io)) ? fromLog : fromFile)(program, facts, wanted, io);
}

function tell(program: Program, ticket: ExplainedTicket, asOf: number | undefined, flags: Flags, io: Io): number {
  const explanation = explain(withToldDuties(program, ticket.told ?? "everything"), ticket.subject, asOf);
  if (flags.json === true)
    io.stdout.write(`${JSON.stringify(explainJson(program, ticket, explanation), undefined, 2)}\n`);
  else printExplanation(io, program, ticket, explanation);
  return flags["fail-on-miss"] === true && hasMiss(explanation) ? 1 : 0;
}

function hasMiss({ judgement, duties }: Explanation): boolean {
  return (
    judgement.clocks.some((outcome) => outcome.verdict === "missed") ||
    duties.some(({ verdict }) => verdict === "late" || verdict === "broken")
  );
}

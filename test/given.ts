/**
 * The named cast of the tests: one desk on Amsterdam office hours, to which a test adds the terms it is about. Moments and
 * figures are local texts, so that a test reads as a person would tell it. The week of the stories is that of Monday 2 March
 * 2026: no holidays, no clock change.
 */
import { readFacts } from "../src/agreement/fact-lines.ts";
import { parseAgreement } from "../src/agreement/parse.ts";
import type { Data } from "../src/agreement/source.ts";
import { judgeActs } from "../src/engine/acts.ts";
import { compile } from "../src/engine/compile.ts";
import { coverageOf } from "../src/engine/coverage.ts";
import { explain, type ClockExplanation, type Explanation } from "../src/engine/explain.ts";
import type { Program } from "../src/engine/program.ts";
import { levelValue } from "../src/engine/subject.ts";
import type { Fields } from "../src/facts/fact.ts";
import { formatElapsed } from "../src/time/length.ts";
import { instantToLocal, localToInstant } from "../src/time/moment.ts";
import type { Hours } from "../src/time/hours.ts";

const zone = "Europe/Amsterdam";

const head = `
peil: 1
agreement: desk
edition: "1"
title: Desk
time-zone: ${zone}
`;

const parties = `
parties:
  supplier: { roles: { engineer: {} } }
  customer: { roles: { administrator: {}, user: {} } }
  third-party: {}
`;

/** 9 to 5 on working days, 8 h being a working day. */
export const office = `
hours:
  office: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
`;

/** One clock for two priorities, which the supplier fixes. */
export const solution = `
levels:
  priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier }
clocks:
  solution:
    article: "4"
    from: reported
    to: resolved
    hours: office
    pause-while: waiting-for-customer
    target: { high: within 4 h, low: within 8 h }
    per: month
`;

const compiled = new Map<string, Hours>();

/** An agreement of these terms; `parties` and `office` stand in it unless the text has its own. */
export function given(...terms: string[]): Program {
  const own = terms.join("\n");
  const text = [head, own, /^parties:/m.test(own) ? "" : parties, /^hours:/m.test(own) ? "" : office].join("\n");
  const parsed = parseAgreement(text);
  if ("findings" in parsed) throw new Error(`${JSON.stringify(parsed.findings, undefined, 2)}\n${text}`);
  return compile(parsed.file, { years: { from: 2026, to: 2026 }, compiled });
}

export interface Story {
  /** How the ticket, or the work, was described at its opening. */
  readonly is?: Fields;
  readonly kind?: string;
  readonly contract?: Fields;
  readonly facts: readonly Data[];
  /** The moment as of which it is judged; by default its newest fact. */
  readonly at?: string;
}

export function moment(local: string): number {
  const { at } = localToInstant(zone, local);
  if (at === undefined) throw new Error(`no such moment: ${local}`);
  return at;
}

export function told(
  program: Program,
  { is = {}, kind = "ticket", contract = {}, facts: lines, at }: Story,
): Explanation {
  const levels = new Map([...program.levels].map(([name, { values }]) => [name, values]));
  const { facts, findings } = readFacts(lines, program.zone, [], levels);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return explain(program, { kind, attributes: is, facts, contract }, at === undefined ? undefined : moment(at));
}

/** One clock's figures as texts; those of its target are those of its first threshold, with the others behind a comma. */
export function clock(program: Program, story: Story, name = "answer") {
  const one = explained(program, story, name);
  if (one === undefined) return undefined;
  const { outcome } = one;
  const each = (pick: (i: number) => number) => outcome.thresholds.map((_, i) => local(pick(i))).join(", ");
  return {
    verdict: outcome.verdict,
    verdicts: outcome.thresholds.map(({ verdict }) => verdict).join(", "),
    start: local(outcome.run.startAt),
    stop: local(outcome.run.stopAt),
    elapsed: formatElapsed(outcome.elapsedMs),
    due: each((i) => outcome.thresholds[i]!.dueAt),
    missedAt: each((i) => outcome.thresholds[i]!.missedAt),
    atRiskAt: each((i) => one.atRiskAt[i]!),
  };
}

export function explained(program: Program, story: Story, name = "answer"): ClockExplanation | undefined {
  return told(program, story).clocks.find(({ outcome }) => outcome.clock.name === name);
}

/** The stretches of a run: `2026-03-02 09:00 counted 1 h`. */
export function stretches(program: Program, story: Story, name = "answer"): string[] {
  const { segments } = explained(program, story, name)!;
  return segments.map(({ kind, from, to }) => `${local(from)} ${kind} ${formatElapsed(to - from)}`);
}

/** The value of a level as it stands last. */
export function level(program: Program, story: Story, name: string): string | undefined {
  return levelValue(program.levels.get(name)!, told(program, story).judgement.states.at(-1)!.attributes);
}

/** What became of the last act of a kind, and what it lacked. */
export function act(program: Program, story: Story, kind: string): string {
  const last = judgeActs(program, told(program, story).judgement).findLast(({ fact }) => fact.kind === kind)!;
  return [last.outcome, ...last.lacking].join(" ");
}

export function covered(program: Program, is: Fields, kind = "work"): string {
  const found = coverageOf(program, kind, is);
  if (found === undefined) return "none";
  return found.chargedMinutes === undefined ? found.word : `${found.word} ${found.chargedMinutes} min`;
}

function local(at: number): string {
  return Number.isNaN(at) ? "none" : instantToLocal(zone, at);
}

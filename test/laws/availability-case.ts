/**
 * What the second judge of availability is given: one agreement's rule and what happened, in whole steps of time from a
 * first moment, and the same as an agreement and facts for the engine. Rules: AVL-1 … AVL-9.
 */
import { Evidence } from "../../src/engine/measures/evidence.ts";
import type { Program } from "../../src/engine/program.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { given } from "../given.ts";

export interface PlainExclusion {
  readonly cause: readonly string[];
  readonly link: "caused-by" | "during";
  readonly interval: "announced" | "whole";
  readonly onlyIf: "none" | "announced" | "no-emergency" | "outside-office";
  readonly inOffice: boolean;
  readonly cap: number | undefined;
  readonly beyond: "excess" | "whole";
}

export interface PlainRule {
  readonly services: readonly string[];
  readonly together: "worst" | "union";
  readonly office: boolean;
  readonly target: { readonly over: boolean; readonly tenThousandths: number };
  readonly counts: readonly string[] | undefined;
  readonly exclusions: readonly PlainExclusion[];
  readonly denominator: "period" | "without-not-counted" | "measured";
  /** In steps; `under`, or `at most`. */
  readonly ignore: { readonly steps: number; readonly inside: boolean } | undefined;
  readonly ignoreBy: "own-length" | "counted-length";
  readonly join: { readonly steps: number; readonly inside: boolean } | undefined;
  readonly outageFrom: "first-failure" | "last-success" | "middle";
  readonly downWhen: "any" | "all" | "at least 2";
  readonly partial: "whole" | "share" | "none";
  readonly unmeasured: "apart" | "as-down" | "as-up";
}

/** Moments are steps; an even number of them, so that the middle of two is one too. */
export interface PlainOutage {
  readonly service: string | undefined;
  readonly from: number;
  readonly to: number | undefined;
  readonly lastSuccess: number | undefined;
  readonly cause: string | undefined;
  readonly decidedCause: string | undefined;
  readonly state: string | undefined;
  readonly hundredths: number;
  readonly probe: string | undefined;
  readonly work: number | undefined;
  /** What was decided of it, for the first exclusion. */
  readonly decided: "yes" | "no" | undefined;
}

export interface PlainWork {
  /** In the order in which they were written down. */
  readonly announced: readonly { readonly recorded: number; readonly start: number; readonly end: number }[];
  readonly started: number | undefined;
  readonly ended: number | undefined;
  readonly emergency: "yes" | "no" | undefined;
  readonly cancelled: number | undefined;
}

export interface PlainCase {
  readonly rule: PlainRule;
  readonly outages: readonly PlainOutage[];
  readonly works: readonly PlainWork[];
  /** When each service was measured, in order and apart; undefined: nobody says. */
  readonly measured: readonly { readonly from: number; readonly to: number }[] | undefined;
}

/** Sunday 1 March 2026 in Amsterdam: office hours begin on the second day. */
export const begin = Date.UTC(2026, 1, 28, 23);
export const stepMs = 10 * 60_000;
/** Three days and a half. */
export const steps = 504;

export function at(step: number): number {
  return begin + step * stepMs;
}

export function programOf(rule: PlainRule): Program {
  const bound = (one: { steps: number; inside: boolean } | undefined) =>
    one === undefined ? undefined : `${one.inside ? "at most" : "under"} ${one.steps * 10} min`;
  const measure = {
    article: "1",
    of: "uptime",
    services: rule.services,
    together: rule.together,
    hours: rule.office ? "office" : "always",
    per: "month",
    target: `${rule.target.over ? "over" : "at least"} ${rule.target.tenThousandths / 100}%`,
    counts: rule.counts,
    "not-counted": Object.fromEntries(rule.exclusions.map((one, i) => [`exclusion-${i}`, exclusionOf(one)])),
    denominator: rule.denominator,
    ignore: bound(rule.ignore),
    "ignore-by": rule.ignoreBy,
    join: bound(rule.join),
    "outage-from": rule.outageFrom,
    "down-when": rule.downWhen,
    partial: rule.partial,
    unmeasured: rule.unmeasured,
  };
  return given(`measures: ${JSON.stringify({ availability: measure })}`);
}

const conditions = {
  none: undefined,
  announced: { has: "maintenance-announced" },
  "no-emergency": { emergency: "no" },
  "outside-office": { outside: "office" },
};

function exclusionOf(one: PlainExclusion) {
  return {
    cause: one.cause,
    link: one.link,
    interval: one.interval,
    "only-if": conditions[one.onlyIf],
    hours: one.inOffice ? "office" : undefined,
    "at-most": one.cap === undefined ? undefined : `${one.cap * 10} min`,
    beyond: one.beyond,
  };
}

/** The facts of a case, each with its own place in the record. */
export function factsOf({ outages, works, measured }: PlainCase): Fact[] {
  const facts: Fact[] = [];
  const add = (kind: string, step: number, fields: Record<string, string | undefined>) => {
    const said = Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    facts.push({ kind, at: at(step), seq: facts.length, fields: Object.fromEntries(said) });
  };
  const moment = (step: number | undefined) => (step === undefined ? undefined : new Date(at(step)).toISOString());
  works.forEach(({ announced, started, ended, emergency, cancelled }, i) => {
    const work = `W${i}`;
    announced.forEach(({ recorded, start, end }, n) => {
      const kind = n === 0 ? "maintenance-announced" : "maintenance-moved";
      add(kind, recorded, { work, start: moment(start), end: moment(end) });
    });
    if (cancelled !== undefined) add("maintenance-cancelled", cancelled, { work });
    if (started !== undefined) add("maintenance-started", started, { work, emergency });
    if (started !== undefined && ended !== undefined) add("maintenance-ended", ended, { work });
  });
  outages.forEach((one, i) => {
    const outage = `O${i}`;
    const { service, cause, state, probe } = one;
    const part = `${one.hundredths / 100}%`;
    const work = one.work === undefined ? undefined : `W${one.work}`;
    const lastSuccess = moment(one.lastSuccess);
    add("outage-started", one.from, { outage, service, cause, state, probe, part, work, "last-success": lastSuccess });
    if (one.to !== undefined) add("outage-ended", one.to, { outage, service, probe });
    if (one.decidedCause !== undefined) add("decided", one.from, { outage, cause: one.decidedCause });
    if (one.decided !== undefined)
      add("exclusion-decided", one.from, { outage, exclusion: "exclusion-0", accepted: one.decided });
  });
  for (const { from, to } of measured ?? []) {
    add("monitoring-started", from, {});
    add("monitoring-ended", to, {});
  }
  return facts;
}

/** Every program is made once: a law asks the same rule of several records. */
const programs = new Map<PlainRule, Program>();

export function evidenceOf(one: PlainCase, asOf: number, facts = factsOf(one)): Evidence {
  const program = programs.get(one.rule) ?? programOf(one.rule);
  programs.set(one.rule, program);
  return new Evidence(program, facts, { asOf: at(asOf) });
}

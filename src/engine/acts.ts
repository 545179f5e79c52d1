/**
 * What the agreement makes of each act: accepted, refused, asked to complete, advised, masked or noted, with the article.
 * ACT-1: an act is judged at its own moment, on what was recorded by then. ACT-2: what nobody recorded refuses nothing;
 * only what a rule requires must be there. ACT-3: of several answers the heaviest holds. PRI-4, PRI-6: channels.
 */
import type { Fact, FieldValue } from "../facts/fact.ts";
import { carries, text } from "../facts/fact.ts";
import type { RightTerm, RuleTerm } from "../agreement/schema/agreement.ts";
import { holds, type Scene } from "./condition.ts";
import { measureStanding } from "./measures/measure-standing.ts";
import { appliesTo } from "./applies-to.ts";
import { clockStanding, type Judgement } from "./outcome.ts";
import { countPer } from "./right-count.ts";
import { periodsOfTerm, termOf } from "./measures/contract-term.ts";
import type { Act, Program } from "./program.ts";
import { matches } from "./pattern.ts";
import { attribute, sideOf, type State } from "./subject.ts";

export type ActOutcome = "accepted" | "noted" | "advised" | "masked" | "asked" | "refused";

export interface ActJudgement {
  readonly fact: Fact;
  readonly outcome: ActOutcome;
  /** The rule, right or role that decided it; none for an act that nothing speaks of. */
  readonly by:
    | { readonly notion: "rule" | "right" | "role"; readonly name: string; readonly article: string }
    | undefined;
  /** Fields that a rule requires and the act lacks. */
  readonly lacking: readonly string[];
}

/** ACT-3: from the lightest to the heaviest. */
const weight: readonly ActOutcome[] = ["accepted", "noted", "advised", "masked", "asked", "refused"];

const outcomeOf = { refuse: "refused", ask: "asked", mask: "masked", advise: "advised", note: "noted" } as const;

/** Judges every act among the settled facts, in order. */
export function judgeActs(program: Program, judgement: Judgement): ActJudgement[] {
  return judgement.settled.facts.map((fact, i) => judgeAct(program, judgement, fact, i));
}

function judgeAct(program: Program, judgement: Judgement, fact: Fact, index: number): ActJudgement {
  return (
    heaviestOf(answersTo(program, judgement, fact, index)) ?? { fact, outcome: "accepted", by: undefined, lacking: [] }
  );
}

/** ACT-3: of several answers to one act the one that holds; undefined where nothing speaks of it. */
export function heaviestOf(answers: readonly ActJudgement[]): ActJudgement | undefined {
  return answers.toSorted((a, b) => weight.indexOf(b.outcome) - weight.indexOf(a.outcome))[0];
}

/** All that the agreement says to one of the settled facts, by its place among them; the heaviest holds. */
export function answersTo(program: Program, judgement: Judgement, fact: Fact, index: number): ActJudgement[] {
  const scene = sceneOf(program, judgement, fact, index);
  const answers: ActJudgement[] = [];
  for (const act of program.acts) {
    if (act.notion === "rule" && appliesTo(program, act, scene)) answers.push(byRule(act, scene));
  }
  const rights = program.acts.filter((act) => act.notion === "right" && appliesTo(program, act, scene, true));
  if (rights.length > 0) answers.push(byRights(program, rights, scene));
  answers.push(...byRoleLimit(program, scene));
  return answers;
}

function sceneOf(program: Program, judgement: Judgement, fact: Fact, index: number): Scene & { act: Fact } {
  return {
    program,
    subject: judgement.subject,
    attributes: stateFor(judgement.states, fact).attributes,
    at: fact.at,
    act: fact,
    get before() {
      return judgement.settled.facts.slice(0, index); // asked of few acts; made for each, a long record would drown in them
    },
    standing: (name) => clockStanding(judgement, name, fact.at) ?? measureStanding(program, judgement, name, fact.at),
  };
}

/** PRI-6: a report is judged by the first decided classification, every later act by the one in force. */
function stateFor(states: readonly State[], fact: Fact): State {
  if (fact.kind === "reported") return states[0]!;
  let [low, high] = [0, states.length]; // states stand in order: halve, where a record may be long
  while (low < high) {
    const middle = (low + high) >> 1;
    if (states[middle]!.from <= fact.at) low = middle + 1;
    else high = middle;
  }
  while (low > 1 && states[low - 1]!.by === fact) low--;
  return states[Math.max(0, low - 1)]!;
}

function byRule(act: Act, scene: Scene & { act: Fact }): ActJudgement {
  const term = act.term as RuleTerm;
  const lacking = lackingOf(term.requires, scene);
  const broken = lacking.length > 0 || (term["only-if"] !== undefined && holds(term["only-if"], scene) === false);
  return {
    fact: scene.act,
    outcome: broken ? outcomeOf[term.else ?? "refuse"] : "accepted",
    by: { notion: "rule", name: act.name, article: term.article },
    lacking,
  };
}

function lackingOf(requires: readonly string[] | undefined, scene: Scene & { act: Fact }): string[] {
  return (requires ?? []).filter(
    (field) =>
      (scene.act.fields[field] ?? attribute(scene.program, scene.subject, scene.attributes, field)) === undefined,
  );
}

/** DUT-4: a right is its holder's, and nobody else's. Both together hold what either holds. */
function isHolder(program: Program, act: Act, fact: Fact): boolean {
  const side = sideOf(program, fact);
  if (side === undefined) return true;
  const holders = (act.term as RightTerm).of.map((holder) => program.sides.get(holder) ?? holder);
  const isSide = side === "supplier" || side === "customer" || side === "both";
  if (holders.includes("both")) return isSide;
  return holders.includes(side) || (side === "both" && (holders.includes("supplier") || holders.includes("customer")));
}

/** An act to which somebody has a right is refused when its doer holds none of the rights to it now. */
function byRights(program: Program, rights: readonly Act[], scene: Scene & { act: Fact }): ActJudgement {
  const judged = rights.map((act): ActJudgement => {
    const term = act.term as RightTerm;
    const lacking = lackingOf(term.requires, scene);
    const isFree = isHolder(program, act, scene.act) && lacking.length === 0 && isWithinCount(act, scene);
    const has = isFree && (term.where === undefined || holds(term.where, scene) !== false);
    return {
      fact: scene.act,
      outcome: has ? "accepted" : "refused",
      by: { notion: "right", name: act.name, article: term.article },
      lacking,
    };
  });
  return judged.find((one) => one.outcome === "accepted") ?? judged[0]!;
}

/** DUT-4: `at-most: 1 per year` counts what was done before in the same period. */
function isWithinCount(act: Act, { program, subject, before, at }: Scene): boolean {
  const limit = countPer((act.term as RightTerm)["at-most"]);
  if (limit === undefined) return true;
  const periods = periodsOfTerm(limit.per, program.zone, termOf(program.zone, subject.contract ?? {}));
  const { from } = periods.at(at);
  const used = before.filter((fact) => fact.at >= from && act.when.some((moment) => matches(moment, fact)));
  return used.length < limit.count;
}

function byRoleLimit(program: Program, scene: Scene & { act: Fact }): ActJudgement[] {
  const fact = scene.act;
  if (fact.kind !== "contact-named") return [];
  const limit = program.roleLimits.find((one) => one.role === fact.fields["role"]);
  if (limit === undefined) return [];
  const people = new Set<FieldValue | undefined>();
  for (const one of scene.before) {
    if (isNamed(one, limit.role)) people.add(one.fields["person"]);
    const isRemoved = one.kind === "contact-removed" && [undefined, limit.role].includes(text(one.fields["role"]));
    if (isRemoved) people.delete(one.fields["person"]);
  }
  people.add(fact.fields["person"]);
  const agreed = limit.more && fact.fields["agreed"] === "yes";
  const outcome = people.size > limit.atMost && !agreed ? "refused" : "accepted";
  return [{ fact, outcome, by: { notion: "role", name: limit.role, article: limit.article }, lacking: [] }];
}

function isNamed(fact: Fact, role: string): boolean {
  return fact.kind === "contact-named" && carries(fact, { role: [role] });
}

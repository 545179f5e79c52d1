/**
 * Which facts are signs of life, and of what. A test or a scan that does not say of what it is, is a sign of whatever is
 * named for its kind; a plain sign that does not say so is about no measure that names something. Rules: HBT-1, CHK-5.
 */
import { tests } from "../../../agreement/schema/moment.ts";
import type { Fact, Fields } from "../../../facts/fact.ts";
import { holds, type Scene, type Truth } from "../../condition.ts";
import type { Evidence } from "../evidence.ts";
import type { FailedCondition } from "../figure.ts";
import type { Measure } from "../measure.ts";

const ownNames = {
  "sign-received": [],
  "restore-tested": ["restore-tested", "restore-test", "test-restore", "trial-restore"],
  "failover-tested": ["failover-tested", "failover-test", "fail-over-test"],
  "scan-done": ["scan-done", "scan"],
} as const;

export const signKinds = Object.keys(ownNames) as readonly (keyof typeof ownNames)[];

/** Of what a fact is a sign: what it says, else the names of its kind. */
export function namesOf({ kind, fields }: Fact): readonly string[] {
  const said = fields["what"];
  if (said === undefined) return ownNames[kind as keyof typeof ownNames];
  return typeof said === "string" ? [said] : said;
}

/** Whether a fact is a sign of what a measure names; a measure that names nothing asks for all. */
export function isSignOf({ term: { what } }: Measure, fact: Fact): boolean {
  return what === undefined || namesOf(fact).some((name) => what.includes(name));
}

/** Whether a sign meets the measure's `where`, by its own fields and the contract's. */
export function meetsWhere({ term }: Measure, evidence: Evidence, fact: Fact): boolean {
  return term.where === undefined || holds(term.where, sceneOf(evidence, fact.fields, fact.at)) === true;
}

/** What a sign lacks of all that it must carry; none where it counts as received. */
export function lackedBy({ term }: Measure, { fields }: Fact): readonly FailedCondition[] {
  return (term.requires ?? []).flatMap((name): FailedCondition[] => {
    const said = fields[name];
    if (said !== undefined && said !== "no") return [];
    return [{ condition: `requires ${name}`, because: said === undefined ? "not-known" : "no" }];
  });
}

/**
 * Whether a control is promised to this contract at all, where the agreement's `where` asks for what contracts fill in
 * (`package: all-in-1`); not known while the contract does not say, and true where only the signs can tell.
 */
export function isPromised({ term: { where } }: Measure, evidence: Evidence): Truth {
  if (where === undefined) return true;
  const truth = holds(where, sceneOf(evidence, {}, evidence.asOf));
  if (truth !== undefined) return truth;
  const { program, contract } = evidence;
  const filledIn = (name: string) => program.levels.has(name) || name in (program.file.contract ?? {});
  const isOpen = [...tests(where)].some(
    (test) => test.word === "attribute" && filledIn(test.name) && contract[test.name] === undefined,
  );
  return isOpen ? undefined : true;
}

function sceneOf({ program, contract }: Evidence, fields: Fields, at: number): Scene {
  const subject = { kind: "sign", attributes: fields, facts: [], contract };
  return { program, subject, attributes: fields, at, act: undefined, before: [], standing: () => undefined };
}

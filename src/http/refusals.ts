/** What the desk and those who keep contracts refuse, as problems (API-3). What is named and not there is not found (API-4). */
import type { Finding } from "../agreement/finding.ts";
import type { ContractRefusal, Refused } from "../contracts/refused.ts";
import type { Refusal, RefusalCode } from "../desk/verb.ts";
import type { ProblemCode } from "../i18n/problem-words.ts";
import { notFound, Problem } from "./problem.ts";

const ofDesk: Readonly<Record<RefusalCode, ProblemCode>> = {
  "no-such-ticket": "not-found",
  "no-such-contract": "not-found",
  "no-such-person": "no-such-person",
  "no-such-fact": "no-such-fact",
  "not-in-this-state": "not-in-this-state",
  "not-your-role": "not-your-role",
  "not-of-this-contract": "not-of-this-contract",
  "version-changed": "changed-since",
  "key-reused": "key-reused",
  "unknown-value": "unknown-value",
  "moment-not-allowed": "moment-not-allowed",
  "nothing-to-do": "nothing-to-do",
  "refused-by-agreement": "refused-by-agreement",
  "content-lacking": "content-lacking",
  "too-large": "too-large",
  "kind-not-allowed": "kind-not-allowed",
};

const ofContracts: Readonly<Record<ContractRefusal, ProblemCode>> = {
  "no-such-customer": "not-found",
  "no-such-agreement": "no-such-agreement",
  "no-such-contract": "not-found",
  "no-such-service": "not-found",
  "no-such-person": "not-found",
  "code-taken": "code-taken",
  "name-taken": "name-taken",
  "version-changed": "changed-since",
  "tickets-already": "tickets-already",
  "role-misplaced": "place-malformed",
};

export function refusalProblem({ refused, params, article }: Refusal): Problem {
  const code = ofDesk[refused];
  if (code === "not-found") return notFound;
  const told = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" ? value : value.join(", "),
  ]);
  return new Problem(code, {
    params: Object.fromEntries(told) as Record<string, string>,
    ...(article === undefined ? {} : { article }),
  });
}

/** Of what was refused by whoever keeps customers, agreements, contracts and people. */
export function keptProblem(outcome: Refused | { readonly findings: readonly Finding[] }): Problem {
  if ("findings" in outcome) {
    // Remarks and examples that fail come along, behind what keeps it from being done.
    const { error: errors = [], ...rest } = Object.groupBy(outcome.findings, ({ severity }) => severity);
    const findings = [...errors, ...(rest.failure ?? []), ...(rest.remark ?? [])];
    return new Problem("does-not-hold", { findings, params: { count: errors.length } });
  }
  const code = ofContracts[outcome.refused];
  return code === "not-found" ? notFound : new Problem(code, { params: outcome.params });
}

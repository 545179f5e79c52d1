/** All that is wrong with the facts of a contract, whatever measures are made of them. Nothing is dropped in silence. */
import type { Evidence } from "./evidence.ts";
import type { EvidenceProblem } from "./problem.ts";
import { sampleProblems } from "./samples/samples-of.ts";
import { signProblems } from "./signs/sign-problems.ts";
import { uptimeProblems } from "./uptime/uptime-problems.ts";
import { usesOf } from "./usage/uses.ts";
import { bookingsOf } from "./booked-work/bookings.ts";

/** In the order of the kinds of measure, and within a kind in that of the facts; none where everything could be used. */
export function evidenceProblems(evidence: Evidence): readonly EvidenceProblem[] {
  return [
    ...uptimeProblems(evidence),
    ...sampleProblems(evidence),
    ...signProblems(evidence),
    ...usesOf(evidence).problems,
    ...bookingsOf(evidence).problems,
  ];
}

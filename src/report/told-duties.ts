/**
 * Duties of which a record can tell both that they were opened and that they were done. Of the others it would say that
 * nothing was ever done: silence is neither a broken duty nor one that was kept. Rule: IMP-10.
 */
import type { Program } from "../engine/program.ts";
import { isTold, type ToldFacts } from "./silence.ts";

export function withToldDuties(program: Program, told: ToldFacts): Program {
  const duties = program.duties.filter(
    ({ opens, follows, to }) =>
      (follows.length > 0 || opens.some((one) => isTold(one, told))) && to.some((one) => isTold(one, told)),
  );
  return duties.length === program.duties.length ? program : { ...program, duties };
}

/**
 * The figures of a contract over a period, as of a moment: everything is computed from the facts that the asker may see, in one
 * snapshot of the ledger, and nothing of it is stored. Rules: CON-1, CON-2, CON-4, OBJ-5, RPT-2, LED-5, FIG-6.
 */
import type { Contracts } from "../contracts/load-contracts.ts";
import type { Transaction } from "../database/database.ts";
import { withinTerm } from "../engine/measures/contract-term.ts";
import { evidenceProblems } from "../engine/measures/evidence-problems.ts";
import type { Evidence } from "../engine/measures/evidence.ts";
import { outagesOf } from "../engine/measures/uptime/outages.ts";
import type { FiguresAsked, ProblemShown } from "./answer.ts";
import { askedPeriod, stretchOf, workStretch } from "./asked-period.ts";
import { evidenceOf, recordOf, type ContractRecord } from "./contract-record.ts";
import { TicketCount } from "./count-tickets.ts";
import { Holding } from "./holding.ts";
import type { FiguresMade } from "./kept-figures.ts";
import { dutiesShown } from "./show-duties.ts";
import { measured } from "./show-measures.ts";
import { apartShown, objectivesShown } from "./show-objectives.ts";
import { isoOf, periodShown } from "./shown.ts";
import { ticketsIn, workedTicketsIn } from "./ticket-stream.ts";

export interface FiguresRefused {
  readonly refused: "no-such-contract" | "no-such-period";
  readonly params: Readonly<Record<string, string>>;
}

/** `now` is the moment of the asking, epoch milliseconds: nothing is judged as of a later one. */
export async function figuresOf(
  tx: Transaction,
  contracts: Contracts,
  asked: FiguresAsked,
  now: number,
): Promise<FiguresMade> {
  const asOf = Math.min(asked.asOf ?? now, now);
  const contract = (await contracts.load(tx, [asked.contract])).get(asked.contract);
  if (contract === undefined) return refused("no-such-contract", { contract: asked.contract });
  const period = askedPeriod(contract, asked.period, asOf);
  if (period === undefined) return refused("no-such-period", { period: asked.period! });
  const record = await recordOf(tx, contract, asOf);
  const holding = new Holding(contract.program, asOf);
  holding.facts(record.facts);
  const count = new TicketCount(contract, period, asOf, holding);
  for await (const ticket of ticketsIn(tx, contract, stretchOf(contract, period, asOf))) count.add(ticket);
  const work = workStretch(contract, period, asOf);
  const worked = work?.isOfAll === true ? ticketsIn : workedTicketsIn;
  if (work !== undefined) for await (const ticket of worked(tx, contract, work)) count.addWork(ticket);
  const evidence = evidenceOf(record, count.worked);
  const { program, agreement, since } = contract;
  const { agreement: name, edition, title } = program.file;
  const told = {
    contract: asked.contract,
    agreement: { hash: agreement, name, edition, title },
    zone: program.zone,
    asOf: isoOf(program, asOf),
    period: periodShown(program, period),
    recordedFrom: isoOf(program, since),
    tickets: count.tickets,
    objectives: objectivesShown(contract, count, period, asOf),
    apart: apartShown(count),
    ...measured(record, evidence, period),
    duties: dutiesShown(record, count, period, holding),
    problems: problemsOf(record, evidence),
  };
  // Of a moment that is over, nothing changes any more.
  return { told, holdsUntil: asked.asOf === asOf ? Infinity : holding.until };
}

function refused(code: FiguresRefused["refused"], params: FiguresRefused["params"]): FiguresMade {
  return { told: { refused: code, params }, holdsUntil: -Infinity };
}

/** The service log goes back to before some of its contracts, and what was wrong outside their term is none of theirs (CON-2). */
function problemsOf({ contract, references }: ContractRecord, evidence: Evidence): ProblemShown[] {
  const { term } = evidence;
  const touching = outagesOf(undefined, evidence).outages.filter((outage) => withinTerm(outage, term) !== undefined);
  const theirs = new Set(touching.flatMap(({ facts }) => facts));
  return evidenceProblems(evidence).flatMap(({ code, params, fact }) => {
    const reference = references.of(fact) ?? null;
    const isInside = (fact.at >= term.from && fact.at < term.to) || theirs.has(fact);
    return isInside || reference?.log === contract.log ? [{ code, params, fact: reference }] : [];
  });
}

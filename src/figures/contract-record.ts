/**
 * What a contract is judged by beside its tickets: its own facts, and those of the service log that reach it (CON-2), with
 * since when was measured (AVL-5).
 */
import type { Transaction } from "../database/database.ts";
import type { LoadedContract } from "../contracts/load-contracts.ts";
import { serviceLogOf } from "../contracts/own-logs.ts";
import { Evidence } from "../engine/measures/evidence.ts";
import { coveredServices } from "../engine/measures/services.ts";
import { factsOfContract } from "../engine/measures/shared-facts.ts";
import type { Subject } from "../engine/subject.ts";
import type { Fact } from "../facts/fact.ts";
import { factsOfRelation } from "../ledger/read.ts";
import { asMeasured, measuredTime } from "../report/measured-time.ts";
import type { MeasuredTime } from "../report/measure-report.ts";
import { References } from "./references.ts";

export interface ContractRecord {
  readonly contract: LoadedContract;
  readonly facts: readonly Fact[];
  readonly measured: MeasuredTime;
  readonly references: References;
  readonly asOf: number;
}

export async function recordOf(tx: Transaction, contract: LoadedContract, asOf: number): Promise<ContractRecord> {
  const { program, view, log, since } = contract;
  const references = new References();
  const own = await factsOfRelation(tx, log);
  references.add(log, own);
  const serviceLog = await serviceLogOf(tx);
  const shared = await factsOfRelation(tx, serviceLog);
  references.add(serviceLog, shared);
  const covered = coveredServices({ contract: view.fields, program });
  const reached = factsOfContract(own, shared, covered);
  const unasked = { asOf, measuredFrom: undefined, measuredTo: undefined };
  const measured = measuredTime(reached, { logFrom: since, saysSince: true }, unasked, asOf);
  return { contract, facts: asMeasured(reached, measured, covered), measured, references, asOf };
}

/** `tickets` are those on which work may have been booked that counts. */
export function evidenceOf({ contract, facts, asOf }: ContractRecord, tickets: readonly Subject[]): Evidence {
  const { program, view, since } = contract;
  return new Evidence(program, facts, { contract: view.fields, asOf, since, tickets });
}

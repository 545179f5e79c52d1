/**
 * Laws of time, on simulated lives of the five agreements judged day by day: what is certain stays certain, a day tells the
 * same whether the days before it were judged or not, and no order of facts shows. By default two months of one customer
 * each; with PEIL_CONTRACT_YEARS=10 ten contract-years, as many as the bench measures.
 */
import { describe, expect, test } from "vitest";
import type { DutyOutcome } from "../../src/engine/duties/duty.ts";
import type { MeasureFigure } from "../../src/engine/measures/figure.ts";
import type { Fact } from "../../src/facts/fact.ts";
import { contractsOf, DailyEvaluation, type Contract, type Day } from "../daily-evaluation.ts";
import { agreements, simulated } from "../simulated.ts";

const isLong = process.env["PEIL_CONTRACT_YEARS"] === "10";
const size = isLong ? { months: 12, customers: 2 } : { months: 2, customers: 1 };
const dayMs = 86_400_000;
const lost = new Set(["missed", "over-aim"]);
/** What nobody proved can be proven by a later record. */
const settled = new Set(["kept", "missed", "over-aim"]);
const verdicts = new Set(["kept", "missed", "over-aim", "running", "outside", "unproven", "no-target"]);
/** What a duty can still become; every other verdict stays (CLK-17). */
const onward: Readonly<Record<string, readonly string[]>> = {
  open: ["kept", "late", "broken", "over-aim", "waived", "void"],
  broken: ["late", "waived"],
  late: ["waived"],
  "over-aim": ["waived"],
};

describe.each(agreements)("a life of %s, judged day by day", async (agreement) => {
  const life = await simulated(agreement, size);
  const contracts = contractsOf(life).map((contract) => ({ contract, days: daysOf(contract, life.from, life.to) }));

  test("CON-4 CLK-17 each day every measure has a verdict, of the period that runs and of the one before", () => {
    for (const { contract, days } of contracts) {
      expect(new Set(days.map(({ measures }) => measures.length))).toEqual(
        new Set([2 * contract.program.measures.length]),
      );
      expect(days.flatMap(({ measures }) => measures).filter(({ verdict }) => !verdicts.has(verdict))).toEqual([]);
    }
  });

  test("TIM-4 OBJ-5 what is missed stays so, and so does all of a period that is over, until something late is told", () => {
    expect(contracts.flatMap(({ contract, days }) => turned(contract, days))).toEqual([]);
  });

  test("DUT-1 CLK-17 what became of a ticket's duty stays so, until its classification changes or something late is told", () => {
    expect(contracts.flatMap(({ contract, days }) => dutiesTurned(contract, days))).toEqual([]);
  });

  test("CON-4 judged once at the end it is what the last of all days says", () => {
    for (const { contract, days } of contracts)
      expect(summary(new DailyEvaluation(contract).evaluate(life.to))).toEqual(days.at(-1));
  });

  test("CLK-8 TIM-4 in whatever order facts are read, it says the same", () => {
    for (const { contract, days } of contracts) {
      const tickets = contract.tickets.map((ticket) => ({ ...ticket, facts: shuffled(ticket.facts) }));
      const other = { ...contract, facts: shuffled(contract.facts), tickets };
      expect(summary(new DailyEvaluation(other).evaluate(life.to))).toEqual(days.at(-1));
    }
  });
});

interface Told {
  readonly of: string;
  readonly verdict: string;
  readonly isOver: boolean;
  readonly figures: string;
}

interface ToldDay {
  readonly asOf: number;
  readonly measures: readonly Told[];
  readonly objectives: string;
  readonly ticketDuties: readonly (readonly ToldDuty[])[];
  readonly duties: readonly ToldDuty[];
}

interface ToldDuty {
  readonly of: string;
  readonly verdict: string;
}

function daysOf(contract: Contract, from: number, to: number): ToldDay[] {
  const daily = new DailyEvaluation(contract);
  const days: ToldDay[] = [];
  for (let asOf = from + dayMs; asOf < to; asOf += dayMs) days.push(summary(daily.evaluate(asOf)));
  return [...days, summary(daily.evaluate(to))];
}

function summary({ asOf, measures, objectives, ticketDuties, duties }: Day): ToldDay {
  return {
    asOf,
    measures: measures.map((figure) => ({
      of: `${figure.measure.name} ${figure.period.label}`,
      verdict: figure.verdict,
      isOver: asOf >= figure.period.to,
      figures: JSON.stringify([figure, ...figure.services].map(figuresOf)),
    })),
    objectives: JSON.stringify(objectives.map((figure) => ({ ...figure, objective: undefined }))),
    ticketDuties: ticketDuties.map((all) => all.map(dutyTold)),
    duties: duties.map(dutyTold),
  };
}

/** What is missing can still come, too late: how many were so is told together. */
function figuresOf({ service, verdict, values: { late, missing, ...values } }: MeasureFigure) {
  return { service, verdict, values, failed: Number(late?.value ?? 0) + Number(missing?.value ?? 0) };
}

function dutyTold({ duty, openedBy, openedAt, verdict }: DutyOutcome): ToldDuty {
  return { of: `${duty.name} ${openedBy?.kind} ${openedAt}`, verdict };
}

/** Measures that say something else than the day before, where nothing allows that. */
function turned({ facts }: Contract, days: readonly ToldDay[]): string[] {
  const found: string[] = [];
  const last = new Map<string, Told & { readonly asOf: number }>();
  for (const { asOf, measures } of days) {
    for (const told of measures) {
      const before = last.get(told.of);
      last.set(told.of, { ...told, asOf });
      if (before === undefined || facts.some((fact) => isLate(fact, before.asOf, asOf))) continue;
      const isTurned =
        before.isOver && settled.has(before.verdict)
          ? before.figures !== told.figures
          : lost.has(before.verdict) && before.verdict !== told.verdict;
      if (isTurned) found.push(`${told.of} ${new Date(asOf).toISOString()}: ${before.figures} → ${told.figures}`);
    }
  }
  return found;
}

/** The same of the duties of tickets; one that is no longer there has turned too. */
function dutiesTurned({ program, tickets }: Contract, days: readonly ToldDay[]): string[] {
  const found: string[] = [];
  const last = tickets.map(() => new Map<string, string>());
  let lastAsOf = -Infinity;
  for (const { asOf, ticketDuties } of days) {
    for (const [ticket, { facts }] of tickets.entries()) {
      const now = new Map(ticketDuties[ticket]!.map(({ of, verdict }) => [of, verdict]));
      const turning = [...last[ticket]!].filter(([of, before]) => {
        const verdict = now.get(of) ?? "gone";
        return verdict !== before && onward[before]?.includes(verdict) !== true;
      });
      last[ticket] = now;
      const isDescribed = (fact: Fact) =>
        isLate(fact, lastAsOf, asOf) ||
        (isNew(fact, lastAsOf, asOf) && Object.keys(fact.fields).some((name) => program.classifying.has(name)));
      if (turning.length > 0 && !facts.some(isDescribed))
        found.push(`ticket ${ticket} ${new Date(asOf).toISOString()}: ${turning.join()}`);
    }
    lastAsOf = asOf;
  }
  return found;
}

function isNew({ at, recordedAt = at }: Fact, after: number, until: number): boolean {
  return recordedAt > after && recordedAt <= until;
}

/** Written down since, of a moment before: itself, or by what it says of an earlier fact. */
function isLate(fact: Fact, after: number, until: number): boolean {
  return isNew(fact, after, until) && (fact.at <= after || tellsOfBefore.has(fact.kind));
}

const tellsOfBefore = new Set(["corrected", "withdrawn", "decided", "exclusion-decided"]);

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one, i) => ({ one, place: (i * 7919) % 104_729 }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

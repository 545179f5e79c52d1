/**
 * Judges the tickets of an export one after the other and lets a scorer count them. A ticket that the hours of the
 * agreement cannot reach, because nobody knows the holidays of its year, is set apart and said so.
 */
import { judge } from "../engine/judge.ts";
import { isReported, type Judgement } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import { languages } from "../i18n/word-finding.ts";
import { countText } from "../draw/numbers.ts";
import type { TicketLog } from "../imports/tickets/import.ts";
import type { RecordFinding, RecordPlace } from "../report/left-out.ts";
import type { RecordedVerdict } from "../report/disagreement.ts";
import type { Score } from "../report/score.ts";
import { Scorer, type ScorerOptions } from "../report/scorer.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { isOfAnother } from "./customer.ts";
import type { Progress } from "./progress.ts";
import type { Io } from "./terminal.ts";

export interface TicketsRequest {
  readonly program: Program;
  readonly tickets: TicketLog;
  readonly options: ScorerOptions;
  /** What a recorded text means, where one was asked for. */
  readonly meaning: (recorded: string | undefined) => RecordedVerdict | undefined;
  /** Told of each ticket as it is judged; without a judgement where it was set apart. */
  readonly onTicket?: ((ticket: string, judgement: Judgement | undefined) => void) | undefined;
}

export interface ScoredTickets {
  readonly score: Score;
  /** What judging set apart, beside what the import did. */
  readonly found: readonly RecordFinding[];
  /** The customers that were met while looking for one, the first few by name. */
  readonly customers: readonly string[];
}

const shownPlaces = 1000;

export function scoreTickets(request: TicketsRequest, progress: Progress, io: Io): ScoredTickets {
  const { program, tickets, options, meaning, onTicket } = request;
  const scorer = new Scorer(program, options);
  const customers = new Set<string>();
  const beyond: RecordPlace[] = [];
  let beyondCount = 0;
  // Counting minds no order; a list of tickets is in that of their keys.
  const order = onTicket === undefined ? undefined : byKey(tickets);
  for (let n = 0; n < tickets.size; n++) {
    const i = order?.[n] ?? n;
    if ((n & 4095) === 4095) progress.tell(() => judgedSoFar(n, tickets.size, io));
    const key = tickets.key(i);
    const recorded = options.recorded === undefined ? undefined : meaning(tickets.recorded(i));
    if (options.customer !== undefined && isOfAnother(tickets, i, options.customer, customers)) {
      scorer.addOtherCustomer();
      continue;
    }
    const subject = tickets.isSetApart(i) ? undefined : tickets.subject(i);
    const judgement = subject === undefined ? undefined : judged(program, subject, options.asOf);
    if (judgement !== undefined && !isReported(judgement)) {
      scorer.addNotYet();
      continue;
    }
    onTicket?.(key, judgement);
    if (judgement === undefined) {
      scorer.addSetApart(key, recorded);
      if (subject === undefined) continue;
      beyondCount += 1;
      if (beyond.length < shownPlaces) beyond.push({ ...placeOf(tickets, i), ticket: key });
      continue;
    }
    scorer.add(key, judgement, recorded);
    const second = tickets.secondReading(i);
    const secondJudgement = second === undefined ? undefined : judged(program, second, options.asOf);
    if (secondJudgement !== undefined) scorer.addSecondReading(judgement, secondJudgement);
  }
  return {
    score: scorer.score(),
    found:
      beyondCount === 0
        ? []
        : [
            {
              code: "ticket.outside-years",
              params: {},
              count: beyondCount,
              setsApart: true,
              places: beyond.toSorted(byPlace),
            },
          ],
    customers: [...customers].toSorted().slice(0, 20),
  };
}

function byKey(tickets: TicketLog): readonly number[] {
  const keys = Array.from({ length: tickets.size }, (_, i) => tickets.key(i));
  return keys.map((_, i) => i).toSorted((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
}

function judged(program: Program, subject: Judgement["subject"], asOf: number): Judgement | undefined {
  try {
    return judge(program, subject, asOf);
  } catch (thrown) {
    if (!(thrown instanceof HoursRangeError)) throw thrown;
    return undefined;
  }
}

function placeOf(tickets: TicketLog, i: number): { file: string; line: number } {
  const first = tickets.subject(i).facts[0];
  return (first === undefined ? undefined : tickets.placeOf(i, first.seq)) ?? { file: "", line: 0 };
}

function byPlace(a: RecordPlace, b: RecordPlace): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

function judgedSoFar(i: number, of: number, io: Io): string {
  return languages[io.lang].score.judging(countText(i + 1, io.lang), countText(of, io.lang));
}

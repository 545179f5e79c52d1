/**
 * Until when figures stay what they are while nothing is recorded. Of what time alone changes, the moments that are known before are
 * kept to exactly: a clock that becomes late, a duty that falls due, a fact that lies ahead, and midnight, at which every period, term
 * and duty of a period begins or ends. What grows with every moment, such as an outage that goes on, is told of the moment
 * that the answer names, and that is never long ago. Rule: FIG-6.
 */
import type { DutyOutcome } from "../engine/duties/duty.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import type { Fact } from "../facts/fact.ts";
import { localDay, startOfDay, zoneOf } from "../time/zone.ts";
import { nextChange } from "./places.ts";

/** However little happens, figures of now are no older, milliseconds. */
const mostMs = 60_000;

export class Holding {
  /** Epoch milliseconds: from then on the figures may be others. */
  until: number;
  private readonly program: Program;
  private readonly asOf: number;

  constructor(program: Program, asOf: number) {
    const zone = zoneOf(program.zone);
    this.program = program;
    this.asOf = asOf;
    this.until = Math.min(asOf + mostMs, startOfDay(zone, localDay(zone, asOf) + 1));
  }

  ticket(judgement: Judgement): void {
    this.until = Math.min(this.until, nextChange(this.program, judgement));
  }

  /** Late is what is not done when its due is past. */
  duty({ verdict, dueAt }: DutyOutcome): void {
    if (verdict === "open" && dueAt >= this.asOf) this.until = Math.min(this.until, dueAt + 1);
  }

  facts(facts: readonly Fact[]): void {
    for (const { at, recordedAt = at } of facts) {
      if (at > this.asOf) this.until = Math.min(this.until, at);
      if (recordedAt > this.asOf) this.until = Math.min(this.until, recordedAt);
    }
  }
}

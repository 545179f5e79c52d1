/** Made-up periods of one promise, one for each state that a period can be in, for the living page. */
import { missesAllowed } from "$peil/engine/objective.ts";
import type { PromisedShare } from "$peil/draw/staff-column.ts";
import type { PeriodScore } from "$peil/report/score.ts";

export const promiseOfDesign: PromisedShare = {
  share: { fraction: { num: 9, den: 10 }, over: false } as PromisedShare["share"],
  aim: false,
};

export const periodsOfDesign: readonly PeriodScore[] = [
  period(1, 40, 38, 0, "kept"),
  period(2, 40, 36, 0, "kept"),
  period(3, 40, 33, 0, "missed"),
  period(4, 0, 0, 0, "no-tickets"),
  period(5, 30, 29, 6, "running"),
  period(6, 30, 24, 6, "running"),
];

function period(
  month: number,
  population: number,
  kept: number,
  open: number,
  verdict: PeriodScore["verdict"],
): PeriodScore {
  const allowed = missesAllowed(promiseOfDesign.share, population);
  const missed = population - kept;
  return {
    label: `2026-${String(month).padStart(2, "0")}`,
    from: Date.UTC(2026, month - 1, 1),
    to: Date.UTC(2026, month, 1),
    population,
    kept,
    missed,
    open,
    missesAllowed: allowed,
    missesLeft: allowed - missed,
    verdict,
  };
}

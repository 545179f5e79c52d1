/**
 * Ten contract-years of the five agreements, simulated and then evaluated day by day with all rules that run: tickets with
 * their clocks and duties, measures, objectives, and the duties of the contract. Beside it the same judged once, at the end.
 */
import { fileURLToPath } from "node:url";
import { contractsOf, DailyEvaluation } from "../test/daily-evaluation.ts";
import { agreements, simulated } from "../test/simulated.ts";
import { bestOf, type BenchRow } from "./best-of.ts";

const size = { months: 12, customers: 2 };
const dayMs = 86_400_000;

export function run(): BenchRow[] {
  return bestOf(fileURLToPath(import.meta.url), 1);
}

async function measure(): Promise<BenchRow[]> {
  let [dailyMs, onceMs, years] = [0, 0, 0];
  for (const agreement of agreements) {
    const begin = performance.now();
    const life = await simulated(agreement, size);
    const contracts = contractsOf(life);
    const simulatedMs = performance.now() - begin;
    for (const contract of contracts) {
      const daily = new DailyEvaluation(contract);
      for (let asOf = life.from + dayMs; asOf <= life.to; asOf += dayMs) daily.evaluate(asOf);
    }
    const evaluated = performance.now();
    for (const contract of contracts) new DailyEvaluation(contract).evaluate(life.to);
    dailyMs += evaluated - begin;
    onceMs += performance.now() - evaluated + simulatedMs;
    years += contracts.length;
  }
  if (years !== 10) throw new Error(`${years} contract-years are not ten`);
  return [
    {
      name: "ten contract-years simulated and evaluated daily",
      value: dailyMs / 1000,
      unit: "s",
      against: "simulating them and judging once",
      ratio: dailyMs / onceMs,
      bound: "60 s",
      within: dailyMs < 60_000,
    },
  ];
}

if (process.argv.includes("--once")) process.stdout.write(JSON.stringify(await measure()));

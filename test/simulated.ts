/** Simulated lives of the five agreements, with the parameters and texts that come along. The same each time. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Refused } from "../src/cli/refused.ts";
import { loadSimulation } from "../src/cli/simulate-files.ts";
import { terminal } from "./terminal.ts";
import { checkAgreement } from "../src/engine/check.ts";
import { simulate, type Life } from "../src/simulate/simulate.ts";
import { dayNumber } from "../src/time/local-date.ts";
import { startOfDay, zoneOf } from "../src/time/zone.ts";

export const agreements = ["embrace", "covide", "1do", "vecozo", "engage"] as const;

/** From 1 January 2026 on. */
export async function simulated(
  agreement: (typeof agreements)[number],
  { months, customers }: { readonly months: number; readonly customers: number },
): Promise<Life> {
  const file = fileURLToPath(new URL(`../agreements/${agreement}/agreement.yaml`, import.meta.url));
  const { trial } = checkAgreement(readFileSync(file), { years: { from: 2025, to: 2027 } }, { examples: false });
  if (trial === undefined) throw new Error(`${agreement} cannot be read`);
  const files = await loadSimulation(agreement, {}, terminal({ cwd: "." }).io);
  if (files instanceof Refused) throw new Error(`what ${agreement} is simulated from cannot be read`);
  const program = trial.program();
  if ("code" in program) throw new Error(`${agreement}: ${program.code}`);
  const from = startOfDay(zoneOf(program.zone), dayNumber(2026, 1, 1));
  return simulate({ program, ...files, seed: "7", months, customers, from });
}

/** The level that targets go by: the agreement's `priority`, or whatever it calls it. Rule: PRI-1. */
import type { Level, Program } from "../engine/program.ts";

export function priorityLevelOf(program: Program): Level | undefined {
  const names = [...program.prioritising].filter((name) => name !== program.types?.name);
  return program.levels.get(names.includes("priority") ? "priority" : (names[0] ?? ""));
}

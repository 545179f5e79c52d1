/** What a command says when it was called wrongly: what is wrong, how it is used, and where its help is. Exit code 2. */
import { commands } from "./commands.ts";
import type { Io } from "./terminal.ts";

export function usageProblem(io: Io, name: string, problem: string | undefined): number {
  const command = commands.find((one) => one.name === name);
  const usage = io.lang === "nl" ? "Gebruik" : "Usage";
  const more = io.lang === "nl" ? `Meer: peil help ${name}` : `More: peil help ${name}`;
  if (problem !== undefined) io.stderr.write(`${problem}\n`);
  io.stderr.write(`${usage}: peil ${name} ${command?.usage ?? ""}\n${more}\n`);
  return 2;
}

/** `peil doctor`: how the system is set up, and whether all is well. */
import type { Io } from "./terminal.ts";
import { unknownWord } from "./unknown-word.ts";

export async function run(args: string[], io: Io): Promise<number> {
  const unknown = args.find((word) => word !== "--json");
  if (unknown !== undefined) return unknownWord(io, "doctor", unknown);
  return (await io.system()).doctor(io, { json: args.includes("--json") });
}

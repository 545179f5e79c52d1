/** `peil rebuild`: every ticket made anew from its facts (LED-5). */
import type { Io } from "./terminal.ts";
import { unknownWord } from "./unknown-word.ts";

export async function run(args: string[], io: Io): Promise<number> {
  const unknown = args.find((word) => word !== "--compare");
  if (unknown !== undefined) return unknownWord(io, "rebuild", unknown);
  return (await io.system()).rebuild(io, { compare: args.includes("--compare") });
}

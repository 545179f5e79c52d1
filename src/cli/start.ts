/** `peil start`, which `npm start` runs: the service desk itself, until it is told to stop. */
import type { Io } from "./terminal.ts";
import { unknownWord } from "./unknown-word.ts";

export async function run(args: string[], io: Io): Promise<number> {
  const unknown = args.find((word) => word !== "--demo");
  if (unknown !== undefined) return unknownWord(io, "start", unknown);
  return (await io.system()).start(io, { demo: args.includes("--demo") });
}

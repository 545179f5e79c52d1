/** `peil admin recover`: for an administrator who cannot get in. */
import type { Io } from "./terminal.ts";
import { unknownWord } from "./unknown-word.ts";

export async function run(args: string[], io: Io): Promise<number> {
  const [what, login, ...rest] = args;
  if (what !== "recover" || rest.length > 0) return unknownWord(io, "admin", rest[0] ?? what ?? "");
  return (await io.system()).recoverAdministrator(io, { login });
}

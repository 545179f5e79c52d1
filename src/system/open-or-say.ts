/** Opens the system for a command, or says at the terminal why it cannot. */
import type { Io } from "../cli/terminal.ts";
import { systemWords } from "../i18n/system-words.ts";
import type { OpenSystem } from "./open.ts";

/** Undefined where it cannot be opened, which was said then: whatever refuses has a sentence that says what to do. */
export async function openOrSay(io: Io, open: () => Promise<OpenSystem>): Promise<OpenSystem | undefined> {
  try {
    return await open();
  } catch (error) {
    io.stderr.write(`peil: ${systemWords(io.lang).cannotStart((error as Error).message)}\n`);
    return undefined;
  }
}

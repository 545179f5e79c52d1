/** What a command answers to a word that means nothing to it. */
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";
import { usageProblem } from "./usage.ts";

const text: Readonly<Record<Language, (command: string, word: string) => string>> = {
  en: (command, word) => `peil: \`peil ${command}\` does not know "${word}".`,
  nl: (command, word) => `peil: \`peil ${command}\` kent "${word}" niet.`,
};

export function unknownWord(io: Io, command: string, word: string): number {
  return usageProblem(io, command, text[io.lang](command, word));
}

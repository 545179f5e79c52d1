/** What a command says when it was called wrongly: what is wrong, how it is used, and where its help is. Exit code 2. */
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { commands } from "./commands.ts";
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";

export function usageProblem(io: Io, name: string, problem: string | undefined): number {
  const command = commands.find((one) => one.name === name);
  const usage = io.lang === "nl" ? "Gebruik" : "Usage";
  const more = io.lang === "nl" ? `Meer: peil help ${name}` : `More: peil help ${name}`;
  if (problem !== undefined) io.stderr.write(`${problem}\n`);
  io.stderr.write(`${usage}: peil ${name} ${command?.usage ?? ""}\n${more}\n`);
  return 2;
}

/** The options and the other words of a command; or its exit code, once it was said what is wrong with them. */
export function argumentsOf<const Options extends ParseArgsOptionsConfig>(
  command: string,
  args: string[],
  options: Options,
  io: Io,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (thrown) {
    return usageProblem(io, command, wrongOption(thrown, io.lang));
  }
}

/** What is wrong with the options, in the reader's language, from what the parser of arguments threw. */
export function wrongOption(thrown: unknown, lang: Language): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? "";
  const say = words[lang];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return say.unknown(option);
  return message.includes("does not take") ? say.takesNothing(option) : say.needsValue(option);
}

const words = {
  nl: {
    unknown: (option: string) => `peil: de optie ${option} bestaat hier niet.`,
    takesNothing: (option: string) => `peil: achter ${option} hoort geen waarde.`,
    needsValue: (option: string) => `peil: achter ${option} hoort een waarde.`,
  },
  en: {
    unknown: (option: string) => `peil: there is no option ${option} here.`,
    takesNothing: (option: string) => `peil: ${option} takes no value.`,
    needsValue: (option: string) => `peil: ${option} needs a value.`,
  },
} as const satisfies Record<Language, object>;

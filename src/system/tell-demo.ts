/** What `peil start --demo` says of the demonstration: who may sign in, and where that stands the next time. */
import type { Io } from "../cli/terminal.ts";
import { systemWords } from "../i18n/system-words.ts";
import { demoFile, isDemo, type Demo } from "./demo.ts";
import type { Settings } from "./settings.ts";

/** `demo` is undefined where the system was not empty. */
export function tellDemo(io: Io, settings: Settings, demo: Demo | undefined, ms: number): void {
  const words = systemWords(io.lang);
  if (demo === undefined) {
    io.stderr.write(`${isDemo(settings) ? words.demoThere(demoFile(settings)) : words.demoNotEmpty}\n`);
    return;
  }
  const width = Math.max(...demo.people.map(({ login }) => login.length));
  const lines = demo.people.map(
    ({ login, name, customer, supplier }) => `  ${login.padEnd(width)}  ${name}, ${customer ?? supplier}`,
  );
  const loaded = words.demoLoaded(demo.facts, demo.tickets, (ms / 1000).toFixed(1));
  io.stdout.write(`${loaded}\n${words.demoPeople(demo.password, demo.file)}\n${lines.join("\n")}\n\n`);
}

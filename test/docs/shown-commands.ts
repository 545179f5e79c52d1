/** The commands that a page shows with their answers: ` ```console stage `, then `$ command`, then all that it says. */
import { spawnSync } from "node:child_process";

const block = /^```console ?([\w-]*)\n\$ (.*)\n[^]*?^```$/gm;

/** How many commands a page shows. */
export function shownCommands(page: string): number {
  return [...page.matchAll(block)].length;
}

/** The page as it should be: every command with what it answers now. */
export function answered(page: string, answer: (command: string, stage: string) => string): string {
  return page.replace(block, (_, stage: string, command: string) =>
    [`\`\`\`console${stage && " "}${stage}`, `$ ${command}`, answer(command, stage), "```"].join("\n"),
  );
}

/** What a shell in this folder answers to a reader who speaks that language, on a terminal without colour. */
export function answerOf(command: string, cwd: string, lang: string): string {
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd, LANG: lang };
  const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd, encoding: "utf8", env });
  return (stdout + stderr).trimEnd();
}

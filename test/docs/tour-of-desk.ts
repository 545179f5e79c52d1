/**
 * A page whose commands belong together: they run in one shell, in order, against a Peil of their own. The page may say what a
 * command answers in a block of text right below it. What is new at each run (identifiers, moments, secrets) is compared by its
 * shape alone.
 */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface Step {
  readonly commands: string;
  /** Where in the page the answer stands; undefined where the page shows none. */
  readonly answer: { readonly from: number; readonly to: number; readonly said: string } | undefined;
}

/** Blocks marked ` ```sh ` alone; one that says where (` ```sh first terminal `) is not for this shell. */
export function stepsOf(page: string): Step[] {
  return [...page.matchAll(/^```sh\n([^]*?)^```\n(?:\n```text\n([^]*?)^```$)?/gm)].map((found) => {
    const [whole, commands, said] = found;
    const to = found.index + whole.length - "```".length;
    const answer = said === undefined ? undefined : { from: to - said.length, to, said };
    return { commands: commands!, answer };
  });
}

/** What each step answers, standard error included, in a shell in that folder. */
export async function answersOf(steps: readonly Step[], cwd: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const end = "--- the end of a step ---";
  const shell = spawn("sh", [], { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
  const said = text(shell.stdout);
  const script = steps.map(({ commands }) => `${commands}\necho '${end}'\n`).join("");
  shell.stdin.end(`exec 2>&1\n${script}`);
  return (await said).split(`${end}\n`).slice(0, -1);
}

/** The page with these answers, except where they differ only in what is new each time. */
export function withAnswers(page: string, steps: readonly Step[], answers: readonly string[]): string {
  return steps.reduceRight((whole, { answer }, index) => {
    if (answer === undefined || masked(answer.said) === masked(answers[index]!)) return whole;
    return whole.slice(0, answer.from) + answers[index]! + whole.slice(answer.to);
  }, page);
}

/** The answer that stands below the block of the first terminal, with some prose between them. */
export function firstAnswer(page: string): string {
  return /^```sh first terminal\n[^]*?^```text\n([^]*?)^```$/m.exec(page)![1]!;
}

/** Without what is new each time. */
export function masked(said: string): string {
  return said
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<identifier>")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, "<moment>")
    .replaceAll(/\S*\/tmp\/\S*\//g, "<folder>/")
    .replaceAll(/localhost:\d+/g, "<host>")
    .replaceAll(/\b(Line|Regel) \d+/g, "<line>")
    .replaceAll(/link#\S+/g, "<link>")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "<moment>")
    .replaceAll(/\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{40,}/g, "<key>");
}

/**
 * The tour of the desk keeps its word: `npm start`, and then every command of the page in one shell, as a reader gives them. Only the
 * port and the one-time link are other ones. `npm test -- test/docs -u` writes new answers into the pages.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { aHome, until } from "../database/life.ts";
import { answersOf, firstAnswer, masked, stepsOf, withAnswers } from "./tour-of-desk.ts";

const root = path.resolve(import.meta.dirname, "../..");
let peil: ChildProcess | undefined;

afterEach(async () => {
  if (peil?.exitCode === null) {
    const gone = once(peil, "exit");
    peil.kill("SIGTERM");
    await gone;
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** What it said until it had said all. */
async function started(env: NodeJS.ProcessEnv): Promise<string> {
  peil = spawn(path.join(root, "bin/peil"), ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  peil.stdout!.setEncoding("utf8").on("data", (more: string) => (said += more));
  await until(() => (said.includes(" UTC") && said.endsWith("\n")) || peil!.exitCode !== null, 60_000);
  return said;
}

test.each([
  ["tutorial-desk.md", "en_GB.UTF-8"],
  ["tutorial-desk.nl.md", "nl_NL.UTF-8"],
])("SYS-5 docs/%s runs as it stands there", { timeout: 180_000 }, async (name, lang) => {
  const file = path.join(root, "docs", name);
  const page = readFileSync(file, "utf8");
  const port = await freePort();
  const home = aHome();
  const PATH = `${path.dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
  const env = { PATH, HOME: path.dirname(home), LANG: lang, PEIL_HOME: home, PORT: String(port) };
  const said = await started(env);
  expect(masked(said)).toBe(masked(firstAnswer(page)));
  const link = /http\S+\/link#\S+/.exec(said)![0];
  const own = page.replaceAll("localhost:7345", `localhost:${port}`).replaceAll(/^link='.*'$/gm, `link='${link}'`);
  const steps = stepsOf(own);
  expect(steps.length).toBeGreaterThan(10);
  const answers = (await answersOf(steps, root, env)).map((one) =>
    one.replaceAll(`localhost:${port}`, "localhost:7345"),
  );
  expect(answers).toHaveLength(steps.length);
  await expect(withAnswers(page, stepsOf(page), answers)).toMatchFileSnapshot(file);
});

test.each([
  ["README.md", "tutorial-desk.md"],
  ["README.nl.md", "tutorial-desk.nl.md"],
])("SYS-5 what %s shows of the desk stands in docs/%s", (readme, tutorial) => {
  const [short, whole] = [path.join(root, readme), path.join(root, "docs", tutorial)].map((file) =>
    readFileSync(file, "utf8"),
  );
  const shown = stepsOf(short!).filter(({ commands }) => commands.includes("$api"));
  const there = stepsOf(whole!);
  expect(shown.length).toBeGreaterThan(1);
  for (const { commands, answer } of shown) {
    const same = there.find((one) => one.commands === commands);
    expect(same?.answer?.said).toBe(answer?.said);
  }
  expect(short).toContain(firstAnswer(whole!));
});

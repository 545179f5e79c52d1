/**
 * `npm run check`: everything that holds the project apart from its tests. Two steps at a time; one line each with its time,
 * and of a step that fails all it said. The last line counts.
 */
import { spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import path from "node:path";

interface Step {
  name: string;
  /** What the bundled Node runs, from the root of the project. */
  args: string[];
}

const root = path.resolve(import.meta.dirname, "..");
const AT_ONCE = 2;

const steps: Step[] = [
  { name: "types (TypeScript 6)", args: ["node_modules/typescript/bin/tsc"] },
  { name: "types (TypeScript 7)", args: ["node_modules/typescript7/bin/tsc"] },
  { name: "types of pages", args: ["tools/check-pages.ts"] },
  { name: "lint", args: ["node_modules/oxlint/bin/oxlint", "--type-aware", "--deny-warnings"] },
  { name: "format", args: ["node_modules/oxfmt/bin/oxfmt", "--check"] },
  { name: "licences of dependencies", args: ["tools/licences.ts"] },
  { name: "generated files", args: ["tools/gen.ts", "--check"] },
  { name: "golden files", args: ["tools/accept.ts", "--check"] },
  { name: "plain Node takes every file", args: ["tools/plain-node.ts"] },
  ...agreementStep(),
  { name: "packed and installed", args: ["tools/pack-test.ts"] },
];

const started = Date.now();
const failed = await runAll(steps);
console.log(`\n${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(`${steps.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** The number of steps that failed. */
async function runAll(list: readonly Step[]): Promise<number> {
  const waiting = [...list];
  let failures = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await run(step))) failures++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
}

async function run({ name, args }: Step): Promise<boolean> {
  const begun = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const listen = (part: Buffer) => (said += part.toString());
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const code = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      said += error.message;
      resolve(1);
    });
    child.on("close", (status) => resolve(status ?? 1));
  });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1).padStart(5);
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${seconds} s  ${name}`);
  if (code !== 0) console.log(`     ${args.join(" ")}\n${said.trimEnd().replaceAll(/^/gm, "     ")}`);
  return code === 0;
}

function agreementStep(): Step[] {
  const agreements = globSync("agreements/*/agreement.yaml", { cwd: root }).toSorted();
  const isThere = agreements.length > 0 && existsSync(path.join(root, "src/cli/check.ts"));
  return isThere ? [{ name: "agreements, proved", args: ["src/main.ts", "check", ...agreements, "--prove"] }] : [];
}

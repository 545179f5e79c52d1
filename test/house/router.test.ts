import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import type { CommandModule } from "../../src/cli/terminal.ts";

const root = path.resolve(import.meta.dirname, "../..");
const main = path.join(root, "src/main.ts");
const place = mkdtempSync(path.join(tmpdir(), "peil-house-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs plain Node, outside the test runner, in English and without colour unless `env` says otherwise. */
function node(args: string[], env: Record<string, string> = {}, input = "") {
  const clean = { PATH: process.env["PATH"] ?? "", HOME: place, LANG: "C" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...clean, ...env },
    input,
  });
  return { status, stdout, stderr };
}
const peil = (args: string[], env: Record<string, string> = {}) => node([main, ...args], env);

describe("the router", () => {
  test.each([[[]], [["--help"]], [["-h"]], [["help"]]])("%o prints the help and ends with 0", (args) => {
    const { status, stdout, stderr } = peil(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const { name } of commands) expect(stdout).toContain(`  ${name} `);
    expect(stdout).toMatch(/Exit codes\n {2}0 [^]*\n {2}1 [^]*\n {2}2 [^]*\n {2}70 /);
  });

  test.each(commands.map(({ name }) => name))("help %s and %s --help are the same, with an example", (name) => {
    const asked = peil(["help", name]);
    expect(asked.stdout).toContain(`peil ${name}`);
    expect(asked.stdout).toMatch(/Examples\n {2}\S/);
    expect(peil([name, "--help"])).toEqual(asked);
  });

  test("a language is taken from --lang anywhere, else from LC_ALL, LC_MESSAGES and LANG in that order", () => {
    const dutch = /Gebruik/;
    expect(peil(["--lang", "nl", "--help"]).stdout).toMatch(dutch);
    expect(peil(["help", "check", "--lang=nl"]).stdout).toMatch(dutch);
    expect(peil(["--help"], { LANG: "nl_NL.UTF-8" }).stdout).toMatch(dutch);
    expect(peil(["--help"], { LANG: "nl_NL.UTF-8", LC_ALL: "en_US.UTF-8" }).stdout).not.toMatch(dutch);
    expect(peil(["--help", "--lang", "en"], { LANG: "nl_BE" }).stdout).not.toMatch(dutch);
    expect(peil(["--help", "--lang", "fr"])).toMatchObject({ status: 2, stdout: "" });
  });

  test("a word that is no command is answered with the nearest one and 2", () => {
    expect(peil(["chek"])).toEqual({
      status: 2,
      stdout: "",
      stderr: 'peil: "chek" is not a command.\nDid you mean "peil check"?\n`peil --help` lists them all.\n',
    });
    expect(peil(["fly"]).stderr).not.toContain("Did you mean");
    expect(peil(["help", "chek"]).status).toBe(2);
  });

  test("--version names Peil's version and a Node of at least 26", () => {
    expect(peil(["--version"]).stdout).toMatch(/^peil \d+\.\d+\.\d+ \(Node (2[6-9]|[3-9]\d)\.\S+\)\n$/);
  });

  test("a reader that leaves early is no error", () => {
    const line = '{ "$0" "$1" --help; echo "ended with $?" >&2; } | true';
    const shell = spawnSync("sh", ["-c", line, process.execPath, main], { encoding: "utf8" });
    expect(shell.stderr).toBe("ended with 0\n");
  });
});

describe("a command", () => {
  test.each(commands.map(({ name }) => name))("%s has a file of its name that exports run", async (name) => {
    const found = (await import(`../../src/cli/${name}.ts`)) as CommandModule;
    expect(typeof found.run).toBe("function");
  });

  test("that throws is called a bug of Peil, with a stack only where it is asked for, and ends with 70", () => {
    const copy = copyOfRouter();
    writeFileSync(
      path.join(copy, "src/cli/check.ts"),
      'export const run = async () => { throw new Error("lost count"); };',
    );
    const entry = path.join(copy, "src/main.ts");
    const { status, stderr } = node([entry, "check"]);
    expect(status).toBe(70);
    expect(stderr).toMatch(/^peil: this is a bug in Peil, not in your input: lost count\nReport it .*\n$/);
    expect(node([entry, "check"], { PEIL_DEBUG: "1" }).stderr).toContain("src/cli/check.ts:1");
    expect(node([entry, "check"], { LANG: "nl" }).stderr).toContain("dit is een fout in Peil");
  });

  test("that throws after it has answered is called a bug as well", () => {
    const copy = copyOfRouter();
    const late = 'export const run = async () => { setTimeout(() => { throw new Error("too late"); }); return 0; };';
    writeFileSync(path.join(copy, "src/cli/check.ts"), late);
    expect(node([path.join(copy, "src/main.ts"), "check"])).toMatchObject({ status: 70, stdout: "" });
  });
});

describe("under an older Node, Peil starts again", () => {
  const script = (copy: string) =>
    `import { relaunch } from ${JSON.stringify(path.join(copy, "src/cli/relaunch.ts"))};
     process.exitCode = relaunch(${JSON.stringify(path.join(copy, "src/main.ts"))}, process.argv.slice(1));`;
  const run = (copy: string, args: string[]) => node(["--input-type=module", "-e", script(copy), ...args]);

  test("on the Node that came along, with its exit code", () => {
    const copy = copyOfRouter();
    symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
    expect(run(copy, ["help", "check"])).toEqual(peil(["help", "check"]));
    expect(run(copy, ["chek"]).status).toBe(2);
  });

  test("or says in both languages that none came along", () => {
    const { status, stderr } = run(copyOfRouter(), ["help"]);
    expect(status).toBe(2);
    expect(stderr).toContain("Install Node 26");
    expect(stderr).toContain("Installeer Node 26");
  });
});

function copyOfRouter(): string {
  const copy = mkdtempSync(path.join(place, "copy-"));
  cpSync(path.join(root, "src"), path.join(copy, "src"), { recursive: true });
  cpSync(path.join(root, "package.json"), path.join(copy, "package.json"));
  return copy;
}

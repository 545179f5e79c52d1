import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isSetUp, setUp } from "../../tools/set-up.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const place = mkdtempSync(path.join(tmpdir(), "peil-launcher-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe("bin/peil", () => {
  const environment = { PATH: "/usr/bin:/bin", LANG: "C" };
  const sh = (file: string, args: string[], cwd = place) =>
    spawnSync(file, args, { encoding: "utf8", cwd, env: environment });
  const launcher = path.join(root, "bin/peil");

  test("runs from any folder", () => {
    expect(sh(launcher, ["--version"], "/").stdout).toMatch(/^peil \d/);
    expect(sh("./peil", ["--version"], path.join(root, "bin")).stdout).toMatch(/^peil \d/);
  });

  test("runs through links, relative ones and links to links too", () => {
    const folder = mkdtempSync(path.join(place, "links-"));
    symlinkSync(path.relative(folder, launcher), path.join(folder, "first"));
    symlinkSync("first", path.join(folder, "second"));
    expect(sh(path.join(folder, "second"), ["--version"]).stdout).toMatch(/^peil \d/);
  });

  test("hands over arguments as they are, and the exit code", () => {
    const { status, stderr } = sh(launcher, ["two words"]);
    expect(status).toBe(2);
    expect(stderr).toContain('"two words"');
  });

  test("says what to do before the set-up, in both languages, and ends with 2", () => {
    const folder = mkdtempSync(path.join(place, "fresh-"));
    mkdirSync(path.join(folder, "bin"));
    cpSync(launcher, path.join(folder, "bin/peil"));
    const { status, stdout, stderr } = sh(path.join(folder, "bin/peil"), ["check"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^peil: not set up yet; run 'npm start'.*\npeil: nog niet ingericht; .*\n$/);
  });
});

describe("the set-up", () => {
  const silent = () => {};

  test("is done once, and again when the lock file changes", async () => {
    const project = projectWith("1.0.0");
    expect(isSetUp(project)).toBe(false);
    expect(await setUp(project, silent, installed("1.0.0"))).toBeUndefined();
    expect(isSetUp(project)).toBe(true);
    expect(await setUp(project, silent, () => "not called")).toBeUndefined();
    writeLock(project, "1.1.0");
    expect(isSetUp(project)).toBe(false);
  });

  test("takes what npm itself installed as done, but only if it is the same", () => {
    const project = projectWith("1.0.0");
    installed("1.0.0")(project);
    expect(isSetUp(project)).toBe(true);
    const older = projectWith("1.1.0");
    installed("1.0.0")(older);
    expect(isSetUp(older)).toBe(false);
  });

  test("that was made on another kind of machine is done again", () => {
    const project = projectWith("1.0.0", { os: ["another"] });
    installed("1.0.0", { os: ["another"] })(project);
    expect(isSetUp(project)).toBe(false);
  });

  test("that fails tells what npm said and what to do, and leaves nothing that looks done", async () => {
    const project = projectWith("1.0.0");
    const problem = await setUp(project, silent, () => "npm says: no network");
    expect(problem).toMatch(/^npm says: no network[^]*run the same command again/);
    expect(isSetUp(project)).toBe(false);
    expect(existsSync(path.join(project, ".set-up.lock"))).toBe(false);
  });

  test("never installs through a link, which would empty the folder it leads to", async () => {
    const [other, project] = [projectWith("1.0.0"), projectWith("1.1.0")];
    installed("1.0.0")(other);
    symlinkSync(path.join(other, "node_modules"), path.join(project, "node_modules"), "junction");
    const problem = await setUp(project, silent, () => "npm was called");
    expect(problem).toMatch(/^Not set up[^]*node_modules is a link to [^]*Remove the link/);
    writeLock(project, "1.0.0");
    expect(await setUp(project, silent, () => "npm was called")).toBeUndefined();
    rmSync(other, { recursive: true });
    expect(await setUp(project, silent, () => "npm was called")).toBe(problem);
  });

  test("begun twice at once happens once", async () => {
    const project = projectWith("1.0.0");
    const script = `
      import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
      import { setUp } from ${JSON.stringify(path.join(root, "tools/set-up.mjs"))};
      await setUp(${JSON.stringify(project)}, () => {}, (root) => {
        appendFileSync(root + "/installs", "x");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
        mkdirSync(root + "/node_modules");
      });`;
    const run = () =>
      new Promise<number | null>((resolve) => {
        spawn(process.execPath, ["--input-type=module", "-e", script]).on("close", resolve);
      });
    expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
    expect(readFileSync(path.join(project, "installs"), "utf8")).toBe("x");
  });

  test("does not wait for one that was killed", async () => {
    const project = projectWith("1.0.0");
    const gone = spawnSync(process.execPath, ["-e", "0"]).pid;
    mkdirSync(path.join(project, ".set-up.lock"));
    writeFileSync(path.join(project, ".set-up.lock/pid"), String(gone));
    expect(await setUp(project, silent, installed("1.0.0"))).toBeUndefined();
    expect(isSetUp(project)).toBe(true);
  });
});

describe("tools/run.mjs", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, "tools/run.mjs"), ...args], { encoding: "utf8", cwd: place });

  test("gives the entry its arguments and returns its exit code", () => {
    const entry = path.join(place, "entry.ts");
    writeFileSync(
      entry,
      "const code: number = 7;\nconsole.log(process.argv.slice(2).join());\nprocess.exitCode = code;\n",
    );
    expect(run(entry, "one", "two words")).toMatchObject({ status: 7, stdout: "one,two words\n" });
  });

  test("passes a signal on and ends as a shell would say it", async () => {
    const entry = path.join(place, "waits.ts");
    writeFileSync(entry, 'console.log("up");\nsetInterval(() => {}, 1000);\n');
    const child = spawn(process.execPath, [path.join(root, "tools/run.mjs"), entry], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => child.kill("SIGTERM"));
    expect(await new Promise((resolve) => void child.on("close", resolve))).toBe(143);
  });

  test("without an entry says how it is used", () => {
    expect(run()).toMatchObject({ status: 2, stderr: "usage: node tools/run.mjs <entry> [arguments]\n" });
  });
});

function projectWith(version: string, more: object = {}): string {
  const project = mkdtempSync(path.join(place, "project-"));
  writeFileSync(path.join(project, "package.json"), '{"optionalDependencies":{}}');
  writeLock(project, version, more);
  return project;
}

function writeLock(project: string, version: string, more: object = {}): void {
  const packages = { "": {}, "node_modules/a": { version, ...more }, "node_modules/b": { version, optional: true } };
  writeFileSync(path.join(project, "package-lock.json"), JSON.stringify({ packages }));
}

/** What npm would leave behind: the packages for this machine, and its record of them. */
function installed(version: string, more: object = {}) {
  return (project: string): undefined => {
    mkdirSync(path.join(project, "node_modules"));
    const record = { packages: { "node_modules/a": { version, ...more } } };
    writeFileSync(path.join(project, "node_modules/.package-lock.json"), JSON.stringify(record));
  };
}

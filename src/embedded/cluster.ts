/**
 * The data folder: made whole or not at all, and never opened by another major version than made it. Sorting is by code
 * point in UTF-8, by PostgreSQL's own tables: an update of the machine's C library must not change the order of an index.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Places } from "./places.ts";
import { ServerRefusal } from "./refusal.ts";

export const OWNER = "peil_owner";

/** Makes the data folder where there is none; refuses one of another version. Only by who holds the lock of the home. */
export async function ensureCluster(places: Places, binaries: Binaries, account: Account): Promise<void> {
  sweep(places);
  if (existsSync(places.data)) {
    refuseOtherVersion(places, binaries.major);
    return;
  }
  const problem = await initialise(places.making, binaries, account);
  if (problem !== undefined) {
    rmSync(places.making, { recursive: true, force: true });
    throw new ServerRefusal(
      "folder-not-made",
      `PostgreSQL could not make its folder in ${places.home}, and nothing of it stays: ${problem}`,
      {
        folder: places.home,
        reason: problem,
      },
    );
  }
  renameSync(places.making, places.data);
}

/** What an earlier start did not finish, because the disk was full or it was killed; then its initdb may still write. */
function sweep({ server }: Places): void {
  for (const name of readdirSync(server).filter((name) => name.startsWith("data.making"))) {
    rmSync(path.join(server, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

function refuseOtherVersion({ home, data }: Places, major: number): void {
  const file = path.join(data, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : "unknown";
  if (found === String(major)) return;
  throw new ServerRefusal(
    "folder-of-other-version",
    `The data in ${data} was made by PostgreSQL ${found}, and this Peil brings ${major}. Nothing was changed. Start the ` +
      `Peil that made it, make a dump there (pg_dumpall), and read it into this one under another PEIL_HOME.`,
    { folder: home, found, major },
  );
}

/** What initdb said, when it failed. It also writes everything to the disk for good, which is why it may take a second. */
async function initialise(folder: string, binaries: Binaries, account: Account): Promise<string | undefined> {
  const locales =
    binaries.major === 15
      ? [["--locale=C.UTF-8"], ["--locale=C"]] // its own tables came with 17; not every machine has the first
      : [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]];
  let problem: string | undefined;
  for (const locale of locales) {
    const words = [`--username=${OWNER}`, "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8"];
    problem = await run(binaries, account, [
      `--pgdata=${folder}`,
      ...words,
      "--data-checksums",
      "--no-instructions",
      ...locale,
    ]);
    if (problem === undefined) return undefined;
  }
  return problem;
}

async function run(
  { initdb, env }: Binaries,
  { prefix, owner }: Account,
  words: string[],
): Promise<string | undefined> {
  const [program, ...before] = [...prefix, initdb];
  const settings = { cwd: "/", env, ...owner, stdio: ["ignore", "ignore", "pipe"] as ["ignore", "ignore", "pipe"] };
  const child = spawn(program, [...before, ...words], settings);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => {
      const problem = said.replace(/^initdb: (warning|hint): .*\n/gm, "").trim();
      resolve(code === 0 ? undefined : problem || `initdb ended with ${code ?? signal}`);
    });
  });
}

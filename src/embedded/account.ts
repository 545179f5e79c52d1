/**
 * As whom the server runs. PostgreSQL refuses to run as root, and rightly: who can trick the database then has the machine.
 * Under root it gets an account of its own; where that account cannot reach the folders, because they are in the closed
 * home of root, it keeps our rights and is shown another number (a user namespace). Its initdb also wants the account to
 * have a name, which a container that runs under some number has not: there the namespace gives it one.
 */
import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import type { Places } from "./places.ts";
import { ServerRefusal } from "./refusal.ts";

export interface Account {
  /** What stands before the program on the command line. */
  readonly prefix: readonly string[];
  /** For `spawn`, and the owner of what the server writes; absent where that is ourselves. */
  readonly owner?: NamedAccount | undefined;
}

export interface NamedAccount {
  readonly uid: number;
  readonly gid: number;
}

/** In order of preference; the first is for who wants an account that is Peil's alone. */
const preferred = ["peil", "postgres", "_postgres", "nobody", "daemon"];

export function chooseAccount(binaries: Binaries, places: Places): Account {
  const uid = process.getuid?.() ?? 0;
  const accounts = namedAccounts(passwd());
  const isNamed = [...accounts.values()].some((account) => account.uid === uid);
  // Other systems than Linux keep their people elsewhere, and give everybody a name.
  if (uid !== 0 && (isNamed || process.platform !== "linux")) return { prefix: [] };
  const other = preferred.map((name) => accounts.get(name)).find((account) => account !== undefined);
  if (uid === 0 && other && canReach(places.home, other) && canRun(binaries, [], other)) {
    return { prefix: [], owner: other };
  }
  if (other) {
    const prefix = ["unshare", "--user", `--map-user=${other.uid}`, `--map-group=${other.gid}`, "--"];
    if (canRun(binaries, prefix, undefined)) return { prefix, owner: uid === 0 ? { uid, gid: 0 } : undefined };
  }
  throw uid === 0 ? refusalOfRoot(places.home) : refusalOfNumber(uid);
}

/** Accounts of an /etc/passwd by name, root and what has no number of its own left out. */
export function namedAccounts(text: string): Map<string, NamedAccount> {
  const accounts = text.split("\n").flatMap((line): [string, NamedAccount][] => {
    const [name = "", , uid, gid] = line.split(":");
    const account = { uid: Number(uid), gid: Number(gid) };
    return name !== "" && account.uid > 0 && account.gid >= 0 ? [[name, account]] : [];
  });
  return new Map(accounts);
}

/** Whether every folder above the home lets the account through; the home itself is ours to open. */
export function canReach(home: string, account: NamedAccount): boolean {
  for (let at = path.dirname(realpathSync(home)); ; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const passes = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & passes) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** What was made under another account, before root was asked to run it: PostgreSQL opens only what is its own. */
export function giveTo(folder: string, { uid, gid }: NamedAccount): void {
  if (lstatSync(folder).uid === uid) return;
  // From the inside out: when this is cut short, the outside still says that it was not done.
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const at = path.join(folder, name);
    if (!lstatSync(at).isSymbolicLink()) chownSync(at, uid, gid);
  }
  chownSync(folder, uid, gid);
}

function canRun({ postgres, env }: Binaries, prefix: readonly string[], owner: NamedAccount | undefined): boolean {
  const [program, ...words] = [...prefix, postgres, "--version"];
  return spawnSync(program, words, { cwd: "/", env, stdio: "ignore", ...owner }).status === 0;
}

function passwd(): string {
  try {
    return readFileSync("/etc/passwd", "utf8");
  } catch {
    return "";
  }
}

function refusalOfRoot(home: string): ServerRefusal {
  return new ServerRefusal(
    "no-account-for-root",
    `PostgreSQL does not run as root, and no other account can reach ${home} and Peil's own files. Run Peil as an ` +
      "ordinary user; or set PEIL_HOME to a folder such as /var/lib/peil whose parents all may pass; or set DATABASE_URL.",
    { folder: home },
  );
}

function refusalOfNumber(uid: number): ServerRefusal {
  return new ServerRefusal(
    "account-without-name",
    `PostgreSQL needs the account it runs under to have a name, and ${uid} has none in /etc/passwd. Give it a line there, ` +
      "run Peil under an account that has one, or set DATABASE_URL.",
    { uid },
  );
}

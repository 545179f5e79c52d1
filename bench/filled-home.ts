/**
 * A home whose database holds so many tickets, made once and used again where the environment names it (`PEIL_BENCH_HOME`): filling
 * a million takes minutes.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "../src/embedded/server.ts";
import { openKeys } from "../src/system/keys.ts";
import { fillTickets } from "./fill-tickets.ts";
import { served, type Served } from "./served.ts";

export interface FilledHome {
  readonly home: string;
  /** As it was when it was made: of `port` and `url` only the last start knows. */
  readonly of: Served;
  readonly drop: () => void;
}

export async function filledHome(tickets: number, customers: number, say: (line: string) => void): Promise<FilledHome> {
  const kept = process.env["PEIL_BENCH_HOME"];
  const home = kept === undefined ? mkdtempSync(path.join(tmpdir(), "peil-bench-")) : path.join(kept, String(tickets));
  const told = path.join(home, "filled.json");
  const drop = (): void => (kept === undefined ? rmSync(home, { recursive: true, force: true }) : undefined);
  if (existsSync(told)) return { home, of: JSON.parse(readFileSync(told, "utf8")) as Served, drop };
  mkdirSync(home, { recursive: true });
  const { stop, ...of } = await served({ home, customers, agents: 30 });
  await stop();
  const server = await startServer({
    home,
    settings: { shared_buffers: "512MB", max_wal_size: "8GB", wal_level: "minimal", max_wal_senders: "0" },
  });
  try {
    const masterKey = openKeys(home, undefined, "bench").master;
    await fillTickets({ of: { ...of, url: server.url }, tickets, masterKey, say });
  } finally {
    await server.stop();
  }
  writeFileSync(told, JSON.stringify(of));
  return { home, of, drop };
}

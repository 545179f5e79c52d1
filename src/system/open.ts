/**
 * Opens what every part of the system stands on: keys, the database (the one that comes along, or the one that DATABASE_URL names),
 * brought to this program's schema, and a pool of connections for each role.
 */
import { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { runningServer } from "../embedded/running.ts";
import { startServer, type Server } from "../embedded/server.ts";
import { Vault } from "../ledger/keys.ts";
import { mustFit } from "./key-fits.ts";
import { watchDisk } from "./disk-room.ts";
import { openKeys, type Keys } from "./keys.ts";
import type { Settings } from "./settings.ts";

export interface OpenSystem {
  readonly settings: Settings;
  readonly keys: Keys;
  readonly vault: Vault;
  /** Of the owner, who may change the schema and make tenants. */
  readonly ownerUrl: string;
  /** With role `peil_app`. */
  readonly database: Database;
  /** With role `peil_identity`. */
  readonly identityDatabase: Database;
  /** Settles when the database that came along ended and cannot be brought back; never otherwise. */
  readonly ended: Promise<Error>;
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  /** A line for the person at the terminal. */
  readonly say: (line: string) => void;
  readonly onError: (error: Error) => void;
  /** Join the database of a Peil that runs already, where there is one: for commands beside it. */
  readonly join?: boolean;
  /** Which PostgreSQL comes along: 15 is for proving that the oldest one supported works too. */
  readonly major?: 18 | 15 | undefined;
}

export async function openSystem(
  settings: Settings,
  { say, onError, join, major = 18 }: OpenOptions,
): Promise<OpenSystem> {
  const keys = openKeys(settings.PEIL_HOME, settings.PEIL_MASTER_KEY, new URL(settings.PEIL_URL).host);
  const beside = join === true && settings.DATABASE_URL === undefined ? runningServer(settings.PEIL_HOME) : undefined;
  const server: Server | undefined =
    settings.DATABASE_URL === undefined && beside === undefined
      ? await startServer({ home: settings.PEIL_HOME, say, major })
      : undefined;
  const ownerUrl = settings.DATABASE_URL ?? beside ?? server!.url;
  try {
    const migrated = await migrate(ownerUrl);
    const connections = settings.PEIL_DATABASE_CONNECTIONS;
    const vault = new Vault([keys.master]);
    const room = server && (await watchDisk(settings.PEIL_HOME, onError));
    const options = { url: ownerUrl, onError, objection: room?.objection };
    const database = new Database({ ...options, role: "peil_app", connections });
    const identityDatabase = new Database({ ...options, role: "peil_identity", connections: 4 });
    await mustFit(database, vault, keys).catch(async (error: unknown) => {
      await Promise.all([database.close(), identityDatabase.close()]);
      throw error;
    });
    return {
      settings,
      keys,
      vault,
      ownerUrl,
      database,
      identityDatabase,
      ended: server?.ended ?? new Promise(() => undefined),
      migrated,
      async close() {
        room?.close();
        await Promise.all([database.close(), identityDatabase.close()]);
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** `peil ledger export`: each log in a file of its own, signed as it is now, for `peil ledger verify` without the server. */
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Io } from "../cli/terminal.ts";
import { exportedContract } from "../contracts/exported.ts";
import { Contracts } from "../contracts/load-contracts.ts";
import { wholeTenant } from "../database/database.ts";
import { systemWords } from "../i18n/system-words.ts";
import { makeCheckpoint } from "../ledger/checkpoint.ts";
import { exportLog } from "../ledger/export-log.ts";
import { writeVerifier } from "../ledger/note.ts";
import { everyLog } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";
import { signerOf, verifiersFor } from "./signer.ts";

export async function exportLedger(
  io: Io,
  { database, keys }: OpenSystem,
  { to }: { readonly to: string },
): Promise<number> {
  const words = systemWords(io.lang);
  const folder = path.resolve(io.cwd, to);
  await mkdir(folder, { recursive: true });
  const contracts = new Contracts(Date.now);
  for (const { tenant, log, kind } of await everyLog(database)) {
    const { size } = await makeCheckpoint(database, tenant, log, signerOf(keys), Date.now());
    const verifiers = verifiersFor(keys, tenant, log);
    const file = path.join(folder, `${kind}-${log}.jsonl`);
    await database.read(wholeTenant(tenant), async (tx) => {
      const contract = await exportedContract(tx, contracts, log);
      const options = { origin: verifiers[0].name, keys: verifiers.map(writeVerifier), now: Date.now(), contract };
      await pipeline(Readable.from(exportLog(tx, log, options)), createWriteStream(file, { mode: 0o600 }));
    });
    io.stdout.write(`${words.exported(file, size)}\n`);
  }
  return 0;
}

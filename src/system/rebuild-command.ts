/** `peil rebuild`: says whether every ticket stands as its facts say, and mends those that do not when it is asked to. */
import type { Io } from "../cli/terminal.ts";
import { Contracts } from "../contracts/load-contracts.ts";
import { wholeTenant } from "../database/database.ts";
import { projectAgain } from "../desk/replay.ts";
import { countAnew } from "../figures/overview-row.ts";
import { systemWords } from "../i18n/system-words.ts";
import { tenantsOf } from "./every-log.ts";
import type { OpenSystem } from "./open.ts";
import { compareAll } from "./rebuild.ts";

/** More than this many names help nobody. */
const mostShown = 20;

export async function rebuild(
  io: Io,
  { database }: OpenSystem,
  { compare }: { readonly compare: boolean },
): Promise<number> {
  const words = systemWords(io.lang).rebuild;
  const contracts = new Contracts(Date.now);
  const mend = (tenant: string, tickets: readonly string[]) =>
    database.write(wholeTenant(tenant), (tx) => projectAgain(tx, contracts.load.bind(contracts), tickets));
  const { logs, facts, tickets, differing } = await compareAll(database, contracts, compare ? undefined : mend);
  if (!compare) await countAll(database);
  if (differing.length === 0) {
    io.stdout.write(`${words.same(tickets, facts, logs)}\n`);
    return 0;
  }
  const head = (compare ? words.differ : words.mended)(differing.length, tickets);
  const shown = differing.slice(0, mostShown).map((ticket) => `  ${ticket}`);
  const more = differing.length > mostShown ? [words.more(differing.length - mostShown)] : [];
  io.stdout.write(`${[head, ...shown, ...more].join("\n")}\n`);
  return compare ? 1 : 0;
}

/** The overview is made anew as well, by whoever serves next: until then it shows what it showed. */
async function countAll(database: OpenSystem["database"]): Promise<void> {
  for (const tenant of await tenantsOf(database)) await database.write(wholeTenant(tenant), (tx) => countAnew(tx));
}

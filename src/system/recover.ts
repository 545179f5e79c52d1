/** `peil admin recover`: whoever has the machine can let an administrator in again. */
import type { Io } from "../cli/terminal.ts";
import { systemWords } from "../i18n/system-words.ts";
import { compose } from "./compose.ts";
import { openLog } from "./log.ts";
import type { OpenSystem } from "./open.ts";

export async function recoverAdministrator(
  io: Io,
  open: OpenSystem,
  { login }: { readonly login: string | undefined },
): Promise<number> {
  const words = systemWords(io.lang).recover;
  const { identity } = compose(open, Date.now, openLog(open.settings.PEIL_LOG_LEVEL));
  const all = (await identity.administrators.list()).filter((one) => one.login !== null);
  const known = all.map((one) => one.login).join(", ");
  const refuse = (sentence: string) => {
    io.stderr.write(`peil: ${sentence}\n`);
    return 2;
  };
  if (all.length === 0) return refuse(words.none);
  const found = login === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((one) => one.login === login);
  if (found === undefined) return refuse(login === undefined ? words.which(known) : words.unknown(login, known));
  const { token } = await identity.administrators.recover(found.tenant, found.person);
  io.stdout.write(`${words.link(found.login!, `${open.settings.PEIL_URL}/link#${token}`)}\n`);
  return 0;
}

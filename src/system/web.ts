/**
 * The web interface as it was built, from the folder beside this program: in a checkout and in a packed Peil alike. Each build has a folder of its
 * own, so that what was loaded goes on when pages are built anew beside it.
 */
import { existsSync, readFileSync } from "node:fs";
import type { WebHandler } from "../http/web.ts";

const builds = new URL("../../web/build/", import.meta.url);

/** Undefined where nothing was built. */
export async function loadWeb(): Promise<WebHandler | undefined> {
  const current = new URL("current", builds);
  if (!existsSync(current)) return undefined;
  const built = new URL(`${readFileSync(current, "utf8")}/handler.js`, builds);
  // The adapter reads these once, when it is loaded; `src/http/web.ts` fills the headers in for every request.
  const read = {
    PEIL_WEB_PROTOCOL_HEADER: "x-peil-protocol",
    PEIL_WEB_HOST_HEADER: "x-peil-host",
    PEIL_WEB_BODY_SIZE_LIMIT: "26M",
  };
  Object.assign(process.env, read);
  const { handler } = (await import(built.href)) as { handler: WebHandler };
  for (const name of Object.keys(read)) delete process.env[name]; // Peil itself knows no such settings
  return handler;
}

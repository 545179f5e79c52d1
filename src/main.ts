#!/usr/bin/env node
/**
 * Where Peil begins, whatever is asked of it: on the Node that came along, with compiled code remembered, and with the one
 * wiring of the running system at hand for the commands that need it.
 */
import module from "node:module";
import { fileURLToPath } from "node:url";

if (Number.parseInt(process.versions.node, 10) < 26) {
  // A packed Peil is started by whatever Node is on the path; the engine needs the one that came along.
  const { relaunch } = await import("./cli/relaunch.ts");
  process.exit(relaunch(fileURLToPath(import.meta.url), process.argv.slice(2)));
}
rememberCompiledCode();
const { main } = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2), async () => (await import("./system/system.ts")).system);

/** Beside the other things npm put here; where that may not be written, in the system's temporary folder. */
function rememberCompiledCode(): void {
  const folder = fileURLToPath(new URL("../node_modules/.cache/peil/compile", import.meta.url));
  const { status } = module.enableCompileCache(folder);
  if (status === module.constants.compileCacheStatus.FAILED) module.enableCompileCache();
}

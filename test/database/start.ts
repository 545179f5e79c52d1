/**
 * A program that has a database, for tests that kill it: `node start.ts <home> [orderly]`. It prints the pids and the
 * URL as a line of JSON. Without `orderly` it does nothing about signals, like a program that crashes.
 */
import { homeFolder } from "../../src/embedded/places.ts";
import { ServerRefusal } from "../../src/embedded/refusal.ts";
import { startServer } from "../../src/embedded/server.ts";

const [home, manner] = process.argv.slice(2);
try {
  const server = await startServer({ home: homeFolder({ PEIL_HOME: home }, process.platform, "/") });
  process.stdout.write(`${JSON.stringify({ url: server.url, postmaster: server.pid })}\n`);
  const staying = setInterval(() => {}, 1000);
  if (manner === "orderly") process.once("SIGTERM", () => void server.stop().then(() => clearInterval(staying)));
} catch (error) {
  if (!(error instanceof ServerRefusal)) throw error;
  process.stdout.write(`${JSON.stringify({ refused: error.code, parameters: error.parameters })}\n`);
}

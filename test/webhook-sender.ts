/** A process of its own that sends webhooks until it is killed: what the database holds of it afterwards is what is tried. */
import { randomBytes } from "node:crypto";
import { Database } from "../src/database/database.ts";
import { Egress } from "../src/egress/egress.ts";
import { WebhookSecrets } from "../src/webhooks/secrets.ts";
import { WebhookSender } from "../src/webhooks/sender.ts";

const [url, key, place, leaseMs] = process.argv.slice(2);
const die = (error: unknown): never => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
};
const sender = new WebhookSender({
  db: new Database({ url: url!, role: "peil_app", connections: 3, onError: die }),
  fetch: new Egress({ userAgent: "Peil/test", allow: [place!] }).fetch,
  secrets: new WebhookSecrets([Buffer.from(key!, "hex")], randomBytes),
  now: Date.now,
  random: Math.random,
  onEnded: async () => undefined,
  onError: die,
  leaseMs: Number(leaseMs),
});
await sender.run(new AbortController().signal, 20);

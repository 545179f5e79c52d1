/** Webhooks at work: messages laid ready as the ledger grows, and sent through the one door that lets anything out. */
import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { tellTenant } from "../contracts/own-logs.ts";
import type { Follower } from "../ledger/follow.ts";
import { webhookFollower } from "../webhooks/fan-out.ts";
import { WebhookSecrets } from "../webhooks/secrets.ts";
import { WebhookSender } from "../webhooks/sender.ts";
import type { Composed } from "./compose.ts";
import type { OpenSystem } from "./open.ts";

export interface Webhooks {
  readonly follower: Follower;
  stop(): Promise<void>;
}

export function webhookSecrets({ keys }: OpenSystem): WebhookSecrets {
  return new WebhookSecrets([keys.master], (count) => randomBytes(count));
}

export function startWebhooks(open: OpenSystem, { now, newId, egress }: Composed, log: Logger): Webhooks {
  const onError = (error: unknown) => log.error({ err: error }, "webhooks");
  const ending = new AbortController();
  const sender = new WebhookSender({
    db: open.database,
    fetch: (url, init) => egress.fetch(url, init),
    secrets: webhookSecrets(open),
    now,
    random: Math.random,
    onEnded: (tx, { webhook, because }) =>
      tellTenant(tx, { now: now(), newId }, "done", { what: "webhook-ended", webhook, because }),
    onError,
  });
  const running = sender.run(ending.signal);
  return {
    follower: webhookFollower({ db: open.database, now, onError }),
    async stop() {
      ending.abort();
      await running;
    },
  };
}

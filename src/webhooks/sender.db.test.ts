import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayAt, entryOf, givenContract, givenFact, givenLedger, type GivenLedger } from "../../test/given-ledger.ts";
import { wholeTenant } from "../database/database.ts";
import { Egress } from "../egress/egress.ts";
import { append } from "../ledger/append.ts";
import { deliveries, forgetDeliveries, ping, redeliver } from "./deliveries.ts";
import { webhookFollower } from "./fan-out.ts";
import { WebhookSecrets } from "./secrets.ts";
import { WebhookSender, type Ended, type SenderOptions } from "./sender.ts";
import {
  changeWebhook,
  deleteWebhook,
  disableWebhook,
  enableWebhook,
  makeWebhook,
  renewSecret,
  sealSecretsAnew,
  webhookFindings,
  webhooks,
  type NewWebhook,
} from "./subscriptions.ts";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
}
const hour = 3_600_000;

describe("sending webhooks", () => {
  let given: GivenLedger;
  let now = dayAt;
  let egress: Egress;
  let place = "";
  let received: Received[] = [];
  let ended: Ended[] = [];
  let errors: unknown[] = [];
  let answer: (response: ServerResponse, received: Received) => void;
  const masterKey = randomBytes(32);
  const secrets = new WebhookSecrets([masterKey], randomBytes);
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const one = { headers: request.headers, body: await text(request), path: request.url! };
    received.push(one);
    answer(response, one);
  };
  const receiver = createServer((...exchange) => void receive(...exchange));

  beforeEach(async () => {
    given = await givenLedger(6);
    [received, ended, errors, now] = [[], [], [], dayAt];
    answer = (response) => response.writeHead(204).end();
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
    place = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    egress = new Egress({ userAgent: "Peil/test", allow: [place] });
  });
  afterEach(async () => {
    receiver.close().closeAllConnections();
    await once(receiver, "close");
    await egress.close();
    await given.drop();
  });

  const sender = (more: Partial<SenderOptions> = {}) =>
    new WebhookSender({
      db: given.db,
      fetch: egress.fetch,
      secrets,
      now: () => now,
      random: () => 0.5,
      onEnded: async (_, one) => void ended.push(one),
      onError: (error) => errors.push(error),
      ...more,
    });
  const subscribe = async (more: Partial<NewWebhook> = {}) => {
    const webhook = randomUUID();
    const made = { webhook, url: `${place}/${webhook}`, types: ["*"], ...more };
    return { webhook, secret: await given.db.write(given.scope, async (tx) => makeWebhook(tx, secrets, made, now)) };
  };
  const happen = async (n: number, log = given.log) => {
    await given.db.write(given.scope, async (tx) => append(tx, log, [entryOf(`n ${n}`, [givenFact(n)])]));
    await webhookFollower({ db: given.db, now: () => now, onError: (error) => errors.push(error) }).catchUp();
  };
  const round = async (one = sender()) => {
    const begun = await one.tick();
    await one.idle();
    return begun;
  };
  const list = async (webhook: string) =>
    given.db.read(given.scope, async (tx) => deliveries(tx, webhook, { limit: 100 }));

  it("HOK-2 HOK-3 HOK-4 tells each fact that was asked for, once, signed, and under the same name for ever", async () => {
    const { webhook, secret } = await subscribe();
    await subscribe({ types: ["service.*"] });
    await happen(0);
    expect([await round(), await round()]).toEqual([1, 0]);
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    // The clock of the test is not that of the library, which takes nothing older than five minutes: so signed anew.
    const signature = new Webhook(secret).sign(String(headers["webhook-id"]), new Date(now), body);
    expect(headers["webhook-signature"]).toBe(signature);
    expect(headers["webhook-timestamp"]).toBe(String(now / 1000));
    expect(headers["webhook-id"]).toBe(`msg_${givenFact(0).id}_${webhook}`);
    expect(JSON.parse(body)).toMatchObject({ type: "ticket.reported", data: { contract: given.contract, index: 0 } });
    expect(await list(webhook)).toMatchObject([{ state: "delivered", status: 204, tries: 1, type: "ticket.reported" }]);
    expect(errors).toEqual([]);
  });

  it("HOK-2 nobody hears of what was before him, of another customer, or of what is the supplier's own", async () => {
    const other = await givenContract(given.owner, given.tenant);
    await happen(0);
    now += hour;
    const theirs = await subscribe({ customer: other.customer });
    const ours = await subscribe({ customer: given.customer });
    const all = await subscribe();
    const tell = async (n: number, log: string, fields: Record<string, string>) =>
      given.db.write(given.scope, async (tx) =>
        append(tx, log, [entryOf(`x ${n}`, [givenFact(n, { at: now, recordedAt: now, fields })])]),
      );
    await tell(4, given.log, {});
    await tell(5, given.log, { internal: "yes" });
    await tell(8, other.log, {});
    await webhookFollower({ db: given.db, now: () => now, onError: (error) => errors.push(error) }).catchUp();
    const of = async (webhook: string) => (await list(webhook)).map(({ fact }) => fact).toSorted();
    const ids = (...numbers: number[]) => numbers.map((n) => givenFact(n).id).toSorted();
    expect(await of(theirs.webhook)).toEqual(ids(8));
    expect(await of(ours.webhook)).toEqual(ids(4));
    expect(await of(all.webhook)).toEqual(ids(4, 5, 8));
    const asCustomer = { ...given.scope, customer: given.customer };
    expect(await given.db.read(asCustomer, async (tx) => webhooks(tx))).toEqual([]);
  });

  it("HOK-3 while a secret is renewed both sign, and afterwards the new one alone", async () => {
    const { webhook, secret } = await subscribe();
    const anew = await given.db.write(given.scope, async (tx) => renewSecret(tx, secrets, webhook, { now }));
    await happen(0);
    await round();
    now += 25 * hour;
    await happen(1);
    await round();
    const expected = received.map(({ headers, body }, n) =>
      (n === 0 ? [anew!, secret] : [anew!])
        .map((one) => new Webhook(one).sign(String(headers["webhook-id"]), new Date(dayAt + n * 25 * hour), body))
        .join(" "),
    );
    expect(received.map(({ headers }) => headers["webhook-signature"])).toEqual(expected);
    expect(expected).toHaveLength(2);
    const stored = await given.owner.query<{ secret: Buffer }>("SELECT secret FROM peil.webhook");
    expect(stored.rows[0]!.secret.includes("whsec")).toBe(false);
    const next = new WebhookSecrets([randomBytes(32), masterKey], randomBytes);
    expect(await given.db.write(given.scope, async (tx) => sealSecretsAnew(tx, next))).toBe(1);
    await happen(2);
    await round(sender({ secrets: next }));
    expect(received).toHaveLength(3);
    await happen(3);
    await round(); // with the former master key alone
    expect([received.length, errors.length]).toEqual([3, 1]);
    expect((await list(webhook)).filter(({ state }) => state === "waiting")).toMatchObject([{ failure: "sealed" }]);
  });

  it("HOK-5 what fails is tried again, later each time, and as late as the receiver asks", async () => {
    const { webhook } = await subscribe();
    await happen(0);
    const answers: [number, string?][] = [[500], [302], [429, "600"], [200]];
    answer = (response) => {
      const [status, retryAfter] = answers.shift()!;
      response
        .writeHead(status, retryAfter === undefined ? { location: "/" } : { "retry-after": retryAfter })
        .end("no");
    };
    const waits: number[] = [];
    for (let left = 3; left > 0; left--) {
      await round();
      const nextTryAt = (await list(webhook))[0]!.nextTryAt!;
      waits.push((nextTryAt - now) / 1000);
      expect(await round()).toBe(0);
      now = nextTryAt;
    }
    expect(waits).toEqual([5, 20, 600]);
    await round();
    expect(await list(webhook)).toMatchObject([{ state: "delivered", status: 200, tries: 4 }]);
    expect(new Set(received.map(({ headers, body }) => `${String(headers["webhook-id"])} ${body}`)).size).toBe(1);
    expect(received).toHaveLength(4);
  });

  it("HOK-5 an answer of 410 ends the webhook at once, and gives up what waits for it", async () => {
    const { webhook } = await subscribe();
    for (const n of [0, 1, 2]) await happen(n);
    answer = (response) => response.writeHead(410).end();
    await round(sender({ most: 1 }));
    expect(ended).toEqual([{ webhook, because: "gone" }]);
    await happen(3);
    expect(await round()).toBe(0);
    expect((await list(webhook)).map(({ state }) => state)).toEqual(["failed", "failed", "failed"]);
    const [made] = await given.db.read(given.scope, async (tx) => webhooks(tx, webhook));
    expect(made).toMatchObject({ state: "disabled", disabledBecause: "gone" });
  });

  it("HOK-5 HOK-6 a receiver that is away for three days is given up, and what it missed can be sent again", async () => {
    const { webhook } = await subscribe();
    for (const n of [0, 1]) await happen(n);
    answer = (response) => response.destroy();
    let tries = 0;
    for (; ended.length === 0; now += 12 * hour) tries += await round();
    expect([tries, received.length, ended]).toEqual([26, 26, [{ webhook, because: "failing" }]]);
    expect(now - dayAt).toBeLessThan(7 * 24 * hour);
    answer = (response) => response.writeHead(200).end();
    await given.db.write(given.scope, async (tx) => {
      expect(await redeliver(tx, webhook, { failedSince: dayAt }, now)).toBe(0);
      expect(await enableWebhook(tx, webhook, now)).toBe(true);
      expect(await redeliver(tx, webhook, { failedSince: dayAt }, now)).toBe(2);
    });
    await round();
    expect((await list(webhook)).map(({ state, tries: n }) => [state, n])).toEqual([
      ["delivered", 1],
      ["delivered", 1],
    ]);
    await given.db.write(given.scope, async (tx) => {
      expect(await redeliver(tx, webhook, { fact: givenFact(0).id }, now)).toBe(1);
    });
    expect(await round()).toBe(1);
  });

  it("HOK-5 one message that never gets through ends nothing while others do", async () => {
    const { webhook } = await subscribe();
    await happen(0);
    answer = (response, { headers }) =>
      response.writeHead(String(headers["webhook-id"]).includes(givenFact(0).id) ? 500 : 200).end();
    for (let n = 1; n < 14; n++, now += 13 * hour) {
      await happen(n);
      await round();
    }
    expect(ended).toEqual([]);
    const failed = await given.db.read(given.scope, async (tx) =>
      deliveries(tx, webhook, { limit: 5, state: "failed" }),
    );
    expect(failed).toMatchObject([{ fact: givenFact(0).id, tries: 13, failure: "status", status: 500 }]);
  });

  it("HOK-4 a message of a process that was killed between sending and writing it down is sent again, under its own name", async () => {
    const { webhook } = await subscribe();
    await happen(0);
    const hung = Promise.withResolvers<void>();
    answer = () => hung.resolve();
    const file = new URL("../../test/webhook-sender.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, [file, given.url, masterKey.toString("hex"), place, "400"], {
      stdio: "inherit",
    });
    await hung.promise;
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await list(webhook)).toMatchObject([{ state: "waiting", tries: 1 }]);
    answer = (response) => response.writeHead(200).end();
    const stop = new AbortController();
    const running = sender({ now: Date.now }).run(stop.signal, 20);
    await expect.poll(async () => list(webhook)).toMatchObject([{ state: "delivered", tries: 2 }]);
    stop.abort();
    await running;
    expect(new Set(received.map(({ headers, body }) => `${String(headers["webhook-id"])} ${body}`)).size).toBe(1);
    expect(received).toHaveLength(2);
  });

  it("HOK-4 two share the work, nothing is sent twice, and who is slow holds up himself alone", async () => {
    const slow = await subscribe({ url: `${place}/slow` });
    const fast = await subscribe({ url: `${place}/fast` });
    await given.db.write(given.scope, async (tx) =>
      append(tx, given.log, [
        entryOf(
          "many",
          Array.from({ length: 60 }, (_, n) => givenFact(n)),
        ),
      ]),
    );
    await webhookFollower({ db: given.db, now: () => now, onError: (error) => errors.push(error) }).catchUp();
    const held: ServerResponse[] = [];
    answer = (response, { path }) => {
      if (path === "/slow") held.push(response);
      else response.writeHead(200).end();
    };
    const two = [sender({ most: 20 }), sender({ db: given.another(4), most: 20 })];
    const of = async (webhook: string) => (await list(webhook)).filter(({ state }) => state === "delivered").length;
    await expect
      .poll(
        async () => {
          await Promise.all(two.map(async (one) => one.tick()));
          return of(fast.webhook);
        },
        { interval: 5 },
      )
      .toBe(60);
    expect(held).toHaveLength(16);
    answer = (response) => response.writeHead(200).end();
    for (const response of held) response.writeHead(200).end();
    await Promise.all(two.map(async (one) => one.idle()));
    while ((await round()) > 0);
    expect(await of(slow.webhook)).toBe(60);
    expect(received).toHaveLength(120);
    expect(errors).toEqual([]);
  });

  it("HOK-6 a ping comes through like any message, and what ended long ago is forgotten", async () => {
    const { webhook } = await subscribe({ types: ["service.*"] });
    const id = randomUUID();
    expect(await given.db.write(given.scope, async (tx) => ping(tx, webhook, id, now))).toBe(true);
    await round();
    expect(JSON.parse(received[0]!.body)).toEqual({
      type: "webhook.ping",
      timestamp: new Date(now).toISOString(),
      data: { webhook },
    });
    expect(received[0]!.headers["webhook-id"]).toBe(`msg_${id}_${webhook}`);
    await given.db.write(given.scope, async (tx) => {
      expect([await forgetDeliveries(tx, now), await forgetDeliveries(tx, now + 1)]).toEqual([0, 1]);
      expect(await disableWebhook(tx, webhook, "asked", now)).toBe(true);
      expect(await ping(tx, webhook, randomUUID(), now)).toBe(false);
    });
  });

  it("HOK-1 HOK-2 what can never work is refused before it is kept, and a version that was not seen is not changed", async () => {
    await given.db.write(given.scope, async (tx) => {
      const objection = (url: string) => egress.objection(url);
      const wrong = { url: "http://10.0.0.1/", types: ["ticket.solved"], customer: randomUUID() };
      expect((await webhookFindings(tx, wrong, objection)).map(({ code }) => code)).toEqual([
        "url-refused",
        "unknown-type",
        "no-such-customer",
      ]);
      expect(await webhookFindings(tx, { url: "https://example.org/", types: [] }, objection)).toMatchObject([
        { code: "no-types" },
      ]);
      expect(await webhookFindings(tx, { types: ["*"], customer: given.customer }, objection)).toEqual([]);
    });
    const { webhook } = await subscribe();
    await given.db.write(given.scope, async (tx) => {
      expect(await changeWebhook(tx, webhook, 1, { description: "the wall" })).toBe(true);
      expect(await changeWebhook(tx, webhook, 1, { description: "late" })).toBe(false);
      expect(await webhooks(tx, webhook)).toMatchObject([{ description: "the wall", version: 2, types: ["*"] }]);
    });
    const stranger = wholeTenant(randomUUID());
    expect(await given.db.write(stranger, async (tx) => deleteWebhook(tx, webhook))).toBe(false);
    expect(await given.db.write(given.scope, async (tx) => deleteWebhook(tx, webhook))).toBe(true);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/database/database.ts";
import { supplier, type Supplier } from "../../test/supplier.ts";
import type { Scope } from "../database/database.ts";
import { LiveTickets, type Following } from "./live-tickets.ts";
import type { ServerEvent } from "./operation.ts";

let fresh: FreshDatabase;
let at: Supplier;
let live: LiveTickets;
const failures: unknown[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  at = await supplier(fresh.url, { agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  live = new LiveTickets({
    database: at.db,
    showing: at,
    instance: "one",
    failed: (error) => failures.push(error),
  });
});
afterAll(async () => {
  await at.close();
  await fresh.drop();
});

const report = (of = at.customers[0]!, role: "contact" | "end-user" = "contact") =>
  at.done(role, "report", { title: "It fails", body: "Again", type: "incident" }, { of });

/** What a follower is told, as it comes. */
function following(scope: Scope, more: Partial<Following> = {}) {
  const told: ServerEvent[] = [];
  const ending = new AbortController();
  const over = (async () => {
    const asked = { scope, ownTicketsOf: undefined, after: undefined, signal: ending.signal, ...more };
    for await (const event of await live.follow(asked)) told.push(event);
  })();
  return {
    told,
    tickets: () => told.map(({ data }) => (data as { ticket: string }).ticket),
    async stop() {
      ending.abort();
      await over;
    },
  };
}

/** Where the events stand now: whoever follows from here misses none, however late they begin. */
async function present(): Promise<{ readonly after: string }> {
  const stranger = following(at.scope, { after: "other.3" });
  await expect.poll(() => stranger.told.map(({ event }) => event)).toEqual(["reset"]);
  await stranger.stop();
  return { after: stranger.told[0]!.id };
}

test("API-8 each follower is told of the tickets that they may see, soon after and without being asked", async () => {
  const [first, second] = at.customers;
  const from = await present();
  const ofFirst = { tenant: at.tenant, customer: first!.customer, contract: "all" } as const;
  const [all, own] = [following(at.scope, from), following(ofFirst, from)];
  const user = following(ofFirst, { ...from, ownTicketsOf: first!.people["end-user"] });
  const [mine, theirs, hers] = [await report(first), await report(second), await report(first, "end-user")];
  live.heard(at.tenant);
  await expect.poll(() => new Set(all.tickets())).toEqual(new Set([mine.ticket, theirs.ticket, hers.ticket]));
  await expect.poll(() => new Set(own.tickets())).toEqual(new Set([mine.ticket, hers.ticket]));
  await expect.poll(() => user.tickets()).toEqual([hers.ticket]);
  await at.done("agent", "note", { body: "Looking" }, { ticket: theirs.ticket }); // nobody says so: it is seen by looking
  await expect.poll(() => all.told.at(-1)?.data).toMatchObject({ ticket: theirs.ticket, version: 2 });
  expect(own.tickets()).not.toContain(theirs.ticket);
  await Promise.all([all.stop(), own.stop(), user.stop()]);
  expect(failures).toEqual([]);
});

test("API-8 what is recorded once a line is open is told over it, before its first word is read", async () => {
  const ending = new AbortController();
  const events = await live.follow({
    scope: at.scope,
    ownTicketsOf: undefined,
    after: undefined,
    signal: ending.signal,
  });
  const { ticket } = await report();
  live.heard(at.tenant);
  const { value } = await events.next();
  expect((value as ServerEvent).data).toMatchObject({ ticket });
  ending.abort();
  await events.return(undefined);
});

test("API-8 whoever comes back is told what changed meanwhile; of another process, or of too long ago, to read anew", async () => {
  const before = following(at.scope, await present());
  const first = await report();
  live.heard(at.tenant);
  await expect.poll(() => before.tickets()).toEqual([first.ticket]);
  await before.stop();
  const meanwhile = [await report(), await report()];
  const back = following(at.scope, { after: before.told.at(-1)!.id });
  await expect.poll(() => new Set(back.tickets())).toEqual(new Set(meanwhile.map(({ ticket }) => ticket)));
  await back.stop();
  expect((await present()).after).toBe(back.told.at(-1)!.id);
});

test("API-8 whoever follows while more changes at once than is remembered is told to read anew, and what comes after that as ever", async () => {
  const ending = new AbortController();
  const failed = (error: unknown) => void failures.push(error);
  const forgetful = new LiveTickets({ database: at.db, showing: at, instance: "one", failed, remembered: 1 });
  const following = { scope: at.scope, ownTicketsOf: undefined, after: undefined, signal: ending.signal };
  const events = await forgetful.follow(following);
  await report();
  await report();
  expect((await events.next()).value).toMatchObject({ event: "reset", data: {} });
  const { ticket } = await report();
  expect((await events.next()).value).toMatchObject({ event: "ticket", data: { ticket } });
  ending.abort();
  await events.return(undefined);
});

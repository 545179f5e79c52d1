import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  appendFacts,
  entryOf,
  givenContract,
  givenFacts,
  givenLedger,
  givenTenant,
  type GivenLedger,
} from "../../test/given-ledger.ts";
import { wholeTenant, type Database } from "../database/database.ts";
import { append } from "./append.ts";
import { Follower, type FollowerOptions } from "./follow.ts";

describe("followers of the ledger", () => {
  let given: GivenLedger;
  beforeEach(async () => {
    given = await givenLedger(8);
    // What a follower makes of facts: here a row for each, which tells whether one was handled twice or not at all.
    await given.owner.query(
      "CREATE TABLE public.seen (tenant uuid, log uuid, seq bigint, n serial); GRANT ALL ON public.seen, public.seen_n_seq TO peil_app",
    );
  });
  afterEach(() => given.drop());

  const errors: unknown[] = [];
  const follower = (db: Database, more: Partial<FollowerOptions> = {}) =>
    new Follower({
      db,
      name: "seen",
      batch: 7,
      handle: async (tx, { tenant, log }, facts) => {
        await tx.query("INSERT INTO public.seen (tenant, log, seq) SELECT $1, $2, * FROM unnest($3::bigint[])", [
          tenant,
          log,
          facts.map(({ seq }) => seq),
        ]);
      },
      onError: (error) => errors.push(error),
      ...more,
    });
  /** Of each log the order in which its facts were handled. */
  const seen = async (): Promise<number[][]> => {
    const { rows } = await given.owner.query<{ seqs: string[] }>(
      "SELECT array_agg(seq::text ORDER BY n) AS seqs FROM public.seen GROUP BY tenant, log ORDER BY count(*), tenant, log",
    );
    return rows.map(({ seqs }) => seqs.map(Number));
  };
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

  it("LED-2 LED-5 reads every log of every tenant once and in order, and knows how far it is behind", async () => {
    const other = await givenTenant(given.owner);
    const second = await givenContract(given.owner, other);
    await appendFacts(given, 0, 40);
    await given.db.write(wholeTenant(other), async (tx) => append(tx, second.log, [entryOf("a", givenFacts(0, 5))]));
    const one = follower(given.db);
    expect(await one.lag()).toEqual({ logs: 2, facts: 45 });
    expect(await one.catchUp()).toBe(45);
    expect(await seen()).toEqual([upTo(5), upTo(40)]);
    expect([await one.catchUp(), await one.lag()]).toEqual([0, { logs: 0, facts: 0 }]);
    await appendFacts(given, 40, 3);
    expect(await one.catchUp()).toBe(3);
    expect((await seen())[1]).toEqual(upTo(43));
  });

  it("LED-5 told to stop it finishes its step and no more, and the next one goes on from there", async () => {
    await appendFacts(given, 0, 40);
    let stopped: Promise<void> | undefined;
    const one: Follower = follower(given.db, {
      handle: async () => {
        stopped ??= one.stop();
      },
    });
    expect(await one.catchUp()).toBe(7);
    await stopped;
    expect(await one.lag()).toEqual({ logs: 1, facts: 33 });
    expect(await follower(given.db).catchUp()).toBe(33);
  });

  it("LED-5 a slow committer is never skipped: whoever comes after it in its log waits for it", async () => {
    const { db, scope, log, owner, tenant } = given;
    const second = await givenContract(owner, tenant);
    const one = follower(db);
    let commit = (): void => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let begun = (): void => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const slow = db.write(scope, async (tx) => {
      await append(tx, log, [entryOf("slow", givenFacts(0, 3))]);
      begun();
      await held;
    });
    await hasBegun;
    const behindIt = db.write(scope, async (tx) => append(tx, log, [entryOf("quick", givenFacts(3, 2))]));
    await db.write(scope, async (tx) => append(tx, second.log, [entryOf("elsewhere", givenFacts(0, 4))]));
    expect(await one.catchUp()).toBe(4);
    commit();
    await Promise.all([slow, behindIt]);
    expect(await one.catchUp()).toBe(5);
    expect(await seen()).toEqual([upTo(4), upTo(5)]);
  });

  it("LED-5 two processes share the logs while appends go on, and each fact takes effect once", async () => {
    const { owner, tenant, db, scope } = given;
    const logs = await Promise.all(upTo(6).map(async () => (await givenContract(owner, tenant)).log));
    const both = [follower(given.db), follower(given.another())];
    const appending = Promise.all(
      logs.map(async (log) => {
        for (const n of upTo(12))
          await db.write(scope, async (tx) => append(tx, log, [entryOf(`${n}`, givenFacts(n * 5, 5))]));
      }),
    );
    const handled: number[] = [];
    while ((await seen()).flat().length < 360)
      handled.push(...(await Promise.all(both.map(async (one) => one.catchUp()))));
    await appending;
    expect(handled.reduce((sum, n) => sum + n, 0)).toBe(360);
    expect(await seen()).toEqual(logs.map(() => upTo(60)));
    expect(errors).toEqual([]);
  });

  it("LED-5 what fails leaves its log where it was, undoes what it did, and keeps no other back", async () => {
    const { owner, tenant, db, scope } = given;
    const { log } = await givenContract(owner, tenant);
    await appendFacts(given, 0, 20);
    await db.write(scope, async (tx) => append(tx, log, [entryOf("a", givenFacts(0, 6))]));
    let isBroken = true;
    const failing: string[] = [];
    const one = follower(db, {
      handle: async (tx, followed, facts) => {
        await tx.query("INSERT INTO public.seen (log, seq) SELECT $1, * FROM unnest($2::bigint[])", [
          followed.log,
          facts.map(({ seq }) => seq),
        ]);
        if (isBroken && followed.log === given.log && facts.some(({ seq }) => seq === 10))
          throw new Error("not this one");
      },
      onError: (error, followed) => failing.push(`${followed.log} ${(error as Error).message}`),
    });
    expect(await one.catchUp()).toBe(13);
    expect(failing).toEqual([`${given.log} not this one`]);
    expect(await one.lag()).toEqual({ logs: 1, facts: 13 });
    isBroken = false;
    expect(await one.catchUp()).toBe(13);
    expect(await seen()).toEqual([upTo(6), upTo(20)]);
  });

  it("LED-5 asked again while it runs, it looks once more", async () => {
    const { db } = given;
    await appendFacts(given, 0, 3);
    let more: Promise<number> | undefined;
    const one: Follower = follower(db, {
      handle: async () => {
        if (more === undefined) {
          await appendFacts(given, 3, 4);
          more = one.catchUp();
        }
      },
    });
    expect([await one.catchUp(), await more]).toEqual([7, 7]);
  });
});

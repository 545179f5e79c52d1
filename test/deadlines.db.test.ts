import { setTimeout as after } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { Step } from "../src/deadlines/claim.ts";
import { givenDeadlines, untilAtRiskMs, type GivenDeadlines } from "./given-deadlines.ts";

let desk: GivenDeadlines;
afterEach(async () => desk.drop());

async function until(isSo: () => Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("it did not come to that");
    await after(10);
  }
}

/** So many workers would hear of a moment. */
async function listening(count = 1): Promise<void> {
  const those = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
  await until(async () => (await desk.ledger.owner.query(those)).rowCount! >= count);
}

const hour = 3_600_000;
const day = 24 * hour;

describe("telling on time", () => {
  test("DUE-9 DUE-10 a single moment is told within a tenth of a second, dated when it was due", async () => {
    desk = await givenDeadlines();
    desk.worker().start();
    await listening();
    const first = desk.now() + 1000;
    const moments = Array.from({ length: 8 }, (_, n) => first + 300 * n);
    const tickets: string[] = [];
    for (const at of moments) tickets.push(...(await desk.dueAt(at, 1)));
    await until(async () => (await desk.told()).length === moments.length);
    const told = await desk.told();
    expect(told).toMatchObject(moments.map((at, n) => ({ ticket: tickets[n], what: "at-risk", at })));
    const late = told.map(({ recordedAt, at }) => recordedAt - at);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    // A machine that has others to serve first may hold up some of them, but not each.
    expect(Math.min(...late)).toBeLessThan(100);
  });

  test("DUE-10 an earlier moment wakes who sleeps for a later one; unheard, it is found by the next look", async () => {
    desk = await givenDeadlines();
    await desk.dueAt(desk.now() + hour, 1);
    desk.worker().start();
    await listening();
    const [ticket] = await desk.dueAt(desk.now() - 5, 1);
    await until(async () => (await desk.told()).length > 0);
    expect(await desk.told()).toMatchObject([{ ticket }]);
  });

  test("DUE-10 who no longer hears of moments listens again, and looks for what was told meanwhile", async () => {
    desk = await givenDeadlines();
    desk.worker().start();
    await listening();
    const end =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    expect((await desk.ledger.owner.query(end)).rowCount).toBeGreaterThan(0);
    const [ticket] = await desk.dueAt(desk.now() - 5, 1);
    await until(async () => (await desk.told()).length > 0);
    expect(await desk.told()).toMatchObject([{ ticket }]);
    expect(desk.errors).toContain("nobody listens for due moments; trying again");
  });

  test("DUE-4 after an outage all that came is told in the order of the moments, once", async () => {
    desk = await givenDeadlines();
    for (const late of [90, 10, 50, 70, 30]) await desk.dueAt(desk.now() - late * 60_000, 3);
    await desk.worker({ batch: 4 }).look();
    const told = await desk.told();
    expect(told.map(({ what }) => what).toSorted()).toEqual([
      ...Array.from({ length: 15 }, () => "at-risk"),
      ...Array.from({ length: 6 }, () => "missed"),
    ]);
    const moments = told.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(told.every(({ at, recordedAt }) => at < recordedAt)).toBe(true);
    await desk.worker().look();
    expect(await desk.told()).toHaveLength(21);
  });
});

describe("once, whatever happens", () => {
  const steps: readonly Step[] = ["asked", "claimed", "fired", "committed"];
  test.for(steps)("DUE-9 a crash when %s loses no moment and doubles none", async (step) => {
    desk = await givenDeadlines();
    const tickets = await desk.dueAt(desk.now() - 10, 7);
    let crashes = 2;
    const between = (now: Step) => {
      if (now === step && crashes-- > 0) throw Object.assign(new Error("the process ended here"), { code: "57P01" });
    };
    const crashing = desk.worker({ batch: 5, between });
    for (let n = 0; n < 2; n++) await expect(crashing.look()).rejects.toThrow("the process ended here");
    await desk.worker({ batch: 3 }).look();
    const told = await desk.told();
    expect(told.map(({ ticket }) => ticket).toSorted()).toEqual(tickets.toSorted());
    expect(await desk.worker().look()).toBeGreaterThan(1000);
  });

  test("DUE-9 a worker whose connection is cut in the middle of a claim has told nothing, and the next tells it", async () => {
    desk = await givenDeadlines();
    const [ticket] = await desk.dueAt(desk.now() - 10, 1);
    let cuts = 1;
    const between = async (step: Step) => {
      if (step !== "fired" || cuts-- === 0) return;
      const cut =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'";
      await desk.ledger.owner.query(cut);
    };
    const worker = desk.worker({ between });
    await expect(worker.look()).rejects.toThrow(/terminat|connection/i);
    expect(await desk.told()).toEqual([]);
    await worker.look();
    expect(await desk.told()).toMatchObject([{ ticket }]);
  });

  test("DUE-9 two processes share the work, and tell each moment once", async () => {
    desk = await givenDeadlines(12);
    const at = desk.now() + 60_000; // in the test's own time, which jumps there once both are at work
    const tickets = await desk.dueAt(at, 1200);
    const shares = [0, 0];
    for (const n of [0, 1]) {
      const db = desk.ledger.another(3);
      desk.worker({ db, batch: 50, onTold: (claim) => (shares[n]! += claim.tickets.length) }).start();
    }
    await listening(2);
    desk.clockOff = at - Date.now();
    await desk.ledger.owner.query("SELECT pg_notify('peil_deadline', '')");
    await until(async () => (await desk.told()).length >= tickets.length);
    await after(100);
    const told = await desk.told();
    expect(told.map(({ ticket }) => ticket).toSorted()).toEqual(tickets.toSorted());
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(shares[0]! + shares[1]!).toBe(1200);
  });

  test("DUE-9 thousands of moments of one second, on fifty contracts, are told each once", async () => {
    desk = await givenDeadlines(50);
    const at = desk.now() + 60_000; // in the test's own time, which jumps there once all are recorded
    const tickets = await desk.dueAt(at, 3_000);
    for (const n of [0, 1]) desk.worker({ db: desk.ledger.another(3 + n) }).start();
    desk.clockOff = at - Date.now();
    await until(async () => (await desk.told()).length >= 3_000, 45_000);
    const told = await desk.told();
    expect(new Set(told.map(({ ticket }) => ticket)).size).toBe(tickets.length);
    expect(told).toHaveLength(tickets.length);
    expect(desk.errors).toEqual([]);
  }, 60_000);
});

describe("beside the desk", () => {
  test("DUE-9 a ticket that somebody works on is passed by, and told right after", async () => {
    desk = await givenDeadlines();
    const [busy, ...others] = await desk.dueAt(desk.now() - 10, 3);
    const worker = desk.worker();
    const { scope } = desk.ledger;
    await desk.ledger.another().write(scope, async (tx) => {
      await tx.query("SELECT FROM peil.ticket WHERE tenant = $1 AND ticket = $2 FOR UPDATE", [scope.tenant, busy]);
      await worker.look();
      expect((await desk.told()).map(({ ticket }) => ticket).toSorted()).toEqual(others.toSorted());
    });
    await worker.look();
    expect((await desk.told()).map(({ ticket }) => ticket)).toContain(busy);
    expect(await desk.told()).toHaveLength(3);
  });

  test("DUE-9 what the desk records while a claim waits for it takes the moment away", async () => {
    desk = await givenDeadlines();
    const at = desk.now() + 60_000;
    const [ticket] = await desk.dueAt(at, 1);
    desk.worker().start();
    await listening();
    const { scope } = desk.ledger;
    await desk.ledger.another().write(scope, async (tx) => {
      await tx.query("SELECT FROM peil.ticket WHERE tenant = $1 AND ticket = $2 FOR UPDATE", [scope.tenant, ticket]);
      await desk.record(tx, ticket!, "resolved");
      desk.clockOff = at - Date.now();
      await desk.ledger.owner.query("SELECT pg_notify('peil_deadline', '')");
      await after(800);
    });
    await after(1200);
    expect(await desk.told()).toEqual([]);
    const { rows } = await desk.ledger.owner.query("SELECT FROM peil.deadline");
    expect(rows).toEqual([]);
  });

  test("DUE-11 a ticket that cannot be told holds up no other, and is told once it can be", async () => {
    desk = await givenDeadlines();
    const tickets = await desk.dueAt(desk.now() - 10, 9);
    const bad = tickets[4]!;
    let isBroken = true;
    const worker = desk.worker({
      fire: async (tx, those, until) => {
        if (isBroken && those.includes(bad)) throw new Error("an agreement that cannot be read");
        return desk.fire(tx, those, until);
      },
    });
    await worker.look();
    const well = tickets.filter((ticket) => ticket !== bad);
    expect((await desk.told()).map(({ ticket }) => ticket).toSorted()).toEqual(well.toSorted());
    expect(desk.errors).toEqual(["what came due on a ticket cannot be recorded; it is set aside"]);
    isBroken = false;
    worker.start();
    await until(async () => (await desk.told()).length === 9);
  });

  test("DUE-11 a moment of which nothing follows does not keep a worker busy", async () => {
    desk = await givenDeadlines();
    await desk.dueAt(desk.now() - 10, 1);
    let asked = 0;
    const worker = desk.worker({
      fire: async () => {
        asked += 1;
        return 0;
      },
    });
    expect(await worker.look()).toBeLessThan(50);
    expect(asked).toBe(1);
    expect(desk.errors).toHaveLength(1);
  });
});

describe("clocks that jump", () => {
  test.for([hour, day])("DUE-10 forward by %d ms: what came by that clock is told, once", async (jump) => {
    desk = await givenDeadlines();
    await desk.dueAt(desk.now() + jump - 5000, 2);
    const worker = desk.worker();
    expect(await worker.look()).toBeGreaterThan(1000);
    desk.clockOff += jump;
    await worker.look();
    expect(await desk.told()).toHaveLength(2);
    desk.clockOff -= jump;
    await worker.look();
    expect(await desk.told()).toHaveLength(2);
  });

  test.for([hour, day])("DUE-10 back by %d ms: nothing is told before its moment, and nothing twice", async (jump) => {
    desk = await givenDeadlines();
    const at = desk.now() + 1000;
    await desk.dueAt(at, 2);
    desk.worker().start();
    await listening();
    desk.clockOff -= jump;
    await after(1300);
    expect(await desk.told()).toEqual([]);
    desk.clockOff += jump;
    await until(async () => (await desk.told()).length === 2);
    desk.clockOff -= jump;
    await desk.worker().look();
    desk.clockOff += jump + untilAtRiskMs / 3 + 1000;
    await desk.worker().look();
    expect((await desk.told()).map(({ what }) => what)).toEqual(["at-risk", "at-risk", "missed", "missed"]);
  });
});

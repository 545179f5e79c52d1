/** Whatever is asked of the desk, by whom and in which order: what stands is what the ledger says, and nothing breaks. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Contracts } from "../src/contracts/load-contracts.ts";
import { Database } from "../src/database/database.ts";
import { claimAndFire } from "../src/deadlines/claim.ts";
import { Desk } from "../src/desk/desk.ts";
import { fireMoments } from "../src/desk/fire-moments.ts";
import { anyCommand, drawing, remember, type AnyTicket } from "./any-command.ts";
import { freshDatabase, type FreshDatabase } from "./database/database.ts";
import { differingTicketsOf, problemsOf } from "./settled.ts";
import { supplier, type Supplier } from "./supplier.ts";

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

const agreements = ["embrace", "covide", "1do", "vecozo", "engage"] as const;
const times = Number(process.env["PEIL_TEST_TIMES"] ?? 1);
const seedOf = (name: string) => Array.from(name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);

describe("LED-5 any commands in any order", () => {
  test.each(agreements)(
    "LED-5 LED-1 CLK-8 under %s: a replay gives what stands",
    async (agreement) => {
      for (let time = 0; time < times; time++) {
        const desk = await supplier(database.url, { agreement, now: "2026-11-20T15:30:00+01:00", customers: 2 });
        try {
          expect(await live(desk, seedOf(agreement) + time)).toBeGreaterThan(30);
        } finally {
          await desk.close();
        }
      }
    },
    60_000 * times,
  );

  /** Gives how many commands were done. */
  async function live(desk: Supplier, seed: number): Promise<number> {
    const draw = drawing(seed);
    const tickets: AnyTicket[] = [];
    let done = 0;
    for (let round = 0; round < 40; round++) {
      const asked = Array.from({ length: 1 + draw(8) }, () => anyCommand(draw, desk, tickets, desk.now()));
      const outcomes = await Promise.all(
        asked.map(({ role, verb, input, of, ticket }) =>
          desk.ask(role, verb, input, {
            of: desk.customers[of]!,
            ...(ticket === undefined ? {} : { ticket: ticket.ticket }),
          }),
        ),
      );
      outcomes.forEach((outcome, i) => remember(tickets, asked[i]!, outcome));
      done += outcomes.filter((outcome) => !("refused" in outcome)).length;
      // Mostly on, now and then back: a clock that is set right.
      desk.at([0, 1, 60_000, 600_000, 3_600_000, 40_000_000, -1, -2_000, -3_600_000][draw(9)]!);
      if (draw(3) === 0) await fire(desk);
    }
    expect(await differingTicketsOf(desk)).toEqual([]);
    expect(await problemsOf(desk)).toEqual([]);
    return done;
  }

  test("LED-4 LED-5 two processes at once on the same tickets: nothing is lost, doubled or stuck", async () => {
    const desk = await supplier(database.url, { agreement: "embrace", now: "2026-11-20T15:30:00+01:00", customers: 2 });
    const db = new Database({ url: database.url, role: "peil_app", connections: 8, onError: () => undefined });
    const contracts = new Contracts(desk.now);
    const parts = { ...desk.parts, contracts: contracts.load.bind(contracts) };
    const desks = [desk.desk, new Desk(db, parts)];
    const draw = drawing(5);
    const tickets: AnyTicket[] = [];
    try {
      for (let round = 0; round < 15; round++) {
        const asked = Array.from({ length: 30 }, () => anyCommand(draw, desk, tickets, desk.now()));
        const moments = [desk.db, db].map((one) => fire(desk, one));
        const outcomes = await Promise.all(
          asked.map(({ role, verb, input, of, ticket }) =>
            desk.ask(role, verb, input, {
              of: desk.customers[of]!,
              at: desks[draw(2)]!,
              ...(ticket === undefined ? {} : { ticket: ticket.ticket }),
            }),
          ),
        );
        await Promise.all(moments);
        outcomes.forEach((outcome, i) => remember(tickets, asked[i]!, outcome));
        desk.at(draw(3_600_000));
      }
      expect(await differingTicketsOf(desk)).toEqual([]);
      expect(await problemsOf(desk)).toEqual([]);
    } finally {
      await db.close();
      await desk.close();
    }
  }, 60_000);
});

async function fire(desk: Supplier, db: Database = desk.db): Promise<void> {
  const parts = { db, now: desk.now, fire: tellMoments(desk) };
  await claimAndFire(parts, { tenant: desk.tenant, limit: 50, aside: [] });
}

function tellMoments({ parts }: Supplier) {
  return (tx: Parameters<typeof fireMoments>[0], tickets: readonly string[], until: number) =>
    fireMoments(tx, parts, tickets, until);
}

/** What two processes, two clocks or two people at once could do to each other at the desk, and do not. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeContract } from "../src/contracts/change-contract.ts";
import { changePerson } from "../src/contracts/people/people.ts";
import { erasePerson } from "../src/ledger/contents.ts";
import { factsOfTicket } from "../src/ledger/read.ts";
import { projectAgain } from "../src/desk/replay.ts";
import { freshDatabase, type FreshDatabase } from "./database/database.ts";
import { differingTicketsOf } from "./settled.ts";
import { supplier, type Supplier } from "./supplier.ts";

let database: FreshDatabase;
let desk: Supplier;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await supplier(database.url, { agreement: "embrace", now: "2026-11-20T11:00:00+01:00", customers: 2 });
});

afterAll(async () => {
  await desk.close();
  await database.drop();
});

const report = {
  title: "The shop does not open",
  body: "Since this morning.",
  type: "incident",
  levels: { environment: "production", effect: "stopped" },
};

const covide = { plan: "business" };

const row = async (ticket: string) => {
  const [found] = await desk.db.read(desk.scope, (tx) =>
    tx.query<{ state: string; clocks: { clock: string; verdict: string; stopAt: string | null }[] }>(
      "SELECT state, clocks FROM peil.ticket WHERE tenant = $1 AND ticket = $2",
      [desk.tenant, ticket],
    ),
  );
  return found!;
};

describe("a clock that goes back", () => {
  test.each([-1, -5_000, -3_600_000])(
    "CLK-8 CLK-15 a solution written down %i ms after the report is one",
    async (ms) => {
      const { ticket } = await desk.done("contact", "report", report);
      desk.at(ms);
      await desk.done("agent", "resolve", { body: "It opens again." }, { ticket });
      desk.at(-ms);
      const { clocks } = await row(ticket);
      expect(clocks.find(({ clock }) => clock === "response")).toMatchObject({ verdict: "kept" });
    },
  );

  test("CLK-8 a second too early is not before what it follows", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    desk.at(60_000);
    await desk.done("agent", "resolve", { body: "Opened." }, { ticket });
    desk.at(-1_000);
    expect(await desk.ask("agent", "resolve", { body: "Opened." }, { ticket })).toMatchObject({
      refused: "not-in-this-state",
    });
    await desk.done("contact", "reopen", { body: "It closed again." }, { ticket });
    desk.at(1_000);
    expect((await row(ticket)).state).toBe("open");
  });
});

describe("merging", () => {
  test("DSK-1 two tickets that are merged into each other at once do not both end", async () => {
    const [one, other] = await Promise.all([1, 2].map(() => desk.done("contact", "report", report)));
    const merge = (from: typeof one, into: typeof one) =>
      desk.ask("agent", "merge", { into: into!.ticket }, { ticket: from!.ticket });
    const outcomes = await Promise.all([merge(one, other), merge(other, one)]);
    expect(outcomes.filter((outcome) => "refused" in outcome)).toMatchObject([{ refused: "not-in-this-state" }]);
  });

  test.each(["mark-spam", "close"])("DSK-1 a ticket does not go on in one that ended: %s", async (ending) => {
    const [one, other] = await Promise.all([1, 2].map(() => desk.done("contact", "report", report)));
    await desk.done("agent", ending, {}, { ticket: other!.ticket });
    expect(await desk.ask("agent", "merge", { into: other!.ticket }, { ticket: one!.ticket })).toMatchObject({
      refused: "not-in-this-state",
    });
  });
});

describe("the relation", () => {
  const named = (person: string) => ({ kind: "contact-named", fields: { role: "administrator", person } });

  test("ACT-1 those who name contacts at once do not together name more than the agreement allows", async () => {
    const one = await supplier(database.url, { agreement: "covide", now: "2026-11-20T11:00:00+01:00", fields: covide });
    try {
      const people = Object.values(one.people);
      const outcomes = await Promise.all(
        people.map((person, i) =>
          one.ask(i % 2 === 0 ? "customer-administrator" : "manager", "record-of-contract", named(person)),
        ),
      );
      const refusals = outcomes.flatMap((outcome) => ("refused" in outcome ? [outcome.refused] : []));
      expect(refusals).toEqual(Array.from({ length: people.length - 3 }, () => "refused-by-agreement"));
    } finally {
      await one.close();
    }
  });
});

describe("the relation, in order", () => {
  test("ACT-1 whoever was removed from another role, or removed and named again, counts", async () => {
    const one = await supplier(database.url, { agreement: "covide", now: "2026-11-20T11:00:00+01:00", fields: covide });
    try {
      const [first, second, third, fourth] = Object.values(one.people) as [string, string, string, string];
      const say = (kind: string, person: string, role = "administrator") =>
        one.ask("manager", "record-of-contract", { kind, fields: { role, person } });
      for (const person of [first, second, third]) await say("contact-named", person);
      await say("contact-named", first, "desk-contact");
      await say("contact-removed", first, "desk-contact");
      expect(await say("contact-named", fourth)).toMatchObject({ refused: "refused-by-agreement" });
      await say("contact-removed", first);
      await say("contact-named", first);
      expect(await say("contact-named", fourth)).toMatchObject({ refused: "refused-by-agreement" });
      await say("contact-removed", first);
      expect(await say("contact-named", fourth)).toMatchObject({ repeated: false });
    } finally {
      await one.close();
    }
  });
});

describe("asked again", () => {
  test("LED-4 what was said of a contract is answered as it was", async () => {
    const said = { kind: "meeting-called", fields: { kind: "evaluation" }, body: "In December." };
    const first = await desk.done("contact", "record-of-contract", said, { key: "meeting" });
    const again = await desk.done("contact", "record-of-contract", said, { key: "meeting" });
    expect(again).toEqual({ ...first, repeated: true });
    expect(first.facts.length).toBe(1);
  });

  test("LED-4 a report is answered as it was, whatever happened to the ticket since, and beside whatever else", async () => {
    const of = desk.customers[1]!;
    const first = await desk.done("contact", "report", report, { key: "again", of });
    const own = await desk.done("contact", "report", report);
    await desk.done("agent", "acknowledge", {}, { ticket: first.ticket });
    for (let n = 0; n < 3; n++) await desk.done("agent", "note", { body: "Busy." }, { ticket: own.ticket });
    const [again] = await Promise.all([
      desk.done("agent", "report", report, { key: "again-agent", of }),
      desk.done("agent", "note", { body: "Busy." }, { ticket: own.ticket }),
    ]);
    expect(again.ticket).not.toBe(own.ticket);
    const repeats = await Promise.all([
      desk.done("agent", "note", { body: "Still." }, { ticket: own.ticket }),
      desk.done("agent", "report", report, { key: "again-agent", of }),
    ]);
    expect(repeats[1]).toEqual({ ...again, repeated: true });
    expect(await desk.done("contact", "report", report, { key: "again", of })).toEqual({ ...first, repeated: true });
  });

  test("LED-4 what the agreement remarked is remarked again", async () => {
    const one = await supplier(database.url, { agreement: "1do", now: "2026-11-20T11:00:00+01:00" });
    try {
      const short = { title: "Broken", body: "My password is hunter2hunter2." };
      const first = await one.done("agent", "report", { ...short, via: "phone", from: "customer" }, { key: "k" });
      expect(first.advice.length).toBeGreaterThan(0);
      const again = await one.done("agent", "report", { ...short, via: "phone", from: "customer" }, { key: "k" });
      expect(again).toEqual({ ...first, repeated: true });
    } finally {
      await one.close();
    }
  });
});

describe("a contract that changes meanwhile", () => {
  test("LED-5 a report that was on its way stands by what the contract says by then", async () => {
    const one = await supplier(database.url, { agreement: "covide", now: "2026-11-20T11:00:00+01:00", fields: covide });
    try {
      const asker = { now: one.now(), newId: one.parts.newId, person: one.people.manager };
      const on = { contract: one.contract, version: undefined };
      const change = async () => {
        await one.db.write(one.scope, (tx) =>
          changeContract(tx, asker, on, { fields: { ...covide, plan: "premium" } }),
        );
        await one.db.write(one.scope, async (tx) => {
          const tickets = await tx.query<{ ticket: string }>("SELECT ticket FROM peil.ticket WHERE tenant = $1", [
            one.tenant,
          ]);
          await projectAgain(
            tx,
            one.parts.contracts,
            tickets.map(({ ticket }) => ticket),
          );
        });
      };
      let changing: Promise<void> | undefined;
      one.between(async (step) => {
        if (step !== "locked" || changing !== undefined) return;
        changing = change();
        await Promise.race([changing, sleep(300)]); // it may have to wait for us
      });
      await one.done("agent", "report", { title: "Slow", body: "Very.", type: "incident" });
      await changing;
      expect(await differingTicketsOf(one)).toEqual([]);
    } finally {
      await one.close();
    }
  });
});

describe("people", () => {
  test("LED-3 who was erased between the look and the writing is refused, and nothing breaks", async () => {
    const one = await supplier(database.url, { agreement: "embrace", now: "2026-11-20T11:00:00+01:00" });
    try {
      const gone = one.people.contact;
      const { vault } = one;
      const keysOf = vault.keysOf.bind(vault);
      vault.keysOf = async (tx, persons, now) => {
        vault.keysOf = keysOf;
        await one.db.write(one.scope, (other) => erasePerson(other, gone, one.now()));
        return keysOf(tx, persons, now);
      };
      expect(await one.ask("contact", "report", report)).toEqual({
        refused: "no-such-person",
        params: { person: gone },
      });
    } finally {
      await one.close();
    }
  });

  test("LED-3 who is erased while somebody changes them stays erased", async () => {
    const one = await supplier(database.url, { agreement: "embrace", now: "2026-11-20T11:00:00+01:00" });
    try {
      const asker = { now: one.now(), newId: one.parts.newId };
      const person = one.people.contact;
      const begun = Promise.withResolvers<void>();
      const erased = one.db.write(one.scope, async (tx) => {
        await erasePerson(tx, person, one.now());
        begun.resolve();
        await sleep(200);
      });
      await begun.promise;
      const changed = await one.db.write(one.scope, (tx) =>
        changePerson(tx, one.vault, asker, person, { state: "active" }),
      );
      await erased;
      expect(changed).toMatchObject({ refused: "no-such-person" });
    } finally {
      await one.close();
    }
  });

  test("DSK-1 what is said of an internal note is as internal as the note", async () => {
    const { ticket } = await desk.done("contact", "report", report);
    const { facts } = await desk.done("agent", "note", { body: "They never listen.", internal: true }, { ticket });
    const about = { fact: facts[0]!.id, body: "I was angry with them." };
    await desk.done("agent", "correct", { ...about, movedTo: new Date(desk.now()).toISOString() }, { ticket });
    await desk.done("agent", "withdraw", about, { ticket });
    const seen = (customer: string) =>
      desk.db.read({ ...desk.scope, customer }, async (tx) => {
        const all = await factsOfTicket(tx, ticket);
        const contents = await tx.query("SELECT content FROM peil.content WHERE tenant = $1 AND ticket = $2", [
          desk.tenant,
          ticket,
        ]);
        return [all.filter(({ fields }) => fields["internal"] !== "yes").length, contents.length];
      });
    expect(await seen(desk.customer)).toEqual([1, 2]); // the report, with its title and its text
    expect((await seen("all"))[1]).toBe(5);
  });
});

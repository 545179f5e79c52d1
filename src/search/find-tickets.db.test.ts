import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayAt, entryOf, givenContract, givenLedger, givenPerson, type GivenLedger } from "../../test/given-ledger.ts";
import type { WrittenFact } from "../facts/written-fact.ts";
import { append } from "../ledger/append.ts";
import { erasePerson, keepContents } from "../ledger/contents.ts";
import { Vault } from "../ledger/keys.ts";
import { findPassages } from "./find-passages.ts";
import { findTickets, type Search } from "./find-tickets.ts";
import { searchFollower } from "./index-words.ts";

interface Told {
  readonly title?: string;
  readonly texts?: readonly string[];
  readonly internal?: readonly string[];
  readonly person?: string;
  readonly watchers?: readonly string[];
  readonly daysAgo?: number;
  readonly of?: { readonly customer: string; readonly contract: string; readonly log: string };
}

const day = 86_400_000;

describe("finding tickets", () => {
  let given: GivenLedger;
  const vault = new Vault([randomBytes(32)]);
  const errors: unknown[] = [];
  let number = 0;
  beforeAll(async () => {
    given = await givenLedger();
  });
  afterAll(() => given.drop());

  /** A ticket with its texts; its number. The projection is written by hand: the desk's own is not what is tried here. */
  const tell = async (told: Told): Promise<string> => {
    const { customer, contract, log } = told.of ?? given;
    const { title, texts = [], internal = [], person = given.person, watchers = [], daysAgo = 0 } = told;
    const ticket = randomUUID();
    const name = `ABC-${++number}`;
    const at = dayAt - daysAgo * day;
    await given.db.write(given.scope, async (tx) => {
      await tx.query(
        `INSERT INTO peil.ticket (tenant, ticket, contract, customer, number, version, upto, opening, attributes, state, reporter,
           watchers, reported_at, changed_at, missed, at_risk, clocks)
         VALUES ($1, $2, $3, $4, $5, 1, 0, '{}', '{}', 'new', $6, $7, $8, $8, false, false, '[]')`,
        [given.tenant, ticket, contract, customer, name, person, watchers, new Date(at)],
      );
      const keys = await vault.keysOf(tx, [person], dayAt);
      const keep = async (body: string): Promise<string> => {
        const content = randomUUID();
        const sealed = keys.seal(person, content, Buffer.from(body));
        await keepContents(
          tx,
          [{ content, person, customer, contract, ticket, kind: "text", bytes: body.length, ...sealed }],
          dayAt,
        );
        return content;
      };
      const facts: WrittenFact[] = [];
      const fact = (kind: string, fields: Record<string, string>) =>
        facts.push({
          kind,
          at,
          recordedAt: dayAt,
          id: randomUUID(),
          ticket,
          fields: { by: "customer", person, ...fields },
        });
      fact("reported", title === undefined ? {} : { title: await keep(title) });
      for (const body of texts) fact("answered", { text: await keep(body) });
      for (const body of internal) fact("noted", { internal: "yes", text: await keep(body) });
      await append(tx, log, [entryOf(ticket, facts)]);
    });
    return ticket;
  };
  const follow = async () => searchFollower(given.db, vault, (error) => errors.push(error)).catchUp();
  const find = async (words: string, more: Partial<Search> = {}, scope = given.scope) =>
    given.db.read(scope, async (tx) => findTickets(tx, { words, limit: 20, now: dayAt, ...more }));
  const found = async (...args: Parameters<typeof find>) => (await find(...args)).tickets;

  it("SRC-1 words are found in either language, over all messages of a ticket, and in its number", async () => {
    const ticket = await tell({
      title: "Printers op de eerste verdieping staan stil",
      texts: ["Het gaat om de maandrapporten.", "The invoices were printed twice last week."],
    });
    await follow();
    expect(errors).toEqual([]);
    for (const words of [
      "printer",
      "maandrapport verdieping",
      "invoice printing",
      "the invoices",
      "de printers",
      '"eerste verdieping"',
      "kapot or printer",
      "printer -telefoon",
      `abc-${number}`,
    ]) {
      expect([words, await found(words)]).toEqual([words, [ticket]]);
    }
    for (const words of [
      "telefoon",
      "printer telefoon",
      '"verdieping eerste"',
      "printer -maandrapport",
      "",
      "'\\\u0000&|!",
    ]) {
      expect([words, await found(words)]).toEqual([words, []]);
    }
  });

  it("SRC-1 SRC-4 the last word is found as the beginning of another too, after those that have it whole, and a quoted one is not", async () => {
    const [list, cake] = [
      await tell({ title: "De verjaardagslijst is leeg", texts: ["Iedereen ontbreekt."] }),
      await tell({ title: "Iets anders", texts: ["Voor de verjaardag van maandag"], daysAgo: 700 }),
    ];
    await follow();
    expect(await found("verjaardag")).toEqual([cake, list]);
    expect(await found("verjaardagen")).toEqual([cake, list]);
    // One language leaves out words that the other has.
    const other = await tell({ title: "Otherwise nobody comes", daysAgo: 3 });
    await follow();
    expect(await found("other")).toEqual([other]);
    for (const words of ["verjaardagsl", "ontbreekt verjaa", "kapot or verjaardagsl", "leeg -telefoon verjaardagsl"])
      expect([words, await found(words)]).toEqual([words, [list]]);
    for (const words of ['"verjaardagsl"', "ver", "verjaardagsl ontbreekt", "leeg -verjaa"])
      expect([words, await found(words)]).toEqual([words, words === "leeg -verjaa" ? [list] : []]);
    const passages = async (words: string) =>
      given.db.read(given.scope, async (tx) => findPassages(tx, vault, words, [list, cake]));
    expect((await passages("verja")).get(cake)?.filter(({ isFound }) => isFound)).toEqual([
      { text: "verjaardag", isFound: true },
    ]);
    expect((await passages('"verja"')).size).toBe(0);
    const own = { person: given.person };
    expect((await found("verja", own)).toSorted()).toEqual([cake, list].toSorted());
  });

  it("SRC-1 what was withdrawn is not found any more, and what nobody would type was never kept", async () => {
    const ticket = await tell({ texts: ["zeldzaamwoord", `sleutel ${"A1".repeat(60)}`] });
    await follow();
    expect(await found("zeldzaamwoord sleutel")).toEqual([ticket]);
    const { rows } = await given.owner.query("SELECT FROM peil.search WHERE document::text LIKE '%a1a1a1a1%'");
    expect(rows).toEqual([]);
    await given.db.write(given.scope, async (tx) => {
      const [fact] = await tx.query<{ bytes: Buffer }>(
        "SELECT bytes FROM peil.fact WHERE tenant = $1 AND ticket = $2 AND kind = 'answered' ORDER BY idx LIMIT 1",
        [given.tenant, ticket],
      );
      const { id } = JSON.parse(fact!.bytes.toString()) as { id: string };
      const withdrawn = { kind: "withdrawn", at: dayAt, recordedAt: dayAt, id: randomUUID(), ticket };
      await append(tx, given.log, [entryOf("withdraw", [{ ...withdrawn, fields: { by: "supplier", fact: id } }])]);
    });
    await follow();
    expect(await found("zeldzaamwoord")).toEqual([]);
    expect(await found("sleutel")).toEqual([ticket]);
  });

  it("SRC-2 everybody finds what he may read, and nothing else", async () => {
    const { scope, owner, tenant, customer } = given;
    const [anna, bob] = [await givenPerson(owner, tenant, customer), await givenPerson(owner, tenant, customer)];
    const elsewhere = await givenContract(owner, tenant);
    const theirs = await tell({ title: "grensgeval", of: elsewhere });
    const ofAnna = await tell({ title: "grensgeval", person: anna, internal: ["binnenskamers"] });
    const watched = await tell({ title: "grensgeval", person: bob, watchers: [anna], daysAgo: 1 });
    await follow();
    expect((await found("grensgeval")).toSorted()).toEqual([theirs, ofAnna, watched].toSorted());
    const ofCustomer = { ...scope, customer };
    expect(await found("grensgeval", {}, ofCustomer)).toEqual([ofAnna, watched]);
    expect(await found("grensgeval", { person: anna }, ofCustomer)).toEqual([ofAnna, watched]);
    expect(await found("grensgeval", { person: bob }, ofCustomer)).toEqual([watched]);
    expect(await found("grensgeval", { person: randomUUID() }, ofCustomer)).toEqual([]);
    expect(
      await found("grensgeval", {}, { ...scope, customer: elsewhere.customer, contract: elsewhere.contract }),
    ).toEqual([theirs]);
    expect(await found("grensgeval", {}, { ...scope, customer, contract: elsewhere.contract })).toEqual([]);
    expect(await found("grensgeval", {}, { ...scope, tenant: randomUUID() })).toEqual([]);
    expect(await found("binnenskamers")).toEqual([ofAnna]);
    expect(await found("binnenskamers", {}, ofCustomer)).toEqual([]);
    expect(await found("binnenskamers", { person: anna }, ofCustomer)).toEqual([]);
    const last = `ABC-${number - 2}`; // the other customer's
    expect([await found(last), await found(last, {}, ofCustomer)]).toEqual([[theirs], []]);
  });

  it("SRC-2 the words themselves are out of reach of the role that serves requests", async () => {
    await expect(given.db.read(given.scope, async (tx) => tx.query("SELECT FROM peil.found"))).rejects.toThrow(
      /permission/,
    );
    await expect(
      given.db.write(given.scope, async (tx) => tx.query("SELECT peil.put_together($1, '{}')", [given.tenant])),
    ).rejects.toThrow(/permission/);
    const { customer, scope } = given;
    const rows = await given.db.read({ ...scope, customer }, async (tx) =>
      tx.query("SELECT FROM peil.search WHERE is_internal OR customer <> $1", [customer]),
    );
    expect(rows).toEqual([]);
  });

  it("SRC-3 the words of an erased person are gone at once, those of others stay", async () => {
    const { owner, tenant, customer } = given;
    const [anna, bob] = [await givenPerson(owner, tenant, customer), await givenPerson(owner, tenant, customer)];
    const ticket = await tell({ title: "verdwijnwoord", person: anna });
    await given.db.write(given.scope, async (tx) => {
      const keys = await vault.keysOf(tx, [bob], dayAt);
      const content = randomUUID();
      const { customer: c, contract, log } = given;
      await keepContents(
        tx,
        [
          {
            content,
            person: bob,
            customer: c,
            contract,
            ticket,
            kind: "text",
            bytes: 1,
            ...keys.seal(bob, content, Buffer.from("blijfwoord")),
          },
        ],
        dayAt,
      );
      const fields = { by: "customer", person: bob, text: content };
      await append(tx, log, [
        entryOf("bob", [{ kind: "answered", at: dayAt, recordedAt: dayAt, id: randomUUID(), ticket, fields }]),
      ]);
    });
    const late = await tell({ title: "nooitgelezen", person: anna });
    await searchFollower(given.db, vault, (error) => errors.push(error)).catchUp();
    expect(await found("verdwijnwoord blijfwoord")).toEqual([ticket]);
    expect(await found("nooitgelezen")).toEqual([late]);
    await given.db.write(given.scope, async (tx) => {
      await erasePerson(tx, anna, dayAt);
      expect((await findTickets(tx, { words: "verdwijnwoord", limit: 5, now: dayAt })).tickets).toEqual([]);
    });
    expect([await found("verdwijnwoord"), await found("nooitgelezen"), await found("blijfwoord")]).toEqual([
      [],
      [],
      [ticket],
    ]);
    const left = await owner.query("SELECT FROM peil.found WHERE document::text LIKE '%verdwijnwoord%'");
    expect(left.rowCount).toBe(0);
    expect(errors).toEqual([]);
  });

  it("SRC-4 a title comes before a mention, a new ticket before an old one, and pages neither skip nor repeat", async () => {
    const mention = await tell({ title: "Iets anders", texts: ["Verder nog het rangwoord genoemd"] });
    const old = await tell({ title: "rangwoord", daysAgo: 900 });
    const title = await tell({ title: "rangwoord" });
    await follow();
    const ranked = await found("rangwoord");
    expect(ranked[0]).toBe(title);
    expect(ranked.toSorted()).toEqual([mention, old, title].toSorted());
    expect(ranked.indexOf(old)).toBeGreaterThan(0);
    const many = [];
    for (let n = 0; n < 25; n++) many.push(await tell({ title: "veelwoord", daysAgo: n * 40 }));
    await follow();
    const pages: string[] = [];
    for (let after: Search["after"], more = true; more;) {
      const page = await find("veelwoord", { limit: 7, after, now: after === undefined ? dayAt : dayAt + 100 * day });
      pages.push(...page.tickets);
      after = page.next;
      more = after !== undefined;
    }
    expect(pages).toEqual(many);
  });
});

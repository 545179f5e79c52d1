import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  appendFacts,
  dayAt,
  givenContract,
  givenLedger,
  givenPerson,
  type GivenLedger,
} from "../../test/given-ledger.ts";
import { erasePerson, keepContents, openContents } from "./contents.ts";
import { Vault } from "./keys.ts";
import { storedFacts } from "./read.ts";

const text = (value: string) => Buffer.from(value, "utf8");

describe("what persons wrote", () => {
  let given: GivenLedger;
  const vault = new Vault([randomBytes(32)]);
  beforeAll(async () => {
    given = await givenLedger();
  });
  afterAll(() => given.drop());

  const write = async (person: string, ...bodies: string[]): Promise<string[]> => {
    const { db, scope, customer, contract } = given;
    return db.write(scope, async (tx) => {
      const keys = await vault.keysOf(tx, [person], dayAt);
      const contents = bodies.map((body) => {
        const content = randomUUID();
        const plain = text(body);
        return {
          content,
          person,
          customer,
          contract,
          kind: "text" as const,
          bytes: plain.length,
          ...keys.seal(person, content, plain),
        };
      });
      await keepContents(tx, contents, dayAt);
      return contents.map(({ content }) => content);
    });
  };
  const readAll = async (ids: readonly string[], by = vault, scope = given.scope) => {
    const found = await given.db.read(scope, async (tx) => openContents(tx, by, ids));
    return ids.map((id) => found.get(id)?.bytes?.toString() ?? found.get(id)?.state);
  };

  it("LED-3 is stored sealed, opens for a page at once, and not outside its scope", async () => {
    const { person, scope, owner, tenant } = given;
    const ids = await write(person, "The shop does not open.", "", "“é” 😀");
    expect(await readAll(ids)).toEqual(["The shop does not open.", "", "“é” 😀"]);
    const stored = await owner.query<{ sealed: Buffer; fits: boolean }>(
      "SELECT sealed, hash = sha256(sealed) AS fits FROM peil.content",
    );
    expect(stored.rows.every(({ sealed, fits }) => fits && !sealed.includes("shop"))).toBe(true);
    const other = await givenContract(owner, tenant);
    expect(await readAll(ids, vault, { ...scope, customer: other.customer })).toEqual(ids.map(() => undefined));
  });

  it("LED-3 a row that was moved or changed does not open", async () => {
    const { owner, person, tenant } = given;
    const ids = await write(person, "one", "two", "three");
    const stranger = await givenPerson(owner, tenant);
    await write(stranger, "four");
    await owner.query(
      "UPDATE peil.content SET sealed = other.sealed FROM peil.content other WHERE content.content = $1 AND other.content = $2",
      [ids[0], ids[1]],
    );
    await owner.query("UPDATE peil.content SET person = $2 WHERE content = $1", [ids[1], stranger]);
    await owner.query(
      "UPDATE peil.content SET sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1) WHERE content = $1",
      [ids[2]],
    );
    expect(await readAll(ids)).toEqual(["broken", "broken", "broken"]);
    await owner.query("UPDATE peil.content SET person = $2 WHERE content = $1", [ids[1], person]);
    expect(await readAll([ids[1]!])).toEqual(["two"]);
  });

  it("LED-3 erasing destroys the key, the sealed forms and the words to search by, at once and for every process", async () => {
    const { owner, tenant, db, scope, customer, contract, log } = given;
    const person = await givenPerson(owner, tenant, customer);
    const ids = await write(person, "secret");
    const before = await owner.query<{ sealed: Buffer }>("SELECT sealed FROM peil.content WHERE content = $1", [
      ids[0],
    ]);
    await appendFacts(given, 0, 8);
    const facts = await db.read(scope, async (tx) => storedFacts(tx, log, 0, 100));
    await owner.query(
      "INSERT INTO peil.search VALUES ($1, $2, $3, $4, $5, $6, false, to_tsvector('simple', 'secret'))",
      [tenant, ids[0], customer, contract, randomUUID(), person],
    );
    const erasure = await db.write(scope, async (tx) => erasePerson(tx, person, dayAt));
    expect(erasure).toEqual({ wasErased: true, contents: 1, files: [] });
    expect(await readAll(ids)).toEqual(["erased"]);
    const left = await owner.query(
      `SELECT (SELECT count(*)::int FROM peil.search WHERE person = $1) AS words, p.state, p.sealed AS name, k.sealed AS key, c.sealed AS text,
         c.hash IS NOT NULL AS hashed
       FROM peil.person p JOIN vault.person_key k USING (person) JOIN peil.content c USING (person) WHERE p.person = $1`,
      [person],
    );
    expect(left.rows).toEqual([{ words: 0, state: "erased", name: null, key: null, text: null, hashed: true }]);
    expect(await db.read(scope, async (tx) => storedFacts(tx, log, 0, 100))).toEqual(facts);
    // Somebody who kept the sealed form, in a backup or in a second process, opens nothing with it, and no new key is made.
    await owner.query("UPDATE peil.content SET sealed = $2 WHERE content = $1", [ids[0], before.rows[0]!.sealed]);
    expect(await readAll(ids)).toEqual(["erased"]);
    await db.write(scope, async (tx) => {
      const keys = await vault.keysOf(tx, [person], dayAt);
      expect(keys.has(person)).toBe(false);
      expect(() => keys.seal(person, randomUUID(), text("x"))).toThrow("erased");
      expect((await erasePerson(tx, person, dayAt)).wasErased).toBe(false);
    });
  });

  it("LED-3 somebody who never wrote is erased too, and gets no key after", async () => {
    const { owner, tenant, db, scope } = given;
    const person = await givenPerson(owner, tenant);
    await db.write(scope, async (tx) => {
      expect((await erasePerson(tx, person, dayAt)).wasErased).toBe(true);
      expect((await vault.keysOf(tx, [person], dayAt)).has(person)).toBe(false);
      expect((await erasePerson(tx, randomUUID(), dayAt)).wasErased).toBe(false);
    });
  });

  it("LED-3 a person's own name is sealed likewise, and opens as nobody else's", async () => {
    const { owner, tenant, db, scope, person } = given;
    const other = await givenPerson(owner, tenant);
    await db.write(scope, async (tx) => {
      const keys = await vault.keysOf(tx, [person, other], dayAt);
      const name = keys.sealPerson(person, text("A. Writer"));
      expect(keys.openPerson(person, name)?.toString()).toBe("A. Writer");
      expect(keys.openPerson(other, name)).toBeUndefined();
      expect(keys.open(person, randomUUID(), name)).toBeUndefined();
      expect(keys.openPerson(person, name.subarray(0, 20))).toBeUndefined();
    });
  });

  it("LED-3 another master key opens nothing; sealed anew, the old one is no longer needed", async () => {
    const { person, db, scope } = given;
    const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
    const fresh = await givenLedger();
    const old = new Vault([oldKey]);
    const sealedName = await fresh.db.write(fresh.scope, async (tx) =>
      (await old.keysOf(tx, [fresh.person], dayAt)).sealPerson(fresh.person, text("A. Writer")),
    );
    const nameBy = async (by: Vault) =>
      fresh.db.read(fresh.scope, async (tx) =>
        (await by.keysFound(tx, [fresh.person])).openPerson(fresh.person, sealedName)?.toString(),
      );
    await expect(nameBy(new Vault([newKey]))).rejects.toMatchObject({ reason: "other-master-key" });
    const both = new Vault([newKey, oldKey]);
    expect(await nameBy(both)).toBe("A. Writer");
    expect(await fresh.db.write(fresh.scope, async (tx) => both.sealAnew(tx))).toBe(1);
    expect(await fresh.db.write(fresh.scope, async (tx) => both.sealAnew(tx))).toBe(0);
    expect(await nameBy(new Vault([newKey]))).toBe("A. Writer");
    await fresh.owner.query("UPDATE vault.person_key SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)");
    await expect(nameBy(both)).rejects.toMatchObject({ reason: "broken-key" });
    await fresh.drop();
    expect(() => new Vault([randomBytes(16)])).toThrow("32 bytes");
    await db.read(scope, async (tx) => expect((await vault.keysFound(tx, [person])).has(person)).toBe(true));
  });

  it("LED-3 several who need the same first key at once get the same one", async () => {
    const { owner, tenant, db, scope } = given;
    const persons = await Promise.all([1, 2, 3].map(async () => givenPerson(owner, tenant)));
    const forms = await Promise.all(
      [0, 1, 2, 3].map(async (n) =>
        db.write(scope, async (tx) => {
          const keys = await vault.keysOf(tx, n % 2 === 0 ? persons : persons.toReversed(), dayAt);
          return persons.map((person) => keys.sealPerson(person, text("name")));
        }),
      ),
    );
    const keys = await db.read(scope, async (tx) => vault.keysFound(tx, persons));
    for (const form of forms)
      expect(persons.map((person, i) => keys.openPerson(person, form[i]!)?.toString())).toEqual([
        "name",
        "name",
        "name",
      ]);
  });
});

import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendFacts, dayAt, givenFact, givenLedger, type GivenLedger } from "../../test/given-ledger.ts";
import { canonicalFact } from "../facts/written-fact.ts";
import { consistencyProof, inclusionProof, lastCheckpoint, makeCheckpoint, originOf } from "./checkpoint.ts";
import { isSignedBy, readCheckpoint, verifierOf } from "./note.ts";
import { provesConsistency, provesInclusion } from "./proof.ts";
import { GrowingTree, leafHash } from "./tree.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = { host: "desk.example", key: privateKey };
const leafOf = (n: number) => leafHash(Buffer.from(canonicalFact(givenFact(n))));
const rootOf = (size: number) => {
  const tree = new GrowingTree();
  for (let n = 0; n < size; n++) tree.push(leafOf(n));
  return Buffer.from(tree.root());
};

describe("checkpoints of a log", () => {
  let given: GivenLedger;
  const sizes = [0, 1, 7, 7, 40, 333, 1_100];
  beforeAll(async () => {
    given = await givenLedger();
  });
  afterAll(() => given.drop());

  it("LED-2 each goes on from the last, and has the root of all facts so far", async () => {
    const { db, tenant, log } = given;
    let at = 0;
    for (const size of sizes) {
      await appendFacts(given, at, size - at);
      at = size;
      const made = await makeCheckpoint(db, tenant, log, signer, dayAt);
      expect([made.size, Buffer.from(made.root)]).toEqual([size, rootOf(size)]);
      expect(readCheckpoint(made.note)).toMatchObject({ origin: originOf("desk.example", tenant, log), size });
      expect(isSignedBy(made.note, verifierOf(made.origin, publicKey))).toBe(true);
    }
    const { rows } = await given.owner.query("SELECT level, count(*)::int AS n FROM peil.node GROUP BY 1 ORDER BY 1");
    expect(rows).toEqual([4, 5, 6, 7, 8, 9, 10].map((level) => ({ level, n: Math.floor(1_100 / 2 ** level) })));
  });

  it("LED-2 any fact is proved to stand in any tree, and any tree to begin a later one", async () => {
    const { db, scope, log } = given;
    await db.read(scope, async (tx) => {
      for (const size of [1, 2, 15, 16, 17, 333, 1_000, 1_100]) {
        for (const idx of [0, 1, 15, 16, Math.floor(size / 2), size - 1].filter((n) => n < size)) {
          const proof = (await inclusionProof(tx, log, idx, size))!;
          expect(provesInclusion(leafOf(idx), idx, size, proof, rootOf(size)), `${idx} of ${size}`).toBe(true);
        }
        for (const earlier of [0, 1, 13, 16, size - 1, size].filter((n) => n <= size)) {
          const proof = (await consistencyProof(tx, log, earlier, size))!;
          const [a, b] = [earlier, size].map((n) => ({ size: n, root: rootOf(n) }));
          expect(provesConsistency(a!, b!, proof), `${earlier} to ${size}`).toBe(true);
        }
      }
    });
  });

  it("LED-2 nothing is proved of what no checkpoint reached, and nothing shown outside the scope", async () => {
    const { db, scope, log } = given;
    await db.read(scope, async (tx) => {
      expect(await inclusionProof(tx, log, 1_100, 1_100)).toBeUndefined();
      expect(await inclusionProof(tx, log, 0, 1_101)).toBeUndefined();
      expect(await consistencyProof(tx, log, 5, 4)).toBeUndefined();
      expect((await lastCheckpoint(tx, log, 332))?.size).toBe(40);
    });
    const other = { ...scope, customer: "00000000-0000-4000-8000-000000000000" };
    await db.read(other, async (tx) => expect(await lastCheckpoint(tx, log)).toBeUndefined());
  });

  it("LED-2 several makers at once make one, while appends go on", async () => {
    const { db, tenant, log } = given;
    const appending = appendFacts(given, 1_100, 900);
    const made = await Promise.all([1, 2, 3].map(async () => makeCheckpoint(db, tenant, log, signer, dayAt)));
    await appending;
    for (const { size, root } of made) expect(Buffer.from(root)).toEqual(rootOf(size));
    expect((await makeCheckpoint(db, tenant, log, signer, dayAt)).size).toBe(2_000);
  });

  it("LED-2 nothing is signed that does not hold what was signed", async () => {
    const { db, tenant, log, owner } = given;
    const refusal = async () =>
      makeCheckpoint(db, tenant, log, signer, dayAt).then(
        ({ size }) => size,
        (error: { reason: string }) => error.reason,
      );
    const tampering: [string, string, string][] = [
      ["UPDATE peil.log SET size = 1000", "UPDATE peil.log SET size = 2000", "log-shrank"],
      ["UPDATE peil.log SET size = 2001", "UPDATE peil.log SET size = 2000", "broken-leaf"],
      [
        "UPDATE peil.node SET hash = sha256(hash) WHERE level = 10 AND idx = 0; UPDATE peil.log SET size = 2001",
        "",
        "other-tree",
      ],
    ];
    for (const [change, back, reason] of tampering) {
      await owner.query(change);
      expect(await refusal()).toBe(reason);
      if (back !== "") await owner.query(back);
    }
    const stranger = { host: "desk.example", key: generateKeyPairSync("ed25519").privateKey };
    await expect(makeCheckpoint(db, tenant, log, stranger, dayAt)).rejects.toMatchObject({
      reason: "unknown-signature",
    });
    await expect(makeCheckpoint(db, tenant, given.contract, signer, dayAt)).rejects.toMatchObject({ reason: "no-log" });
  });

  it("LED-2 a key that followed another goes on from what that one signed", async () => {
    const fresh = await givenLedger();
    await appendFacts(fresh, 0, 20);
    await makeCheckpoint(fresh.db, fresh.tenant, fresh.log, signer, dayAt);
    await appendFacts(fresh, 20, 20);
    const next = { host: "desk.example", key: generateKeyPairSync("ed25519").privateKey, earlierKeys: [publicKey] };
    expect((await makeCheckpoint(fresh.db, fresh.tenant, fresh.log, next, dayAt)).size).toBe(40);
    await fresh.drop();
  });
});

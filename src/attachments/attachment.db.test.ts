import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayAt, entryOf, givenLedger, givenPerson, type GivenLedger } from "../../test/given-ledger.ts";
import type { Fields } from "../facts/fact.ts";
import { append } from "../ledger/append.ts";
import { erasePerson } from "../ledger/contents.ts";
import { Vault } from "../ledger/keys.ts";
import { attachmentOf, downloadHeaders, keepUpload, readAttachment, uploadsOf } from "./attachment.ts";
import { DiskStore } from "./disk-store.ts";
import { collectOrphans, forgetUnattached, patienceMs } from "./orphans.ts";
import { receiveFile, type ReceivedFile } from "./receive-file.ts";
import { BrokenFile } from "./seal-stream.ts";

describe("attachments of tickets", () => {
  let given: GivenLedger;
  let folder: string;
  let store: DiskStore;
  const vault = new Vault([randomBytes(32)]);
  const ticket = randomUUID();
  beforeAll(async () => {
    given = await givenLedger();
    folder = await mkdtemp(path.join(tmpdir(), "peil-files-"));
    store = new DiskStore(folder);
  });
  afterAll(async () => {
    await given.drop();
    await rm(folder, { recursive: true });
  });

  const upload = async (said: string, person = given.person) => {
    const { customer, contract, db, scope } = given;
    const stream = (async function* () {
      yield Buffer.from(said);
    })();
    const file = (await receiveFile(stream, "verslag.txt", { store, maxBytes: 1000, randomBytes })) as ReceivedFile;
    const content = randomUUID();
    await db.write(scope, async (tx) =>
      keepUpload(tx, vault, { content, person, ticket, customer, contract, file }, dayAt),
    );
    return { content, hash: file.hash };
  };
  const tell = async (kind: string, fields: Fields) => {
    const fact = {
      kind,
      at: dayAt,
      recordedAt: dayAt,
      id: randomUUID(),
      ticket,
      fields: { by: "customer", ...fields },
    };
    await given.db.write(given.scope, async (tx) => append(tx, given.log, [entryOf(fact.id, [fact])]));
    return fact.id;
  };
  const attach = async ({ content, hash }: { content: string; hash: string }, more: Fields = {}) =>
    tell("attached", { file: content, "file-hash": hash, ...more });
  const find = async (content: string, of = ticket, scope = given.scope) =>
    given.db.read(scope, async (tx) => attachmentOf(tx, vault, of, content));
  const read = async (content: string) => {
    const found = await find(content);
    const stream = found && (await readAttachment(store, found));
    return stream && Buffer.concat(await Array.fromAsync(stream)).toString();
  };

  it("ATT-5 a file is given where a fact of its ticket names it, and to nobody without", async () => {
    const one = await upload("eerste");
    expect(await find(one.content)).toBeUndefined();
    const by = { ticket, person: given.person };
    const mine = await given.db.read(given.scope, async (tx) => uploadsOf(tx, by, [one.content, randomUUID()]));
    expect([...mine]).toEqual([[one.content, one.hash]]);
    const stranger = { ticket, person: randomUUID() };
    expect((await given.db.read(given.scope, async (tx) => uploadsOf(tx, stranger, [one.content]))).size).toBe(0);
    const fact = await attach(one);
    expect(await read(one.content)).toBe("eerste");
    expect(await find(one.content, randomUUID())).toBeUndefined();
    expect(await find(one.content, ticket, { ...given.scope, customer: randomUUID() })).toBeUndefined();
    expect(await find(one.content, ticket, { ...given.scope, customer: given.customer })).toMatchObject({
      name: "verslag.txt",
    });
    await tell("withdrawn", { fact });
    expect(await find(one.content)).toBeUndefined();
  });

  it("ATT-5 what only the supplier's own people may see is not there for others", async () => {
    const one = await upload("intern");
    await attach(one, { internal: "yes" });
    expect(await find(one.content)).toMatchObject({ bytes: 6 });
    expect(await find(one.content, ticket, { ...given.scope, customer: given.customer })).toBeUndefined();
    expect(await find(one.content, ticket, { ...given.scope, contract: given.contract })).toBeUndefined();
  });

  it("ATT-5 it is told as a download that nothing shows or runs", () => {
    const file = {
      content: "c",
      name: 'Résumé "van" 5%.html',
      mediaType: "text/plain",
      bytes: 7,
      hash: "",
      key: new Uint8Array(),
    };
    expect(downloadHeaders(file)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-length": "7",
      "content-disposition": `attachment; filename="R_sum_ _van_ 5_.html"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%22van%22%205%25.html`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
  });

  it("ATT-2 a file that lies there changed is not given as if it were whole", async () => {
    const [one, other] = [await upload("een"), await upload("twee")];
    await attach(one);
    const found = (await find(one.content))!;
    const swapped = await readAttachment(store, { ...found, hash: other.hash });
    await expect(Array.fromAsync(swapped!)).rejects.toThrow(BrokenFile);
    expect(await readAttachment(store, { ...found, hash: "0".repeat(64) })).toBeUndefined();
  });

  it("ATT-2 ATT-6 erasing a person takes his files away, and what nobody names is thrown away after a day", async () => {
    const anna = await givenPerson(given.owner, given.tenant, given.customer);
    const [hers, ours, loose] = [
      await upload("van Anna", anna),
      await upload("van ons"),
      await upload("nooit genoemd"),
    ];
    await attach(hers);
    await attach(ours);
    await given.db.write(given.scope, async (tx) => erasePerson(tx, anna, dayAt));
    expect([await read(hers.content), await read(ours.content)]).toEqual([undefined, "van ons"]);
    const later = Date.now() + patienceMs + 1000;
    expect(await collectOrphans(given.db, store, Date.now())).toBe(0);
    const lies = async ({ hash }: { hash: string }) => (await store.get(hash))?.destroy() !== undefined;
    expect(await collectOrphans(given.db, store, later)).toBe(1);
    expect(await Promise.all([hers, ours, loose].map(lies))).toEqual([false, true, true]);
    const forget = async (before: number) => given.db.write(given.scope, async (tx) => forgetUnattached(tx, before));
    expect(await forget(dayAt)).toBe(0);
    expect(await forget(dayAt + 1)).toBe(2); // this one, and the one that was only swapped with
    await collectOrphans(given.db, store, later);
    expect(await Promise.all([hers, ours, loose].map(lies))).toEqual([false, true, false]);
    expect(await read(ours.content)).toBe("van ons");
  });
});

import { argon2Sync, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { PasswordHasher, usualCost } from "./password-hash.ts";

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const cheap = { memory: 64, passes: 1 };

test("IDN-3 a hash says how it was made, is salted, and matches its own password alone", async () => {
  const hasher = new PasswordHasher(cheap, random);
  const [one, other] = await Promise.all([hasher.hash("vier gele fietsen"), hasher.hash("vier gele fietsen")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await hasher.matches(one, "vier gele fietsen")).toBe(true);
  expect(await hasher.matches(one, "Vier gele fietsen")).toBe(false);
  expect(await hasher.matches(null, "vier gele fietsen")).toBe(false);
});

test("IDN-3 the form is that of other programs: salt and tag stand in it as argon2id itself gives them", async () => {
  const stored = await new PasswordHasher(cheap, random).hash("vier gele fietsen");
  const [, , , , salt = "", tag = ""] = stored.split("$");
  const nonce = Buffer.from(salt, "base64");
  const given = { message: "vier gele fietsen", nonce, parallelism: 1, tagLength: 32, memory: 64, passes: 1 };
  expect(argon2Sync("argon2id", given).toString("base64").replaceAll("=", "")).toBe(tag);
});

test("IDN-3 the same password typed in another way is the same password", async () => {
  const hasher = new PasswordHasher(cheap, random);
  const stored = await hasher.hash("caf\u00E9 in het bos");
  expect(await hasher.matches(stored, "cafe\u0301 in het bos")).toBe(true);
});

test("IDN-3 what was hashed at another cost still matches, and is known to be outdated", async () => {
  const stored = await new PasswordHasher(cheap, random).hash("vier gele fietsen");
  const hasher = new PasswordHasher({ memory: 128, passes: 2 }, random);
  expect(await hasher.matches(stored, "vier gele fietsen")).toBe(true);
  expect(hasher.isOutdated(stored)).toBe(true);
  expect(hasher.isOutdated(await hasher.hash("vier gele fietsen"))).toBe(false);
});

test("IDN-3 two are hashed at a time, sixty-four wait, and who comes after is told when to come back", async () => {
  const hasher = new PasswordHasher(cheap, random);
  const answers = await Promise.allSettled(Array.from({ length: 70 }, () => hasher.hash("vier gele fietsen")));
  const refused = answers.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(4);
  expect(refused[0]).toMatchObject({ reason: { code: "busy", parameters: { retryAfterMs: 5000 } } });
  expect(await hasher.matches(null, "and it goes on")).toBe(false);
});

test("IDN-3 hashing at the usual cost takes its time elsewhere: the process goes on meanwhile", async () => {
  const hasher = new PasswordHasher(usualCost, random);
  const done = hasher.hash("vier gele fietsen").then(() => true);
  const first = await Promise.race([done, wait(1, false)]);
  expect(first).toBe(false);
  expect(await done).toBe(true);
});

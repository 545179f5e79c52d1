import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { hashOf, newToken, seal, unseal } from "./secrets.ts";

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const key = random(32);

test("IDN-2 what is sealed opens with its key at its place, and nowhere else", () => {
  const sealed = seal(key, random, "authenticator of anna", "geheim");
  expect(unseal(key, "authenticator of anna", sealed).toString()).toBe("geheim");
  expect(sealed.includes("geheim")).toBe(false);
  expect(() => unseal(key, "authenticator of bert", sealed)).toThrow("unable to authenticate");
  expect(() => unseal(random(32), "authenticator of anna", sealed)).toThrow("unable to authenticate");
});

test("IDN-2 sealed bytes that were changed anywhere do not open", () => {
  const sealed = seal(key, random, "place", "geheim");
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => unseal(key, "place", changed), `byte ${at}`).toThrow(/authenticate|does not know/);
  }
});

test("IDN-2 a token is 256 bits in 43 characters, and its hash the SHA-256 of those", () => {
  const token = newToken(() => new Uint8Array(32).fill(255));
  expect(token).toBe(`${"_".repeat(42)}8`);
  expect(hashOf("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

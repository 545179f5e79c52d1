import fc from "fast-check";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { Zip } from "../imports/read/zip.ts";
import { directoryEnd, ZipWriter, type Piece } from "./write-zip.ts";

async function zipOf(entries: Iterable<readonly [string, Iterable<Piece>]>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter(async (bytes) => void chunks.push(bytes), Date.UTC(2026, 10, 22, 13, 4, 6));
  for (const [name, pieces] of entries) await zip.add(name, pieces);
  await zip.end();
  return Buffer.concat(chunks);
}
const unpacked = (zip: Zip, name: string) => buffer(Readable.from(zip.unpack(name)));

test("API-19 what goes into a zip comes out of it, under its own name, in whatever pieces it came", async () => {
  const pieces = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 4000 })), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ minLength: 1, unit: "grapheme" }), pieces, { maxKeys: 5 }),
      async (all) => {
        const zip = new Zip(await zipOf(Object.entries(all)), 10_000_000);
        for (const [name, given] of Object.entries(all)) {
          const whole = Buffer.concat(given.map((one) => Buffer.from(one as Uint8Array)));
          expect((await unpacked(zip, name.toWellFormed())).equals(whole)).toBe(true);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("API-19 what is too much for the narrow numbers stands in the wide ones, and the narrow ones say so", () => {
  const wide = directoryEnd(70_000, 5_000_000, 2 ** 33);
  expect([wide.readUInt32LE(0), wide.readBigUInt64LE(32), wide.readBigUInt64LE(40), wide.readBigUInt64LE(48)]).toEqual([
    0x06064b50,
    70_000n,
    5_000_000n,
    2n ** 33n,
  ]);
  expect([wide.readUInt32LE(56), wide.readBigUInt64LE(64)]).toEqual([0x07064b50, 2n ** 33n + 5_000_000n]);
  expect([wide.readUInt16LE(76 + 10), wide.readUInt32LE(76 + 16), wide.length]).toEqual([0xffff, 0xffffffff, 98]);
  expect(directoryEnd(65_534, 5_000_000, 9).length).toBe(22);
});

test("API-19 an entry is of when it was made, in UTC", async () => {
  const bytes = await zipOf([["a", ["b"]]]);
  expect(bytes.readUInt32LE(10).toString(16)).toBe("5d766883"); // 13:04:06 on 22 November 2026
});

test("API-19 an entry that breaks ends the zip with it", async () => {
  function* breaking(): Generator<string> {
    yield "half";
    throw new Error("the file is not what was sealed");
  }
  await expect(zipOf([["a", breaking()]])).rejects.toThrow("not what was sealed");
});

import fc from "fast-check";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { Zip } from "../imports/read/zip.ts";
import { ZipWriter, type Piece } from "./write-zip.ts";

const madeAt = Date.UTC(2026, 10, 22, 13, 4, 6);

async function zipOf(parts: Iterable<readonly [string, Iterable<Piece>]>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const zip = new ZipWriter(async (bytes) => void chunks.push(bytes), madeAt);
  for (const [name, pieces] of parts) await zip.add(name, pieces);
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

test("API-19 a part is of when it was made, whatever the zone of the machine", async () => {
  const zone = process.env["TZ"];
  process.env["TZ"] = "America/New_York";
  try {
    const bytes = await zipOf([["a", ["b"]]]);
    expect(bytes.readUInt32LE(10).toString(16)).toBe("5d766883"); // 13:04:06 on 22 November 2026
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

test("API-19 a part that breaks ends the zip with it", async () => {
  function* breaking(): Generator<string> {
    yield "half";
    throw new Error("the file is not what was sealed");
  }
  await expect(zipOf([["a", breaking()]])).rejects.toThrow("not what was sealed");
});

test("API-19 of a part of 16 MB never more than a few are read and not yet taken", async () => {
  let [read, taken, most] = [0, 0, 0];
  const piece = crypto.getRandomValues(new Uint8Array(65_536)); // does not get shorter
  function* long(): Generator<Uint8Array> {
    for (let i = 0; i < 256; i++) {
      read += piece.length;
      most = Math.max(most, read - taken);
      yield piece;
    }
  }
  const zip = new ZipWriter(async (bytes) => {
    await new Promise((resolve) => setImmediate(resolve));
    taken += bytes.length;
  }, madeAt);
  await zip.add("long", long());
  await zip.end();
  expect(read).toBe(16 * 2 ** 20);
  expect(most).toBeLessThan(4 * 2 ** 20);
});

test("API-19 where whoever took the zip has gone, what it was read from is closed", async () => {
  let [isClosed, writes] = [false, 0];
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield crypto.getRandomValues(new Uint8Array(65_536));
    } finally {
      isClosed = true;
    }
  }
  const zip = new ZipWriter(async () => {
    if (++writes > 2) throw new Error("the reader has gone");
  }, madeAt);
  await expect(zip.add("endless", endless())).rejects.toThrow("the reader has gone");
  await expect.poll(() => isClosed).toBe(true);
});

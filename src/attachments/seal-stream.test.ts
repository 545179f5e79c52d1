import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BrokenFile, opened, sealed } from "./seal-stream.ts";

const key = new Uint8Array(32).fill(7);
const PIECE = 65_536;

async function* parts(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
const all = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(stream));
const sealing = async (plain: Buffer, length = 10_000) => all(sealed(key, parts(plain, length)));
const opening = async (form: Buffer, length = 10_000, by = key) => all(opened(by, parts(form, length)));
const bytes = (length: number) => Buffer.from(Uint8Array.from({ length }, (_, n) => (n * 31 + (n >> 8)) % 256));

test("ATT-2 whatever is sealed opens to the same, however it comes in and goes out", async () => {
  const lengths = fc.constantFrom(0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 17, 200_000);
  await fc.assert(
    fc.asyncProperty(
      lengths,
      fc.integer({ min: 1000, max: 150_000 }),
      fc.integer({ min: 1000, max: 150_000 }),
      async (n, a, b) => {
        const form = await sealing(bytes(n), a);
        expect(form.length).toBe(1 + n + 16 * Math.max(1, Math.ceil(n / PIECE)));
        expect((await opening(form, b)).equals(bytes(n))).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

test("ATT-2 nothing that was changed, swapped, repeated, left out or added opens", async () => {
  const form = await sealing(bytes(3 * PIECE));
  const sealedPiece = PIECE + 16;
  const piece = (n: number) => form.subarray(1 + n * sealedPiece, 1 + (n + 1) * sealedPiece);
  const made = (...pieces: Buffer[]) => Buffer.concat([form.subarray(0, 1), ...pieces]);
  expect((await opening(made(piece(0), piece(1), piece(2)))).length).toBe(3 * PIECE);
  for (const broken of [
    made(piece(1), piece(0), piece(2)),
    made(piece(0), piece(2)),
    made(piece(0), piece(1)),
    made(piece(0), piece(1), piece(1), piece(2)),
    made(piece(0), piece(1), piece(2), piece(2)),
    made(piece(0), piece(1), piece(2), Buffer.of(0)),
    made(),
    Buffer.alloc(0),
    form.subarray(0, form.length - 1),
    Buffer.concat([Buffer.of(2), form.subarray(1)]),
  ]) {
    await expect(opening(broken)).rejects.toThrow(BrokenFile);
  }
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: form.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const changed = Buffer.from(form);
        changed[at]! ^= flip;
        await expect(opening(changed)).rejects.toThrow(BrokenFile);
      },
    ),
    { numRuns: 20 },
  );
  await expect(opening(form, 10_000, new Uint8Array(32))).rejects.toThrow(BrokenFile);
});

/** Whether the API could ever answer so: what a test makes up is held against the reply of its operation, of which openapi.json is made (API-2). */
import { expect } from "vitest";
import { z } from "zod";
import { operations } from "../../src/http/operations.ts";
import type { Asked } from "../../src/http/web.ts";

/** Of paths that fit one address, the one with the fewest names in it is meant. */
const known = operations
  .map((operation) => ({ operation, names: operation.path.split("{").length }))
  .toSorted((a, b) => a.names - b.names)
  .map(({ operation }) => ({ operation, path: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`) }));

/** Fails where this is no reply to what was asked: something is missing, is of another kind, or is not named there. */
export function answerable({ method, url }: Asked, told: unknown): void {
  const address = url.split("?")[0]!;
  const found = known.find(({ operation, path }) => operation.method === method && path.test(address))?.operation;
  if (found === undefined || !("reply" in found) || !found.reply) throw new Error(`${method} ${address} tells nothing`);
  const read = z.safeDecode(found.reply, told);
  if (!read.success) throw new Error(`no answer of ${found.id}: ${z.prettifyError(read.error)}`);
  // What a reply does not name the API leaves out.
  expect(JSON.parse(JSON.stringify(z.encode(found.reply, read.data))), `an answer of ${found.id}`).toEqual(told);
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";
import { readCheckpoint } from "../../ledger/note.ts";
import { provesConsistency, provesInclusion } from "../../ledger/proof.ts";
import { leafHash } from "../../ledger/tree.ts";
import { verifyExport } from "../../ledger/verify-export.ts";

let api: Api;
let path: string;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  path = `/ledger/logs/${api.at.log}`;
  await api.at.done("contact", "report", { title: "One", body: "Printer" });
});
afterAll(async () => api.close());

const bytes = (base64: string) => Buffer.from(base64, "base64");

describe("ledger", () => {
  test("API-4 LED-2 each sees the logs that are theirs: the supplier all, a customer its own and the shared one, an end user none", async () => {
    const { ask, at } = api;
    const kinds = async (who: string) =>
      (await ask(who, "GET", "/ledger/logs")).body.items.map(({ kind }: { kind: string }) => kind).toSorted();
    expect(await kinds("agent")).toEqual(["contract", "contract", "service", "tenant"]);
    expect(await kinds("customer-administrator")).toEqual(["contract", "service"]);
    expect((await ask("end-user", "GET", "/ledger/logs")).status).toBe(403);
    const theirs = `/ledger/logs/${at.customers[1]!.log}`;
    for (const more of ["", "/checkpoint", "/inclusion?index=0", "/consistency?earlier=0", "/export"]) {
      expect((await ask("auditor", "GET", `${theirs}${more}`)).status).toBe(404);
    }
    expect((await ask("auditor", "POST", `${theirs}/checkpoint`)).status).toBe(404);
  });

  test("LED-2 a fact is proven to stand in a signed tree, and the tree to have only grown since", async () => {
    const { ask, at } = api;
    expect((await ask("auditor", "GET", `${path}/inclusion?index=0`)).body.type).toBe("/problems/not-signed-yet");
    const first = (await ask("auditor", "POST", `${path}/checkpoint`)).body;
    expect(readCheckpoint(first.note)).toMatchObject({ size: first.size });
    await at.done("contact", "report", { title: "Two", body: "Screen" });
    const later = (await ask("auditor", "POST", `${path}/checkpoint`)).body;
    const inclusion = (await ask("auditor", "GET", `${path}/inclusion?index=1`)).body;
    const hashes = inclusion.hashes.map(bytes);
    const leaf = leafHash(Buffer.from(inclusion.fact));
    expect(provesInclusion(leaf, 1, later.size, hashes, bytes(later.root))).toBe(true);
    const grown = (await ask("auditor", "GET", `${path}/consistency?earlier=${first.size}`)).body;
    expect(grown.later).toBe(later.size);
    const proof = grown.hashes.map(bytes);
    expect(
      provesConsistency(
        { size: first.size, root: bytes(first.root) },
        { size: later.size, root: bytes(later.root) },
        proof,
      ),
    ).toBe(true);
    expect((await ask("auditor", "GET", `${path}/checkpoint?size=${first.size}`)).body).toEqual(first);
    expect((await ask("auditor", "GET", `${path}/inclusion?index=${later.size}`)).body.type).toBe(
      "/problems/not-signed-yet",
    );
  });

  test("API-13 LED-2 an exported log is a file that holds without the server", async () => {
    const { ask } = api;
    await ask("auditor", "POST", `${path}/checkpoint`);
    const file = await ask("customer-administrator", "GET", `${path}/export`);
    expect([file.status, file.headers["content-type"]]).toEqual([200, "application/x-ndjson; charset=utf-8"]);
    const verified = await verifyExport(pieces(file.raw));
    expect(verified.problems).toEqual([]);
    expect(verified.signedFacts).toBe(verified.facts);
    expect(verified.facts).toBeGreaterThan(2);
  });

  test("API-5 how far behind the followers are is told to an administrator", async () => {
    const { ask } = api;
    const followers = await ask("administrator", "GET", "/ledger/followers");
    expect(followers.body.items).toEqual([{ name: "search", logs: 1, facts: 2 }]);
    expect((await ask("manager", "GET", "/ledger/followers")).status).toBe(403);
  });
});

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

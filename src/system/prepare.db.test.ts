import { afterAll, beforeAll, expect, test } from "vitest";
import { supplier, type AtWork, type Supplier } from "../../test/supplier.ts";
import { freshDatabase, type FreshDatabase } from "../../test/database/database.ts";
import { Contracts } from "../contracts/load-contracts.ts";
import { wholeTenant } from "../database/database.ts";
import { Figures } from "../figures/figures.ts";
import { prepare } from "./prepare.ts";

let fresh: FreshDatabase;
let at: Supplier;
beforeAll(async () => {
  fresh = await freshDatabase();
  at = await supplier(fresh.url, { agreement: "embrace", now: "2026-11-20T10:00:00+01:00", customers: 2 });
});
afterAll(async () => {
  await at.close();
  await fresh.drop();
});

test("SYS-7 after a start each agreement that contracts are under is compiled once, and figures are the same as without", async () => {
  const [contracts, figures, others] = [new Contracts(at.now), ofFigures(), ofFigures()];
  expect(await prepare({ database: at.db, contracts, figures, isStopped: () => false })).toBe(1);
  const scope = wholeTenant(at.tenant);
  const customers = await at.db.read(scope, (tx) =>
    tx.query<{ contract: string }>("SELECT contract FROM peil.contract WHERE tenant = $1", [at.tenant]),
  );
  const loaded = await at.db.read(scope, (tx) =>
    contracts.load(
      tx,
      customers.map((one) => one.contract),
    ),
  );
  expect(new Set([...loaded.values()].map(({ program }) => program)).size).toBe(1);
  const asked = { contract: at.contract };
  expect(await figures.figures(scope, asked)).toEqual(await others.figures(scope, asked));
  await Promise.all([figures.stop(), others.stop()]);
});

test("SYS-7 whoever stops meanwhile waits for nothing of it, and no thread is left", async () => {
  const figures = ofFigures();
  const parts = { database: at.db, contracts: new Contracts(at.now), figures };
  expect(await prepare({ ...parts, isStopped: () => true })).toBe(0);
  const running = prepare({ ...parts, isStopped: () => false });
  await figures.stop();
  await expect(running).rejects.toThrow("stopped");
});

test("SYS-7 whoever asks for figures meanwhile goes before what is still to be prepared", async () => {
  const figures = ofFigures();
  const scope = wholeTenant(at.tenant);
  const done: string[] = [];
  const [own, other] = at.customers as [AtWork, AtWork];
  await Promise.all([
    figures.prepare(scope, own.contract).then(() => done.push("running")),
    figures.prepare(scope, other.contract).then(() => done.push("still to be prepared")),
    figures.check("").then(() => done.push("asked")),
  ]);
  expect(done).toEqual(["running", "asked", "still to be prepared"]);
  await figures.stop();
});

function ofFigures(): Figures {
  return new Figures({ url: fresh.url, threads: 1, now: at.now });
}

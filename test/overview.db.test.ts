/** The overview of contracts against the figures themselves, as facts come in, as time goes on and after what can go wrong. */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadLog, type LoadedLog } from "../src/contracts/past/load-log.ts";
import type { Scope } from "../src/database/database.ts";
import type { FiguresAnswer } from "../src/figures/answer.ts";
import { Figures } from "../src/figures/figures.ts";
import type { KeptMeasure, ShownOverview } from "../src/figures/overview-answer.ts";
import { countAnew } from "../src/figures/overview-row.ts";
import { Overview, type OverviewParts } from "../src/figures/overview.ts";
import { logLines } from "../src/simulate/log-lines.ts";
import { agreementText, givenSupplier, today, type GivenSupplier } from "./given-contracts.ts";
import { agreements, simulated } from "./simulated.ts";

let supplier: GivenSupplier;
let figures: Figures;
let present = today;
const now = () => present;
const lived = new Map<string, { readonly loaded: LoadedLog; readonly scope: Scope }>();

beforeAll(async () => {
  supplier = await givenSupplier();
  figures = new Figures({ url: supplier.url, threads: 1, now });
  for (const agreement of agreements) {
    const life = await simulated(agreement, { months: 11, customers: 2 });
    const text = [...logLines(life)].join("\n");
    const scope = await supplier.anotherTenant();
    const loaded = await loadLog(supplier.parts, scope, {
      agreement: agreementText(agreement),
      name: agreement,
      open: async function* () {
        yield Buffer.from(text);
      },
    });
    if ("findings" in loaded) throw new Error(JSON.stringify(loaded.findings));
    lived.set(agreement, { loaded, scope });
  }
}, 480_000);
afterAll(async () => {
  await figures.stop();
  await supplier.drop();
});

function overviewOf(more: Partial<OverviewParts> = {}): Overview {
  const fail = (error: unknown) => {
    throw error;
  };
  const judge: OverviewParts["judge"] = (tenant, asked, asOf) => figures.measures(tenant, asked, asOf);
  return new Overview({
    db: supplier.db,
    contracts: supplier.parts.contracts,
    now,
    judge,
    onError: fail,
    onTrouble: fail,
    ...more,
  });
}

interface Stored {
  readonly shown: ShownOverview;
  readonly measures: readonly KeptMeasure[];
  readonly as_of: Date;
}

async function stored(scope: Scope, contract: string): Promise<Stored> {
  const [row] = await supplier.db.read(scope, (tx) =>
    tx.query<Stored>("SELECT shown, measures, as_of FROM peil.overview WHERE contract = $1", [contract]),
  );
  return row!;
}

async function told(scope: Scope, contract: string, period: string): Promise<FiguresAnswer> {
  const answer = await figures.figures(scope, { contract, period, asOf: present });
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

/** One line for each figure of the overview from such a label on, and the same lines made of the figures of each of these periods. */
async function bothWays(scope: Scope, contract: string, from: string): Promise<[readonly string[], readonly string[]]> {
  const { shown, measures } = await stored(scope, contract);
  const line = (...parts: unknown[]) => JSON.stringify(parts);
  const mine: string[] = [];
  const labels = new Set<string>();
  for (const { clock, group, norm, current, history } of shown.objectives) {
    for (const { label, ...one } of [...history, { ...current, label: current.period.label }]) {
      if (label < from) continue;
      labels.add(label);
      const { verdict, population, kept, missed, open, missesAllowed, missesLeft } = one;
      mine.push(
        line(clock, group, norm.target, label, verdict, population, kept, missed, open, missesAllowed, missesLeft),
      );
    }
  }
  for (const { measure, periods } of measures) {
    for (const { label, verdict, values } of periods) {
      if (label < from) continue;
      labels.add(label);
      mine.push(line(measure, label, verdict, values));
    }
  }
  const theirs: string[] = [];
  for (const label of labels) {
    const { objectives, measures: told_ } = await told(scope, contract, label);
    for (const one of objectives) {
      const { clock, group, target, verdict, population, kept, missed, open, missesAllowed, missesLeft } = one;
      if (one.period.label !== label) continue;
      theirs.push(
        line(clock, group, target, label, verdict, population, kept, missed, open, missesAllowed, missesLeft),
      );
    }
    for (const { measure, periods } of told_)
      for (const { period, verdict, values } of periods)
        if (period.label === label) theirs.push(line(measure, label, verdict, values));
  }
  return [mine.toSorted(), theirs.toSorted()];
}

test("FIG-3 FIG-4 as time goes on it says what the figures say, of each promise in each of thirteen periods", async () => {
  const overview = overviewOf();
  for (const [at, from] of [
    ["2026-03-02T10:17:00+01:00", "2025-12"],
    ["2026-03-31T23:59:00+02:00", "2025-12"],
    ["2026-07-01T00:00:00+02:00", "2026-02"],
    ["2026-11-21T10:00:00+01:00", ""],
  ] as const) {
    present = Date.parse(at);
    await overview.catchUp();
    expect(await overview.follower.lag()).toEqual({ logs: 0, facts: 0 });
    for (const agreement of agreements) {
      const { loaded, scope } = lived.get(agreement)!;
      const [mine, theirs] = await bothWays(scope, loaded.customers[0]!.contract, from);
      expect(mine.length).toBeGreaterThan(5);
      expect([agreement, at, mine]).toEqual([agreement, at, theirs]);
    }
  }
}, 480_000);

/** Everything that is kept of every contract, but when and how often it was looked at. */
async function everything(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const { scope } of lived.values()) {
    const rows = await supplier.db.read(scope, (tx) =>
      tx.query(
        `SELECT contract, shown, measures, upto, is_whole, due_at, work_from, service_from FROM peil.overview ORDER BY contract`,
      ),
    );
    const counts = await supplier.db.read(scope, (tx) =>
      tx.query("SELECT contract, what, count FROM peil.overview_count WHERE count <> 0 ORDER BY contract, what"),
    );
    found.push(rows, counts);
  }
  return found;
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: supplier.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** What was kept at a later moment, and the two moments: by then everything is looked at again. */
async function keptLater(): Promise<{
  readonly first: number;
  readonly later: number;
  readonly before: readonly unknown[];
}> {
  const first = present;
  present += 20 * 60_000;
  await overviewOf().catchUp();
  return { first, later: present, before: await everything() };
}

test("FIG-5 two processes that count from the beginning, and fail in the middle of it, leave the same figures", async () => {
  const { first, later, before } = await keptLater();
  present = first;
  await asOwner(`TRUNCATE peil.counted_ticket, peil.overview_count, peil.overview;
    DELETE FROM peil.watermark WHERE follower = 'figures'`);
  let [loads, failures] = [0, 0];
  const failing: OverviewParts["contracts"] = {
    async load(tx, ids) {
      const loaded = await supplier.parts.contracts.load(tx, ids);
      if (++loads % 3 === 0) throw new Error("in the middle of it");
      return loaded;
    },
  };
  const onError = () => void (failures += 1);
  const both = [1, 2].map(() => overviewOf({ contracts: failing, onError, onTrouble: onError }));
  for (let left = 1; left > 0; left = (await both[0]!.follower.lag()).facts)
    await Promise.all(both.map((one) => one.catchUp()));
  expect(failures).toBeGreaterThan(3);
  present = later;
  await overviewOf().catchUp();
  expect(await everything()).toEqual(before);
}, 480_000);

test("FIG-5 LED-5 what is counted anew shows what it showed meanwhile, and the same afterwards", async () => {
  const { before } = await keptLater();
  for (const { scope } of lived.values()) await supplier.db.write(scope, (tx) => countAnew(tx));
  const overview = overviewOf();
  await overview.follower.catchUp();
  const { loaded, scope } = lived.get("embrace")!;
  expect((await stored(scope, loaded.customers[0]!.contract)).shown.objectives.length).toBeGreaterThan(0);
  await overview.catchUp();
  expect(await everything()).toEqual(before);
}, 480_000);

/** The overview of contracts against the figures themselves, as facts come in, as time goes on and after what can go wrong. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadLog, type LoadedLog } from "../src/contracts/past/load-log.ts";
import type { Scope } from "../src/database/database.ts";
import type { FiguresAnswer } from "../src/figures/answer.ts";
import { Figures } from "../src/figures/figures.ts";
import type { KeptMeasure, ShownOverview } from "../src/figures/overview-answer.ts";
import { Overview } from "../src/figures/overview.ts";
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
}, 240_000);
afterAll(async () => {
  await figures.stop();
  await supplier.drop();
});

function overviewOf(): Overview {
  const fail = (error: unknown) => {
    throw error;
  };
  const judge: Overview["parts"]["judge"] = (tenant, asked, asOf) => figures.measures(tenant, asked, asOf);
  return new Overview({
    db: supplier.db,
    contracts: supplier.parts.contracts,
    now,
    judge,
    onError: fail,
    onTrouble: fail,
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

/** One line for each figure of the overview, and the same lines made of the figures of each of these periods. */
async function bothWays(scope: Scope, contract: string): Promise<[readonly string[], readonly string[]]> {
  const { shown, measures } = await stored(scope, contract);
  const line = (...parts: unknown[]) => JSON.stringify(parts);
  const mine: string[] = [];
  const labels = new Set<string>();
  for (const { clock, group, norm, current, history } of shown.objectives) {
    for (const { label, ...one } of [...history, { ...current, label: current.period.label }]) {
      labels.add(label);
      const { verdict, population, kept, missed, open, missesAllowed, missesLeft } = one;
      mine.push(
        line(clock, group, norm.target, label, verdict, population, kept, missed, open, missesAllowed, missesLeft),
      );
    }
  }
  for (const { measure, periods } of measures) {
    for (const { label, verdict, values } of periods) {
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
  for (const at of [
    "2026-03-02T10:17:00+01:00",
    "2026-03-31T23:59:00+02:00",
    "2026-07-01T00:00:00+02:00",
    "2026-11-21T10:00:00+01:00",
  ]) {
    present = Date.parse(at);
    await overview.catchUp();
    expect(await overview.follower.lag()).toEqual({ logs: 0, facts: 0 });
    for (const agreement of agreements) {
      const { loaded, scope } = lived.get(agreement)!;
      for (const { contract } of loaded.customers) {
        const [mine, theirs] = await bothWays(scope, contract);
        expect(mine.length).toBeGreaterThan(13);
        expect([agreement, at, mine]).toEqual([agreement, at, theirs]);
      }
    }
  }
}, 240_000);

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadLog, type LoadedLog } from "../src/contracts/past/load-log.ts";
import { serviceLogOf, tellIn } from "../src/contracts/own-logs.ts";
import type { Scope } from "../src/database/database.ts";
import type { FiguresAnswer, FiguresAsked } from "../src/figures/answer.ts";
import { Figures } from "../src/figures/figures.ts";
import { factsOfLog } from "../src/ledger/read.ts";
import { logLines } from "../src/simulate/log-lines.ts";
import type { Life } from "../src/simulate/simulate.ts";
import { contractsOf, DailyEvaluation } from "./daily-evaluation.ts";
import {
  agreementText,
  givenAgreement,
  givenContractOf,
  givenSupplier,
  today,
  type GivenSupplier,
} from "./given-contracts.ts";
import { simulated } from "./simulated.ts";

const lives = ["embrace", "vecozo", "1do"] as const;

interface Lived {
  readonly life: Life;
  readonly loaded: LoadedLog;
  readonly scope: Scope;
}

let supplier: GivenSupplier;
let figures: Figures;
const lived = new Map<string, Lived>();
beforeAll(async () => {
  supplier = await givenSupplier();
  figures = new Figures({ url: supplier.url, threads: 1, now: () => today });
  for (const agreement of lives) {
    const life = await simulated(agreement, { months: 3, customers: 2 });
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
    lived.set(agreement, { life, loaded, scope });
  }
}, 120_000);
afterAll(async () => {
  await figures.stop();
  await supplier.drop();
});

async function asked(scope: Scope, question: FiguresAsked): Promise<FiguresAnswer> {
  const answer = await figures.figures(scope, question);
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

const asOf = Date.parse("2026-03-18T11:00:00Z");

describe.each(lives)("the figures of %s", (agreement) => {
  test("OBJ-2 OBJ-5 CON-4 every objective counts from the ledger what judging its tickets by themselves counts", async () => {
    const { life, loaded, scope } = lived.get(agreement)!;
    for (const [i, contract] of contractsOf(life).entries()) {
      const day = new DailyEvaluation(contract).evaluate(asOf);
      const answer = await asked(scope, { contract: loaded.customers[i]!.contract, period: "2026-03", asOf });
      const plain = day.objectives
        .filter(
          ({ period }) => period.from < Date.parse("2026-04-01") && period.to > Date.parse("2026-03-01T00:00:00Z"),
        )
        .filter(({ objective }) => objective.per !== "contract-year")
        .map(({ objective, period, kept, missed, open, verdict }) =>
          [
            objective.clock.name,
            ...objective.group,
            objective.threshold.written,
            period.label,
            kept,
            missed,
            open,
            verdict,
          ].join(" "),
        );
      const told = answer.objectives
        .filter(({ per }) => per !== "contract-year")
        .map(({ clock, group, target, period, kept, missed, open, verdict }) =>
          [clock, ...group, target, period.label, kept, missed, open, verdict].join(" "),
        );
      expect(plain.length).toBeGreaterThan(0);
      expect(told).toEqual(expect.arrayContaining(plain));
      const missed = answer.objectives.reduce((sum, one) => sum + Math.min(one.missed, 50), 0);
      expect(answer.objectives.reduce((sum, one) => sum + one.missedTickets.length, 0)).toBe(missed);
    }
  });

  test("AVL-1 RSP-1 HBT-2 CVG-2 CON-2 every measure has the verdict and the figures that its facts by themselves give", async () => {
    const { life, loaded, scope } = lived.get(agreement)!;
    for (const [i, contract] of contractsOf(life).entries()) {
      const day = new DailyEvaluation(contract).evaluate(asOf);
      const answer = await asked(scope, { contract: loaded.customers[i]!.contract, period: "2026-03", asOf });
      const plain = day.measures
        .filter(({ period, measure }) => period.to > asOf && measure.per !== "contract-year")
        .map(({ measure, period, verdict, values }) => ({
          measure: measure.name,
          period: period.label,
          verdict,
          values,
        }));
      const told = answer.measures.flatMap(({ measure, periods }) =>
        periods.map(({ period, verdict, values }) => ({ measure, period: period.label, verdict, values })),
      );
      expect(told).toEqual(
        expect.arrayContaining(plain.filter((one) => told.some(({ measure }) => measure === one.measure))),
      );
      expect(told.length).toBeGreaterThan(0);
    }
  });

  test("FIG-2 RPT-2 LED-1 what a figure rests on stands in the ledger where it says", async () => {
    const { loaded, scope } = lived.get(agreement)!;
    const { contract } = loaded.customers[0]!;
    const answer = await asked(scope, { contract, period: "2026-Q1" });
    const references = [
      ...answer.objectives.flatMap(({ missedTickets }) => missedTickets.flatMap(({ facts }) => facts)),
      ...answer.outages.flatMap(({ facts, counted }) => [...facts, ...counted.flatMap((one) => one.facts)]),
      ...answer.duties.ofContract.flatMap(({ facts }) => facts),
    ];
    expect(references.length).toBeGreaterThan(0);
    for (const { fact, kind, log, index } of references.slice(0, 60)) {
      const [stored] = await supplier.db.read(scope, (tx) => factsOfLog(tx, log, index, 1));
      expect(stored).toMatchObject({ id: fact, kind, seq: index });
    }
  });
});

test("RPT-2 CVG-2 hours that were used open down to what was booked, and outages to what each service made of them", async () => {
  const { loaded, scope } = lived.get("1do")!;
  const { contract } = loaded.customers[0]!;
  const { measures } = await asked(scope, { contract, period: "2026-H1", asOf });
  const [half] = measures.find(({ measure }) => measure === "small-changes")!.periods;
  expect(half!.booked.length).toBeGreaterThan(0);
  let ms = 0;
  for (const { log, index } of half!.booked) {
    const [fact] = await supplier.db.read(scope, (tx) => factsOfLog(tx, log, index, 1));
    expect(fact!.kind).toBe("work-booked");
    ms += Number(fact!.fields["minutes"]) * 60_000;
  }
  const { used, unclear } = half!.values;
  expect([used, unclear].reduce((sum, one) => sum + (one?.unit === "ms" ? one.value : 0), 0)).toBe(ms);
});

test("AVL-6 RPT-2 what was counted of an outage is told also where another service is the worst", async () => {
  const { loaded, scope } = lived.get("vecozo")!;
  const { contract } = loaded.customers[0]!;
  const answers = await Promise.all(
    ["2026-01", "2026-02", "2026-03"].map(async (period) => asked(scope, { contract, period })),
  );
  const outages = answers.flatMap((answer) => answer.outages);
  expect(new Set(outages.map(({ service }) => service)).size).toBeGreaterThan(1);
  expect(outages.filter(({ counted }) => counted.length === 0)).toEqual([]);
});

test("CON-2 what was down before a contract began is no mistake of the service log that it shares", async () => {
  const { loaded, scope } = lived.get("embrace")!;
  const [{ contract: before }] = loaded.customers as [LoadedLog["customers"][number]];
  const { view } = (await supplier.db.read(scope, (tx) => supplier.parts.contracts.load(tx, [before]))).get(before)!;
  const fields = { services: view.fields["services"]! };
  const late = { agreement: loaded.agreement, code: "LATE", termFrom: "2026-06-01", fields };
  const { contract } = await givenContractOf({ ...supplier, scope }, late);
  expect((await asked(scope, { contract: before, period: "2026-Q1" })).outages).not.toEqual([]);
  expect((await asked(scope, { contract, period: "2026-07" })).problems).toEqual([]);
});

test("CON-2 a contract whose service nobody knows, with a list left open, has nothing to do with facts of others", async () => {
  const { loaded, scope } = lived.get("vecozo")!;
  const draft = {
    agreement: loaded.agreement,
    code: "FREE",
    termFrom: "2026-02-10",
    fields: { services: ["unheard-of"] },
  };
  const { contract } = await givenContractOf({ ...supplier, scope }, draft);
  const { outages, problems, measures } = await asked(scope, { contract, period: "2026-02" });
  expect({ outages, problems }).toEqual({ outages: [], problems: [] });
  const populations = measures.flatMap(({ periods }) => periods.map(({ values }) => values["population"]));
  expect(populations.filter((one) => one !== undefined && one.unit === "count" && one.value > 0)).toEqual([]);
});

test("CON-1 CON-2 of its services a contract is told of what was down in its term, from its first day on", async () => {
  const { loaded, scope } = lived.get("vecozo")!;
  const [{ contract: before }] = loaded.customers as [LoadedLog["customers"][number]];
  const { view } = (await supplier.db.read(scope, (tx) => supplier.parts.contracts.load(tx, [before]))).get(before)!;
  const services = [view.fields["services"]!].flat();
  const overnight = (kind: string, at: string) => ({
    kind,
    at: Date.parse(at),
    fields: { outage: "O-OVERNIGHT", service: services[0]! },
  });
  await supplier.db.write(scope, async (tx) =>
    tellIn(tx, await serviceLogOf(tx), supplier.asker, [
      overnight("outage-started", "2026-02-09T22:00:00Z"),
      overnight("outage-ended", "2026-02-10T01:00:00Z"),
      {
        kind: "outage-ended",
        at: Date.parse("2026-02-01T01:00:00Z"),
        fields: { outage: "O-NEVER", service: services[0]! },
      },
    ]),
  );
  const draft = { agreement: loaded.agreement, code: "MIDDLE", termFrom: "2026-02-10", fields: { services } };
  const { contract } = await givenContractOf({ ...supplier, scope }, draft);
  const [all, own] = await Promise.all(
    [before, contract].map(async (one) => asked(scope, { contract: one, period: "2026-Q1" })),
  );
  const inside = all!.outages.filter(({ to }) => to! > "2026-02-10");
  expect(own!.outages.map(({ outage }) => outage)).toEqual(inside.map(({ outage }) => outage));
  expect(inside.map(({ outage }) => outage)).toContain("O-OVERNIGHT");
  expect(inside.length).toBeLessThan(all!.outages.length);
  expect(all!.problems.map(({ code }) => code)).toContain("outage.end-without-start");
  expect(own!.problems).toEqual([]);
  const { counted } = own!.outages.find(({ outage }) => outage === "O-OVERNIGHT")!;
  expect(counted.map(({ is, from }) => `${is} ${from}`)).toEqual([
    "outside-contract 2026-02-09T23:00:00+01:00",
    "down 2026-02-10T00:00:00+01:00",
  ]);
});

test("DUT-1 what is open of tickets is what judging them one by one leaves open, the first to fall due first", async () => {
  const { life, loaded, scope } = lived.get("1do")!;
  const day = new DailyEvaluation(contractsOf(life)[0]!).evaluate(asOf);
  const open = day.ticketDuties.flat().filter(({ verdict }) => verdict === "open");
  const answer = await asked(scope, { contract: loaded.customers[0]!.contract, period: "2026-03", asOf });
  expect(answer.duties.openOfTickets.length).toBe(open.length);
  const dues = answer.duties.openOfTickets.flatMap(({ dueAt }) => (dueAt === null ? [] : [Date.parse(dueAt)]));
  expect(dues).toEqual(dues.toSorted((a, b) => a - b));
});

test("CON-1 CVG-2 a customer who moves in mid-term has used what it brings along, from the moment that its record tells", async () => {
  const { hash } = await givenAgreement(supplier, agreementText("1do"));
  const common = { agreement: hash, termFrom: "2026-01-01", recordedFrom: Date.parse("2026-06-30T22:00:00Z") };
  const at = Date.parse("2026-08-03T12:00:00Z");
  const booked = (code: string, minutes: string) =>
    givenContractOf(supplier, {
      ...common,
      code,
      opening: [{ kind: "work-booked", at, fields: { kind: "small-change", minutes } }],
    });
  for (const [code, minutes, ms] of [
    ["MOVED", "150", 9_000_000],
    ["MOVED2", "15", 900_000],
  ] as const) {
    const { contract } = await booked(code, minutes);
    const answer = await asked(supplier.scope, { contract, period: "2026-H2" });
    const [half] = answer.measures.find(({ measure }) => measure === "small-changes")!.periods;
    expect(half!.values.used).toEqual({ unit: "ms", value: ms });
    expect(answer.recordedFrom).toBe("2026-07-01T00:00:00+02:00");
  }
});

test("CON-1 DUT-1 no duty is broken that began before the record tells everything: who moves in brings no silence along", async () => {
  const { hash } = await givenAgreement(supplier, agreementText("1do"));
  const met = (code: string, at: string) =>
    givenContractOf(supplier, {
      code,
      agreement: hash,
      termFrom: "2026-01-01",
      recordedFrom: Date.parse("2026-06-30T22:00:00Z"),
      opening: [{ kind: "meeting-held", at: Date.parse(at), fields: { kind: "service-review" } }],
    });
  const broken = async (code: string, at: string) => {
    const { contract } = await met(code, at);
    const { duties } = await asked(supplier.scope, { contract, period: "2026" });
    return duties.ofContract
      .filter(({ openedAt }) => openedAt?.startsWith(at.slice(0, 10)))
      .map(({ verdict }) => verdict);
  };
  expect(await broken("MET-AFTER", "2026-07-02T08:00:00Z")).toContain("broken");
  expect(await broken("MET-BEFORE", "2026-06-10T08:00:00Z")).toEqual([]);
});

test("CON-1 figures of a contract are for who may see it; anybody else is told that there is none", async () => {
  const { loaded, scope } = lived.get("embrace")!;
  const [mine, yours] = loaded.customers;
  const tried = async (as: Scope, contract: string) => {
    const answer = await figures.figures(as, { contract, period: "2026-03" });
    return "refused" in answer ? answer.refused : answer.contract;
  };
  expect(await tried({ ...scope, customer: mine!.customer }, mine!.contract)).toBe(mine!.contract);
  expect(await tried({ ...scope, customer: mine!.customer }, yours!.contract)).toBe("no-such-contract");
  expect(await tried(supplier.scope, mine!.contract)).toBe("no-such-contract");
});

test("CON-1 to a customer the same figures are told as to the supplier", async () => {
  const { loaded, scope } = lived.get("vecozo")!;
  const { contract, customer } = loaded.customers[0]!;
  const [own, suppliers] = [
    await asked({ ...scope, customer }, { contract, period: "2026-02" }),
    await asked(scope, { contract, period: "2026-02" }),
  ];
  expect(own).toEqual(suppliers);
});

test("FIG-2 OBJ-1 a label that is no period is refused", async () => {
  const { loaded, scope } = lived.get("embrace")!;
  expect(await figures.figures(scope, { contract: loaded.customers[0]!.contract, period: "2026-13" })).toMatchObject({
    refused: "no-such-period",
  });
});

test("CHK-1 the text of an agreement is checked beside the desk, and known by its terms", async () => {
  const [good, bad] = await Promise.all([figures.check(agreementText("engage")), figures.check("agreement: nothing")]);
  expect("hash" in good && good.hash).toMatch(/^[0-9a-f]{64}$/);
  expect("findings" in bad && bad.findings.length).toBeGreaterThan(0);
});

describe("the threads that figures are computed in", () => {
  const question = () => {
    const { loaded, scope } = lived.get("embrace")!;
    return [scope, { contract: loaded.customers[0]!.contract, period: "2026-02" }] as const;
  };

  test("FIG-1 a question that takes too long is given up, and the next one is answered all the same", async () => {
    let withinMs = 1;
    const hasty = new Figures({
      url: supplier.url,
      threads: 1,
      now: () => today,
      get withinMs() {
        return withinMs;
      },
    });
    await expect(hasty.figures(...question())).rejects.toThrow("no answer in time");
    withinMs = 60_000;
    expect(await hasty.figures(...question())).toMatchObject({ zone: "Europe/Amsterdam" });
    await hasty.stop();
    await expect(hasty.figures(...question())).rejects.toThrow("stopped");
  });

  test("FIG-1 what several ask at once is computed once, and all are answered", async () => {
    const [scope, asked] = question();
    const same = figures.figures(scope, asked);
    const others = [figures.figures(scope, { ...asked, period: "2026-01" }), figures.figures(scope, asked)];
    expect(await Promise.all(others)).toMatchObject([{ period: { label: "2026-01" } }, await same]);
  });

  test("FIG-1 that the database is not there is said with its code, and nothing hangs", async () => {
    const lost = new Figures({ url: "postgresql://peil@127.0.0.1:9/none", threads: 1, now: () => today });
    await expect(lost.figures(...question())).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await lost.stop();
  });
});

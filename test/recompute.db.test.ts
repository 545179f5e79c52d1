/**
 * Either party can recompute: the export of a contract's log, with that of the service log and the text of the agreement, gives
 * on the command line what the system itself tells, to the millisecond (CON-2, RPT-1, LED-2).
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainJson } from "../src/cli/explain-json.ts";
import { run as explainTicket } from "../src/cli/explain.ts";
import { loadAgreement, programOf } from "../src/cli/load-export.ts";
import { loadFactLogs } from "../src/cli/load-log.ts";
import { run as measure } from "../src/cli/measure.ts";
import { Refused } from "../src/cli/refused.ts";
import { run as score } from "../src/cli/score.ts";
import { exportedContract } from "../src/contracts/exported.ts";
import { serviceLogOf } from "../src/contracts/own-logs.ts";
import { loadLog } from "../src/contracts/past/load-log.ts";
import type { Scope } from "../src/database/database.ts";
import { subjectOf } from "../src/desk/open-ticket.ts";
import { explain } from "../src/engine/explain.ts";
import type { FiguresAnswer } from "../src/figures/answer.ts";
import { Figures } from "../src/figures/figures.ts";
import { showExplanation, type ShownExplanation } from "../src/http/explanation-shown.ts";
import { exportLog } from "../src/ledger/export-log.ts";
import { factsOfTickets } from "../src/ledger/read.ts";
import { logLines } from "../src/simulate/log-lines.ts";
import { agreementText, givenSupplier, today, type GivenSupplier } from "./given-contracts.ts";
import { agreements, simulated } from "./simulated.ts";
import { terminal } from "./terminal.ts";

const asOf = Date.parse("2026-02-18T11:00:00Z");
const periods = ["2026-01", "2026-02"];

interface Told {
  readonly scope: Scope;
  readonly contract: string;
  readonly code: string;
  /** The agreement, the contract's log and the service log. */
  readonly files: readonly [agreement: string, own: string, service: string];
}

let supplier: GivenSupplier;
let figures: Figures;
let folder: string;
const told = new Map<string, readonly Told[]>();
beforeAll(async () => {
  supplier = await givenSupplier();
  figures = new Figures({ url: supplier.url, threads: 1, now: () => today });
  folder = await mkdtemp(path.join(tmpdir(), "peil-recompute-"));
  for (const agreement of agreements) told.set(agreement, await given(agreement));
}, 240_000);
afterAll(async () => {
  await figures.stop();
  await supplier.drop();
  await rm(folder, { recursive: true });
});

async function given(agreement: (typeof agreements)[number]): Promise<Told[]> {
  const lines = [...logLines(await simulated(agreement, { months: 2, customers: 2 }))].join("\n");
  const scope = await supplier.anotherTenant();
  const loaded = await loadLog(supplier.parts, scope, {
    agreement: agreementText(agreement),
    name: agreement,
    open: async function* () {
      yield Buffer.from(lines);
    },
  });
  if ("findings" in loaded) throw new Error(JSON.stringify(loaded.findings));
  const text = path.join(folder, `${agreement}.yaml`);
  await writeFile(text, agreementText(agreement));
  const { contracts } = supplier.parts;
  const serviceLog = await supplier.db.read(scope, (tx) => serviceLogOf(tx));
  const service = await exported(scope, serviceLog);
  const all: Told[] = [];
  for (const { contract, code, customer } of loaded.customers) {
    const of = { ...scope, customer };
    const { log } = (await supplier.db.read(of, (tx) => contracts.load(tx, [contract]))).get(contract)!;
    all.push({ scope: of, contract, code, files: [text, await exported(of, log), service] });
  }
  return all;
}

async function exported(scope: Scope, log: string): Promise<string> {
  const file = path.join(folder, `${log}.jsonl`);
  const text = await supplier.db.read(scope, async (tx) => {
    const contract = await exportedContract(tx, supplier.parts.contracts, log);
    let all = "";
    for await (const lines of exportLog(tx, log, { origin: "desk.example", keys: [], now: today, contract }))
      all += lines;
    return all;
  });
  await writeFile(file, text);
  return file;
}

// oxlint-disable-next-line typescript/no-explicit-any -- what a command prints, which the tests say
async function printed(command: typeof score, ...args: string[]): Promise<any> {
  const { io, said } = terminal({ cwd: folder, now: today });
  expect([await command([...args, "--as-of", new Date(asOf).toISOString(), "--json"], io), said.err]).toEqual([0, ""]);
  return JSON.parse(said.out);
}

async function answered({ scope, contract }: Told, period: string): Promise<FiguresAnswer> {
  const answer = await figures.figures(scope, { contract, period, asOf });
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

describe.each(agreements)("%s, recomputed from what a party has in hand", (agreement) => {
  test("OBJ-2 OBJ-5 RPT-1 the same objectives", async () => {
    for (const one of told.get(agreement)!) {
      const offline = await printed(score, ...one.files);
      expect(offline.leftOut).toEqual([]);
      for (const period of periods) {
        const { objectives } = await answered(one, period);
        expect(objectives.length).toBeGreaterThan(0);
        for (const { clock, group, target, per, period: of, ...own } of objectives) {
          // oxlint-disable-next-line typescript/no-explicit-any -- as above
          const same = (each: any) =>
            each.clock === clock && each.written === target && each.per === per && String(each.group) === String(group);
          const found = offline.objectives
            .find(same)
            ?.periods.find(({ label }: { label: string }) => label === of.label);
          const { population, kept, missed, open, verdict, missesLeft } = own;
          const here = { population, kept, missed, open, verdict, missesLeft };
          // Where no ticket counts or is open, a score has no line.
          expect(found ?? { ...here, population: 0, open: 0 }).toMatchObject(here);
        }
      }
    }
  });

  test("AVL-1 AVL-3 CON-2 the same measures, with what was down and what was taken off", async () => {
    for (const one of told.get(agreement)!) {
      const { contracts } = await printed(measure, ...one.files);
      expect(contracts.map(({ customer }: { customer: string }) => customer)).toEqual([one.code]);
      for (const period of periods) {
        for (const { measure: name, periods: own } of (await answered(one, period)).measures) {
          const found = contracts[0].measures.find((each: { measure: string }) => each.measure === name);
          for (const { period: of, verdict, values, stretches } of own) {
            const other = found.periods.find(({ label }: { label: string }) => label === of.label);
            expect([name, of.label, other.verdict]).toEqual([name, of.label, verdict]);
            expect(other.values).toMatchObject(plainly(values));
            const bare = stretches.map(({ is, from, to, service, exclusion, failed }) => {
              return { is, from, to, service, exclusion, failed };
            });
            expect(other.stretches).toMatchObject(bare);
          }
        }
      }
    }
  });

  test("CLK-10 LED-5 of every ticket the same clocks, stretches, dues and duties", async () => {
    for (const { scope, contract, files } of told.get(agreement)!) {
      const { io } = terminal({ cwd: folder, now: today });
      const trial = await loadAgreement(files[0], io);
      const own = trial instanceof Refused ? trial : programOf(trial, files[0], undefined, io);
      const read = own instanceof Refused ? own : await loadFactLogs([files[1]], own, io);
      if (own instanceof Refused || read instanceof Refused) throw new Error("an export cannot be read");
      const rows = await supplier.db.read(scope, (tx) =>
        tx.query<{ ticket: string; number: string }>("SELECT ticket, number FROM peil.ticket WHERE tenant = $1", [
          scope.tenant,
        ]),
      );
      expect([rows.length > 0, read.tickets.size]).toEqual([true, rows.length]);
      const { program, view } = (
        await supplier.db.read(scope, (tx) => supplier.parts.contracts.load(tx, [contract]))
      ).get(contract)!;
      const ids = rows.map(({ ticket }) => ticket);
      const facts = await supplier.db.read(scope, (tx) => factsOfTickets(tx, ids));
      for (const { ticket, number } of rows) {
        const i = read.tickets.find(number)!;
        expect(i).toBe(read.tickets.find(ticket));
        const subject = read.tickets.subject(i);
        const offline = explainJson(own, { id: number, subject }, explain(own, subject, asOf));
        const live = explain(program, subjectOf(facts.get(ticket)!, view.fields), asOf);
        expect(offline).toMatchObject(asPrinted(showExplanation(program, ticket, live)));
      }
    }
  });

  test("RPT-1 a ticket is asked for by its number", async () => {
    const { files, code } = told.get(agreement)![0]!;
    expect(await printed(explainTicket, files[0], files[1], `${code}-1`)).toMatchObject({ ticket: `${code}-1` });
  });
});

test("VER-4 CON-1 the annex of a contract is put into the agreement before anything is judged", async () => {
  const [{ files, code }] = told.get("1do") as [Told];
  const [head, ...lines] = (await readFile(files[1], "utf8")).split("\n");
  const annexed = path.join(folder, "annexed.jsonl");
  const annex = { "clocks.lead-time.to": ["closed"] };
  await writeFile(annexed, [JSON.stringify({ ...JSON.parse(head!), annex }), ...lines].join("\n"));
  const stops = async (file: string) => {
    const { clocks } = await printed(explainTicket, files[0], file, `${code}-1`);
    return clocks.map(({ stoppedBy }: { stoppedBy: { kind: string } | null }) => stoppedBy?.kind);
  };
  expect(await stops(files[1])).toEqual(["resolved"]);
  expect(await stops(annexed)).toEqual(["closed"]);
  const { io, said } = terminal({ cwd: folder, now: today });
  expect([await score([...files.slice(0, 2), annexed], io), said.err]).toEqual([
    2,
    expect.stringContaining("different annexes"),
  ]);
});

/** A share as `peil measure` prints it. */
function plainly(values: FiguresAnswer["measures"][number]["periods"][number]["values"]) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.unit === "share" ? { unit: "share", ...value.value } : value,
    ]),
  );
}

/** What the API tells of a ticket, as far as `peil explain` has words for the same. */
function asPrinted({ classification, coverage, clocks, duties }: ShownExplanation): object {
  // oxlint-disable-next-line vitest/no-conditional-in-test -- a moment or none
  const at = (moment: number | null) => (moment === null ? null : sameMoment(moment));
  return {
    classification,
    coverage,
    clocks: clocks.map(
      ({ clock, article, hours, verdict, startAt, stopAt, elapsedMs, thresholds, dues, segments }) => ({
        clock,
        article,
        hours,
        verdict,
        elapsedMs,
        start: at(startAt),
        stop: at(stopAt),
        thresholds: thresholds.map(({ target, dueAt, atRiskAt, missedAt, remainingMs, verdict: own }) => ({
          target,
          remainingMs,
          verdict: own,
          due: at(dueAt),
          atRisk: at(atRiskAt),
          missedAt: at(missedAt),
        })),
        dues: dues.map(({ from, target, dueAt }) => ({ from: at(from), target, due: dueAt.map(at) })),
        segments: segments.map(({ kind, from, to, ms, article: own }) => ({
          kind,
          ms,
          article: own,
          from: at(from),
          to: at(to),
        })),
      }),
    ),
    duties: duties.map(({ duty, article, verdict, dueAt, doneAt, brokenAt, lacks }) => ({
      duty,
      article,
      verdict,
      lacks,
      due: at(dueAt),
      done: at(doneAt),
      brokenAt: at(brokenAt),
    })),
  };
}

function sameMoment(moment: number): unknown {
  return expect.toSatisfy((written: string) => Date.parse(written) === moment);
}

import { readFileSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSimulation } from "../cli/simulate-files.ts";
import { Refused } from "../cli/refused.ts";
import { checkAgreement } from "../engine/check.ts";
import { judge } from "../engine/judge.ts";
import { judgeActs } from "../engine/acts.ts";
import { byMoment } from "../facts/fact.ts";
import { vocabulary } from "../facts/vocabulary.ts";
import { LogReader } from "../imports/log/read-fact-log.ts";
import { ServiceRecords } from "../imports/services/service-records.ts";
import { terminal } from "../../test/terminal.ts";
import { logLines } from "./log-lines.ts";
import { simulate, type Life } from "./simulate.ts";

const folder = new URL("../../agreements/", import.meta.url);
const agreements = readdirSync(folder).toSorted();
const from = Date.UTC(2025, 11, 31, 23); // the first of January in Amsterdam
const months = 3;

async function live(name: string, seed: string, length = months): Promise<Life> {
  const bytes = readFileSync(new URL(`${name}/agreement.yaml`, folder));
  const { trial } = checkAgreement(bytes, { years: { from: 2025, to: 2027 } }, { examples: false });
  const program = trial!.program();
  const files = await loadSimulation(name, {}, terminal({ cwd: "/" }).io);
  if ("code" in program || files instanceof Refused) throw new Error(`${name} does not read`);
  return simulate({ program, ...files, seed, from, months: length });
}

const text = (life: Life) => [...logLines(life)].join("\n");

describe.each(agreements)("a simulated life of %s", (name) => {
  let life: Life;
  beforeAll(async () => {
    life = await live(name, "7");
  });

  it("the same seed gives the same bytes, another seed another life", async () => {
    expect(text(await live(name, "7"))).toBe(text(life));
    expect(text(await live(name, "8"))).not.toBe(text(life));
  });

  it("a longer life begins with the shorter one", async () => {
    const [, ...short] = logLines(await live(name, "7", 1));
    const [, ...long] = logLines(life);
    expect(long.slice(0, short.length)).toEqual(short);
  });

  it("TIM-1 every moment is a whole number, in order and inside the life", () => {
    const moments = life.happenings.map(({ at }) => at);
    expect(moments.filter((at) => !Number.isSafeInteger(at) || at < life.from || at >= life.to)).toEqual([]);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });

  it("TIM-4 every fact is of the vocabulary, and none is written down before it was so", () => {
    const strange = life.happenings.filter((one) => !vocabulary.has(one.kind) || (one.recordedAt ?? one.at) < one.at);
    expect(strange.map(({ kind }) => kind)).toEqual([]);
  });

  it("nothing is done on a ticket before its report, and no work after closing unless it came back", () => {
    const wrong = life.tickets.flatMap(({ number, happenings, reportedAt }) => {
      const closedAt = happenings.findLast(({ kind }) => kind === "closed")?.at ?? Infinity;
      const after = ["answered", "resolved", "waiting-for-customer", "classified", "handed-over"];
      return happenings
        .filter(({ kind, at }) => (at < reportedAt && kind !== "found") || (at > closedAt && after.includes(kind)))
        .map(({ kind }) => `${number} ${kind}`);
    });
    expect(wrong).toEqual([]);
  });

  it("ACT-1 nearly all acts are as the agreement wants them, and some are not", () => {
    const outcomes = life.tickets.flatMap(({ is, customer, happenings }) => {
      const facts = happenings.toSorted(byMoment);
      const judgement = judge(life.program, { kind: "ticket", attributes: is, facts, contract: customer.contract });
      return judgeActs(life.program, judgement).map(({ outcome }) => outcome);
    });
    expect(outcomes.filter((outcome) => outcome === "accepted").length / outcomes.length).toBeGreaterThan(0.95);
    expect(life.program.informative || outcomes.some((outcome) => outcome !== "accepted")).toBe(true);
  });

  it("CLK-17 most promises on tickets are kept, some are missed", () => {
    const verdicts = life.tickets.flatMap(({ is, customer, happenings }) => {
      const facts = happenings.toSorted(byMoment);
      const subject = { kind: "ticket", attributes: is, facts, contract: customer.contract };
      return judge(life.program, subject).clocks.map(({ verdict }) => verdict);
    });
    const count = (...of: string[]) => verdicts.filter((verdict) => of.includes(verdict)).length;
    expect(count("kept")).toBeGreaterThan(3 * count("missed", "over-aim"));
    expect(life.program.informative || count("missed", "over-aim") > 0).toBe(true);
  });

  it("CON-2 what is of one customer names that customer, and its people alone", () => {
    const whose = new Map(
      life.world.customers.flatMap(({ people }) => people.map(({ id, customer }) => [id, customer])),
    );
    const strange = life.happenings.filter(({ fields, customer }) => {
      const of = whose.get(String(fields["person"]));
      return of !== undefined && of !== customer;
    });
    expect(strange).toEqual([]);
  });

  it("IMP-1 its log reads back to the end, with nothing found", async () => {
    const records = new ServiceRecords();
    const reader = new LogReader(records, `${name} ${life.program.file.edition}`);
    const { finding } = await reader.read({ name: "life.jsonl", bytes: pieces(text(life)) });
    expect(finding).toBeUndefined();
    expect(records.found.list().map(({ code }) => code)).toEqual([]);
    expect(reader.tickets.size).toBe(life.tickets.length);
  });

  it("people write in whole sentences: no slot is left, and conversations differ", () => {
    const bodies = life.tickets.flatMap(({ happenings }) => happenings.flatMap(({ says }) => says?.() ?? []));
    expect(bodies.filter((body) => /[{}]|undefined| {2}/.test(body))).toEqual([]);
    expect(new Set(bodies).size).toBeGreaterThan(bodies.length * 0.6);
  });
});

async function* pieces(all: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(all);
}

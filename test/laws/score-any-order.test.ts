/**
 * The law of IMP-3, from bytes to bytes: whatever the order of the records and the columns, over however many files, packed
 * or plain, `peil score --json` prints the same, but for the names of the files and the places in them. The records are as
 * bad as records come: moments that nobody can read or that exist twice, values of no meaning, changes that contradict
 * each other, cells too few, the same again. A quote where none may stand is left out: what it swallows is what follows.
 */
import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/score.ts";
import { terminal } from "../terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peil-any-order-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text);

write(
  "desk.yaml",
  `peil: 1
agreement: desk
edition: "1"
title: Desk
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours: { desk: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h } }
levels: { priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier } }
clocks:
  solution:
    article: "3"
    from: reported
    to: resolved
    hours: desk
    pause-while: waiting-for-customer
    target: { high: [50% within 4 h, within 8 h], low: within 8 h }
    per: month
  closing: { article: "4", from: reported, to: closed, hours: desk, target: within 5 working days, per: quarter }
`,
);

const head = "peil-mapping: 1\nmapping: desk\ntitle: Desk\ntimes: { format: [yyyy-MM-dd HH:mm] }\nkey: id\n";
const verdict = 'recorded: { sla: { kept: ["yes"], missed: ["no"], clock: solution } }\n';
write(
  "per-ticket.yaml",
  `${head}ticket: { priority: { column: prio, values: { H: high, L: low } }, customer: company }
leave-out: [{ when: { state: [Spam] }, why: { nl: Geen melding, en: No ticket } }]
facts:
  - { fact: reported, at: opened }
  - { fact: resolved, at: solved }
  - { fact: closed, at: at }
${verdict}`,
);
write(
  "per-change.yaml",
  `${head}moment: at
sequence: seq
ticket: { priority: { column: prio, values: { H: high, L: low } }, customer: company }
facts: [{ fact: reported, at: opened }, { fact: closed, at: solved, take: last }]
states:
  column: state
  values: { New: open, Waiting: waiting-for-customer, Solved: resolved, Spam: same }
${verdict}`,
);

const columns = ["id", "at", "seq", "prio", "company", "opened", "solved", "state", "sla"];
const opened = ["2026-03-02 09:00", "2026-10-25 02:30", "2026-03-29 02:30", "2026-03-02 9", ""];
const later = [
  "2026-03-02 11:00",
  "2026-03-05 16:59",
  "2026-10-25 02:15",
  "2026-10-26 10:00",
  "2027-01-04 09:00",
  "soon",
];

const usually = (...values: string[]) =>
  fc.oneof({ arbitrary: fc.constant(values[0]!), weight: 9 }, { arbitrary: fc.constantFrom(...values), weight: 1 });
const record = fc.tuple(
  fc.nat(30).map((n) => (n === 30 ? "" : ` T-${n}`)),
  fc.constantFrom(...later),
  fc.nat(40).map((n) => (n === 40 ? "?" : String(n))),
  fc.oneof(usually("H", "L", ""), usually("H", ...Array.from({ length: 120 }, (_, n) => `P${n}`))),
  usually("Bakery", "Mill, West", ""),
  usually(...opened),
  fc.oneof(fc.constant(""), fc.constantFrom(...later)),
  usually("New", "Waiting", "Solved", "Solved", "Spam", "Gone"),
  fc.constantFrom("yes", "no", "?"),
);
const spoiled = fc.constantFrom("T-1,x", "T-2,x,y", ",x");

interface Layout {
  readonly order: readonly number[];
  readonly cuts: readonly number[];
  readonly files: readonly { readonly gzip: boolean; readonly sign: string; readonly bom: boolean }[];
  readonly turn: number;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  cuts: fc.array(fc.nat(60), { maxLength: 4 }),
  files: fc.array(fc.record({ gzip: fc.boolean(), sign: fc.constantFrom(",", ";", "\t"), bom: fc.boolean() }), {
    minLength: 5,
    maxLength: 5,
  }),
  turn: fc.nat(columns.length - 1),
});

type Line = { readonly cells: readonly string[] } | { readonly spoiled: string };

let made = 0;

/** Writes the lines in another order, over files of which each has its columns in another order. */
function written(lines: readonly Line[], { order, cuts, files, turn }: Layout): string[] {
  const shuffled = lines
    .map((line, i) => ({ line, at: order[i % order.length]! }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ line }) => line);
  const bounds = [0, ...cuts.map((cut) => Math.min(cut, lines.length)), lines.length].toSorted((a, b) => a - b);
  return bounds.slice(1).map((to, i) => {
    const { gzip, sign, bom } = files[i % files.length]!;
    const turned = (cells: readonly string[]) => {
      const [key, ...rest] = cells;
      return [key!, ...rest.slice(turn), ...rest.slice(0, turn)].map((cell) => `"${cell}"`).join(sign);
    };
    const text = [
      turned(columns),
      ...shuffled
        .slice(bounds[i], to)
        .map((one) => ("cells" in one ? turned(one.cells) : one.spoiled.replaceAll(",", sign))),
    ].join(i % 2 === 0 ? "\n" : "\r\n");
    const bytes = Buffer.from(`${bom ? "\uFEFF" : ""}${text}\n`);
    const name = `export-${made++}.csv`;
    write(name, gzip ? gzipSync(bytes) : bytes);
    return name;
  });
}

async function scored(files: readonly string[], mapping: string): Promise<string> {
  const { io, said } = terminal({ cwd: folder });
  const code = await run(["desk.yaml", ...files, "--map", mapping, "--json", "--recorded", "sla"], io);
  const { files: _, leftOut, ...rest } = JSON.parse(said.out) as { files: unknown; leftOut: { places: unknown }[] };
  return JSON.stringify({ code, ...rest, leftOut: leftOut.map(({ places: __, ...kind }) => kind) }, undefined, 1);
}

describe("from the bytes of exports to the bytes of a score", () => {
  test.each(["per-ticket.yaml", "per-change.yaml"])(
    "IMP-3 records in any order, over any files, give the same: %s",
    async (mapping) => {
      const line = fc.oneof(
        { arbitrary: record.map((cells): Line => ({ cells })), weight: 9 },
        { arbitrary: spoiled.map((text): Line => ({ spoiled: text })), weight: 1 },
      );
      let judged = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), layout, layout, async (lines, one, other) => {
          const first = await scored(written(lines, one), mapping);
          expect(await scored(written(lines, other), mapping)).toBe(first);
          judged += (JSON.parse(first) as { tickets: { judged: number } }).tickets.judged;
        }),
        { numRuns: 60 },
      );
      expect(judged).toBeGreaterThan(100);
    },
    120_000,
  );
});

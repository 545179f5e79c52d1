/** Exports for the benchmarks: as many tickets as asked, the same ones every time, with an agreement and a mapping. */
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { generator } from "./generator.ts";

export const agreement = `
peil: 1
agreement: bench
edition: "1"
title: Two clocks
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours:
  working: { article: "1", week: { mon-fri: 09:00-17:00 }, closed: nl-awt, working-day: 8 h }
levels:
  type: { article: "2", of: ticket, values: [incident, question] }
  priority: { article: "2", of: incident, values: [high, normal, low] }
clocks:
  response:
    { article: "3", for: incident, from: reported, to: answered, hours: working, per: month,
      target: { high: 90% within 2 h, normal: within 4 h, low: within 2 working days } }
  resolution:
    { article: "3", for: incident, from: reported, to: resolved, hours: working, per: month, pause-while: [waiting-for-customer],
      target: { high: 90% within 8 h, normal: within 2 working days, low: within 5 working days } }
`;

export const mapping = `
peil-mapping: 1
mapping: bench
title: A desk
key: number
ticket:
  type: type
  priority: { column: priority, values: { P1: high, P2: normal, P3: low } }
facts:
  - { fact: reported, at: opened }
  - { fact: answered, at: answered }
  - { fact: resolved, at: resolved }
`;

/** Writes the agreement, the mapping and a CSV of so many tickets, eight columns wide, into a folder. */
export function writeExport(folder: string, tickets: number): { agreement: string; mapping: string; csv: string } {
  const at = (name: string) => join(folder, name);
  writeFileSync(at("agreement.yaml"), agreement);
  writeFileSync(at("mapping.yaml"), mapping);
  const file = openSync(at("tickets.csv"), "w");
  writeSync(file, "number,type,priority,opened,answered,resolved,team,subject\n");
  const random = generator(20261122);
  let lines: string[] = [];
  for (let i = 0; i < tickets; i++) {
    lines.push(line(i, i / tickets, random));
    if (lines.length < 20_000 && i < tickets - 1) continue;
    writeSync(file, lines.join(""));
    lines = [];
  }
  closeSync(file);
  return { agreement: at("agreement.yaml"), mapping: at("mapping.yaml"), csv: at("tickets.csv") };
}

const base = Date.UTC(2025, 0, 1);
const day = 86_400_000;

/** Numbers are given out as tickets come in, over a year. */
function line(i: number, share: number, random: () => number): string {
  const opened = base + Math.floor(share * 365 * 86_400) * 1000;
  const answered = opened + Math.floor(random() ** 2 * 86_400) * 1000;
  const resolved = random() < 0.02 ? "" : moment(answered + Math.floor(random() ** 2 * 9 * 86_400) * 1000);
  const kind = random() < 0.9 ? "incident" : "question";
  const subject = `"Printer, floor ${Math.floor(random() * 9)}, no paper"`;
  return `INC${String(i).padStart(7, "0")},${kind},P${Math.floor(random() * 3) + 1},${moment(opened)},${moment(answered)},${resolved},team ${Math.floor(random() * 20)},${subject}\n`;
}

/** Local in the zone of the agreement; the hour that a clock change skips is left to the next one. */
function moment(at: number): string {
  const skipped = at >= Date.UTC(2025, 2, 30, 2) && at < Date.UTC(2025, 2, 30, 3);
  return new Date(skipped ? at + day / 24 : at).toISOString().slice(0, 19).replace("T", " ");
}

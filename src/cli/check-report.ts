/** The report of `peil check` in the terminal: counts first, then what is wrong, then what the original leaves behind. */
import type { Finding } from "../agreement/finding.ts";
import { languages, wordFinding } from "../i18n/word-finding.ts";
import { summaryOf, type Checked, type Summary } from "./check-summary.ts";
import { columns, paint, wrap, type Tone } from "./layout.ts";
import type { Io } from "./terminal.ts";

export function printAgreement(io: Io, checked: Checked, showRows: boolean): void {
  const { report, file } = checked;
  const words = languages[io.lang].check;
  const agreement = report.parsed?.file;
  const lines: string[] = [];
  if (agreement === undefined) lines.push(paint(io, "strong", file));
  else {
    lines.push(`${paint(io, "strong", `${agreement.agreement} ${agreement.edition}`)}  ${agreement.title[io.lang]}`);
    if (report.trial !== undefined) lines.push(...columns(countsOf(io, summaryOf(checked))));
  }
  const broken = report.findings.filter((finding) => finding.severity !== "remark");
  const remarks = report.findings.filter((finding) => finding.severity === "remark");
  if (broken.length > 0) lines.push("", ...broken.flatMap((finding) => findingLines(io, file, finding)));
  if (showRows && report.rows.length > 0)
    lines.push("", `  ${paint(io, "strong", words.rows)}`, ...rowLines(io, checked));
  if (remarks.length > 0) {
    lines.push(
      "",
      `  ${paint(io, "strong", words.remarks)}`,
      ...remarks.flatMap((finding) => findingLines(io, file, finding)),
    );
  }
  if (checked.proof !== undefined) lines.push("", ...proofLines(io, checked));
  io.stdout.write(`${lines.join("\n")}\n\n`);
}

function countsOf(io: Io, summary: Summary): string[][] {
  const words = languages[io.lang].check;
  const { examples, rows } = summary;
  const red = examples.red === 0 ? paint(io, "good", words.allHold) : paint(io, "bad", words.doNotHold(examples.red));
  return [
    [words.rowsLabel, words.rowsTraced({ ...rows, rows: rows.all })],
    [words.examplesLabel, `${words.named(examples)}: ${red}`],
    [words.interpretationsLabel, words.interpretations(summary.interpretations, summary.otherReadings)],
    [words.remarksLabel, words.remarksCount(summary.remarks)],
  ];
}

const tones: Readonly<Record<Finding["severity"], Tone>> = { error: "bad", failure: "bad", remark: "warn" };

/** `file:line:column  error  art. 3.5`, the sentence below it, and the code by which to look it up. */
export function findingLines(io: Io, file: string, finding: Finding): string[] {
  const words = languages[io.lang];
  const where = finding.position === undefined ? file : `${file}:${finding.position.line}:${finding.position.column}`;
  const article = finding.article === undefined ? "" : `  ${words.check.article} ${finding.article}`;
  const severity = paint(io, tones[finding.severity], words.severities[finding.severity]);
  return [
    `  ${where}  ${severity}${article}  ${paint(io, "dim", finding.code)}`,
    `    ${wrap(wordFinding(finding, io.lang), io.columns, 4)}`,
  ];
}

const rowTones: Readonly<Record<string, Tone>> = { run: "good", planned: "dim", unclaimed: "bad" };

function rowLines(io: Io, { report }: Checked): string[] {
  const words = languages[io.lang];
  return columns(
    report.rows.map((row) => {
      const state = row.state === "unclaimed" ? words.check.unclaimed : words.rowStates[row.state];
      const tone = rowTones[row.state];
      const proof = row.state === "run" ? words.check.provedBy(row.examples.length) : "";
      const article = `${words.check.article} ${row.article}`;
      return [row.row, tone === undefined ? state : paint(io, tone, state), proof, article, row.what[io.lang]];
    }),
    4,
    [],
    io.columns,
  );
}

function proofLines(io: Io, { file, report, proof }: Checked): string[] {
  if (proof === undefined) return [];
  const words = languages[io.lang].check;
  const survived = proof.survivors.length;
  const verdict = paint(io, survived === 0 ? "good" : "bad", words.mutants({ ...proof, survived }));
  const source = report.parsed!.source;
  const lines = proof.survivors.map((mutant) => {
    const { line, column } = source.position(mutant.path);
    const change = mutant.kind === "deletion" ? words.deleted : `${mutant.from} → ${mutant.to}`;
    return `    ${file}:${line}:${column}  ${mutant.path.join(".")}  ${change}`;
  });
  return [`  ${verdict}`, ...(survived === 0 ? [] : [`  ${words.unproved}:`, ...lines])];
}

/** Over several agreements: how many rows, examples and cases there are, and whether everything holds. */
export function printTotals(io: Io, checked: readonly Checked[]): void {
  const words = languages[io.lang].check;
  const all = checked.map(summaryOf);
  const sum = (pick: (summary: Summary) => number) => all.reduce((total, one) => total + pick(one), 0);
  const rows = {
    rows: sum((s) => s.rows.all),
    run: sum((s) => s.rows.run),
    planned: sum((s) => s.rows.planned),
    record: sum((s) => s.rows.record),
    text: sum((s) => s.rows.text),
  };
  const examples = {
    named: sum((s) => s.examples.named),
    judged: sum((s) => s.examples.judged),
    planned: sum((s) => s.examples.planned),
    cases: sum((s) => s.examples.cases),
  };
  const broken = sum((s) => s.errors + s.failures);
  const verdict = broken === 0 ? paint(io, "good", words.fine) : paint(io, "bad", words.broken(broken));
  const made = checked.flatMap((one) => one.proof ?? []);
  io.stdout.write(`${words.total(checked.length)}  ${words.rowsTraced(rows)}\n${words.named(examples)}\n`);
  if (made.length > 0) {
    const total = (pick: (proof: (typeof made)[number]) => number) => made.reduce((n, one) => n + pick(one), 0);
    const counts = {
      made: total((p) => p.made),
      red: total((p) => p.red),
      refused: total((p) => p.refused),
      survived: total((p) => p.survivors.length),
    };
    io.stdout.write(`${words.mutants(counts)}\n`);
  }
  io.stdout.write(`${verdict}\n`);
}

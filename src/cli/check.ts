/**
 * `peil check`: everything found in an agreement, its own examples run, its rows traced; with `--prove` also whether the
 * examples notice every small change (CHK-1 … CHK-6). A mapping of exports is checked as well. Exit 0 fine, 1 an example or row fails, 2 unreadable or malformed.
 */
import { parseArgs } from "node:util";
import { checkAgreement } from "../engine/check.ts";
import { prove } from "../engine/prove.ts";
import { languages } from "../i18n/word-finding.ts";
import { checkJson } from "./check-json.ts";
import { checkMapping, isMapping, printMapping } from "./check-mapping.ts";
import { printAgreement, printTotals } from "./check-report.ts";
import { exitCode, type Checked } from "./check-summary.ts";
import { compileOptions, readInput, type Loaded } from "./load.ts";
import { usageProblem, wrongOption } from "./usage.ts";
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";

export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals, problem } = readArguments(args, io.lang);
  if (problem !== undefined || positionals.length === 0) return usageProblem(io, "check", problem);
  const loaded: Loaded[] = [];
  for (const name of positionals) {
    const input = await readInput(name, io);
    if ("reason" in input) {
      io.stderr.write(`${languages[io.lang].files[input.reason](name)}\n`);
      return 2;
    }
    loaded.push(input);
  }
  const options = await compileOptions(io, loaded);
  const checked = loaded
    .filter((one) => !isMapping(one))
    .map(({ name, bytes }): Checked => {
      const report = checkAgreement(bytes, options);
      const isGreen = report.trial !== undefined && !report.findings.some((finding) => finding.severity !== "remark");
      const proof =
        values.prove === true && isGreen ? prove(report.parsed!.file, report.parsed!.data, options) : undefined;
      return { file: name, report, proof };
    });
  const agreements = checked.flatMap(({ report }) => report.parsed?.file ?? []);
  const mappings = loaded.filter(isMapping).map((one) => checkMapping(one, agreements));
  const code = Math.max(...checked.map(exitCode), ...mappings.map(({ findings }) => (findings.length > 0 ? 2 : 0)));
  if (values.json === true)
    io.stdout.write(`${JSON.stringify(checkJson(checked, mappings, code, io.lang), undefined, 2)}\n`);
  else {
    const showRows = values.rows === true || checked.length === 1;
    for (const one of checked) printAgreement(io, one, showRows);
    if (checked.length > 1) printTotals(io, checked);
    for (const one of mappings) printMapping(io, one);
  }
  return code;
}

function readArguments(args: string[], lang: Language) {
  try {
    const options = { json: { type: "boolean" }, prove: { type: "boolean" }, rows: { type: "boolean" } } as const;
    return { ...parseArgs({ args, options, allowPositionals: true }), problem: undefined };
  } catch (thrown) {
    return {
      values: {} as Record<"json" | "prove" | "rows", boolean | undefined>,
      positionals: [],
      problem: wrongOption(thrown, lang),
    };
  }
}

/**
 * An agreement on trial: its program, the programs of its other readings, and its examples run on them. Programs are
 * compiled when a case first asks for them; hours that readings share are compiled once.
 */
import { error, type Finding } from "../agreement/finding.ts";
import { reshape } from "../agreement/parse.ts";
import { applyPatch, sectionsOf, type Patch } from "../agreement/patch.ts";
import { findReading, readingsOf } from "../agreement/readings.ts";
import { nearest } from "../agreement/finding.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import type { Data } from "../agreement/source.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { compile, refusal, refusedHours, type CompileOptions } from "./compile.ts";
import { runCase, type CaseResult, type ExampleCase } from "./example.ts";
import type { Program } from "./program.ts";

export class Trial {
  readonly file: AgreementFile;
  private readonly data: Data;
  private readonly options: CompileOptions;
  private readonly programs = new Map<string | undefined, Program | Finding>();

  constructor(file: AgreementFile, data: Data, options: CompileOptions) {
    this.file = file;
    this.data = data;
    this.options = options;
  }

  /** The program of the agreement's own reading, or of another one by name. */
  program(reading?: string): Program | Finding {
    let program = this.programs.get(reading);
    if (program === undefined) {
      program = reading === undefined ? compile(this.file, this.options) : this.compileReading(reading);
      this.programs.set(reading, program);
    }
    return program;
  }

  /** The same agreement with an annex over it (VER-4), or what is wrong with it then. */
  amended(annex: Patch): Trial | { readonly findings: readonly Finding[] } {
    const patched = applyPatch(this.data, annex);
    const whole = reshape(this.file, patched, sectionsOf(annex));
    return "findings" in whole ? whole : new Trial(whole.file, patched, this.options);
  }

  private compileReading(name: string): Program | Finding {
    const reading = findReading(this.file, name);
    if (reading === undefined) {
      const near =
        nearest(
          name,
          readingsOf(this.file).map((one) => one.name),
        ) ?? "";
      return error("reading.unknown", [], { name, near });
    }
    const patched = reshape(this.file, applyPatch(this.data, reading.patch), sectionsOf(reading.patch));
    if ("findings" in patched) return error("patch.broken", [], { reading: name, code: patched.findings[0]!.code });
    const [refused] = refusedHours(patched.file, this.options);
    return refused === undefined
      ? compile(patched.file, this.options)
      : error("patch.broken", [], { reading: name, ...refused.params, code: refused.code });
  }

  run(one: ExampleCase): CaseResult {
    const program = this.program(one.reading);
    if ("code" in program) return { case: one, mismatches: [], findings: [{ ...program, path: one.path }], judged: 0 };
    try {
      return runCase(program, one);
    } catch (thrown) {
      if (!(thrown instanceof HoursRangeError)) throw thrown;
      return { case: one, mismatches: [], findings: [refusal(thrown, one.path)], judged: 0 };
    }
  }

  /** Whether a case fails, or judges less than it did: what nothing judges any more is not green. */
  isRed(one: ExampleCase, judgedBefore = 0): boolean {
    const result = this.run(one);
    return result.findings.length > 0 || result.mismatches.length > 0 || result.judged < judgedBefore;
  }
}

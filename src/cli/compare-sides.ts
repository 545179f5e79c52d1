/**
 * What is compared: every agreement that was named, and the other readings of them that were asked for. All are compiled
 * with the same hours in store, so that a hundred editions of one desk's hours are one table.
 */
import { nearest } from "../agreement/finding.ts";
import { readingsOf } from "../agreement/readings.ts";
import { checkAgreement } from "../engine/check.ts";
import type { Trial } from "../engine/trial.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Side } from "../report/comparer.ts";
import { programOf } from "./load-export.ts";
import { compileOptions, readInput, type Loaded } from "./load.ts";
import { Refused, refusedBy } from "./refused.ts";
import type { Io } from "./terminal.ts";

export interface SidesRequest {
  readonly files: readonly string[];
  /** The readings that were named; of each agreement those that it has. */
  readonly under: readonly string[];
  /** Whether every other reading is asked for. */
  readonly readings: boolean;
}

const mostSides = 250;

/** Each agreement in its own reading, followed by its other readings; refused with all that is wrong with any of them. */
export async function loadSides(request: SidesRequest, io: Io): Promise<readonly Side[] | Refused> {
  const words = languages[io.lang].compare;
  const trials = await loadTrials(request.files, io);
  if (trials instanceof Refused) return trials;
  const known = [...new Set(trials.flatMap(({ trial }) => readingsOf(trial.file).map(({ name }) => name)))];
  const wrong = request.under.find((name) => !trials.some(({ trial }) => hasReading(trial, name)));
  if (wrong !== undefined) return new Refused([words.noReading(wrong, nearest(wrong, known), known)]);
  if (request.readings && known.length === 0) return new Refused([words.noReadings]);
  const wanted = trials.flatMap(({ file, trial }) =>
    [undefined, ...readingsWanted(trial, request)].map((reading) => ({ file, trial, reading })),
  );
  if (wanted.length < 2) return new Refused([words.needsTwo]);
  if (wanted.length > mostSides) return new Refused([words.tooMany(mostSides)]);
  const sides: Side[] = [];
  for (const { file, trial, reading } of wanted) {
    const program = programOf(trial, file, reading, io);
    if (program instanceof Refused) return program;
    sides.push({ file, program, reading });
  }
  return sides;
}

interface NamedTrial {
  readonly file: string;
  readonly trial: Trial;
}

async function loadTrials(files: readonly string[], io: Io): Promise<readonly NamedTrial[] | Refused> {
  const inputs = await Promise.all(files.map((file) => readInput(file, io)));
  const unread = inputs.flatMap((input) =>
    "reason" in input ? [languages[io.lang].files[input.reason](input.name)] : [],
  );
  if (unread.length > 0) return new Refused(unread);
  const loaded = inputs as Loaded[];
  const options = await compileOptions(io, loaded);
  const trials: NamedTrial[] = [];
  const refused: string[] = [];
  for (const { name, bytes } of loaded) {
    const report = checkAgreement(bytes, options, { examples: false });
    if (report.trial === undefined) refused.push(...refusedBy(io, name, report.findings).lines);
    else trials.push({ file: name, trial: report.trial });
  }
  return refused.length > 0 ? new Refused(refused) : trials;
}

function hasReading(trial: Trial, name: string): boolean {
  return readingsOf(trial.file).some((one) => one.name === name || `${one.interpretation}.${one.name}` === name);
}

/** A name that two interpretations share is asked for in full. */
function readingsWanted(trial: Trial, { under, readings }: SidesRequest): string[] {
  if (!readings) return under.filter((name) => hasReading(trial, name));
  const all = readingsOf(trial.file);
  return all.map(({ interpretation, name }) =>
    all.some((other) => other.name === name && other.interpretation !== interpretation)
      ? `${interpretation}.${name}`
      : name,
  );
}

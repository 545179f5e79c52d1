/**
 * What a `sampled` fact says: one sample with the time it took, or that it failed; so many of so many that kept the bound;
 * a histogram; or the mean of an interval. What cannot be read is a problem by its code, and counts for nothing. Rule: RSP-1.
 */
import { text, type Fact } from "../../../facts/fact.ts";
import { parseLength } from "../../../time/length.ts";
import type { EvidenceCode } from "../problem.ts";
import { compareEdges, type Edge, type Point } from "./edge.ts";
import { parseLineSpeed } from "./line-speed.ts";

export type SampleReading =
  /** `tookMs` is NaN where it failed. */
  | { readonly is: "one"; readonly tookMs: number }
  | {
      readonly is: "many";
      readonly of: number;
      readonly failed: number;
      readonly points: readonly Point[];
      /** The mean of the samples of one interval, where that is what was recorded. */
      readonly meanMs: number | undefined;
    }
  | { readonly is: "wrong"; readonly code: EvidenceCode; readonly params: Readonly<Record<string, string>> };

/** `edges` are those of the measures that are about it: a bare count, `within: 949`, is a count of the one it fits. */
export function readSample(fact: Fact, edges: readonly Edge[]): SampleReading {
  const { fields } = fact;
  const speed = text(fields["connection"]);
  if (speed !== undefined && parseLineSpeed(speed) === undefined) return unread("connection", speed);
  const took = text(fields["took"]);
  const failed = text(fields["failed"]);
  // A number of failures goes with a number of samples: of one it is not known whether it is the one that failed.
  if (took !== undefined && failed !== undefined && failed !== "yes" && failed !== "no")
    return unread("failed", failed);
  if (took !== undefined || failed === "yes") return readOne(took, failed === "yes");
  return readMany(fact, edges);
}

function readOne(took: string | undefined, failed: boolean): SampleReading {
  if (failed) return { is: "one", tookMs: NaN };
  const ms = lengthMs(took!);
  return ms === undefined ? unread("took", took!) : { is: "one", tookMs: ms };
}

function readMany({ fields }: Fact, edges: readonly Edge[]): SampleReading {
  const written = (field: string) => text(fields[field]);
  const mean = written("mean");
  const meanMs = mean === undefined ? undefined : lengthMs(mean);
  if (mean !== undefined && meanMs === undefined) return unread("mean", mean);
  const total = written("of");
  if (total === undefined && mean === undefined) return wrong("sample.without-time");
  const failures = fields["failed"] === "no" ? "0" : (written("failed") ?? "0");
  for (const [field, number] of Object.entries({ of: total ?? "1", failed: failures }))
    if (!isCount(number)) return unread(field, number);
  const [of, failed] = [Number(total ?? "1"), Number(failures)];
  const points = readPoints(fields["counts"] ?? [], written("within"), written("under"), edges);
  if (!Array.isArray(points)) return points;
  if (points.length === 0 && failed === 0 && mean === undefined) return wrong("sample.without-time");
  return whole(of, failed, points, meanMs);
}

function readPoints(
  counts: string | readonly string[],
  within: string | undefined,
  under: string | undefined,
  edges: readonly Edge[],
): Point[] | SampleReading {
  const points: Point[] = [];
  for (const entry of typeof counts === "string" ? [counts] : counts) {
    const match = /^(\d{1,15}) (within|under) (.+)$/.exec(entry);
    const ms = match === null ? undefined : lengthMs(match[3]!);
    if (ms === undefined) return unread("counts", entry);
    points.push({ bound: match![2] as Edge["bound"], ms, count: Number(match![1]) });
  }
  for (const [bound, written] of [
    ["within", within],
    ["under", under],
  ] as const) {
    if (written === undefined) continue;
    if (!isCount(written)) return unread(bound, written);
    const ms = boundMeant(bound, edges);
    if (ms === undefined) return wrong("sample.which-bound");
    points.push({ bound, ms, count: Number(written) });
  }
  return points.toSorted(compareEdges);
}

/** The time that a bare count speaks of: that of the measures with its word, else of all, where it is one. */
function boundMeant(bound: Edge["bound"], edges: readonly Edge[]): number | undefined {
  const alike = edges.filter((edge) => edge.bound === bound);
  const times = new Set((alike.length > 0 ? alike : edges).map(({ ms }) => ms));
  return times.size === 1 ? [...times][0] : undefined;
}

function whole(of: number, failed: number, points: readonly Point[], meanMs: number | undefined): SampleReading {
  const most = Math.max(0, ...points.map(({ count }) => count)) + failed;
  if (most > of) return wrong("sample.more-than-all", { count: String(most), of: String(of) });
  const falls = points.some(({ count }, i) => i > 0 && count < points[i - 1]!.count);
  return falls ? wrong("sample.not-cumulative") : { is: "many", of, failed, points, meanMs };
}

function isCount(written: string): boolean {
  return /^\d{1,15}$/.test(written);
}

function lengthMs(written: string): number | undefined {
  const length = parseLength(written);
  return length?.kind === "elapsed" ? length.ms : undefined;
}

function unread(field: string, written: string): SampleReading {
  return wrong("sample.unread", { field, written });
}

function wrong(code: EvidenceCode, params: Readonly<Record<string, string>> = {}): SampleReading {
  return { is: "wrong", code, params };
}

/**
 * An agreement as a text that somebody hands in: checked as `peil check` does, its examples apart, and known by the hash of its
 * canonical form, so that comments and examples make no other agreement of it. Rules: CON-1, VER-1, VER-4, CHK-1.
 */
import { createHash } from "node:crypto";
import { checkTerms } from "../agreement/check-meaning.ts";
import { error, nearest, type Finding } from "../agreement/finding.ts";
import { parseAgreement, reshape } from "../agreement/parse.ts";
import { applyPatch, missingParent, sectionsOf, type Patch } from "../agreement/patch.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { dataAt } from "../agreement/scope.ts";
import type { Data } from "../agreement/source.ts";
import { checkAgreement } from "../engine/check.ts";
import { refusedHours, type CompileOptions } from "../engine/compile.ts";
import { canonicalJson } from "../facts/written-fact.ts";
import { RecentlyUsed } from "./recently-used.ts";

/** A text without errors, and the name by which it is known. */
export interface CheckedText {
  /** SHA-256 of its terms and interpretations in canonical JSON, in hex. */
  readonly hash: string;
  readonly name: string;
  readonly edition: string;
  readonly source: string;
}

export interface AgreementText {
  readonly file: AgreementFile;
  readonly data: Data;
}

export interface Findings {
  readonly findings: readonly Finding[];
}

/**
 * Findings of an agreement that has errors; what is only a remark, or an example that fails, keeps nobody from using it. It
 * takes a second of work: in a running system it is asked of a worker.
 */
export function checkText(source: string, options: CompileOptions): CheckedText | Findings {
  const { parsed, findings } = checkAgreement(source, options, { examples: false });
  if (parsed === undefined || findings.some(isError)) return { findings };
  const { agreement: name, edition } = parsed.file;
  return { hash: hashOf(parsed.data), name, edition, source };
}

/** One that was checked before: a text that does not parse any more is damage, and throws. */
export function knownAgreement(source: string): AgreementText {
  let known = read.get(source);
  if (known === undefined) {
    const parsed = parseAgreement(source);
    if ("findings" in parsed) throw new Error("an agreement that was checked does not parse");
    read.set(source, (known = { file: parsed.file, data: parsed.data }));
  }
  return known;
}

// Only remembers what the same text always gives.
const read = new RecentlyUsed<AgreementText>(16);

/**
 * The agreement with an annex over it, which is again a whole agreement (VER-4); or what is wrong with the annex: a path that
 * the agreement does not have, or a value that breaks it. `path` in the findings begins at the annex.
 */
export function withAnnex(
  { file, data }: AgreementText,
  annex: Patch,
  options: CompileOptions,
): AgreementText | Findings {
  if (Object.keys(annex).length === 0) return { file, data };
  const lost = Object.keys(annex).flatMap((dotted) => lostPath(data, dotted));
  if (lost.length > 0) return { findings: lost };
  const patched = applyPatch(data, annex);
  const shaped = reshape(file, patched, sectionsOf(annex));
  if ("findings" in shaped) return { findings: shaped.findings };
  const broken = checkTerms(shaped.file, patched).filter(isError);
  const findings = broken.length > 0 ? broken : refusedHours(shaped.file, options);
  return findings.length > 0 ? { findings } : { file: shaped.file, data: patched };
}

export function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function lostPath(data: Data, dotted: string): Finding[] {
  const lost = missingParent(data, dotted);
  if (lost === undefined) return [];
  if (dataAt(data, lost) !== undefined)
    return [error("patch.whole", ["annex", dotted], { path: dotted, whole: lost.join(".") })];
  const parent = dataAt(data, lost.slice(0, -1));
  const step = String(lost.at(-1));
  const near = typeof parent === "object" && !Array.isArray(parent) ? nearest(step, Object.keys(parent)) : undefined;
  return [error("patch.path", ["annex", dotted], { path: dotted, step, near: near ?? "" })];
}

/** What proves the terms, or speaks of the original, is none of them. */
const aside = new Set(["examples", "remarks", "rows"]);

function hashOf(data: Data): string {
  const terms = Object.entries(data as { [key: string]: Data }).filter(([section]) => !aside.has(section));
  return createHash("sha256")
    .update(canonicalJson(Object.fromEntries(terms)))
    .digest("hex");
}

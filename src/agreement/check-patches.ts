/**
 * Interpretations: each other reading is a patch that runs (CHK-2, VER-4). Its paths exist, and the agreement that it
 * makes has the right shape and meaning as well; a reading that no term rests on is pointed out.
 */
import { allTerms } from "./all-terms.ts";
import { error, nearest, remark, type Finding, type Path } from "./finding.ts";
import { applyPatch, missingParent, patchPath, sectionsOf, type Patch } from "./patch.ts";
import { reshape } from "./parse.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { dataAt, type Scope } from "./scope.ts";
import type { Data } from "./source.ts";

/** `checkTerms` is the check of a patched agreement; the agreement's own errors are not told again for each patch. */
export function checkPatches(
  scope: Scope,
  own: readonly Finding[],
  checkTerms: (file: AgreementFile, data: Data) => Finding[],
): Finding[] {
  const known = new Set(own.map(identity));
  return Object.entries(scope.file.interpretations ?? {}).flatMap(([name, term]) =>
    Object.entries(term.others ?? {}).flatMap(([other, patch]) => {
      const path: Path = ["interpretations", name, "others", other];
      const lost = Object.keys(patch).flatMap((dotted) => lostPath(scope.data, dotted, path));
      if (lost.length > 0) return lost;
      return broken(scope, patch, checkTerms)
        .filter((finding) => !known.has(identity(finding)))
        .map((finding) => asBroken(finding, patch, path, other));
    }),
  );
}

export function checkUnusedReadings(file: AgreementFile): Finding[] {
  const used = new Set([...allTerms(file)].flatMap(({ term }) => term.reading ?? []));
  return Object.keys(file.interpretations ?? {}).flatMap((name) =>
    used.has(name) ? [] : [remark("interpretation.unused", ["interpretations", name], { name })],
  );
}

function lostPath(data: Data, dotted: string, path: Path): Finding[] {
  const lost = missingParent(data, dotted);
  if (lost === undefined) return [];
  const parent = dataAt(data, lost.slice(0, -1));
  const siblings = typeof parent === "object" && !Array.isArray(parent) ? Object.keys(parent) : [];
  const step = String(lost.at(-1));
  const isThere = dataAt(data, lost) !== undefined;
  if (isThere) return [error("patch.whole", [...path, dotted], { path: dotted, whole: lost.join(".") })];
  const near = nearest(step, siblings) ?? "";
  return [error("patch.path", [...path, dotted], { path: dotted, step, near })];
}

function broken(scope: Scope, patch: Patch, checkTerms: (file: AgreementFile, data: Data) => Finding[]): Finding[] {
  const patched = applyPatch(scope.data, patch);
  const shaped = reshape(scope.file, patched, sectionsOf(patch));
  const findings = "findings" in shaped ? shaped.findings : checkTerms(shaped.file, patched);
  return findings.filter((finding) => finding.severity === "error");
}

/** The finding at the line of the patch that brought it about, where one of its paths leads there. */
function asBroken(finding: Finding, patch: Patch, path: Path, other: string): Finding {
  const where = finding.path.join(".");
  const cause = Object.keys(patch).find((dotted) => `${where}.`.startsWith(`${dotted}.`));
  const rest = cause === undefined ? [] : finding.path.slice(patchPath(cause).length);
  return error("patch.broken", cause === undefined ? path : [...path, cause, ...rest], {
    ...finding.params,
    other,
    where,
    code: finding.code,
  });
}

function identity(finding: Finding): string {
  return `${finding.code} ${finding.path.join(".")}`;
}

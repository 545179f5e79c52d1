/**
 * What the author of the original document may want to mend (CHK-2): an answer promised later than the solution, a
 * share that the usual number of tickets can never tell from all, a promise in a text that promises nothing. Remarks:
 * the agreement runs as it is written.
 */
import { allTerms } from "./all-terms.ts";
import { remark, type Finding, type Path } from "./finding.ts";
import { checkSpeeds } from "./check-speeds.ts";
import { leaves } from "./schema/by-level.ts";
import type { ClockTerm } from "./schema/agreement.ts";
import type { Share } from "./schema/target.ts";
import { itemPath, type Scope } from "./scope.ts";
import type { Source } from "./source.ts";

export function checkOriginal(scope: Scope): Finding[] {
  const written = (scope.file.remarks ?? []).map((one, i) =>
    remark("original.remark", ["remarks", i], { nl: one.remark.nl, en: one.remark.en }),
  );
  const shares = Object.entries(scope.file.clocks ?? {}).flatMap(([name, clock]) => checkShares(scope, name, clock));
  return [...written, ...checkSpeeds(scope), ...shares, ...checkForce(scope)];
}

/** One remark for a file in which a YAML 1.1 reader would find another value than Peil does. */
export function checkOtherTools(source: Source): Finding[] {
  const [first] = source.readDifferently;
  if (first === undefined) return [];
  const params = { count: source.readDifferently.length, written: first.written, as: asOlderReaders(first.written) };
  return [{ ...remark("yaml.other-tools", [], params), position: first.position }];
}

/** `16:00` is sixteen times sixty there, `on` is true. */
function asOlderReaders(written: string): string | number {
  if (!written.includes(":")) return written.toLowerCase() === "on" ? "true" : "false";
  return written.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

/** Where nobody would look for it: a share that allows no miss below so many tickets in a period. */
const manyTickets = 100;

function checkShares(scope: Scope, name: string, clock: ClockTerm): Finding[] {
  const volume = clock.volume === undefined ? undefined : Number(clock.volume);
  const seen = new Set<number>();
  const findings: Finding[] = [];
  for (const { keys, value } of leaves(clock.target)) {
    value.forEach((target, i) => {
      if (target.kind === "none" || target.share === undefined) return;
      const tickets = firstMissAllowed(target.share);
      const isIndistinct = volume === undefined ? tickets > manyTickets : tickets > volume;
      if (!Number.isFinite(tickets) || !isIndistinct || seen.has(tickets)) return;
      seen.add(tickets);
      const path: Path = itemPath(scope.data, ["clocks", name, "target", ...keys], i);
      findings.push(
        remark("original.share-indistinct", path, {
          clock: name,
          target: target.written,
          tickets,
          volume: volume ?? "",
          per: clock.per,
        }),
      );
    });
  }
  return findings;
}

/** The smallest number of tickets of which one may miss: 99.9% asks a thousand. Infinite for 100%. */
function firstMissAllowed({ over, fraction: { num, den } }: Share): number {
  if (num >= den) return Number.POSITIVE_INFINITY;
  const exact = den / (den - num);
  return over ? Math.floor(exact) + 1 : Math.ceil(exact);
}

/** An informative text gives aims (CON-3); a term that calls itself a promise there says more than the text can. */
function checkForce(scope: Scope): Finding[] {
  if (scope.file.force !== "informative") return [];
  return [...allTerms(scope.file)].flatMap(({ name, path, term }) =>
    "strength" in term && term.strength === "promise"
      ? [remark("original.promise-informative", [...path, "strength"], { name })]
      : [],
  );
}

/**
 * Everything in an agreement that is wrong beyond its shape, found in one run (CHK-2, CHK-4): names that stand for
 * nothing, tables with holes, hours that never open, readings that do not run, rows that no term claims, and remarks
 * about the original. Each finding has the path of the value it is about; nothing throws on what a file can say.
 */
import { checkClocks } from "./check-clocks.ts";
import { checkDuties } from "./check-duties.ts";
import { checkHours, checkZone } from "./check-hours.ts";
import { checkMeasures } from "./check-measures.ts";
import { checkNames } from "./check-names.ts";
import { checkOriginal } from "./check-original.ts";
import { checkPatches, checkUnusedReadings } from "./check-patches.ts";
import { checkPromises } from "./check-promises.ts";
import { checkRows } from "./check-rows.ts";
import { checkCoverage, checkLevels } from "./check-tables.ts";
import type { Finding } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { scopeOf } from "./scope.ts";
import type { Data } from "./source.ts";

export function checkMeaning(file: AgreementFile, data: Data): Finding[] {
  const scope = scopeOf(file, data);
  const terms = checkTerms(file, data);
  return [
    ...terms,
    ...checkPatches(scope, terms, checkTerms),
    ...checkUnusedReadings(file),
    ...checkRows(scope),
    ...checkOriginal(scope),
  ];
}

/** What an agreement needs to run, its other readings apart. */
export function checkTerms(file: AgreementFile, data: Data): Finding[] {
  const scope = scopeOf(file, data);
  return [
    ...checkZone(scope),
    ...checkHours(scope),
    ...checkLevels(scope),
    ...checkClocks(scope),
    ...checkMeasures(scope),
    ...checkDuties(scope),
    ...checkPromises(scope),
    ...checkCoverage(scope),
    ...checkNames(scope),
  ];
}

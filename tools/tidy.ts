/**
 * The house rules, as functions over files. `tidy.test.ts` runs them all over the repository, and each of them over a file
 * that breaks it: a rule that cannot fail holds nothing.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { deadFiles, imports } from "./tidy/imports.ts";
import { exactVersions, lockFile } from "./tidy/lock.ts";
import { fileNames, typeNames } from "./tidy/names.ts";
import { pagesStandApart } from "./tidy/pages.ts";
import { purity } from "./tidy/purity.ts";
import { fileSize, functionSize, medianSize } from "./tidy/size.ts";
import { isOurs, type Rule, type SourceFile } from "./tidy/source.ts";
import {
  rulesHaveOneMeaning,
  specIds,
  specifiedRulesAreTested,
  testedRulesAreSpecified,
  testNames,
} from "./tidy/spec.ts";
import { testsAllRun } from "./tidy/spec.ts";
import { deadLinks, leftOverMarks, machinePaths, registryHosts, twinPages } from "./tidy/text.ts";

/** Fewer than this and the rules looked at nothing: a moved folder or a wrong root would otherwise pass. */
const atLeast = { files: 100, shipped: 30, tests: 60, rules: 40 };

/** A rule that finds nothing because it saw nothing is found here. */
export const readEnough: Rule = (files) => {
  const seen = {
    files: files.length,
    shipped: files.filter(isOurs).length,
    tests: testNames(files).length,
    rules: specIds(files).length,
  };
  return (Object.keys(atLeast) as (keyof typeof atLeast)[])
    .filter((kind) => seen[kind] < atLeast[kind])
    .map((kind) => ({
      path: ".",
      line: 1,
      message: `only ${seen[kind]} ${kind} seen; at least ${atLeast[kind]} expected`,
    }));
};

export const rules: Readonly<Record<string, Rule>> = {
  imports,
  deadFiles,
  purity,
  pagesStandApart,
  fileNames,
  typeNames,
  fileSize,
  medianSize,
  functionSize,
  specifiedRulesAreTested,
  testedRulesAreSpecified,
  rulesHaveOneMeaning,
  testsAllRun,
  leftOverMarks,
  machinePaths,
  registryHosts,
  twinPages,
  deadLinks,
  lockFile,
  exactVersions,
  readEnough,
};

/** Pictures and fonts have no lines to look at, and are there to link to. */
const holdsNoText = /\.(png|jpe?g|webp|woff2?|pdf|xlsx|gz|zip)$/;

/** Everything git knows or would take up, as text. */
export function filesOf(root: string): SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  return listed
    .toString()
    .split("\0")
    .filter((name) => name !== "")
    .flatMap((name) => {
      const text = read(path.join(root, name));
      return text === undefined ? [] : [{ path: name, text: holdsNoText.test(name) ? "" : text }];
    });
}

/** A file that git still lists may have been deleted in the work tree. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

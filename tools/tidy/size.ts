/**
 * A file is read in one sitting and a function on one screen. What outgrows that is two things with one name.
 */
import ts from "typescript";
import { isOurs, isTest, isTypeScript, nodesOf, slipAt, treeOf, type Rule, type SourceFile } from "./source.ts";

const FILE_LINES = 400;
const MEDIAN_LINES = 120;
const FUNCTION_LINES = 60;

export const fileSize: Rule = (files) =>
  files
    .filter(({ path }) => /\.(ts|mjs|svelte)$/.test(path))
    .map((file) => ({ path: file.path, lines: linesOf(file) }))
    .filter(({ lines }) => lines > FILE_LINES)
    .map(({ path, lines }) => ({ path, line: lines, message: `${lines} lines; ${FILE_LINES} is the most: split it` }));

export const medianSize: Rule = (files) => {
  const sizes = files
    .filter(isOurs)
    .map(linesOf)
    .toSorted((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const message = `half of the files have more than ${median} lines; ${MEDIAN_LINES} is the most: split the longest`;
  return median > MEDIAN_LINES ? [{ path: "src", line: 1, message }] : [];
};

export const functionSize: Rule = (files) =>
  files
    .filter((file) => isTypeScript(file) && !isTest(file))
    .flatMap((file) => {
      const tree = treeOf(file);
      const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
      const slips = [];
      for (const node of nodesOf(tree)) {
        if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) continue;
        const lines = lineAt(node.end) - lineAt(node.getStart(tree)) + 1;
        if (lines < FUNCTION_LINES) continue;
        slips.push(
          slipAt(file, node, `a function of ${lines} lines; it must stay under ${FUNCTION_LINES}: take a step out`),
        );
      }
      return slips;
    });

function linesOf({ text }: SourceFile): number {
  return text.trimEnd().split("\n").length;
}

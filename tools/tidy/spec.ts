/**
 * Rules and tests hold each other: every rule of spec/ that is not marked planned is named by a test, and no test names a
 * rule that the spec does not have. A test that names none proves nothing that anybody can look up.
 */
import ts from "typescript";
import { isTypeScript, nodesOf, slipAt, treeOf, type Rule, type Slip, type SourceFile } from "./source.ts";

export const specifiedRulesAreTested: Rule = (files) => {
  const tested = new Set(testNames(files).flatMap(({ name }) => idsIn(name)));
  return specIds(files)
    .filter(({ id, planned }) => !planned && !tested.has(id))
    .map(({ id, path, line }) => ({ path, line, message: `${id} is named by no test: prove it, or mark it planned` }));
};

export const testedRulesAreSpecified: Rule = (files) => {
  const known = new Set(specIds(files).map(({ id }) => id));
  const families = new Set([...known].map(familyOf));
  return testNames(files).flatMap(({ name, file, node }) =>
    idsIn(name)
      .filter((id) => families.has(familyOf(id)) && !known.has(id))
      .map((id) => slipAt(file, node, `${id} is not in spec/: add the rule, or name the one that this proves`)),
  );
};

export const rulesHaveOneMeaning: Rule = (files) => {
  const seen = new Map<string, string>();
  return specIds(files).flatMap(({ id, path, line }): Slip[] => {
    const first = seen.get(id);
    seen.set(id, first ?? `${path}:${line}`);
    return first === undefined
      ? []
      : [{ path, line, message: `${id} stands at ${first} already: an id is never reused` }];
  });
};

export const testsAllRun: Rule = (files) =>
  files
    .filter(({ path }) => path.endsWith(".test.ts"))
    .flatMap((file) => {
      const slips = [];
      for (const node of nodesOf(treeOf(file))) {
        if (!ts.isPropertyAccessExpression(node) || !/^(test|it|describe)\b/.test(node.getText())) continue;
        if (!["only", "skip", "todo"].includes(node.name.text)) continue;
        slips.push(slipAt(file, node, `.${node.name.text} leaves tests out: run them, or delete them`));
      }
      return slips;
    });

/** A rule is the line that begins with its id in bold, as a list item or a heading; `planned` on it exempts it. */
export function specIds(files: readonly SourceFile[]): { id: string; planned: boolean; path: string; line: number }[] {
  return files
    .filter(({ path }) => /^spec\/[^/]+\.md$/.test(path))
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => {
        const id = /^(?:[-*]\s+|#+\s+)?\*\*([A-Z]{3}-\d+)\*\*/.exec(line)?.[1];
        return id === undefined ? [] : [{ id, planned: /\bplanned\b/i.test(line), path, line: index + 1 }];
      }),
    );
}

interface TestName {
  name: string;
  file: SourceFile;
  node: ts.Node;
}

/** The names given to test, it and describe, `test.for(…)("name")` and the like included. */
export function testNames(files: readonly SourceFile[]): TestName[] {
  return files
    .filter((file) => isTypeScript(file) && file.path.endsWith(".test.ts"))
    .flatMap((file) => {
      const names: TestName[] = [];
      for (const node of nodesOf(treeOf(file))) {
        if (!ts.isCallExpression(node) || !["test", "it", "describe"].includes(rootOf(node.expression))) continue;
        const [first] = node.arguments;
        if (!first || !(ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))) continue;
        names.push({ name: first.getText(), file, node });
      }
      return names;
    });
}

function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : "";
}

function idsIn(name: string): string[] {
  return [...name.matchAll(/\b[A-Z]{3}-\d+\b/g)].map(([id]) => id);
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf("-"));
}

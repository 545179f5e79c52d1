/**
 * The engine's answer follows from the agreement, the facts and the moment it is asked about, and from nothing else: no
 * clock, no disk, no chance, nothing awaited. What is run again a year later must say the same.
 */
import ts from "typescript";
import { folderOf, isOurs, nodesOf, slipAt, treeOf, type Rule, type SourceFile } from "./source.ts";

const pureFolders = ["time", "facts", "agreement", "engine", "report", "i18n", "draw"];

/** What a pure file may not name, and what to do instead. */
const banned: Readonly<Record<string, string>> = {
  "Date.now": "take the moment as an argument",
  "Temporal.Now": "take the moment as an argument",
  "performance.now": "measure in bench, not here",
  "Math.random": "take the number as an argument",
  process: "hand the value in from cli or main",
  console: "return a finding or a value; cli prints it",
  fetch: "hand the answer in as facts",
  setTimeout: "nothing here waits",
  setInterval: "nothing here waits",
  queueMicrotask: "nothing here waits",
  globalThis: "hand the value in as an argument",
};

export const purity: Rule = (files) =>
  files
    .filter((file) => isOurs(file) && pureFolders.includes(folderOf(file.path) ?? ""))
    .flatMap((file) => {
      const slips = [];
      for (const node of nodesOf(treeOf(file))) {
        const message = impurity(node, file);
        if (message !== undefined) slips.push(slipAt(file, node, message));
      }
      return slips;
    });

function impurity(node: ts.Node, file: SourceFile): string | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const { text } = node.moduleSpecifier;
    return text.startsWith("node:") ? `${text} in a pure folder: hand what it gives in as an argument` : undefined;
  }
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) {
    return "nothing in a pure folder is async: read first, then call";
  }
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) {
    return "`new Date()` reads the clock: take the moment as an argument";
  }
  const name = nameUsed(node, file);
  const instead = name !== undefined && Object.hasOwn(banned, name) ? banned[name] : undefined;
  return instead === undefined ? undefined : `${name} in a pure folder: ${instead}`;
}

/** `Date.now` or `process` where the node is that expression; a property or a declaration of that name is no use of it. */
function nameUsed(node: ts.Node, file: SourceFile): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const whole = node.getText(treeOf(file));
    return Object.hasOwn(banned, whole) ? whole : node.expression.text;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return node.expression.text;
  return undefined;
}

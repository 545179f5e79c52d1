/**
 * What every house rule works on: files in memory. Nothing here reads a disk, so a test hands a rule the file that
 * should break it. A TypeScript file is parsed once, however many rules look at it.
 */
import ts from "typescript";

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
}

export interface Slip {
  path: string;
  line: number;
  /** What is wrong and what to do instead, as one sentence. */
  message: string;
}

export type Rule = (files: readonly SourceFile[]) => Slip[];

const trees = new WeakMap<SourceFile, ts.SourceFile>();

export function treeOf(file: SourceFile): ts.SourceFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  trees.set(file, tree);
  return tree;
}

export function slipAt(file: SourceFile, node: ts.Node, message: string): Slip {
  const tree = treeOf(file);
  return { path: file.path, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, message };
}

/** Every node below `tree`, parents first. */
export function* nodesOf(tree: ts.Node): Generator<ts.Node> {
  const open: ts.Node[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    const children: ts.Node[] = [];
    node.forEachChild((child) => void children.push(child));
    open.push(...children.toReversed());
  }
}

/** Slips of `file` where a line matches; `message` sees what matched. */
export function slipsByLine(file: SourceFile, pattern: RegExp, message: (found: string) => string): Slip[] {
  return file.text.split("\n").flatMap((line, index) => {
    const found = pattern.exec(line);
    return found ? [{ path: file.path, line: index + 1, message: message(found[0]) }] : [];
  });
}

export function isTypeScript(file: SourceFile): boolean {
  return file.path.endsWith(".ts");
}

export function isTest(file: SourceFile): boolean {
  return file.path.endsWith(".test.ts") || file.path.startsWith("test/");
}

/** A file that ships: under src and no test. */
export function isOurs(file: SourceFile): boolean {
  return isTypeScript(file) && file.path.startsWith("src/") && !isTest(file);
}

/** `time` of `src/time/hours.ts`; `main.ts` of `src/main.ts`; undefined outside src. */
export function folderOf(path: string): string | undefined {
  return /^src\/([^/]+)/.exec(path)?.[1];
}

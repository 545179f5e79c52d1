/**
 * Which folder may import which. The engine stays pure and the shell stays thin only while somebody holds this line; the
 * table is the architecture, and a line added to it is a decision.
 */
import path from "node:path";
import ts from "typescript";
import { folderOf, isOurs, isTypeScript, nodesOf, slipAt, treeOf, type Rule, type SourceFile } from "./source.ts";

const six = ["time", "facts", "agreement", "engine", "report", "i18n"];
const above = [...six, "ledger", "database"];

/** Folder of src → the folders it may import, besides itself. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  time: [],
  facts: ["time"],
  agreement: ["facts", "time"],
  engine: ["agreement", "facts", "time"],
  report: ["engine", "agreement", "facts", "time"],
  i18n: ["time", "facts", "agreement", "engine", "report"],
  draw: six,
  imports: six,
  simulate: six,
  database: [],
  embedded: [],
  ledger: ["facts", "time", "database"],
  identity: ["facts", "ledger", "database"],
  contracts: [...above, "imports"],
  figures: [...above, "contracts", "documents"],
  egress: ["ledger", "database"],
  webhooks: [...above, "egress"],
  search: above,
  attachments: [...above, "egress"],
  desk: above,
  upkeep: above,
  monitors: above,
  relations: above,
  deadlines: above,
  mail: above,
  notify: above,
  documents: [...above, "draw"],
};

/** Composes everything for `main.ts`: the only place that wires. Of the command line it knows what a command is handed. */
const wiring = "system";

/** Packages that a pure folder may use; a pure folder that is not named here uses none. */
const packagesOfPure: Readonly<Record<string, readonly string[]>> = {
  facts: ["zod"],
  agreement: ["yaml", "zod"],
};

const shells = ["http", "cli"];

export const imports: Rule = (files) =>
  files.filter(isOurs).flatMap((file) => {
    const from = folderOf(file.path);
    return from === undefined || from === "main.ts"
      ? []
      : importsOf(file).flatMap((found) => {
          const message = objection(file.path, from, found);
          return message === undefined ? [] : [slipAt(file, found.node, message)];
        });
  });

/** Every file that ships is reached from an entry: the command line, a tool or a benchmark. */
export const deadFiles: Rule = (files) => {
  const byPath = new Map(files.filter(isTypeScript).map((file) => [file.path, file]));
  const reached = new Set<string>();
  const open = [...byPath.keys()]
    .filter(isEntry)
    .concat(commandTables.flatMap((table) => commandFiles(byPath.get(table))));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const file = byPath.get(at);
    if (!file || reached.has(at)) continue;
    reached.add(at);
    open.push(...importsOf(file).flatMap(({ target }) => (target === undefined ? [] : [target])));
  }
  return [...byPath.values()]
    .filter((file) => isOurs(file) && !reached.has(file.path))
    .map((file) => ({ path: file.path, line: 1, message: "no entry reaches this file: use it or delete it" }));
};

interface Import {
  node: ts.Node;
  specifier: string;
  /** The file it names, from the root of the project; undefined for a package. */
  target: string | undefined;
  typeOnly: boolean;
}

/** Static and dynamic imports and re-exports with a literal specifier. */
function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(treeOf(file))) {
    const literal = specifierOf(node);
    if (!literal) continue;
    const typeOnly =
      (ts.isImportDeclaration(node) && isTypeImport(node.importClause)) ||
      (ts.isExportDeclaration(node) && node.isTypeOnly) ||
      ts.isImportTypeNode(node);
    const specifier = literal.text;
    const target = targetOf(file, specifier);
    found.push({ node, specifier, target, typeOnly });
  }
  return found;
}

/** The pages name what they share with the rest from its own root. */
function targetOf({ path: at }: SourceFile, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(at), specifier);
  return specifier.startsWith("$peil/") ? specifier.replace("$peil/", "src/") : undefined;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && !!names && ts.isNamedImports(names) && names.elements.every((element) => element.isTypeOnly);
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return named && ts.isStringLiteral(named) ? named : undefined;
}

function objection(at: string, from: string, found: Import): string | undefined {
  const isPure = six.includes(from) || from === "draw";
  if (found.target === undefined) {
    if (!isPure || found.specifier.startsWith("node:")) return undefined; // purity names node: itself
    const allowed = packagesOfPure[from] ?? [];
    return allowed.includes(found.specifier)
      ? undefined
      : `${from} is pure and may not use the package ${found.specifier}`;
  }
  const to = folderOf(found.target);
  if (to === undefined) {
    return found.target.endsWith("package.json")
      ? undefined
      : `${at} ships, and may not import ${found.target}, which does not`;
  }
  if (to === from) return undefined;
  if (from === "i18n" && !found.typeOnly) return `i18n may import types of ${to} only: write \`import type\``;
  const allowed =
    from === wiring
      ? [...Object.keys(mayImport), ...shells]
      : shells.includes(from)
        ? Object.keys(mayImport)
        : mayImport[from];
  if (!allowed) return `${from} is not in the table of mayImport (tools/tidy/imports.ts): decide what it may import`;
  return allowed.includes(to) ? undefined : `${from} may not import ${to} (it may: ${allowed.join(", ") || "nothing"})`;
}

/** Programs of threads and processes of their own, which are started by their address and imported by nobody. */
const ownPrograms = ["src/contracts/past/export-reader.ts", "src/embedded/watchdog.ts", "src/figures/worker.ts"];

function isEntry(at: string): boolean {
  return (
    at === "src/main.ts" ||
    ownPrograms.includes(at) ||
    (/^(?:tools|bench|web\/src)\//.test(at) && !at.endsWith(".test.ts"))
  );
}

/** The router imports a command by its name, so the table names what is reached. */
const commandTables = [
  "src/cli/commands.ts",
  "src/cli/export-commands.ts",
  "src/cli/measure-command.ts",
  "src/cli/simulate-command.ts",
  "src/cli/system-commands.ts",
];

function commandFiles(table: SourceFile | undefined): string[] {
  const names = table?.text.matchAll(/^ {2,4}name: "([a-z-]+)",$/gm) ?? [];
  return [...names].map(([, name]) => `src/cli/${name}.ts`);
}

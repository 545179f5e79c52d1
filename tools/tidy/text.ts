/**
 * What a reader of the repository should not stumble over: marks of unfinished work, paths and hosts of one machine, a
 * Dutch page that no longer follows its English twin. The words looked for are put together from parts, or this file
 * would find itself.
 */
import { posix } from "node:path";
import { slipsByLine, type Rule, type SourceFile } from "./source.ts";

const glued = (...parts: string[]) => parts.join("");
const marks = [glued("TO", "DO"), glued("FIX", "ME"), glued("XX", "X"), glued("HA", "CK")].join("|");
const unfinished = new RegExp(`(?<![\\w.])(${marks})\\b|${glued("not (yet )?", "implemented")}`);
const machinePath = new RegExp(glued("(?<![\\w.@-])/(home|work|root)", "/[\\w.]|[A-Z]:\\\\Users\\b"));
const registryHost = /\bregistry\.[a-z0-9-]+(\.[a-z0-9-]+)*\.(org|com|net|io|dev|nl)\b/;

export const leftOverMarks: Rule = (files) =>
  files
    .filter(isWritten)
    .flatMap((file) => slipsByLine(file, unfinished, (found) => `"${found}": do it, or take it out`));

export const machinePaths: Rule = (files) =>
  files
    .filter(isWritten)
    .flatMap((file) => slipsByLine(file, machinePath, (found) => `${found}…: a path of one machine`));

export const registryHosts: Rule = (files) =>
  files.flatMap((file) =>
    slipsByLine(file, registryHost, (found) => `${found}: whoever installs chooses the registry`),
  );

/** A link from a page to a file or folder of the project leads somewhere; anchors and other sites are not looked at. */
export const deadLinks: Rule = (files) => {
  const known = new Set(
    files.flatMap(({ path }) => path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"))),
  );
  return files
    .filter(({ path }) => path.endsWith(".md"))
    .flatMap((file) =>
      [...file.text.matchAll(/\]\((?!\w+:|#)([^)\s#]+)/g)].flatMap(({ 1: to = "", index }) => {
        const target = posix.join(posix.dirname(file.path), to).replace(/\/$/, "");
        const line = file.text.slice(0, index).split("\n").length;
        return known.has(target) ? [] : [{ path: file.path, line, message: `leads to ${target}, which is not there` }];
      }),
    );
};

/** A page that must have a Dutch twin as soon as it exists. */
const twinned = ["README.md", "docs/tutorial.md"];

/** A page and its twin `.nl.md` have the same headings in depth and order, and as many blocks of code. */
export const twinPages: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const pages = [...byPath.keys()].filter((path) => path.endsWith(".md"));
  return pages
    .filter((path) => path.endsWith(".nl.md") || twinned.includes(path))
    .flatMap((path) => {
      const twin = path.endsWith(".nl.md") ? path.replace(/\.nl\.md$/, ".md") : path.replace(/\.md$/, ".nl.md");
      const [here, there] = [byPath.get(path), byPath.get(twin)];
      if (!here || !there) return [{ path, line: 1, message: `has no twin ${twin}` }];
      if (path < twin || shapeOf(here) === shapeOf(there)) return [];
      return [
        {
          path,
          line: 1,
          message: `headings and code do not follow ${twin}: ${shapeOf(here)} against ${shapeOf(there)}`,
        },
      ];
    });
};

function shapeOf({ text }: SourceFile): string {
  const shape = [];
  let inCode = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) {
      inCode = !inCode;
      if (inCode) shape.push("code");
    } else if (!inCode) {
      const heading = /^#+(?= )/.exec(line);
      if (heading) shape.push(heading[0]);
    }
  }
  return shape.join(" ");
}

function isWritten({ path }: SourceFile): boolean {
  return path !== "package-lock.json" && path !== "LICENSE";
}

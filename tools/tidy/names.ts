/**
 * Names say what a thing is in the words of service level agreements. A bucket says nothing, and everything ends up in it.
 */
import ts from "typescript";
import { isTypeScript, nodesOf, slipAt, treeOf, type Rule } from "./source.ts";

const nowhere = ["util", "utils", "helper", "helpers"];
const aloneOrLast = ["manager", "managers", "service", "common", "misc", "shared", "stuff"];
const code = /^(src|tools|bench|test|web)\//;

export const fileNames: Rule = (files) =>
  files
    .filter(({ path }) => code.test(path))
    .flatMap(({ path }) => {
      const slip = (message: string) => [{ path, line: 1, message }];
      const segments = path.split("/").map((segment) => segment.replace(/\..*$/, ""));
      const bucket = segments.find(isBucket);
      if (bucket !== undefined)
        return slip(`"${bucket}" is a bucket: name the file for its noun or verb of the domain`);
      if (path.endsWith("/index.ts")) return slip("no index.ts: import the file that has the thing");
      const isRoute = /^web\/src\/routes\/.*\/?\+(page|layout|server|error)(\.server)?\.ts$/.test(path); // SvelteKit's own names
      const isOdd =
        path.endsWith(".ts") &&
        !isRoute &&
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.ts$/.test(path.split("/").at(-1) ?? "");
      return isOdd ? slip("file names are kebab-case") : [];
    });

function isBucket(segment: string): boolean {
  const words = segment.split("-");
  return words.some((word) => nowhere.includes(word)) || aloneOrLast.includes(words.at(-1) ?? "");
}

export const typeNames: Rule = (files) =>
  files.filter(isTypeScript).flatMap((file) => {
    const slips = [];
    for (const node of nodesOf(treeOf(file))) {
      if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node) && !ts.isClassDeclaration(node))
        continue;
      const name = node.name?.text ?? "";
      if (/^I[A-Z][a-z]/.test(name)) slips.push(slipAt(file, node, `${name}: an interface has no I in front`));
      if (/(Dto|DTO|Utils?|Helpers?|Manager)$/.test(name)) {
        slips.push(slipAt(file, node, `${name}: name it for what it is, not for the layer it is in`));
      }
    }
    return slips;
  });

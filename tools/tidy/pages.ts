/**
 * What holds for pages, which are read as text: the parts of Svelte are not TypeScript. A page knows what the API tells it and how to
 * show that; markup that was made elsewhere comes from drawings alone; and no style stands in an attribute, which the policy would refuse.
 */
import type { Rule, Slip, SourceFile } from "./source.ts";

/** Pure folders that a page may use, beside types of the handler it runs in. */
const pure = ["time", "facts", "agreement", "engine", "report", "i18n", "draw"];

/** What warns in the browser is what masks on the server. */
const besides = ["desk/credentials"];

/** Where made markup is put into a page: drawings, which escape what they are given, and the icons of the states. */
const holdsDrawings = [
  "web/src/lib/parts/Drawing.svelte",
  "web/src/lib/parts/State.svelte",
  "web/src/lib/ticket/ClockStory.svelte",
  "web/src/routes/(open)/design/+page.svelte",
];

export const pagesStandApart: Rule = (files) => files.filter(isOfPages).flatMap(slipsOf);

function slipsOf(file: SourceFile): Slip[] {
  return file.text.split("\n").flatMap((text, at) => {
    const slip = (message: string): Slip => ({ path: file.path, line: at + 1, message });
    const found: Slip[] = [];
    for (const [, name = ""] of text.matchAll(/(?:from |import\()"\$peil\/([\w/-]+)/g))
      if (!pure.includes(name.split("/")[0]!) && !besides.includes(name) && !/^\s*import type /.test(text))
        found.push(slip(`a page may not import ${name}: it asks the API, and may use ${pure.join(", ")}`));
    if (text.includes("{@html") && !holdsDrawings.includes(file.path))
      found.push(slip("made markup comes from drawings: use Drawing.svelte"));
    if (/<[^>]*\sstyle(=|:)/.test(text)) found.push(slip("no style in an attribute: use a class"));
    return found;
  });
}

function isOfPages({ path }: SourceFile): boolean {
  return path.startsWith("web/src/") && /\.(svelte|ts)$/.test(path) && !path.endsWith(".test.ts");
}

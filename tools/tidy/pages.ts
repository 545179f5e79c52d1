/**
 * What holds for pages, which are read as text: the parts of Svelte are not TypeScript. A page knows what the API tells it and how to
 * show that; markup that was made elsewhere comes from drawings alone; no style stands in an attribute, which the policy would refuse; and what somebody types stays theirs.
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

export const pagesStandApart: Rule = (files) =>
  files.filter(isOfPages).flatMap((file) => [...slipsOf(file), ...overwrittenFields(file)]);

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

/** A field that is set from elsewhere is set again when something beside it changes or the script comes, over what somebody typed in it. */
function overwrittenFields(file: SourceFile): Slip[] {
  return [...file.text.matchAll(/<(input|textarea|select)\b/g)].flatMap(({ index }) => {
    const tag = tagAt(file.text, index);
    if (/\btype="(hidden|submit|button)"|\sreadonly\b/.test(tag)) return [];
    const isTicked = /\btype="(checkbox|radio)"/.test(tag);
    const isSet = isTicked ? /\schecked=\{/.test(tag) : /\svalue=|\s\{value\}/.test(tag);
    if (!isSet) return [];
    const line = file.text.slice(0, index).split("\n").length;
    const instead =
      "what was typed would go: use defaultValue, defaultChecked, selected on an option, Area.svelte, or bind:";
    return [{ path: file.path, line, message: instead }];
  });
}

/** From its `<` to the `>` that is in no braces. */
function tagAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (text[at] === ">" && depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

function isOfPages({ path }: SourceFile): boolean {
  return path.startsWith("web/src/") && /\.(svelte|ts)$/.test(path) && !path.endsWith(".test.ts");
}

/**
 * What a workbook says about its sheets before one of them is read: their names and parts, its texts, which of its styles
 * are dates, and from which year it counts days. Source: ECMA-376 part 1, 12 and 18.
 */
import { isDateFormat } from "./xlsx-cells.ts";
import { PartError, readPart } from "./part-xml.ts";
import type { Zip } from "./zip.ts";

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  readonly texts: readonly string[];
  /** By number of style, whether a number in such a cell is a moment. */
  readonly dateStyles: readonly boolean[];
  readonly is1904: boolean;
}

/** Undefined where the zip file holds no workbook. */
export async function readWorkbookParts(zip: Zip): Promise<Workbook | undefined> {
  if (!zip.has("_rels/.rels")) return undefined;
  const root = await relationsOf(zip, "");
  const main = root.find(({ type }) => type === "officeDocument")?.part;
  if (main === undefined || !zip.has(main)) return undefined;
  const relations = await relationsOf(zip, main);
  const partOf = (type: string): string | undefined => {
    const part = relations.find((relation) => relation.type === type)?.part;
    return part !== undefined && zip.has(part) ? part : undefined;
  };
  const sheets: { name: string; part: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await readPart(zip.unpack(main), {
    open(element, attributes) {
      if (element === "workbookPr") is1904 = /^(1|true|on)$/.test(attributes["date1904"] ?? "");
      if (element !== "sheet") return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
      const relation = relations.find((one) => one.id === id);
      if (relation?.type !== "worksheet") return; // a sheet of nothing but a chart
      sheets.push({
        name: attributes["name"] ?? "",
        part: relation.part,
        isHidden: "state" in attributes && attributes["state"] !== "visible",
      });
    },
  });
  const texts = await textsOf(zip, partOf("sharedStrings"));
  return { sheets, texts, dateStyles: await dateStylesOf(zip, partOf("styles")), is1904 };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: Relation[] = [];
  if (!zip.has(name)) return found;
  await readPart(zip.unpack(name), {
    open(element, { Id: id = "", Type: type = "", Target: target = "" }) {
      if (element === "Relationship")
        found.push({ id, type: type.slice(type.lastIndexOf("/") + 1), part: resolve(folder, target) });
    },
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** The texts that cells refer to by number. How one is to be pronounced (rPh) is no part of it. */
async function textsOf(zip: Zip, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = "";
  let isIn = false;
  let isAside = false;
  await readPart(zip.unpack(part), {
    open(element) {
      if (element === "si") text = "";
      if (element === "rPh") isAside = true;
      isIn = element === "t" && !isAside;
    },
    close(element) {
      if (element === "si") texts.push(unescaped(text));
      if (element === "rPh") isAside = false;
      isIn = false;
    },
    text(added) {
      if (isIn) text += added;
    },
  });
  return texts;
}

async function dateStylesOf(zip: Zip, part: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  const written = new Map<number, string>();
  let isInCells = false;
  await readPart(zip.unpack(part), {
    open(element, { numFmtId: id, formatCode: code }) {
      if (element === "numFmt" && code !== undefined) written.set(Number(id), code);
      else if (element === "cellXfs") isInCells = true;
      else if (element === "xf" && isInCells) styles.push(isDateFormat(Number(id), written.get(Number(id))));
    },
    close(element) {
      if (element === "cellXfs") isInCells = false;
    },
  });
  return styles;
}

/** Characters that XML cannot hold are written as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

export function textAt(texts: readonly string[], index: string): string {
  const text = texts[Number(index)];
  if (text === undefined) throw new PartError(`no text ${index}`);
  return text;
}

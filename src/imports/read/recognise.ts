/** What a file is, by how its content begins; its name decides nothing. Rule: IMP-1. */
import type { Format } from "./records.ts";

export type Container = "zip" | "ole" | undefined;

/** The two containers that a workbook comes in: a zip file (.xlsx), or that of older Office (.xls, or a locked .xlsx). */
export function containerOf(first: Uint8Array): Container {
  if (startsWith(first, [0x50, 0x4b, 3, 4]) || startsWith(first, [0x50, 0x4b, 5, 6])) return "zip";
  return startsWith(first, [0xd0, 0xcf, 0x11, 0xe0]) ? "ole" : undefined;
}

/** The format of a text; or, as `looksLike`, what it is that is no export. */
export function formatOf(text: string, isWhole: boolean): Exclude<Format, "xlsx"> | { looksLike: string } {
  const start = text.slice(0, 4096).trimStart();
  if (start.startsWith("<")) return /<(\w+:)?log[\s>/]/.test(text) ? "xes" : { looksLike: markupOf(start) };
  if (start.startsWith("[")) return "json";
  if (start.startsWith("{")) return isJsonLines(text, isWhole) ? "jsonl" : "json";
  if (start.startsWith("%PDF-")) return { looksLike: "PDF" };
  return start.includes("\0") ? { looksLike: "" } : "csv";
}

function markupOf(start: string): string {
  return /^<(!doctype\s+)?html/i.test(start) ? "HTML" : "XML";
}

/** A first line that is an object by itself, with more behind it; or, as the only one, with no list of tickets in it. */
function isJsonLines(text: string, isWhole: boolean): boolean {
  const trimmed = isWhole ? text.trim() : text.trimStart();
  const end = trimmed.indexOf("\n");
  if (end === -1 && !isWhole) return false;
  try {
    const first: unknown = JSON.parse(end === -1 ? trimmed : trimmed.slice(0, end));
    return end !== -1 || !hasObjectsInList(first);
  } catch {
    return false;
  }
}

function hasObjectsInList(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const inner = Object.values(value);
  const isHere = Array.isArray(value) && inner.some((one) => typeof one === "object" && one !== null);
  return isHere || inner.some(hasObjectsInList);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

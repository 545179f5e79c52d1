/**
 * What a fact of the conversation says beside its sentence: its fields by name and in words, and what a form asked beside the text, apart from
 * what was written. Rule: DSK-6.
 */
import type { Detail, Telling, ToldFact, Value } from "#lib/ticket/entries.ts";
import { targetText } from "$peil/i18n/target-text.ts";

export function one(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Told otherwise, or of no use to a reader. */
const untold = new Set([
  ..."lang automatic withdrawn imported former-number file file-hash fact assignee watcher off minutes confirmed".split(
    " ",
  ),
  "login-data",
]);

export function detailsOf({ kind, fields }: ToldFact, telling: Telling): Detail[] {
  return Object.entries(fields).flatMap(([name, value]): Detail[] => {
    if (untold.has(name) || value === "on-file") return [];
    // That what nobody should write was not written is told only where it was.
    if (name === "needless-personal-data" && value === "no") return [];
    if (name === "to" || (name === "team" && kind === "assigned")) return [];
    if (name === "is") return [value].flat().flatMap((pair) => ofPair(pair, telling));
    return [detailOf(name, value, telling)];
  });
}

/** At its report a ticket is described by its levels: `type=incident`. */
function ofPair(pair: string, telling: Telling): Detail[] {
  const [name = "", value = ""] = pair.split("=");
  return value === "" ? [] : [detailOf(name, value, telling)];
}

function detailOf(name: string, value: Value, telling: Telling): Detail {
  const called = capital(telling.fields[name] ?? telling.terms.level(name));
  const text = one(value);
  if (text !== undefined && name === "target") return { name: called, value: targetText(text, telling.language) };
  if (text !== undefined && name === "clock") return { name: called, value: telling.terms.clock(text) };
  if (text !== undefined && (name === "problem" || name === "other" || name === "into"))
    return { name: telling.fields[name] ?? "", value: telling.numbers(text), href: `/tickets/${text}` };
  if (text !== undefined && name === "reporter") return { name: called, value: telling.names(text) };
  if (text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text)) return { name: called, value: text, at: Date.parse(text) };
  if (name === "at" && text !== undefined) return { name: called, value: text, at: Number(text) };
  const written = [value].flat().map((word) => telling.values[word] ?? telling.terms.value(name, word));
  return { name: called, value: written.join(", ") };
}

/** What a form asked beside the text stands in lines under it, each behind its name: those are told apart again (DSK-6). */
export function splitText(
  { text, title, kind, fields }: ToldFact,
  telling: Telling,
): { body: string | null; details: Detail[] } {
  const body = text?.body ?? (kind === "reported" ? (title?.body ?? null) : null);
  if (body === null) return { body: null, details: [] };
  const beside = Object.entries(fields).flatMap(([name, value]) => (value === "on-file" ? [name] : []));
  const lines = body.split("\n");
  const details: Detail[] = [];
  while (lines.length > 0) {
    const last = lines.at(-1)!;
    const name = beside.find((one) => last.startsWith(`${one}: `));
    if (name === undefined && !(last === "" && details.length > 0)) break;
    lines.pop();
    if (name !== undefined)
      details.unshift({
        name: capital(telling.fields[name] ?? telling.terms.level(name)),
        value: last.slice(name.length + 2),
      });
  }
  const left = lines.join("\n").trim();
  return { body: left === "" ? null : left, details };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

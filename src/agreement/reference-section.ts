/**
 * The notions of a kind of file as sections of a page: each key with what it is for and what it takes. Made from the JSON
 * Schema, so that the page cannot say anything else than the parser does.
 */
import { notionPlaces, type Grammar, type Schema } from "./editor-schema.ts";

/** A section for each notion, in the order in which the grammar has them. */
export function notionSections(grammar: Grammar, schema: Schema): string[] {
  const byNotion = Map.groupBy(notionPlaces(grammar, schema), ({ notion }) => notion);
  return [...byNotion].map(([notion, places]) =>
    section(
      grammar,
      notion,
      places.map((place) => place.schema),
    ),
  );
}

/** A key that stands in one way of writing alone is not required. */
function section(grammar: Grammar, notion: string, ways: readonly Schema[]): string {
  const keys = new Map(ways.flatMap(({ properties }) => Object.entries(properties ?? {})));
  const rows = [...keys].map(([key, value]) => {
    const isRequired = ways.every(({ required }) => required?.includes(key));
    const cells = [`\`${key}\``, isRequired ? "yes" : "", cell(value.description ?? ""), cell(takes(value))];
    return rowOf(grammar.rulesOf === undefined ? cells : [...cells, grammar.rulesOf(notion, key).join(" ")]);
  });
  const head = ["key", "required", "what", "takes", ...(grammar.rulesOf === undefined ? [] : ["rules"])];
  return [
    `## ${notion[0]!.toUpperCase()}${notion.slice(1)}`,
    "",
    grammar.notionTexts[notion],
    "",
    rowOf(head),
    `|${head.map(() => "---").join("|")}|`,
    ...rows,
    "",
  ].join("\n");
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** What a value may be, in words. */
function takes(schema: Schema): string {
  const reference = schema["$ref"];
  if (typeof reference === "string") return reference.replace("#/$defs/", "").replaceAll("-", " ");
  if (Array.isArray(schema["enum"])) return schema["enum"].filter((one) => typeof one === "string").join(" · ");
  const choices = schema["anyOf"] as Schema[] | undefined;
  if (choices !== undefined) return orList([...new Set(choices.map(takes))]);
  if (schema["type"] === "array") return `list of ${takes((schema["items"] as Schema | undefined) ?? {})}`;
  if (schema["type"] === "object") return schema.properties?.["nl"] === undefined ? blockOf(schema) : "text";
  if (typeof schema["title"] === "string") return schema["title"];
  if (typeof schema["pattern"] === "string") return "number";
  return schema["type"] === undefined ? "as the other keys say" : "text";
}

/** One value, or a list of them: told once. */
function orList(choices: readonly string[]): string {
  return choices
    .filter((one) => !choices.includes(one.replace(/^list of /, "")) || !one.startsWith("list of "))
    .map((one) => (choices.includes(`list of ${one}`) ? `${one}, or a list` : one))
    .join(", or ");
}

function blockOf(schema: Schema): string {
  const inner = schema.additionalProperties;
  return typeof inner === "object" && inner.properties === undefined && Object.keys(inner).length > 0
    ? `by name: ${takes(inner)}`
    : "block";
}

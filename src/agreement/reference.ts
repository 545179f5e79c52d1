/**
 * The reference of the agreement language as a page: notion by notion, each key with what it is for and what it takes.
 * Made from the JSON Schema, so that the page cannot say anything else than the parser does.
 */
import { factKinds, vocabulary } from "../facts/vocabulary.ts";
import { agreementJsonSchema, notionPlaces, type Schema } from "./json-schema.ts";
import { notionTexts } from "./key-texts.ts";

export function agreementReference(): string {
  const schema = agreementJsonSchema();
  const seen = new Set<string>();
  const notions = notionPlaces(schema).filter(({ notion }) => !seen.has(notion) && seen.add(notion));
  return [
    "# The agreement language",
    "Written by `npm run gen` from the definition that parses agreements; do not edit. `peil schema` prints the same as a",
    "JSON Schema for editors, `peil new` writes an agreement to start from, and `peil check` says what does not hold.",
    "",
    values,
    ...notions.map(({ notion, schema: place }) => section(notion, place)),
    facts(),
  ].join("\n");
}

const values = `## Values

| value | written |
|---|---|
| text | plain words, or \`{ nl: …, en: … }\` where people read it in their own language |
| name | lower case words and digits, joined by hyphens |
| length | \`2 h\` · \`90 min\` · \`4 h 30 min\` · \`5 working days\` · \`1 week\` · \`1 month\` |
| target | \`within 2 h\` · \`under 6 h\` · \`90% under 4 h\` · \`aim within 1 working day\` · \`by close\` · \`none\` |
| bound | \`at most 2\` · \`over 2\` · \`at least 99.5%\` · \`80% to 110%\` |
| by level | a value, or a map whose keys are exactly the values of one level; maps may nest |
| moment | a fact, \`{ fact: { field: value } }\`, a clock, \`clock.stop\`, \`clock.due\`, or a list of these |
| condition | attributes with their values, and the words any, not, has, lacks, inside, outside, kept, missed, date; all must hold |
| list | one value may stand for a list of one |

\`within\` is kept at exactly the length, \`under\` is not. A working day has no length of its own: the hours say.
`;

function section(notion: string, place: Schema): string {
  const required = new Set(place.required);
  const rows = Object.entries(place.properties ?? {}).map(([key, value]) => {
    const need = required.has(key) ? "yes" : "";
    return `| \`${key}\` | ${need} | ${cell(value.description ?? "")} | ${cell(takes(value))} |`;
  });
  return [
    `## ${notion[0]!.toUpperCase()}${notion.slice(1)}`,
    "",
    notionTexts[notion],
    "",
    "| key | required | what | takes |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
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

function facts(): string {
  const subjects = [...new Set(vocabulary.values())];
  const rows = subjects.map(
    (subject) =>
      `| ${subject} | ${factKinds
        .filter((kind) => vocabulary.get(kind) === subject)
        .map((kind) => `\`${kind}\``)
        .join(" ")} |`,
  );
  return [
    "## Facts",
    "",
    "What can have happened, in the past tense. A fact line is `2026-11-20 16:30 reported: { via: portal }`, local in the agreement's zone.",
    "",
    "| said of | facts |",
    "|---|---|",
    ...rows,
    "",
  ].join("\n");
}

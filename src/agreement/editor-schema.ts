/**
 * The JSON Schema of a file that people write, from the same definition that parses it. For editors: every key is
 * explained, and where Peil reads text, a number or a yes/no is accepted too, because an editor's YAML reader makes those
 * of plain words. Agreements and mappings are described this way; whether names hold together is not for a schema.
 */
import { z } from "zod";

export interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  title?: string;
  description?: string;
}

/** What there is to tell of a kind of file: its definition, and a text for every notion and key. */
export interface Grammar {
  readonly definition: z.ZodType;
  readonly title: string;
  /** The notion that the whole file is. */
  readonly whole: string;
  readonly notionTexts: Readonly<Record<string, string>>;
  keyText(notion: string, key: string): string | undefined;
  /** The ids of the rules that a key follows, where a page shows them. */
  rulesOf?(notion: string, key: string): readonly string[];
  /** Where each notion stands, from the whole: a key, `*` for any name, `[]` for an element of a list. */
  readonly places: readonly (readonly [notion: string, ...path: string[]])[];
  /** What is written in a way of its own, each once under a name, and a text for it. */
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly definitionTexts: Readonly<Record<string, string>>;
  /** The name of the definition that stands for this part of the schema. */
  definitionFor(part: Schema): string | undefined;
  /** A name for a definition that has none. */
  definitionName?(part: Schema): string | undefined;
}

export interface Place {
  readonly notion: string;
  readonly schema: Schema;
}

export function editorSchema(grammar: Grammar): Schema {
  const made = z.toJSONSchema(grammar.definition, { io: "input", target: "draft-2020-12" }) as Schema;
  const names = new Map(
    Object.entries((made["$defs"] ?? {}) as Record<string, Schema>).map(([name, schema]) => [
      name,
      grammar.definitionName?.(schema) ?? name,
    ]),
  );
  const schema = rewritten(made, grammar, names) as Schema;
  const definitions = schema["$defs"] as Record<string, Schema>;
  for (const { notion, schema: place } of notionPlaces(grammar, schema)) explain(grammar, notion, place);
  for (const [name, text] of Object.entries(grammar.definitionTexts)) {
    if (definitions[name] !== undefined) definitions[name].description = text;
  }
  return {
    $schema: schema["$schema"],
    title: grammar.title,
    ...schema,
    description: grammar.notionTexts[grammar.whole]!,
    $defs: { ...definitions, ...grammar.definitions },
  };
}

/** Where the keys of each notion stand in the schema; a notion that is written in two ways stands in two places. */
export function notionPlaces(grammar: Grammar, schema: Schema): Place[] {
  const places: Grammar["places"] = [[grammar.whole], ...grammar.places];
  return places.flatMap(([notion, ...path]) => {
    const found = path.reduce((here, step) => here.flatMap((one) => inside(one, step, schema)), [schema]);
    return found.filter((one) => one.properties !== undefined).map((one) => ({ notion, schema: one }));
  });
}

/** What stands one step further in, in each way in which it may be written. */
function inside(here: Schema, step: string, whole: Schema): Schema[] {
  return waysOf(here, whole).flatMap((way) => {
    const rest = typeof way.additionalProperties === "object" ? way.additionalProperties : undefined;
    const found = step === "[]" ? (way["items"] as Schema | undefined) : step === "*" ? rest : way.properties?.[step];
    return found === undefined ? [] : waysOf(found, whole);
  });
}

function waysOf(schema: Schema, whole: Schema): Schema[] {
  const name = schema["$ref"];
  const definitions = whole["$defs"] as Record<string, Schema>;
  if (typeof name === "string") return waysOf(definitions[name.replace("#/$defs/", "")] ?? {}, whole);
  const ways = schema["anyOf"] as Schema[] | undefined;
  return ways === undefined ? [schema] : ways.flatMap((way) => waysOf(way, whole));
}

function explain(grammar: Grammar, notion: string, place: Schema): void {
  if (notion !== grammar.whole) place.description = grammar.notionTexts[notion]!;
  for (const [key, value] of Object.entries(place.properties ?? {})) {
    const text = grammar.keyText(notion, key);
    if (text !== undefined) place.properties![key] = { ...value, description: text };
  }
}

/** A value that is written in a way of its own goes by the name of that way. */
const titles: readonly (readonly [start: string, title: string])[] = [
  ["a length:", "length"],
  ["an amount", "amount"],
  ["within 2 h", "target"],
  ["at most 2", "bound"],
  ["lower case", "name"],
];

/** Copies a schema: what has a definition refers to it, scalars are widened, references get their names. */
function rewritten(node: unknown, grammar: Grammar, names: ReadonlyMap<string, string>, isKey = false): unknown {
  if (Array.isArray(node)) return node.map((one) => rewritten(one, grammar, names));
  if (typeof node !== "object" || node === null) return node;
  const schema = node as Schema;
  const definition = grammar.definitionFor(schema);
  if (definition !== undefined) return { $ref: `#/$defs/${definition}` };
  const each = (schemas: Record<string, Schema>, named: (key: string) => string = (key) => key) =>
    Object.fromEntries(
      Object.entries(schemas).map(([key, value]) => [named(key), rewritten(value, grammar, names) as Schema]),
    );
  const nameOf = (made: string) => names.get(made) ?? made;
  const copy: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "$defs") copy[key] = each(value as Record<string, Schema>, nameOf);
    else if (key === "$ref") copy[key] = `#/$defs/${nameOf((value as string).replace("#/$defs/", ""))}`;
    else if (key === "properties") copy.properties = each(value as Record<string, Schema>);
    else if (key !== "id") copy[key] = rewritten(value, grammar, names, key === "propertyNames");
  }
  return isKey ? copy : widened(copy);
}

/** What Peil reads as text, an editor's reader may already have made a number or a yes/no of. */
function widened(schema: Schema): Schema {
  if (schema["type"] !== "string") return schema;
  if (typeof schema["const"] === "string") {
    const { const: value, type: _, ...rest } = schema;
    return { ...rest, enum: /^\d+$/.test(schema["const"]) ? [value, Number(value)] : [value] };
  }
  const title = titles.find(([start]) => schema.description?.startsWith(start))?.[1];
  if (!Array.isArray(schema["enum"]))
    return { ...(title === undefined ? {} : { title }), ...schema, type: ["string", "number", "boolean"] };
  const { type: _, ...rest } = schema;
  const words = schema["enum"] as string[];
  return { ...rest, enum: words.includes("yes") ? [...words, true, false] : words };
}

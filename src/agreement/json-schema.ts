/**
 * The JSON Schema of an agreement file, from the same definition that parses it. For editors: every key is explained,
 * facts and words are listed, and where Peil reads text, a number or a yes/no is accepted too, because an editor's YAML
 * reader makes those of plain words. Whether names and tables hold together is for `peil check`.
 */
import { z } from "zod";
import { factKinds } from "../facts/vocabulary.ts";
import { keyText, notionTexts } from "./key-texts.ts";
import { agreement } from "./schema/agreement.ts";

export interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  description?: string;
}

export function agreementJsonSchema(): Schema {
  const made = z.toJSONSchema(agreement, { io: "input", target: "draft-2020-12" }) as Schema;
  const names = new Map(
    Object.entries(made["$defs"] as Record<string, Schema>).map(([name, schema]) => [
      name,
      definitionName(schema) ?? name,
    ]),
  );
  const schema = rewritten(made, names) as Schema;
  const definitions = schema["$defs"] as Record<string, Schema>;
  for (const { notion, schema: place } of notionPlaces(schema)) explain(notion, place);
  for (const [name, text] of Object.entries(definitionTexts)) {
    if (definitions[name] !== undefined) definitions[name].description = text;
  }
  return {
    $schema: schema["$schema"],
    title: "Peil agreement",
    ...schema,
    description: notionTexts["agreement"]!,
    $defs: { ...definitions, fields, moment },
  };
}

/** Where the keys of each notion stand in the schema. */
export function notionPlaces(schema: Schema): { notion: string; schema: Schema }[] {
  const places = new Map<string, Schema>([["agreement", schema]]);
  const put = (notion: string, ...path: string[]): void => {
    let here: Schema | undefined = schema;
    for (const step of path) here = inside(here, step);
    if (here?.properties !== undefined) places.set(notion, here);
  };
  put("requirement", "rows", "*");
  put("party", "parties", "*");
  put("role", "parties", "*", "roles", "*");
  put("contract item", "contract", "*");
  put("recording", "recording");
  put("hours", "hours", "*");
  put("level", "levels", "*");
  put("clock", "clocks", "*");
  put("measure", "measures", "*");
  put("exclusion", "measures", "*", "not-counted", "*");
  put("duty", "duties", "*");
  put("right", "rights", "*");
  put("step", "rights", "*", "steps", "[]");
  put("rule", "rules", "*");
  put("procedure", "procedures", "*");
  put("credit", "procedures", "*", "credit");
  put("coverage", "coverage", "*");
  put("charge", "coverage", "*", "charge");
  put("record", "records", "*");
  put("interpretation", "interpretations", "*");
  put("remark", "remarks", "[]");
  put("example", "examples", "[]");
  put("example ticket", "examples", "[]", "tickets", "[]");
  const found = [...places].map(([notion, place]) => ({ notion, schema: place }));
  for (const notion of ["duty", "right", "rule"]) {
    const section = `${notion === "duty" ? "dutie" : notion}s`;
    const inner = inside(inside(inside(inside(schema, "procedures"), "*"), section), "*");
    if (inner?.properties !== undefined) found.push({ notion, schema: inner });
  }
  return found;
}

function inside(schema: Schema | undefined, step: string): Schema | undefined {
  if (step === "[]") return schema?.["items"] as Schema | undefined;
  if (step === "*") return typeof schema?.additionalProperties === "object" ? schema.additionalProperties : undefined;
  return schema?.properties?.[step];
}

function explain(notion: string, place: Schema): void {
  if (notion !== "agreement") place.description = notionTexts[notion]!;
  for (const [key, value] of Object.entries(place.properties ?? {})) {
    const text = keyText(notion, key);
    if (text !== undefined) place.properties![key] = { ...value, description: text };
  }
}

/** What zod numbers gets the name of what it is: an editor shows that name. */
function definitionName(schema: Schema): string | undefined {
  if (schema.properties?.["any"] !== undefined) return "condition";
  const leaf = (schema["anyOf"] as Schema[] | undefined)?.[1];
  if (leaf === undefined) return undefined;
  if (JSON.stringify(leaf).includes("by close")) return "targets-by-level";
  return leaf["anyOf"] === undefined ? "words-by-level" : "values-by-level";
}

/** A value that is written in a way of its own goes by the name of that way. */
const titles: readonly (readonly [start: string, title: string])[] = [
  ["a length:", "length"],
  ["an amount", "amount"],
  ["within 2 h", "target"],
  ["at most 2", "bound"],
  ["lower case", "name"],
];

const definitionTexts: Readonly<Record<string, string>> = {
  condition:
    "attributes with their values, and the words any, not, has, lacks, inside, outside, kept, missed and date; all must hold",
  "values-by-level": "a value, a list of values, or a map whose keys are exactly the values of one level",
  "targets-by-level": "a target, a list of targets, or a map whose keys are exactly the values of one level",
  "words-by-level": "a value, or a map whose keys are exactly the values of one level",
};

const momentText = "a fact, { fact: { field: value } }, another term, or a list";

const fields: Schema = {
  description: "fields of a fact with the values that they must have",
  type: "object",
  additionalProperties: {
    type: ["string", "number", "boolean", "array"],
    items: { type: ["string", "number", "boolean"] },
  },
};

const oneMoment: Schema = {
  anyOf: [
    { enum: [...factKinds] },
    { type: "string", pattern: "^[a-z0-9-]+(\\.(stop|due))?$" },
    {
      type: "object",
      maxProperties: 1,
      minProperties: 1,
      properties: Object.fromEntries(factKinds.map((kind) => [kind, { $ref: "#/$defs/fields" }])),
      additionalProperties: false,
    },
  ],
};

const moment: Schema = {
  description: momentText,
  anyOf: [...(oneMoment["anyOf"] as Schema[]), { type: "array", minItems: 1, items: oneMoment }],
};

/** Copies a schema: moments become one definition, scalars are widened, references get their names. */
function rewritten(node: unknown, names: ReadonlyMap<string, string>, isKey = false): unknown {
  if (Array.isArray(node)) return node.map((one) => rewritten(one, names));
  if (typeof node !== "object" || node === null) return node;
  const schema = node as Schema;
  if (schema.description === momentText) return { $ref: "#/$defs/moment" };
  const each = (schemas: Record<string, Schema>, named: (key: string) => string = (key) => key) =>
    Object.fromEntries(Object.entries(schemas).map(([key, value]) => [named(key), rewritten(value, names) as Schema]));
  const nameOf = (made: string) => names.get(made) ?? made;
  const copy: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "$defs") copy[key] = each(value as Record<string, Schema>, nameOf);
    else if (key === "$ref") copy[key] = `#/$defs/${nameOf((value as string).replace("#/$defs/", ""))}`;
    else if (key === "properties") copy.properties = each(value as Record<string, Schema>);
    else copy[key] = rewritten(value, names, key === "propertyNames");
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

/**
 * The JSON Schema of an agreement file: where its notions stand, and the parts of it that are written in a way of their
 * own. How a schema is made of that is the same for every kind of file (`editor-schema.ts`).
 */
import { factKinds } from "../facts/vocabulary.ts";
import { editorSchema, type Grammar, type Schema } from "./editor-schema.ts";
import { keyText, notionTexts } from "./key-texts.ts";
import { agreement } from "./schema/agreement.ts";

export function agreementJsonSchema(): Schema {
  return editorSchema(agreementGrammar());
}

export function agreementGrammar(): Grammar {
  return {
    definition: agreement,
    title: "Peil agreement",
    whole: "agreement",
    notionTexts,
    keyText,
    places,
    definitions: { fields, moment },
    definitionTexts,
    definitionFor: ({ description }) => (description === momentText ? "moment" : undefined),
    definitionName,
  };
}

const places: Grammar["places"] = [
  ["requirement", "rows", "*"],
  ["party", "parties", "*"],
  ["role", "parties", "*", "roles", "*"],
  ["contract item", "contract", "*"],
  ["recording", "recording"],
  ["hours", "hours", "*"],
  ["level", "levels", "*"],
  ["clock", "clocks", "*"],
  ["measure", "measures", "*"],
  ["exclusion", "measures", "*", "not-counted", "*"],
  ["duty", "duties", "*"],
  ["right", "rights", "*"],
  ["step", "rights", "*", "steps", "[]"],
  ["rule", "rules", "*"],
  ["procedure", "procedures", "*"],
  ["credit", "procedures", "*", "credit"],
  ["coverage", "coverage", "*"],
  ["charge", "coverage", "*", "charge"],
  ["record", "records", "*"],
  ["interpretation", "interpretations", "*"],
  ["remark", "remarks", "[]"],
  ["example", "examples", "[]"],
  ["example ticket", "examples", "[]", "tickets", "[]"],
  ["duty", "procedures", "*", "duties", "*"],
  ["right", "procedures", "*", "rights", "*"],
  ["rule", "procedures", "*", "rules", "*"],
];

/** What zod numbers gets the name of what it is: an editor shows that name. */
function definitionName(schema: Schema): string | undefined {
  if (schema.properties?.["any"] !== undefined) return "condition";
  const leaf = (schema["anyOf"] as Schema[] | undefined)?.[1];
  if (leaf === undefined) return undefined;
  if (JSON.stringify(leaf).includes("by close")) return "targets-by-level";
  return leaf["anyOf"] === undefined ? "words-by-level" : "values-by-level";
}

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

/**
 * The JSON Schema of a mapping file: where its notions stand, and the words that an editor can complete. How a schema is
 * made of that is the same as for an agreement (`src/agreement/editor-schema.ts`).
 */
import { editorSchema, type Grammar, type Schema } from "../../agreement/editor-schema.ts";
import { factKinds } from "../../facts/vocabulary.ts";
import { keyText, notionTexts, rulesOf } from "./key-texts.ts";
import { mapping } from "./mapping-schema.ts";

export function mappingJsonSchema(): Schema {
  return editorSchema(mappingGrammar());
}

export function mappingGrammar(): Grammar {
  return {
    definition: mapping,
    title: "Peil mapping",
    whole: "mapping",
    notionTexts,
    keyText,
    rulesOf,
    places,
    definitions: { fact: { enum: [...factKinds] }, state: { enum: ["open", "same", ...factKinds] } },
    definitionTexts: {
      source: "a column; or { is: word }; or { column, values, empty, otherwise }",
      values: "values of the export, each with the word of the agreement that it stands for",
      condition: "columns with the values that they must have, or { not: values }; all must hold",
    },
    definitionFor: ({ title }) => (title === "fact" || title === "state" ? title : undefined),
  };
}

const places: Grammar["places"] = [
  ["reading", "read"],
  ["moments", "times"],
  ["left out", "leave-out", "[]"],
  ["source", "ticket", "*"],
  ["fact", "facts", "[]"],
  ["states", "states", "[]"],
  ["states", "states"],
  ["change", "changes", "[]"],
  ["recorded verdict", "recorded", "*"],
];

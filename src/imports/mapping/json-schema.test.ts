import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { notionPlaces } from "../../agreement/editor-schema.ts";
import { mappingGrammar, mappingJsonSchema } from "./json-schema.ts";
import { mapping } from "./mapping-schema.ts";
import { rulesOf } from "./key-texts.ts";
import { schemaObjections } from "../../../test/schema-objections.ts";

const schema = mappingJsonSchema();
const places = notionPlaces(mappingGrammar(), schema);

const root = new URL("../../../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");
const files = [
  ...readdirSync(new URL("mappings/", root)).flatMap((name) => (name.endsWith(".yaml") ? [`mappings/${name}`] : [])),
  "docs/tutorial/incident-log.mapping.yaml",
];

const small = "peil-mapping: 1\nmapping: x\ntitle: X\nkey: number\nfacts: [{ fact: reported, at: opened }]";

describe("CHK-1 the schema of mappings for editors", () => {
  test.each(files)("CHK-1 accepts %s as an editor's reader sees it, with numbers and yes or no", (name) => {
    expect(schemaObjections(schema, parse(read(name)))).toEqual([]);
  });

  test.each([
    ["a key that is not there", "tickets: { type: type }"],
    ["a fact that is none", "facts: [{ fact: reportd, at: opened }]"],
    ["a state that is none", "states: { column: state, values: { New: opn } }"],
    ["a format that is none", "read: { format: docx }"],
    ["a recorded verdict that never says kept", "recorded: { made_sla: { missed: [no] } }"],
  ])("CHK-1 objects to %s", (_what, text) => {
    expect(schemaObjections(schema, parse(small))).toEqual([]);
    expect(schemaObjections(schema, { ...(parse(small) as object), ...(parse(text) as object) })).not.toEqual([]);
  });

  test("CHK-1 has the keys of the definition that parses", () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(mapping.shape));
  });

  test("CHK-1 explains every key, and names every definition", () => {
    const silent = places.flatMap(({ notion, schema: place }) =>
      Object.entries(place.properties ?? {}).flatMap(([key, value]) => (value.description ? [] : [`${notion}.${key}`])),
    );
    expect(silent).toEqual([]);
    expect(Object.keys(schema["$defs"] as object).filter((name) => name.startsWith("__"))).toEqual([]);
  });

  test("CHK-1 a key names only rules that are there", () => {
    const spec = readdirSync(new URL("spec/", root)).map((name) => read(`spec/${name}`));
    const named = places.flatMap(({ notion, schema: place }) =>
      Object.keys(place.properties ?? {}).flatMap((key) => rulesOf(notion, key)),
    );
    expect(named).toContain("IMP-4");
    expect(named.filter((rule) => !spec.some((page) => page.includes(`**${rule}**`)))).toEqual([]);
  });
});

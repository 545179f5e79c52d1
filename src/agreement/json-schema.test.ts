import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { factKinds } from "../facts/vocabulary.ts";
import { notionPlaces, type Schema } from "./editor-schema.ts";
import { agreementGrammar, agreementJsonSchema } from "./json-schema.ts";
import { agreementReference } from "./reference.ts";
import { agreement } from "./schema/agreement.ts";
import { agreementTemplate } from "./template.ts";
import { schemaObjections } from "../../test/schema-objections.ts";

const schema = agreementJsonSchema();
const definitions = schema["$defs"] as Record<string, Schema>;

const folder = new URL("../../agreements/", import.meta.url);
const files: [string, string][] = [
  ["the template", agreementTemplate({ name: "x", zone: "UTC", lang: "nl" })],
  ...readdirSync(folder).map((name): [string, string] => [
    name,
    readFileSync(new URL(`${name}/agreement.yaml`, folder), "utf8"),
  ]),
];

describe("CHK-1 the schema for editors", () => {
  test.each(files)("CHK-1 accepts %s as an editor's reader sees it, with numbers and yes or no", (_name, text) => {
    expect(schemaObjections(schema, parse(text))).toEqual([]);
  });

  test.each([
    ["a key that is not there", "clocks:\n  response: { article: 1, from: reported, too: answered }"],
    [
      "a period that is none",
      "clocks:\n  response: { article: 1, from: reported, to: answered, hours: x, target: none, per: moon }",
    ],
    [
      "a fact that is none",
      "clocks:\n  response: { article: 1, from: reported, to: { answred: {} }, hours: x, target: none, per: month }",
    ],
  ])("CHK-1 objects to %s", (_what, text) => {
    expect(schemaObjections(schema, { ...(parse(files[0]![1]) as object), ...(parse(text) as object) })).not.toEqual(
      [],
    );
  });

  test("CHK-1 has the keys of the definition that parses", () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(agreement.shape));
  });

  test("CHK-1 explains every key, and names every definition", () => {
    const silent = notionPlaces(agreementGrammar(), schema).flatMap(({ notion, schema: place }) =>
      Object.entries(place.properties ?? {}).flatMap(([key, value]) => (value.description ? [] : [`${notion}.${key}`])),
    );
    expect(silent).toEqual([]);
    expect(Object.keys(definitions).filter((name) => name.startsWith("__"))).toEqual([]);
  });
});

test("CHK-1 the reference lists every key of every notion and every fact", () => {
  const page = agreementReference();
  const keys = notionPlaces(agreementGrammar(), schema).flatMap(({ schema: place }) =>
    Object.keys(place.properties ?? {}),
  );
  expect([...keys, ...factKinds].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});

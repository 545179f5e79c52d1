/**
 * `npm run gen` writes the pages and schemas that follow from the source; `npm run gen -- --check` says which are stale.
 * A new generated file is a line in this list.
 */
import { commandHelp, generalHelp } from "../src/cli/help.ts";
import { commands } from "../src/cli/commands.ts";
import { agreementJsonSchema } from "../src/agreement/json-schema.ts";
import { agreementReference } from "../src/agreement/reference.ts";
import { openApi } from "../src/http/openapi.ts";
import { operations } from "../src/http/operations.ts";
import { mappingJsonSchema } from "../src/imports/mapping/json-schema.ts";
import { mappingReference } from "../src/imports/mapping/reference.ts";
import { settingsReference } from "../src/system/settings-reference.ts";
import { staffsPicture } from "./staffs-picture.ts";
import { stripPicture } from "./strip-picture.ts";
import { structureText } from "./structure.ts";
import { writeOrCheck, type Written } from "./written.ts";

export const generated: readonly Written[] = [
  { path: "docs/reference/commands.md", make: commandReference },
  { path: "docs/reference/agreement.md", make: async () => agreementReference() },
  { path: "docs/reference/mapping.md", make: async () => mappingReference() },
  { path: "docs/reference/settings.md", make: async () => settingsReference() },
  schemaFile("schema/agreement.schema.json", agreementJsonSchema),
  schemaFile("schema/mapping.schema.json", mappingJsonSchema),
  schemaFile("schema/openapi.json", () => openApi(operations)),
  { path: "migrations/structure.sql", make: structureText },
  { path: "docs/staffs.svg", make: async () => staffsPicture("en") },
  { path: "docs/staffs.nl.svg", make: async () => staffsPicture("nl") },
  { path: "docs/strip.svg", make: () => stripPicture("en") },
  { path: "docs/strip.nl.svg", make: () => stripPicture("nl") },
];

function schemaFile(path: string, schema: () => object): Written {
  return { path, make: async () => `${JSON.stringify(schema(), undefined, 2)}\n` };
}

async function commandReference(): Promise<string> {
  return [
    "# Commands\n",
    "Written by `npm run gen` from what `peil --help` prints; do not edit. `--lang nl` prints the same in Dutch.\n",
    block("peil", generalHelp("en")),
    ...commands.map((command) => block(`peil ${command.name}`, commandHelp(command, "en"))),
  ].join("\n");
}

function block(title: string, text: string): string {
  return `## ${title}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`;
}

if (import.meta.main) process.exitCode = await writeOrCheck(generated, "npm run gen", process.argv.slice(2));

/**
 * `peil schema`: the JSON Schema of an agreement or of a mapping, for editors. It is JSON already, so `--json` prints the
 * same.
 */
import { agreementJsonSchema } from "../agreement/json-schema.ts";
import { mappingJsonSchema } from "../imports/mapping/json-schema.ts";
import type { Language } from "../i18n/words.ts";
import type { Io } from "./terminal.ts";
import { usageProblem } from "./usage.ts";

const schemas = { agreement: agreementJsonSchema, mapping: mappingJsonSchema };

const problems: Readonly<Record<Language, { unknown(word: string): string; several: string }>> = {
  nl: {
    unknown: (word) => `peil: \`peil schema\` kent "${word}" niet: het is agreement of mapping.`,
    several: "peil: `peil schema` drukt één schema tegelijk af: agreement of mapping.",
  },
  en: {
    unknown: (word) => `peil: \`peil schema\` does not know "${word}": it is agreement or mapping.`,
    several: "peil: `peil schema` prints one schema at a time: agreement or mapping.",
  },
};

export async function run(args: string[], io: Io): Promise<number> {
  const [word = "agreement", ...others] = args.filter((arg) => arg !== "--json");
  if (!isSchema(word)) return usageProblem(io, "schema", problems[io.lang].unknown(word));
  if (others.length > 0) return usageProblem(io, "schema", problems[io.lang].several);
  io.stdout.write(`${JSON.stringify(schemas[word](), undefined, 2)}\n`);
  return 0;
}

function isSchema(word: string): word is keyof typeof schemas {
  return Object.hasOwn(schemas, word);
}

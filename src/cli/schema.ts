/** `peil schema`: the JSON Schema of an agreement, for editors. It is JSON already, so `--json` prints the same. */
import { agreementJsonSchema } from "../agreement/json-schema.ts";
import type { Io } from "./terminal.ts";

export async function run(args: string[], io: Io): Promise<number> {
  const unknown = args.find((word) => word !== "--json");
  if (unknown !== undefined) {
    const text = {
      nl: `peil: \`peil schema\` kent "${unknown}" niet. \`peil help schema\` zegt wat het doet.`,
      en: `peil: \`peil schema\` does not know "${unknown}". \`peil help schema\` says what it does.`,
    };
    io.stderr.write(`${text[io.lang]}\n`);
    return 2;
  }
  io.stdout.write(`${JSON.stringify(agreementJsonSchema(), undefined, 2)}\n`);
  return 0;
}

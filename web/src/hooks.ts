/** What goes between the server and a browser in a form of its own. */
import type { Transport } from "@sveltejs/kit/hooks";
import { AsMade } from "#lib/as-made.ts";

export const transport: Transport = {
  AsMade: {
    encode: (value) => value instanceof AsMade && value.sent,
    decode: ([of]: readonly [unknown?]) => new AsMade(of, true),
  },
};

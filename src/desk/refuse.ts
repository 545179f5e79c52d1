/** A refusal of the desk, with the article where it is the agreement that refuses. */
import type { Refusal, RefusalCode } from "./verb.ts";

export function refuse(refused: RefusalCode, params: Refusal["params"], article?: string): Refusal {
  return article === undefined ? { refused, params } : { refused, params, article };
}

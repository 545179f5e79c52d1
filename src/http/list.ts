/**
 * Operations that give a list, page by page (API-12). A handler gets the position after which to go on, and gives back one
 * page and the position it ended at; outside, that position is a sealed cursor of this list, this reader and these filters.
 */
import type { z } from "zod";
import { cursor, limit, page } from "./fields.ts";
import { operation, type AnyOperation, type Call, type NoFields, type Operation, type Shape } from "./operation.ts";
import { invalidInput, type Problem } from "./problem.ts";
import { Seal } from "./seal.ts";
import type { HandlerDeps } from "./dependencies.ts";

export interface Page<Item, Position> {
  readonly items: readonly Item[];
  /** Undefined on the last page. */
  readonly next: Position | undefined;
  /** Of what the page tells; gives the ETag. */
  readonly version?: number;
}

interface List<
  Params extends Shape,
  Query extends Shape,
  Item extends z.ZodType,
  Position extends z.ZodType,
> extends Pick<
  Operation<Params, Query>,
  "path" | "id" | "summary" | "resource" | "place" | "params" | "query" | "roles" | "scope"
> {
  readonly item: Item;
  /** What a page ends at: plain JSON, such as the sort key and the id of its last row. */
  readonly position: Position;
  readonly pageAfter: (
    call: Call<Params, Query, undefined> & { readonly after: z.output<Position> | undefined; readonly limit: number },
    deps: HandlerDeps,
  ) => Promise<Page<z.output<Item>, z.output<Position>> | Problem>;
}

const paging = { limit, cursor: cursor.optional() };

export function list<
  const Params extends Shape = NoFields,
  const Query extends Shape = NoFields,
  Item extends z.ZodType = z.ZodType,
  Position extends z.ZodType = z.ZodType,
>({ item, position, pageAfter, ...of }: List<Params, Query, Item, Position>): AnyOperation {
  return operation({
    ...of,
    method: "GET",
    query: { ...of.query, ...paging },
    reply: page(item),
    async handle(call, deps) {
      const { cursor: sealed, limit, ...filters } = call.query as Record<string, unknown>;
      const seal = new Seal(deps.secret, "cursors");
      const bound = JSON.stringify([of.id, call.scope, call.ownTicketsOf ?? null, call.params, filters]);
      const after = typeof sealed === "string" ? positionIn(sealed, seal, bound, position) : undefined;
      if (sealed !== undefined && after === undefined) return badCursor;
      const found = await pageAfter({ ...call, after, limit } as never, deps);
      if (!("items" in found)) return found;
      const next =
        found.next === undefined ? null : seal.close(JSON.stringify(found.next), bound).toString("base64url");
      const version = found.version === undefined ? {} : { version: found.version };
      return { body: { items: [...found.items], next }, ...version };
    },
  });
}

function positionIn<Position extends z.ZodType>(
  sealed: string,
  seal: Seal,
  bound: string,
  position: Position,
): z.output<Position> | undefined {
  const text = seal.open(Buffer.from(sealed, "base64url"), bound);
  return text === undefined ? undefined : position.parse(JSON.parse(text));
}

const badCursor = invalidInput([{ at: { parameter: "cursor" }, code: "bad-cursor", params: {} }]);

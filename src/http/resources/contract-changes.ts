/**
 * Changes of contracts, and what they have in use (CON-1, VER-4). After a change the tickets of the contract are projected anew:
 * those that are not done before the reply, so that a queue shows no moment of before, the others behind it.
 */
import { z } from "zod";
import { addAsset, assetBy, assets, retireAsset, type KeptAsset } from "../../contracts/assets.ts";
import { changeContract } from "../../contracts/change-contract.ts";
import { isMade } from "../../contracts/refused.ts";
import type { Scope } from "../../database/database.ts";
import { projectAgain } from "../../desk/replay.ts";
import type { ServerDeps } from "../dependencies.ts";
import { date, moment, uuid } from "../fields.ts";
import { list } from "../list.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { notFound } from "../problem.ts";
import { keptProblem } from "../refusals.ts";
import { traceOf } from "../request-log.ts";
import { findingReply, shownFinding } from "../shown-finding.ts";
import { everybody, managers, suppliers } from "../who-may.ts";
import { askerOf } from "./asking.ts";
import { changeable, newAsset } from "./contract-shown.ts";
import { pageOf } from "./page-of.ts";

const asset = z
  .object({
    asset: uuid,
    contract: uuid,
    customer: uuid,
    name: z.string(),
    attributes: z.record(z.string(), z.unknown()),
    createdAt: moment,
    retiredAt: moment.nullable(),
  })
  .meta({ id: "Asset" });

export const contractChangeOperations: readonly AnyOperation[] = [
  operation({
    method: "PATCH",
    path: "/api/v1/contracts/{contract}",
    id: "changeContract",
    summary:
      "Change what a contract fills in, its annex, its fees or the end of its term; open tickets stand by it at once",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    roles: managers,
    scope: "contracts:write",
    match: "required",
    body: z.strictObject({ ...changeable, termTo: date.nullable().optional() }),
    reply: z.object({ contract: uuid, version: z.int(), remarks: z.array(findingReply) }),
    async handle({ scope, params: { contract }, body, principal, version, language }, deps) {
      const asker = askerOf(principal, deps);
      const done = await deps.database.write(scope, (tx) => changeContract(tx, asker, { contract, version }, body));
      if (!isMade(done)) return keptProblem(done);
      await projectPart(deps, scope, contract, "open");
      projectPart(deps, scope, contract, "done").catch((error: unknown) =>
        deps.log.error(
          { contract, ...traceOf(error) },
          "tickets that are done were not projected anew: run peil rebuild",
        ),
      );
      const remarks = done.remarks.map((one) => shownFinding(one, language));
      return { body: { contract, version: done.version, remarks }, version: done.version };
    },
  }),
  list({
    path: "/api/v1/contracts/{contract}/assets",
    id: "listAssets",
    summary: "What a contract has in use and had, by name",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    roles: everybody,
    scope: "contracts:read",
    item: asset,
    position: z.object({ name: z.string(), asset: uuid }),
    async pageAfter({ scope, params: { contract }, after, limit }, { database, contracts }) {
      const found = await database.read(scope, async (tx) => {
        const isThere = (await contracts.load(tx, [contract])).size > 0;
        return isThere ? assets(tx, { contract, after, most: limit + 1 }) : undefined;
      });
      return found === undefined ? notFound : pageOf(found.map(shown), limit);
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/contracts/{contract}/assets",
    id: "addAsset",
    summary: "Something that the contract has from now on",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    roles: suppliers,
    scope: "contracts:write",
    body: newAsset,
    reply: asset,
    status: 201,
    async handle({ scope, params, body, principal }, deps) {
      const asker = askerOf(principal, deps);
      const made = await deps.database.write(scope, (tx) => addAsset(tx, asker, params.contract, body));
      return isMade(made) ? { body: shown(made), location: `/api/v1/assets/${made.asset}` } : keptProblem(made);
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/assets/{asset}",
    id: "getAsset",
    summary: "Something that a contract has",
    resource: "asset",
    place: "path:asset",
    params: { asset: uuid },
    roles: everybody,
    scope: "contracts:read",
    reply: asset,
    async handle({ scope, params }, { database }) {
      const found = await database.read(scope, (tx) => assetBy(tx, params.asset));
      return found ? { body: shown(found) } : notFound;
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/assets/{asset}/retirement",
    id: "retireAsset",
    summary: "Take something out of use",
    resource: "asset",
    place: "path:asset",
    params: { asset: uuid },
    roles: suppliers,
    scope: "contracts:write",
    reply: asset,
    async handle({ scope, params, principal }, deps) {
      const done = await deps.database.write(scope, (tx) => retireAsset(tx, askerOf(principal, deps), params.asset));
      return done ? { body: shown(done) } : notFound;
    },
  }),
];

const pieceSize = 200;

/** Piece by piece, each in a transaction of its own that holds its tickets: whoever works on one waits for no more than a piece. */
async function projectPart(
  { database, contracts }: ServerDeps,
  scope: Scope,
  contract: string,
  part: "open" | "done",
): Promise<void> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await database.write(scope, async (tx) => {
      const rows = await tx.query<{ ticket: string }>(
        `SELECT ticket FROM peil.ticket WHERE tenant = $1 AND contract = $2 AND (state IN ('new', 'open', 'waiting')) = $3
           AND ($4::uuid IS NULL OR ticket > $4) ORDER BY ticket LIMIT ${pieceSize}`,
        [tx.scope.tenant, contract, part === "open", after],
      );
      const found = rows.map(({ ticket }) => ticket);
      await projectAgain(tx, contracts.load.bind(contracts), found);
      return found;
    });
    if (ids.length < pieceSize) return;
    after = ids.at(-1)!;
  }
}

function shown({ retiredAt, attributes, ...rest }: KeptAsset): z.output<typeof asset> {
  return { ...rest, attributes: { ...attributes }, retiredAt: retiredAt ?? null };
}

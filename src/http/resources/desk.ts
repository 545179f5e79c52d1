/**
 * What the desk asks and does under a contract (DSK-16), for whoever makes a form or a page of it. What the agreement says is read
 * once for each version of a contract; who is named and what is open follow from the record and the moment.
 */
import type { LoadedContract } from "../../contracts/load-contracts.ts";
import { persons, type Person } from "../../contracts/people/people.ts";
import type { Transaction } from "../../database/database.ts";
import { possibleChannels } from "../../desk/channel.ts";
import { reachOf } from "../../agreement/reach.ts";
import { contactsOf } from "../../desk/guide/contacts.ts";
import { guideOf, type Guide } from "../../desk/guide/guide.ts";
import { openingsOf } from "../../desk/guide/openings.ts";
import { relationFacts } from "../../desk/open-ticket.ts";
import { voicesOf } from "../../desk/speaker.ts";
import { isSupplierRole, type Principal } from "../../identity/principal.ts";
import { uuid } from "../fields.ts";
import type { ServerDeps } from "../dependencies.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { notFound } from "../problem.ts";
import { everybody } from "../who-may.ts";
import { deskReply, type ShownDesk } from "./desk-shown.ts";
import { nameOf } from "./names.ts";

export const deskOperations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/contracts/{contract}/desk",
    id: "getContractDesk",
    summary:
      "What the desk asks and does under this contract: levels, matrix, channels, waits, escalations, contacts, hours",
    resource: "contract",
    place: "path:contract",
    params: { contract: uuid },
    roles: everybody,
    scope: "contracts:read",
    reply: deskReply,
    handle: ({ scope, params, principal }, deps) =>
      deps.database.read(scope, async (tx) => {
        const loaded = (await deps.contracts.load(tx, [params.contract])).get(params.contract);
        return loaded === undefined ? notFound : { body: await deskOf(tx, deps, loaded, principal) };
      }),
  }),
];

const guides = new WeakMap<LoadedContract, Guide>();

function knownGuide(loaded: LoadedContract): Guide {
  let guide = guides.get(loaded);
  if (guide === undefined) guides.set(loaded, (guide = guideOf(loaded.program, loaded.view)));
  return guide;
}

async function deskOf(
  tx: Transaction,
  { vault, now }: Pick<ServerDeps, "vault" | "now">,
  loaded: LoadedContract,
  principal: Principal,
): Promise<ShownDesk> {
  const { program, view, agreement } = loaded;
  const { roles, closedChannels, ...guide } = knownGuide(loaded);
  const isSupplier = isSupplierRole(principal.role);
  const relation = (await relationFacts(tx, [loaded])).get(loaded.log) ?? [];
  const named = principal.role === "end-user" ? new Map<string, string[]>() : contactsOf(relation);
  const ids = [...new Set([...named.values()].flat())].slice(0, mostPeople);
  const [contacts, colleagues, teams] = await Promise.all([
    ids.length === 0 ? [] : persons(tx, vault, { persons: ids, most: mostPeople }),
    isSupplier ? persons(tx, vault, { customer: null, most: mostPeople }) : [],
    isSupplier ? teamsInUse(tx, view.contract) : [],
  ]);
  const byId = new Map(contacts.map((one) => [one.person, one]));
  const { own, possible } = voicesOf(program, relation, principal);
  const asOf = now();
  return {
    contract: view.contract,
    customer: view.customer,
    code: view.code,
    version: loaded.version,
    asOf,
    zone: program.zone,
    agreement: {
      hash: agreement,
      name: program.file.agreement,
      edition: program.file.edition,
      title: program.file.title,
    },
    ...(guide as unknown as Pick<ShownDesk, keyof typeof guide>),
    channels: [...possibleChannels(program, isSupplier)],
    reach: reachOf(view.fields, closedChannels),
    contacts: roles.map((role) => ({ ...role, people: peopleIn(named.get(role.role) ?? [], byId) })),
    hours: openingsOf(program, asOf).map(({ days, week, closed, ...rest }) => ({
      ...rest,
      week: week as ShownDesk["hours"][number]["week"],
      closed: [...closed],
      days: days.map(({ date, windows }) => ({ date, windows: windows.map(([from, to]) => ({ from, to })) })),
    })),
    me: { by: own, as: [...possible] },
    assignable: isSupplier ? { people: colleagues.filter(({ state }) => state === "active").map(nameOf), teams } : null,
  };
}

const mostPeople = 500;

function peopleIn(ids: readonly string[], byId: ReadonlyMap<string, Person>): ShownDesk["contacts"][number]["people"] {
  return ids.flatMap((id) => {
    const found = byId.get(id);
    return found === undefined ? [] : [nameOf(found)];
  });
}

/** Of the tickets that are not done, and of those that came last: a team is whatever somebody wrote. */
async function teamsInUse(tx: Transaction, contract: string): Promise<string[]> {
  const rows = await tx.query<{ team: string }>(
    `SELECT DISTINCT team FROM (
       (SELECT team FROM peil.ticket WHERE tenant = $1 AND contract = $2 AND state IN ('new', 'open', 'waiting')
        ORDER BY breaks_at LIMIT 500)
       UNION ALL
       (SELECT team FROM peil.ticket WHERE tenant = $1 AND contract = $2 ORDER BY reported_at DESC LIMIT 500)) t
     WHERE team IS NOT NULL ORDER BY team LIMIT 100`,
    [tx.scope.tenant, contract],
    "teams in use",
  );
  return rows.map(({ team }) => team);
}

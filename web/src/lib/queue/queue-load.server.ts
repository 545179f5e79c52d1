/** What the page of tickets is made of: one page of rows with what their ids mean to a reader, and the contracts that they may be of. */
import type { RequestEvent } from "@sveltejs/kit";
import { needed, wished } from "#lib/server/answers.ts";
import type { Api } from "#lib/server/api.ts";
import { teamsOf } from "#lib/queue/assignable.server.ts";
import { filterIn, queryOf, type Filter } from "#lib/queue/filter.ts";
import { rowOf, type Row, type ShownTicket } from "#lib/queue/row.ts";

type Where = Pick<RequestEvent, "locals" | "url">;

const handlers = ["agent", "second-line-agent", "manager", "administrator"];
export const isHandler = (role: string): boolean => handlers.includes(role);

/** Cursors of the API go on in the list that gave them; a page of another list is refused, and begins anew. */
const each = 50;
const mostContracts = 200;

export interface Names {
  readonly people: Readonly<Record<string, string>>;
  readonly customers: Readonly<Record<string, string>>;
}

export interface Contract {
  readonly contract: string;
  readonly code: string;
  readonly customer: string;
  readonly agreement: { readonly hash: string };
}

export async function queueOf(where: Where & Pick<RequestEvent, "isDataRequest">) {
  const { locals, url, isDataRequest } = where;
  const { person: me, role } = locals.session!;
  const words = url.searchParams.get("q")?.trim() ?? "";
  const filter = filterIn(url.searchParams, me);
  const [page, teams] = await Promise.all([pageOf(where, words, filter), teamsOf(locals.api, filter.contract)]);
  const rows = page.items.map((ticket) => rowOf(ticket as ShownTicket, me));
  return {
    rows,
    filter,
    words,
    teams,
    // Whoever has the queue on the screen has nearly all names already, and asks for those alone that are new (`names.svelte.ts`).
    names: isDataRequest && isHandler(role) ? { people: {}, customers: {} } : await namesOf(locals.api, rows),
    key: locals.newId(),
    next: page.next,
    isFirst: !url.searchParams.has("after"),
  };
}

async function pageOf(where: Where, words: string, filter: Filter) {
  const { api } = where.locals;
  const cursor = where.url.searchParams.get("after") ?? undefined;
  const paging = { limit: each, ...(cursor === undefined ? {} : { cursor }) };
  if (words !== "") return needed(where, api.GET("/api/v1/search", { params: { query: { q: words, ...paging } } }));
  return needed(where, api.GET("/api/v1/tickets", { params: { query: { ...queryOf(filter), ...paging } as never } }));
}

export async function contractsOf({ locals }: Pick<Where, "locals">): Promise<Contract[]> {
  const asked = locals.api.GET("/api/v1/contracts", { params: { query: { limit: mostContracts } } });
  const items = (await wished(asked))?.items ?? [];
  return items.map(({ contract, code, customer, agreement }) => ({
    contract,
    code,
    customer,
    agreement: { hash: agreement.hash },
  }));
}

async function namesOf(api: Api, rows: readonly Row[]): Promise<Names> {
  const person = [...new Set(rows.flatMap(({ assignee, reporter }) => [assignee ?? [], reporter ?? []].flat()))];
  const customer = [...new Set(rows.map((one) => one.customer))];
  if (rows.length === 0) return { people: {}, customers: {} };
  const found = await wished(api.GET("/api/v1/names", { params: { query: { person, customer } } }));
  return {
    people: Object.fromEntries(found?.people.map((one) => [one.person, one.name ?? "–"]) ?? []),
    customers: Object.fromEntries(found?.customers.map((one) => [one.customer, one.name]) ?? []),
  };
}

/** What the customers of these contracts are called. */
export async function customersOf(api: Api, contracts: readonly Contract[]): Promise<Names["customers"]> {
  const customer = [...new Set(contracts.map((one) => one.customer))];
  if (customer.length === 0) return {};
  const found = await wished(api.GET("/api/v1/names", { params: { query: { customer } } }));
  return Object.fromEntries(found?.customers.map((one) => [one.customer, one.name]) ?? []);
}

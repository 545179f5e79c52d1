/** Asks the API for the overview of every contract that somebody may see; for whom figures are not, their contracts without them. */
import type { RequestEvent } from "@sveltejs/kit";
import type { components } from "#lib/made/schema.js";
import type { FigureWords } from "#lib/figures/objective-row.ts";
import { byNeed } from "#lib/figures/row.ts";
import { rowsOfOverview, type ToldOverview } from "#lib/overview/of-overview.ts";
import { isNamed, worstContractsFirst, type ContractOverview } from "#lib/overview/overview.ts";
import { needed, wished } from "#lib/server/answers.ts";
import { wordsOfAgreements } from "#lib/server/desks.ts";

export interface Overview {
  /** Those whose name fits what was asked, the worst first, as many as one page holds. */
  readonly contracts: readonly ContractOverview[];
  /** How many fit what was asked, and how many there are. */
  readonly found: number;
  readonly total: number;
}

/** `most` contracts are shown with their drawings. */
export async function overviewOf(event: RequestEvent, w: FigureWords, asked: string, most: number): Promise<Overview> {
  const { language } = event.locals;
  const told = await everyContract(event);
  const all = told === undefined ? await withoutFigures(event) : told.map((one) => shown(one, event, w, false));
  const found = worstContractsFirst(asked === "" ? all : all.filter((one) => isNamed(one, asked)));
  const toldOf = new Map(told?.map((one) => [one.contract, one]));
  const contracts = found.slice(0, most).map((one) => {
    const figures = toldOf.get(one.contract);
    return figures === undefined ? one : { ...one, rows: byNeed(rowsOfOverview(figures, w, language)) };
  });
  return { contracts, found: found.length, total: all.length };
}

/** One contract's, for where its trend is shown; undefined where it is not for whoever asks. */
export async function overviewOfContract(event: RequestEvent, contract: string): Promise<ToldOverview | undefined> {
  const answer = await wished(event.locals.api.GET("/api/v1/overview", { params: { query: { contract } } }));
  return answer?.items[0];
}

/** An end user is told of their own tickets, and of no figures. */
export function mayReadFigures({ locals: { session } }: RequestEvent): boolean {
  return session?.role !== "end-user";
}

/** Undefined for a role that figures are not for. */
async function everyContract(event: RequestEvent): Promise<ToldOverview[] | undefined> {
  const { api } = event.locals;
  if (!mayReadFigures(event)) return undefined;
  const found: ToldOverview[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor === null ? {} : { cursor }) };
    const page: { items: ToldOverview[]; next: string | null } = await needed(
      event,
      api.GET("/api/v1/overview", { params: { query } }),
    );
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

function shown(
  told: ToldOverview,
  { locals: { language, now } }: RequestEvent,
  w: FigureWords,
  isDrawn: boolean,
): ContractOverview {
  const { contract, code, customer, agreement, zone, asOf, tickets } = told;
  return {
    contract,
    code,
    customerName: customer.name,
    agreement: agreement?.title[language] ?? "",
    zone: zone ?? "Europe/Amsterdam",
    asOf: asOf === null ? now : Date.parse(asOf),
    tickets: tickets ?? { open: 0, atRisk: 0, missed: 0 },
    state: asOf === null ? "counting" : told.measuredAt === null ? "measuring" : "whole",
    rows: byNeed(rowsOfOverview(told, w, language, isDrawn)),
  };
}

/** A reporter sees which agreement holds for them, and how many of their tickets are open. */
async function withoutFigures(event: RequestEvent): Promise<ContractOverview[]> {
  const { api, now } = event.locals;
  const { items } = await needed(event, api.GET("/api/v1/contracts", { params: { query: { limit: 200 } } }));
  const open = async (contract: string) => {
    const query = { contract, state: ["new", "open", "waiting"] as ("new" | "open" | "waiting")[] };
    return (await wished(api.GET("/api/v1/tickets/counts", { params: { query } })))?.matching.count ?? 0;
  };
  const [called, counts] = await Promise.all([
    calledOf(event, items),
    Promise.all(items.map(({ contract }) => open(contract))),
  ]);
  return items.map(({ contract, code }, i) => ({
    contract,
    code,
    ...called[i]!,
    zone: "Europe/Amsterdam",
    asOf: now,
    tickets: { open: counts[i]!, atRisk: 0, missed: 0 },
    state: "whole",
    rows: undefined,
  }));
}

type Contract = components["schemas"]["Contract"];

/** What contracts are called, in their order, where no overview tells it. */
export async function calledOf(
  { locals: { api, language } }: RequestEvent,
  contracts: readonly Pick<Contract, "contract" | "code" | "customer" | "agreement">[],
): Promise<Pick<ContractOverview, "customerName" | "agreement">[]> {
  const customer = [...new Set(contracts.map((one) => one.customer))];
  const [names, titles] = await Promise.all([
    customer.length === 0 ? undefined : wished(api.GET("/api/v1/names", { params: { query: { customer } } })),
    wordsOfAgreements(api, contracts, language),
  ]);
  const nameOf = new Map(names?.customers.map((one) => [one.customer, one.name]));
  return contracts.map(({ code, customer, agreement }) => ({
    customerName: nameOf.get(customer) ?? code,
    agreement: titles[agreement.hash]?.title ?? agreement.name,
  }));
}

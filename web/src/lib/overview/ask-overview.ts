/** Asks the API for the overview of every contract that somebody may see. */
import type { RequestEvent } from "@sveltejs/kit";
import { rowsOfFigures } from "#lib/figures/of-figures.ts";
import type { FigureWords } from "#lib/figures/objective-row.ts";
import { byNeed } from "#lib/figures/row.ts";
import { isNamed, type ContractOverview, type TicketsNow } from "#lib/overview/overview.ts";
import { needed, wished } from "#lib/server/answers.ts";

/** `total` is how many there are; of these, the contracts whose name fits what was `asked`. */
export async function overviewOf(
  event: RequestEvent,
  w: FigureWords,
  asked: string,
): Promise<{ contracts: ContractOverview[]; total: number }> {
  const { api } = event.locals;
  const { items } = await needed(event, api.GET("/api/v1/contracts", { params: { query: { limit: 200 } } }));
  const customers = [...new Set(items.map(({ customer }) => customer))];
  const names = await wished(api.GET("/api/v1/names", { params: { query: { customer: customers } } }));
  const nameOf = new Map(names?.customers.map(({ customer, name }) => [customer, name]));
  const contracts = await Promise.all(
    items.map((one) => contractOverview(event, w, one, nameOf.get(one.customer) ?? one.code)),
  );
  return {
    contracts: asked === "" ? contracts : contracts.filter((one) => isNamed(one, asked)),
    total: contracts.length,
  };
}

type Contract = { contract: string; code: string; agreement: { name: string }; tickets?: number };

async function contractOverview(
  { locals: { api, language, now } }: RequestEvent,
  w: FigureWords,
  { contract, code, agreement, tickets: reported }: Contract,
  customerName: string,
): Promise<ContractOverview> {
  const [figures, tickets] = await Promise.all([
    wished(api.GET("/api/v1/contracts/{contract}/figures", { params: { path: { contract } } })),
    ticketsNow(api, contract),
  ]);
  return {
    contract,
    code,
    customerName,
    agreement: figures?.agreement.title[language] ?? agreement.name,
    zone: figures?.zone ?? "Europe/Amsterdam",
    asOf: figures === undefined ? now : Date.parse(figures.asOf),
    tickets,
    reported,
    rows: figures && byNeed(rowsOfFigures(figures, w, language)),
  };
}

async function ticketsNow(api: App.Locals["api"], contract: string): Promise<TicketsNow> {
  const state = ["new" as const, "open" as const, "waiting" as const];
  const count = async (more: object) => {
    const query = { contract, state, limit: 200, ...more };
    return (await wished(api.GET("/api/v1/tickets", { params: { query } })))?.items.length ?? 0;
  };
  const [open, atRisk, missed] = await Promise.all([count({}), count({ atRisk: "true" }), count({ missed: "true" })]);
  return { open: open!, atRisk: atRisk!, missed: missed! };
}

/** Outages that have no end yet, and duties that fall due within two weeks, of a few contracts: asked beside the page, for it is judged anew. */
import type { RequestEvent } from "@sveltejs/kit";
import { promiseAnchor } from "#lib/article-link.ts";
import type { ContractOverview } from "#lib/overview/overview.ts";
import { aboutText } from "#lib/figures/duties.ts";
import { dutyLink } from "#lib/figures/duty-way.ts";
import { namedFigures, namesOfContract } from "#lib/figures/named-figures.ts";
import { wished } from "#lib/server/answers.ts";

const soonMs = 14 * 86_400_000;
/** Of more tickets than these, figures take seconds: then the page of the contract tells them. */
const manyTickets = 30_000;

export interface Ongoing {
  /** Of which contracts it was left out, for their size. */
  readonly leftOut: readonly { readonly contract: string; readonly customerName: string }[];
  readonly outages: readonly {
    readonly contract: string;
    readonly customerName: string;
    readonly service: string;
    readonly from: number;
    readonly zone: string;
  }[];
  readonly duties: readonly {
    readonly key: string;
    readonly contract: string;
    readonly customerName: string;
    readonly title: string;
    readonly article: string;
    readonly promise: string;
    readonly about: string;
    /** Where it is done, or says how. */
    readonly link: string;
    readonly dueAt: number;
    readonly zone: string;
  }[];
}

export async function ongoing(event: RequestEvent, contracts: readonly ContractOverview[]): Promise<Ongoing> {
  const found = await Promise.all(contracts.map((one) => ongoingOf(event, one)));
  const services = new Set<string>();
  return {
    leftOut: found.flatMap(({ leftOut }) => leftOut),
    // One outage reaches every contract of its service: it is told once.
    outages: found
      .flatMap(({ outages }) => outages)
      .filter(({ service, from }) => {
        const key = `${service} ${from}`;
        return !services.has(key) && services.add(key);
      }),
    duties: found.flatMap(({ duties }) => duties).toSorted((a, b) => a.dueAt - b.dueAt),
  };
}

async function ongoingOf(
  { locals: { api, language, now } }: RequestEvent,
  { contract, customerName, rows }: ContractOverview,
): Promise<Ongoing> {
  const none = { leftOut: [], outages: [], duties: [] };
  if (rows === undefined) return none;
  const path = { contract };
  const kept = await wished(api.GET("/api/v1/contracts/{contract}", { params: { path } }));
  if ((kept?.tickets ?? 0) > manyTickets) return { ...none, leftOut: [{ contract, customerName }] };
  const [told, named] = await Promise.all([
    wished(api.GET("/api/v1/contracts/{contract}/figures", { params: { path } })),
    namesOfContract(api, contract, language),
  ]);
  const figures = told && namedFigures(told, named, language);
  if (figures === undefined) return { ...none, leftOut: [{ contract, customerName }] };
  const { zone, duties } = figures;
  return {
    leftOut: [],
    outages: figures.outages.flatMap(({ to, from, service }) =>
      to === null ? [{ contract, customerName, service: service ?? "", from: Date.parse(from), zone }] : [],
    ),
    duties: [...duties.ofContract, ...duties.openOfTickets].flatMap((one, i) => {
      const { verdict, dueAt, duty, title, article, about, to } = one;
      const at = dueAt === null ? Infinity : Date.parse(dueAt);
      if (verdict !== "open" || at > now + soonMs) return [];
      const link = about.ticket === null ? `/contracts/${contract}#duties` : dutyLink(about.ticket, duty, to);
      const named = { title: title[language], about: aboutText(one, language), link };
      const promise = promiseAnchor("duty", duty);
      return [{ key: `${contract} ${duty} ${i}`, contract, customerName, ...named, article, promise, dueAt: at, zone }];
    }),
  };
}

/**
 * Everything the page of one ticket shows, asked of the API as its reader may: two rounds, of which the second knows whom and what the first
 * named.
 */
import type { RequestEvent } from "@sveltejs/kit";
import { needed, wished } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { shownClocks } from "#lib/ticket/clocks.ts";
import type { Explaining, Explanation } from "#lib/ticket/explaining.ts";
import { entriesOf, type Entry, type Telling, type ToldFact, type ToldFile } from "#lib/ticket/entries.ts";
import { choicesOf } from "#lib/ticket/choices.ts";
import { betterWayOf, escalatedOf } from "#lib/ticket/for-customer.ts";
import { headOf, type Ticket } from "#lib/ticket/server/head.ts";
import { pausesOf } from "#lib/ticket/pauses-of.ts";
import { possibleOf } from "#lib/ticket/possible.ts";
import { dutyLink, recordFor } from "#lib/figures/duty-way.ts";
import { reachBy, staffedBy } from "#lib/reach.ts";
import { suppliersTurn } from "#lib/ticket/turn.ts";
import { termsOf, type Desk } from "#lib/ticket/terms.ts";
import { facts as factWords, fields as fieldWords, values as valueWords } from "#lib/words/facts.ts";
import { ticket as ticketWords } from "#lib/words/ticket.ts";
import { keys as keyWords } from "#lib/words/keys.ts";
import { verbs as verbWords } from "#lib/words/verbs.ts";
import { reach as reachWords } from "#lib/words/reach.ts";
import { reportNames } from "#lib/words/report.ts";
import { ticketStates, told as toldWords, turns, unclassified } from "#lib/words/ticket-states.ts";
import { factName } from "$peil/i18n/fact-names.ts";
import type { Language } from "$peil/i18n/words.ts";

type Event = Pick<RequestEvent, "locals" | "url"> & { readonly params: { readonly ticket: string } };

export async function ticketPage(event: Event) {
  const { locals, params } = event;
  const { api, language } = locals;
  const path = { params: { path: { ticket: params.ticket } } };
  // First what it is a version of: the rest may be newer, which the next event mends, but never older than what this reader answers for.
  const ticket = await needed(event, api.GET("/api/v1/tickets/{ticket}", path));
  const [told, files, explanation, possible] = await Promise.all([
    needed(event, api.GET("/api/v1/tickets/{ticket}/facts", path)),
    needed(event, api.GET("/api/v1/tickets/{ticket}/files", path)),
    wished(api.GET("/api/v1/tickets/{ticket}/explanation", path)),
    wished(api.GET("/api/v1/tickets/{ticket}/actions", path)),
  ]);
  const [names, ahead, desk, linked] = await Promise.all([
    namesOf(event, ticket, told.items),
    aheadOf(event, explanation),
    wished(api.GET("/api/v1/contracts/{contract}/desk", { params: { path: { contract: ticket.contract } } })),
    linkedOf(event, told.items),
  ]);
  const words = pageWords(language);
  const { w, values } = words;
  const telling = tellingOf(event, { names, linked, files: files.items, desk, words });
  const entries = entriesOf(told.items, telling);
  const isReport = ({ kind }: { readonly kind: string }) => kind === "reported";
  const reported = { report: told.items.find(isReport), entry: entries.find(isReport) };
  const clocks = shownClocks(
    explanation,
    ahead,
    ticket.clocks,
    explainingOf(event, ticket.zone, telling, entries, words, desk),
  );
  const choices = desk === undefined ? null : choicesOf(desk, ticket, explanation, locals.language, telling);
  return {
    ...words,
    key: locals.newId(),
    me: locals.session!.person,
    role: locals.session!.role,
    isOfCustomer: locals.session!.customer !== null,
    ticket: headOf(ticket, telling, names.customers, desk, reported, w.unknownOf),
    version: ticket.version,
    asOf: Date.parse(ticket.asOf),
    zone: ticket.zone,
    entries,
    clocks,
    supplier: locals.session!.supplierName,
    turn:
      locals.session!.customer === null
        ? null
        : suppliersTurn(ticket.state, entries, clocks, owedTo(explanation, telling), Date.parse(ticket.asOf)),
    explanation: restOf(explanation, telling, desk?.agreement.title[language]),
    duty: dutyToRecord(event, explanation, telling),
    seen: told.items.at(-1)?.id ?? "",
    ...possibleOf(possible, telling),
    lines: ["first", "second", "third"].map((line) => ({ value: line, name: values[line as "first"] })),
    choices,
    ...forCustomer(event, ticket, { facts: told.items, explanation, desk, ladders: choices?.ladders ?? [] }, telling),
  };
}

interface Said {
  readonly facts: readonly ToldFact[];
  readonly explanation: Explanation | undefined;
  readonly desk: Desk | undefined;
  readonly ladders: Parameters<typeof escalatedOf>[2];
}

/** The supplier's people see the same where they work on it. */
function forCustomer(
  { locals: { language, session } }: Event,
  ticket: Ticket,
  { facts, explanation, desk, ladders }: Said,
  { terms, values }: Telling,
) {
  if (session!.customer === null) return { escalated: null, betterWay: undefined };
  const via = facts.find(({ kind }) => kind === "reported")?.fields["via"];
  const channel = typeof via === "string" ? via : undefined;
  const better = betterWayOf(desk, ticket, explanation?.classification ?? {}, channel);
  const names: Readonly<Record<string, string>> = words(reportNames, language);
  const channelName = (one: string) => names[one] ?? terms.name(one);
  const openings = (desk?.hours ?? []).map(({ until, ...rest }) => ({
    ...rest,
    until: until === null ? null : Date.parse(until),
  }));
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  return {
    escalated: escalatedOf(ticket.escalatedAt !== null, facts, ladders, (role) => values[role] ?? terms.name(role)),
    betterWay: better && {
      ...better,
      channels: list.format(better.channels.map(channelName)),
      reach: reachBy(better.channels, desk?.reach ?? {}, channelName, (one) =>
        staffedBy(one, openings, desk?.channelHours ?? {}),
      ),
    },
  };
}

function pageWords(language: Language) {
  return {
    w: words({ ...ticketWords, ...reachWords }, language),
    v: words(verbWords, language),
    values: words(valueWords, language),
    ticketStates: words(ticketStates, language),
    turns: words(turns, language),
    undecided: words(unclassified, language),
    told: words(toldWords, language),
    keyWords: words(keyWords, language),
  };
}

interface Known {
  readonly names: Names;
  readonly linked: ReadonlyMap<string, { readonly number: string }>;
  readonly files: readonly ToldFile[];
  readonly desk: Desk | undefined;
  readonly words: ReturnType<typeof pageWords>;
}

function tellingOf({ locals, params }: Event, { names, linked, files, desk, words: known }: Known): Telling {
  const { language } = locals;
  const people = new Map(names.people.map((one) => [one.person, one]));
  return {
    ticket: params.ticket,
    language,
    terms: termsOf(desk, language),
    names: (person) => {
      const found = people.get(person);
      return found === undefined ? known.w.someone : (found.name ?? known.w.erased);
    },
    sideOf: (person) => people.get(person)?.side,
    numbers: (id) => linked.get(id)?.number ?? "…",
    files,
    facts: words(factWords, language),
    fields: words(fieldWords, language),
    values: known.values,
  };
}

function explainingOf(
  { locals: { language, now } }: Event,
  zone: string,
  { terms, values }: Telling,
  entries: readonly Entry[],
  { w, turns }: Pick<ReturnType<typeof pageWords>, "w" | "turns">,
  desk: Desk | undefined,
): Explaining {
  const sentences = new Map(entries.map(({ id, sentence }) => [id, sentence]));
  return {
    w,
    terms,
    language,
    now,
    zone,
    sentence: (fact) => sentences.get(fact),
    whose: (kind) => (kind.startsWith("waiting-for-") ? values[kind.slice(12)] : undefined),
    kind: (kind) => factName(kind)[language],
    pausesOf: (clock) => desk && pausesOf(desk, clock, turns, values),
  };
}

/** The duties to the customer that are still to be done. */
function owedTo(told: Explanation | undefined, { terms }: Telling) {
  return (told?.duties ?? [])
    .filter(({ verdict, isToCustomer }) => verdict === "open" && isToCustomer)
    .map(({ duty, article, isAim, dueAt }) => ({
      title: terms.name(duty),
      article,
      isAim,
      dueAt: dueAt === null ? null : Date.parse(dueAt),
    }));
}

/** What somebody comes here to record, by the duty that is still open for it. */
function dutyToRecord({ url }: Event, told: Explanation | undefined, { terms }: Telling) {
  const asked = url.searchParams.get("duty");
  const found = told?.duties.find(({ duty, verdict }) => duty === asked && verdict === "open");
  const record = found && recordFor(found.to);
  if (record === undefined) return null;
  return { ...record, title: terms.name(found!.duty), dueAt: found!.dueAt === null ? null : Date.parse(found!.dueAt) };
}

/** What the explanation tells beside its clocks. */
function restOf(told: Explanation | undefined, { ticket, terms }: Telling, title: string | undefined) {
  if (told === undefined) return null;
  return {
    agreement: title ?? told.agreement,
    edition: told.edition,
    isProvisional: told.isProvisional,
    coverage: told.coverage,
    levels: Object.entries(told.classification).map(([level, value]) => ({
      level,
      name: terms.level(level),
      value: [value]
        .flat()
        .map((one) => terms.value(level, one))
        .join(", "),
    })),
    duties: told.duties.map(({ duty, article, verdict, dueAt, doneAt, to }) => ({
      duty: terms.name(duty),
      link: verdict === "open" ? dutyLink(ticket, duty, to) : "",
      article,
      verdict,
      dueAt: dueAt === null ? null : Date.parse(dueAt),
      doneAt: doneAt === null ? null : Date.parse(doneAt),
    })),
  };
}

/** The same clocks as they will have run by the last of their dues, if nothing happens: for what the strip draws ahead. */
async function aheadOf({ locals, params }: Event, told: Explanation | undefined): Promise<Explanation | undefined> {
  const now = told === undefined ? Infinity : Date.parse(told.asOf);
  const dues = (told?.clocks ?? []).flatMap(({ stopAt, thresholds }) =>
    stopAt === null ? thresholds.flatMap(({ dueAt }) => (dueAt === null ? [] : [Date.parse(dueAt)])) : [],
  );
  const last = Math.min(Math.max(-Infinity, ...dues), now + 365 * 86_400_000);
  if (!(last > now)) return undefined;
  const asOf = new Date(last).toISOString();
  return wished(
    locals.api.GET("/api/v1/tickets/{ticket}/explanation", {
      params: { path: { ticket: params.ticket }, query: { asOf } },
    }),
  );
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

interface Names {
  readonly people: readonly {
    readonly person: string;
    readonly name: string | null;
    readonly side: "supplier" | "customer";
  }[];
  readonly customers: readonly { readonly customer: string; readonly name: string }[];
}

async function namesOf({ locals }: Event, ticket: Ticket, facts: readonly ToldFact[]): Promise<Names> {
  const ids = [
    ticket.reporter,
    ticket.assignee,
    ...ticket.watchers,
    ...facts.flatMap(({ person, fields }) => [person, fields["assignee"], fields["watcher"], fields["to"]].flat()),
  ];
  const person = [...new Set(ids.filter((id) => typeof id === "string" && uuid.test(id)))].slice(0, 200) as string[];
  const query = { customer: [ticket.customer], ...(person.length === 0 ? {} : { person }) };
  return (await wished(locals.api.GET("/api/v1/names", { params: { query } }))) ?? { people: [], customers: [] };
}

/** The tickets that this one was tied to; a few are read, the rest keep their place in the conversation. */
async function linkedOf({ locals }: Event, facts: readonly ToldFact[]) {
  const ids = facts.flatMap(({ fields }) => [fields["problem"], fields["other"], fields["into"]].flat());
  const few = [...new Set(ids.filter((id) => typeof id === "string" && uuid.test(id)))].slice(0, 8) as string[];
  const found = await Promise.all(
    few.map((ticket) => wished(locals.api.GET("/api/v1/tickets/{ticket}", { params: { path: { ticket } } }))),
  );
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.ticket, one] as const])));
}

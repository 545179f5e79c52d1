/**
 * A life as a person reads it, month by month: each ticket with its conversation and how its clocks came out, what happened
 * to the services, and what passed between the parties. What instruments wrote is only counted.
 */
import { judge } from "../engine/judge.ts";
import { byMoment } from "../facts/fact.ts";
import { instantToLocal } from "../time/moment.ts";
import type { Language } from "../i18n/words.ts";
import type { StoryWords } from "../i18n/simulate-words.ts";
import { formatElapsed } from "../time/length.ts";
import type { Happening, TicketLife } from "./setting.ts";
import type { Life } from "./simulate.ts";

export function* storyLines(life: Life, say: StoryWords, lang: Language): Generator<string> {
  const { program, from, to, seed, world, happenings } = life;
  const local = (at: number) => instantToLocal(program.zone, at);
  const title = program.file.title[lang];
  yield `# ${say.title(title, local(from).slice(0, 10), local(to).slice(0, 10))} (${say.seed(seed)})`;
  yield say.invented;
  yield `\n## ${say.people}`;
  for (const { name, id, people, contract } of world.customers) {
    yield `\n${name} (${id})  ${Object.entries(contract)
      .map(([item, value]) => `${item}: ${String(value)}`)
      .join(" · ")}`;
    for (const one of people) yield `  ${one.name} · ${one.role} · ${one.tone}`;
  }
  yield `\n${say.staff}`;
  for (const { name, role } of world.staff) yield `  ${name} · ${role}`;
  const months = Map.groupBy(happenings, ({ at }) => local(at).slice(0, 7));
  for (const [month, all] of months) yield* monthLines(life, month, all, say, lang);
}

function* monthLines(
  life: Life,
  month: string,
  all: readonly Happening[],
  say: StoryWords,
  lang: Language,
): Generator<string> {
  yield `\n## ${month}`;
  const beside = all.filter(({ ticket }) => ticket === undefined);
  const isMeasured = ({ kind }: Happening) => kind === "sampled" || kind === "sign-received";
  yield* section(
    life,
    say.service,
    beside.filter((one) => one.customer === undefined && !isMeasured(one)),
  );
  for (const { id, name } of life.world.customers)
    yield* section(
      life,
      say.relation(name),
      beside.filter((one) => one.customer === id && !isMeasured(one)),
    );
  const counts = Map.groupBy(beside.filter(isMeasured), ({ kind, fields }) => `${kind} ${String(fields["what"])}`);
  if (counts.size > 0)
    yield `\n### ${say.measured}\n${[...counts].map(([kind, list]) => say.counted(kind, list.length)).join(" · ")}`;
  yield `\n### ${say.tickets}`;
  const local = (at: number) => instantToLocal(life.program.zone, at);
  for (const ticket of life.tickets)
    if (local(ticket.reportedAt).startsWith(month)) yield* ticketLines(life, ticket, say, lang);
}

function* section(life: Life, title: string, list: readonly Happening[]): Generator<string> {
  if (list.length === 0) return;
  yield `\n### ${title}`;
  for (const happening of list) {
    yield factText(life, happening);
    if (happening.says !== undefined) yield quoted(life, happening.says());
  }
}

/** What somebody wrote, set apart by a line before it. */
function quoted(life: Life, words: string): string {
  return renamed(life, words)
    .split("\n")
    .map((line) => `      | ${line}`)
    .join("\n");
}

function* ticketLines(life: Life, ticket: TicketLife, say: StoryWords, lang: Language): Generator<string> {
  const { program } = life;
  yield `\n${ticket.number}  ${ticket.customer.name}  ${Object.values(ticket.is).join(" · ")}`;
  for (const happening of ticket.happenings) {
    if (happening.at >= life.to) break;
    yield `  ${factText(life, happening, say)}`;
    if (happening.says !== undefined) yield quoted(life, happening.says());
  }
  const facts = ticket.happenings.filter(({ at }) => at < life.to).toSorted(byMoment);
  const judgement = judge(program, {
    kind: "ticket",
    attributes: ticket.is,
    facts,
    contract: ticket.customer.contract,
  });
  const clocks = judgement.clocks.map(({ clock, verdict, elapsedMs }) => {
    const name = clock.term.name?.[lang] ?? clock.name;
    return `${name}: ${verdict} (${formatElapsed(Math.round(elapsedMs / 60_000) * 60_000)})`;
  });
  if (clocks.length > 0) yield `  ${say.outcome}: ${clocks.join(" · ")}`;
}

function factText(life: Life, { at, kind, fields, recordedAt }: Happening, say?: StoryWords): string {
  const who = nameOf(life, fields["person"]);
  const shown = Object.entries(fields).filter(([name]) => name !== "person" && name !== "by");
  const rest = shown
    .map(([name, value]) => `${name}: ${renamed(life, nameOf(life, value) ?? String(value))}`)
    .join(", ");
  const by = who ?? (fields["by"] === undefined ? "" : String(fields["by"]));
  const late =
    recordedAt === undefined || say === undefined
      ? ""
      : ` [${say.recorded(instantToLocal(life.program.zone, recordedAt))}]`;
  return `${instantToLocal(life.program.zone, at).slice(0, 16)}  ${kind}${by === "" ? "" : ` · ${by}`}${rest === "" ? "" : ` · ${rest}`}${late}`;
}

const people = new WeakMap<Life, Map<string, string>>();

function nameOf(life: Life, id: unknown): string | undefined {
  let names = people.get(life);
  if (names === undefined) {
    const { customers, staff, thirdParty } = life.world;
    names = new Map(
      [...customers.flatMap((customer) => customer.people), ...staff, thirdParty].map((one) => [one.id, one.name]),
    );
    people.set(life, names);
  }
  return typeof id === "string" ? names.get(id) : undefined;
}

const numbers = new WeakMap<Life, Map<string, string>>();

function renamed(life: Life, text: string): string {
  let all = numbers.get(life);
  if (all === undefined) numbers.set(life, (all = new Map(life.tickets.map(({ key, number }) => [key, number]))));
  return text.replace(/#[A-Z][^#\s]+#/g, (key) => all.get(key) ?? key);
}

/**
 * What somebody takes along, as a page to read (GDPR article 12): who it is of, and each ticket with what was written and sent. It is given
 * piece by piece, in the order of the lines that it is made of, and stands by itself. What computers are to read stands beside it.
 */
import type { Text } from "../agreement/schema/basics.ts";
import { safeText } from "../draw/safe-text.ts";
import { nameOf } from "../i18n/agreement-names.ts";
import { factSentence, type Told } from "../i18n/fact-sentences.ts";
import { takenWords, type TakenWords } from "../i18n/taken-words.ts";
import type { Language } from "../i18n/words.ts";
import { instantToLocal } from "../time/moment.ts";
import { html, named, type Html } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { pageTable } from "./page-table.ts";

export interface TakenPage {
  /** How whose data it is, is called. */
  readonly whose: string;
  readonly language: Language;
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  /** The files that are not erased, by their content. */
  readonly taken: ReadonlyMap<string, TakenFile>;
}

export interface TakenFile {
  readonly name: string;
  /** The number of its ticket. */
  readonly ticket: string | null;
  /** Where it lies beside the page, unless it lacks. */
  readonly path: string;
  readonly lack: "lost" | "broken" | undefined;
}

type Line = { readonly is: string } & Readonly<Record<string, unknown>>;

const style = `
.known div { display: grid; grid-template-columns: minmax(7rem, 13rem) minmax(0, 1fr); gap: 0.9rem; padding: 0.12rem 0; }
.known dt { color: var(--quiet); }
body { overflow-wrap: break-word; }
@media (max-width: 30rem) { .known div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
.ticket { margin-top: 1.4rem; padding-top: 0.7rem; border-top: 1px solid var(--rule); }
.ticket h3 { font-weight: 650; }
.said { margin-top: 0.7rem; padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--rule); max-width: 46rem; }`;
const here = "<!-- here -->";

export async function* takenPage(lines: AsyncIterable<Line>, page: TakenPage): AsyncGenerator<string> {
  const w = takenWords[page.language];
  const shown: Shown = { ...page, w };
  const made = w.made(momentOf(page.madeAt, page));
  const head = html`<header class="head">
    <h1>${named(w.title(page.whose))}</h1>
    <p class="note">${withData(w.lead)} ${w.zone(page.zone)}</p>
  </header>`;
  const parts = { title: w.title(page.whose), head, body: [{ html: here }], made, style };
  const [before, after] = pageShell(parts, page.language).split(here) as [string, string];
  yield before;
  yield lackingOf(shown).html;
  const heads: Line[] = [];
  let facts = 0;
  let section: string | undefined;
  for await (const line of lines) {
    if (line.is === "fact") facts += 1;
    else if (!isWritten(line)) heads.push(line);
    else {
      if (section === undefined) yield headsOf(heads, shown).html;
      const under = line["ticket"] === null ? w.loose : w.tickets;
      if (under !== section) yield `${section === undefined ? "" : "</section>"}<section><h2>${under}</h2>`;
      section = under;
      yield (line.is === "ticket" ? ticketOf(line, shown) : saidOf(line, shown)).html;
    }
  }
  yield section === undefined ? headsOf(heads, shown).html : "</section>";
  const count = facts.toLocaleString(page.language);
  yield html`<section>
    <h2>${w.facts}</h2>
    <p>${withData(w.factsLead(count))}</p>
  </section>`.html;
  yield after;
}

/** What computers read lies beside the page. */
function withData(text: string): Html {
  const [before = "", after = ""] = text.split("data.json");
  return html`${before}<a href="data.json">data.json</a>${after}`;
}

interface Shown extends TakenPage {
  readonly w: TakenWords;
}

function isWritten({ is }: Line): boolean {
  return is === "ticket" || is === "text" || is === "file" || is === "act";
}

/** On top, since nobody finds among a year of tickets what is not there. */
function lackingOf({ taken, w }: Shown): Html {
  const lacking = [...taken.values()].filter(({ lack }) => lack !== undefined);
  if (lacking.length === 0) return html``;
  const rows = lacking.map(
    ({ name, ticket, lack }) =>
      html`<li>${ticket === null ? "" : `${ticket} · `}${named(name)}: ${w.lacks[lack!]}</li>`,
  );
  return html`<section>
    <h2>${w.missing}</h2>
    <p>${w.missingLead}</p>
    <ul>
      ${rows}
    </ul>
  </section>`;
}

/** Of one person how they are known; of a customer its contracts, its people and what it has. */
function headsOf(heads: readonly Line[], shown: Shown): Html {
  const { w } = shown;
  const { person: people = [], contract: contracts = [], asset: assets = [] } = Object.groupBy(heads, ({ is }) => is);
  const [only] = heads;
  if (only?.is === "person") {
    const told = fieldsOf(only, shown).map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    );
    const rows = heads.filter(({ is }) => is === "session");
    const cells = rows.map((one) =>
      [one["createdAt"], one["lastUsedAt"], one["how"], one["address"], one["agent"]].map((each) =>
        textOf(each, shown),
      ),
    );
    const leftOut = heads.find(({ is }) => is === "left-out");
    return html`<section>
        <h2>${w.person}</h2>
        <dl class="known">${told}</dl>
      </section>
      ${table(w.sessions, w.sessionColumns, cells)}
      ${
        leftOut &&
        html`<section>
          <h2>${w.leftOutTitle}</h2>
          <p>${String(leftOut["text"])}</p>
        </section>`
      }`;
  }
  const { name, email, login, role, state } = w.fields;
  return html`
    ${table(
      w.contracts,
      w.contractColumns,
      contracts.map(({ code, agreement, termFrom, termTo }) => {
        const { name, edition } = agreement as { readonly name: string; readonly edition: string };
        return [textOf(code, shown), `${name} ${edition}`, textOf(termFrom, shown), textOf(termTo, shown)];
      }),
    )}
    ${table(
      w.people,
      [name, email, login, role, state],
      people.map((one) =>
        [one["name"], one["email"], one["login"], one["role"], one["state"]].map((each) => textOf(each, shown)),
      ),
    )}
    ${table(
      w.assets,
      [name],
      assets.map((one) => [textOf(one["name"], shown)]),
    )}
  `;
}

function fieldsOf(line: Line, shown: Shown): (readonly [string, string])[] {
  const { fields } = shown.w;
  return (Object.keys(fields) as (keyof typeof fields)[]).flatMap((key) => {
    const text = textOf(line[key], shown);
    return text === "" ? [] : [[fields[key], text] as const];
  });
}

/** Without the columns in which nothing stands. */
function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return html``;
  const filled = columns.flatMap((column, i) => (rows.some((row) => row[i] !== "") ? [{ title: column, i }] : []));
  const cells = rows.map((row) => filled.map(({ i }) => row[i]!));
  return html`<section>
    <h2>${title}</h2>
    ${pageTable(title, filled, cells)}
  </section>`;
}

function ticketOf(line: Line, shown: Shown): Html {
  const { w } = shown;
  const { number, title, type, priority, reportedAt, state } = line;
  const calledOf = (name: unknown) => (typeof name === "string" ? [capital(called(name, line)[shown.language])] : []);
  const told = [
    w.reported(momentOf(Date.parse(String(reportedAt)), shown)),
    ...calledOf(type).map(w.type),
    ...calledOf(priority).map(w.priority),
    w.states[String(state)] ?? String(state),
  ];
  return html`<div class="ticket">
    <h3>${String(number)} ${named(typeof title === "string" ? title : w.untitled)}</h3>
    <p class="quiet">${told.join(" · ")}</p>
  </div>`;
}

/** Who did what and when, as the fact says it, and under it what was written or sent with it. */
function saidOf(line: Line, shown: Shown): Html {
  const body = bodyOf(line, shown);
  return html`<div class="said">
    <p class="quiet">${toldOf(line, shown).join(" · ")}</p>
    ${body && html`<p>${body}</p>`}
  </div>`;
}

/** As the agreement of its ticket calls it. */
function called(name: string, { names }: Line): Text {
  const known = (names ?? {}) as Readonly<Record<string, Text>>;
  return Object.hasOwn(known, name) ? known[name]! : nameOf(name);
}

interface Said extends Omit<Told, "kind" | "role"> {
  /** Null of what no fact tells of. */
  readonly kind: string | null;
  readonly role: string | null;
  readonly addressedTo: string | null;
}

/** Clocks of two machines differ, and a queue of mail takes a moment. */
const noticeableMs = 5 * 60_000;

function toldOf(line: Line, shown: Shown): string[] {
  const { w } = shown;
  const { addressedTo, kind, role: as, ...told } = line as unknown as Said;
  const [at, recordedAt] = [Date.parse(String(line["at"])), Date.parse(String(line["recordedAt"]))];
  const role = as === null ? null : called(as, line);
  const withdrawn = line["withdrawn"] as { readonly by: string | null; readonly at: string } | undefined;
  const who =
    kind === null
      ? told.by
      : factSentence(
          { ...told, kind: line["isNoLongerNeeded"] === true ? "closed-unsolved" : kind, role },
          shown.language,
        );
  return [
    ...(who === null ? [] : [who]),
    momentOf(at, shown),
    ...(line["isAutomatic"] === true ? [w.automatic] : []),
    ...(addressedTo === null ? [] : [w.addressed(addressedTo)]),
    ...(withdrawn === undefined ? [] : [w.withdrawn(withdrawn.by, momentOf(Date.parse(withdrawn.at), shown))]),
    ...(recordedAt - at > noticeableMs ? [w.recorded(momentOf(recordedAt, shown))] : []),
  ];
}

function bodyOf(line: Line, shown: Shown): Html | undefined {
  if (line.is === "act") return undefined;
  const file = line.is === "file" ? shown.taken.get(String(line["content"])) : undefined;
  if (file?.lack) return html`${named(file.name)} (${shown.w.lacking(file.lack)})`;
  if (file !== undefined)
    return html`<a href="${file.path.split("/").map(encodeURIComponent).join("/")}">${named(file.name)}</a>`;
  return typeof line["text"] === "string" ? written(labelled(line["text"], line, shown)) : html`${shown.w.unreadable}`;
}

/** The lines under a text that a form asked for, behind the words of the reader instead of the name that the agreement writes. */
function labelled(text: string, line: Line, { w, language }: Shown): string {
  const beside = (line["beside"] ?? []) as readonly string[];
  const lines = text.split("\n");
  for (let i = lines.length - 1; i >= 0; i--) {
    const name = beside.find((one) => lines[i]!.startsWith(`${one}: `));
    if (name === undefined) break;
    lines[i] = `${w.beside[name] ?? capital(called(name, line)[language])}${lines[i]!.slice(name.length)}`;
  }
  return lines.join("\n");
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Whole, however long it is. */
function written(text: string): Html {
  return {
    html: `<bdi>${text
      .split(/\r?\n/)
      .map((one) => safeText(one, Infinity))
      .join("<br>")}</bdi>`,
  };
}

/** "" of what is not kept. */
function textOf(value: unknown, shown: Shown): string {
  const { w } = shown;
  if (typeof value === "boolean") return w.yesNo[value ? 1 : 0];
  if (typeof value !== "string") return "";
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return momentOf(Date.parse(value), shown);
  return (w.roles as Readonly<Record<string, string>>)[value] ?? w.states[value] ?? value;
}

function momentOf(at: number, { zone }: Pick<TakenPage, "zone">): string {
  return instantToLocal(zone, at).slice(0, 16);
}

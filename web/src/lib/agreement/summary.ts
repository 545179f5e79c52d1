/** What an agreement comes to at one look: whose it is, its hours, and of each promise with a figure what was promised and how its worst stands. */
import { byNeed, needOf, needsLook, type PromiseRow } from "#lib/figures/row.ts";
import { promiseAnchor } from "#lib/article-link.ts";
import type { Told } from "#lib/agreement/document.ts";
import { keysOf, type ToldPromise } from "#lib/agreement/live-keys.ts";
import { unbroken } from "#lib/unbroken.ts";
import { normText } from "$peil/i18n/target-text.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";
import type { Language } from "$peil/i18n/words.ts";

export interface SummaryShown {
  readonly parties: readonly { readonly name: string; readonly as: string }[];
  readonly hours: readonly { readonly heading: string; readonly times: string; readonly anchor: string }[];
  /** Those that need a look first. */
  readonly promises: readonly MainPromise[];
}

export interface MainPromise {
  readonly heading: string;
  readonly article: string;
  readonly anchor: string;
  readonly said: string;
  readonly isAim: boolean;
  /** Of several targets the one that stands worst; undefined where no figures are told. */
  readonly live: PromiseRow | undefined;
}

export function summaryShown(told: Told, rowOf: ReadonlyMap<string, PromiseRow>, language: Language): SummaryShown {
  const placed = told.sections
    .flatMap(({ articles }) => articles.flatMap((article) => article.promises.map((promise) => ({ article, promise }))))
    .filter(({ promise }) => promise.isTaken);
  const main = placed
    .filter(({ promise: { notion, figure } }) => figure !== null && (notion === "clock" || notion === "measure"))
    .map(({ article, promise }) => ({
      heading: promise.heading[language],
      article: article.article,
      anchor: promiseAnchor(promise.notion, promise.term),
      said: saidOf(promise, language),
      isAim: promise.strength === "aim",
      live: byNeed(keysOf(promise).flatMap((key) => rowOf.get(key) ?? []))[0],
    }));
  return {
    parties: told.parties.flatMap(({ party, name }) => {
      const called = party === "customer" ? (told.contract?.customerName ?? name) : name;
      return called === null || party === "third-party" ? [] : [{ name: called, as: nameOf(party)[language] }];
    }),
    hours: placed
      .filter(({ promise }) => promise.notion === "hours")
      .map(({ promise }) => ({
        heading: promise.heading[language],
        times: timesOf(promise, language),
        anchor: promiseAnchor(promise.notion, promise.term),
      })),
    promises: main.toSorted(byNeedOfRow),
  };
}

export function isPressing({ live }: MainPromise): boolean {
  return live !== undefined && needsLook(live);
}

function byNeedOfRow({ live: a }: MainPromise, { live: b }: MainPromise): number {
  return a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : needOf(a) - needOf(b);
}

const most = 4;

/** What was promised: of tickets each target by its level, as many as fit in a line. */
function saidOf({ heading, figure, paragraphs }: ToldPromise, language: Language): string {
  if (figure?.kind !== "objective") return withoutHeading(paragraphs[0]?.[language] ?? "", heading[language]);
  const targets = [...Map.groupBy(figure.groups, ({ title }) => title[language])].map(([title, all]) =>
    `${title} ${all.map(({ target }) => unbroken(normText(target, language))).join(", ")}`.trim(),
  );
  return `${targets.slice(0, most).join("; ")}${targets.length > most ? " …" : ""}`;
}

/** "Beschikbaarheid: ten minste 98%" behind "Beschikbaarheid van de Suite" says it twice. */
function withoutHeading(said: string, heading: string): string {
  const [kind = "", ...rest] = said.split(": ");
  return heading.startsWith(kind) ? rest.join(": ") : said;
}

/** "maandag tot en met vrijdag 09:00 – 17:00". */
function timesOf({ tables, paragraphs }: ToldPromise, language: Language): string {
  const rows = tables[0]?.rows.map((row) => row.map((cell) => cell[language]).join(" ")) ?? [];
  return rows.length > 0 ? rows.join("; ") : (paragraphs[0]?.[language] ?? "");
}

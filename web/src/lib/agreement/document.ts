/** An agreement as its page shows it, in the reader's language: article by article, each promise with the figure that is live of it. */
import type { components } from "#lib/made/schema.js";
import { articleAnchor, promiseAnchor } from "#lib/article-link.ts";
import type { PromiseRow } from "#lib/figures/row.ts";
import { keysOf, type ToldPromise } from "#lib/agreement/live-keys.ts";
import { unbroken } from "#lib/unbroken.ts";
import { summaryShown, type SummaryShown } from "#lib/agreement/summary.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";
import type { Language } from "$peil/i18n/words.ts";

export type Told = components["schemas"]["AgreementDocument"];
type Said = components["schemas"]["Said"];
type ToldArticle = Told["sections"][number]["articles"][number];

export interface DocumentShown {
  readonly title: string;
  readonly edition: string;
  readonly hash: string;
  readonly isBinding: boolean;
  readonly timeZone: string;
  readonly contract: Told["contract"];
  readonly summary: SummaryShown;
  readonly parties: readonly { readonly party: string; readonly name: string | null }[];
  readonly values: readonly {
    readonly title: string;
    readonly article: string | null;
    readonly value: string;
    readonly isDefault: boolean;
  }[];
  readonly editions: Told["editions"];
  readonly sections: readonly {
    readonly section: string;
    readonly heading: string;
    readonly articles: readonly ArticleShown[];
  }[];
}

export interface ArticleShown {
  readonly article: string;
  readonly anchor: string;
  /** What it is about, for a table of contents: its first promises, else what must run. */
  readonly title: string;
  /** Anchors of articles that are named here and stand nowhere else. */
  readonly also: readonly string[];
  readonly gist: readonly string[];
  readonly promises: readonly PromiseShown[];
  readonly alsoIn: readonly { readonly heading: string; readonly anchor: string }[];
  readonly interpretations: readonly {
    readonly open: string;
    readonly reading: string;
    readonly readAs: string | null;
    readonly isOfContract: boolean;
  }[];
  readonly remarks: readonly string[];
}

export interface PromiseShown {
  /** Its id in the page. */
  readonly anchor: string;
  readonly heading: string;
  readonly strength: "promise" | "aim" | "preference";
  readonly paragraphs: readonly string[];
  readonly tables: readonly {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly parts: readonly PromiseShown[];
  readonly isAmended: boolean;
  readonly examples: readonly { readonly name: string; readonly title: string }[];
  /** The figures that are live of it, by the keys of their rows; of a duty its name. */
  readonly live: readonly PromiseRow[];
  readonly duty: string | null;
}

export function documentShown(told: Told, rows: readonly PromiseRow[], language: Language): DocumentShown {
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const own = new Set(told.sections.flatMap(({ articles }) => articles.map(({ anchor }) => anchor)));
  const of = (said: Said) => said[language];
  const titles = new Map(told.examples.map(({ name, title }) => [name, of(title)]));
  const known: Known = { rowOf, titles, language };
  return {
    title: of(told.title),
    edition: told.agreement.edition,
    hash: told.agreement.hash,
    isBinding: told.force === "binding",
    timeZone: told.timeZone,
    contract: told.contract,
    summary: summaryShown(told, rowOf, language),
    parties: told.parties,
    values: told.values.map(({ title, article, said, isDefault }) => ({
      title: of(title),
      article,
      value: of(said),
      isDefault,
    })),
    editions: told.editions,
    sections: told.sections.map(({ section, heading, articles }) => ({
      section,
      heading: of(heading),
      articles: articles.map((one) => articleShown(one, own, known)),
    })),
  };
}

interface Known {
  readonly rowOf: ReadonlyMap<string, PromiseRow>;
  /** What each example is called, by its name. */
  readonly titles: ReadonlyMap<string, string>;
  readonly language: Language;
}

function articleShown(told: ToldArticle, own: Set<string>, known: Known): ArticleShown {
  const { language } = known;
  const of = (said: Said) => said[language];
  const also = [...new Set(told.promises.flatMap(({ articles }) => articles.map(articleAnchor)))].filter(
    (anchor) => !own.has(anchor),
  );
  for (const anchor of also) own.add(anchor);
  return {
    article: told.article,
    anchor: told.anchor,
    title: titleOf(told, language),
    also,
    gist: told.gist.map(({ text }) => of(text)),
    promises: told.promises.map((one) => promiseShown(one, known)),
    alsoIn: told.alsoIn.map(({ notion, term, heading }) => ({
      heading: of(heading),
      anchor: promiseAnchor(notion, term),
    })),
    interpretations: told.interpretations.map(({ open, reading, readAs, by }) => ({
      open: of(open),
      reading: of(reading),
      readAs: readAs === null ? null : of(nameOf(readAs)),
      isOfContract: by === "contract",
    })),
    remarks: told.remarks.map(of),
  };
}

/** A record only holds what the promises beside it are about; what has a figure comes before what it is classified by. */
function titleOf({ promises, gist, alsoIn, interpretations }: ToldArticle, language: Language): string {
  const told = promises.filter(({ notion }) => notion !== "record");
  const own = [...told.filter(({ figure }) => figure !== null), ...told.filter(({ figure }) => figure === null)];
  const named = own.length > 0 ? own : gist.length > 0 ? [] : [...promises, ...alsoIn];
  const headings = [...new Set(named.map(({ heading }) => heading[language]))];
  if (headings.length > 0) return headings.slice(0, 2).join("; ");
  return gist[0]?.text[language] ?? interpretations[0]?.open[language] ?? "";
}

function promiseShown(told: ToldPromise, known: Known): PromiseShown {
  const { rowOf, titles, language } = known;
  const of = (said: Said) => said[language];
  return {
    anchor: promiseAnchor(told.notion, told.term),
    heading: of(told.heading),
    strength: told.strength,
    paragraphs: told.paragraphs.map(of),
    tables: told.tables.map(({ caption, head, rows }) => ({
      caption: of(caption),
      head: head.map(of),
      rows: rows.map((row) => row.map((cell) => unbroken(of(cell)))),
    })),
    parts: told.parts.map((one) => promiseShown(one, known)),
    isAmended: told.isAmended,
    examples: told.examples.map((name) => ({ name, title: titles.get(name) ?? name })),
    live: keysOf(told).flatMap((key) => rowOf.get(key) ?? []),
    duty: told.figure?.kind === "duty" ? told.figure.duty : null,
  };
}

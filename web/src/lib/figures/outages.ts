/** Outages as they are told: which service, from when to when, by what cause, and per measure whether it counted, was taken off, and why not. */
import { languages } from "$peil/i18n/word-finding.ts";
import type { Language } from "$peil/i18n/words.ts";
import { promiseAnchor } from "#lib/article-link.ts";
import { notExcluded } from "#lib/figures/failed-text.ts";
import type { Figures } from "#lib/figures/of-figures.ts";

type Outage = Figures["outages"][number];

export interface OutageShown {
  /** The id of its place in a page. */
  readonly anchor: string;
  readonly outage: string;
  readonly service: string;
  readonly from: number;
  readonly to: number | null;
  readonly cause: string;
  readonly facts: Outage["facts"];
  readonly counted: readonly {
    readonly measure: string;
    readonly article: string;
    /** Its anchor in the agreement. */
    readonly promise: string;
    readonly is: string;
    readonly tookMs: number;
    /** By which it was taken off; "" where none was. */
    readonly exclusion: string;
    /** Of each that was looked at and did not hold, why not. */
    readonly notExcluded: readonly string[];
  }[];
}

/** The newest first. */
export function outagesShown({ outages, measures }: Figures, language: Language): OutageShown[] {
  const titles = new Map(measures.map(({ measure, title }) => [measure, title[language]]));
  const is: Readonly<Record<string, string>> = languages[language].measurePage.stretches;
  return outages
    .map(({ outage, service, from, to, cause, facts, counted }, i) => ({
      anchor: outageAnchor(i),
      outage: outage ?? "",
      service: service ?? "",
      from: Date.parse(from),
      to: to === null ? null : Date.parse(to),
      cause: cause ?? "",
      facts,
      counted: counted.map((one) => ({
        measure: ofService(titles.get(one.measure) ?? one.measure, service === null ? one.service : null),
        article: one.article,
        promise: promiseAnchor("measure", one.measure),
        is: is[one.is] ?? one.is,
        tookMs: Date.parse(one.to) - Date.parse(one.from),
        exclusion: one.failed.length === 0 ? (one.exclusion ?? "") : "",
        notExcluded: notExcluded(one, language),
      })),
    }))
    .toReversed();
}

/** By its place in the answer, where each is told once. */
export function outageAnchor(index: number): string {
  return `outage-${index + 1}`;
}

/** An outage of all services counts for each of them. */
function ofService(measure: string, service: string | null): string {
  return service === null ? measure : `${measure}, ${service}`;
}

/** Where a duty is done: on a ticket's page the place for it; of what no page records, which fact it is that fulfils it. */
import { factName } from "$peil/i18n/fact-names.ts";
import { termWords } from "$peil/i18n/term-words.ts";
import type { Language } from "$peil/i18n/words.ts";

export type Fulfilling = readonly {
  readonly fact: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}[];

/** The places of a ticket's page, by the facts that come of them. */
const places: Readonly<Record<string, string>> = {
  answered: "body",
  "plan-told": "body",
  noted: "body",
  resolved: "body",
  escalated: "act-escalate",
  "handed-over": "act-hand-over",
  "notice-sent": "act-record",
  agreed: "act-record",
  decided: "act-record",
  done: "act-record",
};

/** Of a ticket; the page itself where nothing in it is the place. What is recorded is chosen there by the duty that it is for. */
export function dutyLink(ticket: string, duty: string, to: Fulfilling): string {
  const place = to.map(placeOf).find((one) => one !== undefined);
  const query = place === "act-record" ? `?duty=${encodeURIComponent(duty)}` : "";
  return `/tickets/${ticket}${query}${place === undefined ? "" : `#${place}`}`;
}

/** The kind of fact that is to be recorded for it, and about what; undefined where that is done elsewhere. */
export function recordFor(to: Fulfilling): { readonly fact: string; readonly about: string } | undefined {
  const found = to.find((one) => placeOf(one) === "act-record");
  return found && { fact: found.fact, about: Object.values(found.fields).flat()[0] ?? "" };
}

/** What is recorded there says what it is about, and nothing else. */
function placeOf({ fact, fields }: Fulfilling[number]): string | undefined {
  const place = places[fact];
  return place !== "act-record" || Object.keys(fields).every((one) => one === "about" || one === "what")
    ? place
    : undefined;
}

/** "rapport (servicerapport)"; "" where a place in a page makes it. */
export function recordedAs(ticket: string | null, to: Fulfilling, language: Language): string {
  if (ticket !== null && to.some((one) => placeOf(one) !== undefined)) return "";
  const each = to.map(({ fact, fields }) => {
    const values = Object.values(fields).flat();
    return `${factName(fact)[language]}${values.length === 0 ? "" : ` (${values.join(", ")})`}`;
  });
  return termWords[language].list(each, "or");
}

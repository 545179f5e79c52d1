/**
 * Somebody who reads pages as the server makes them, in both languages, and sends their forms without a script, keeping what was said: far quicker
 * than a browser, where all that matters is what a page says. Forms are sent in one language and in the other, turn by turn.
 */
import type { Known } from "./peil.ts";
import { readOf } from "./said-by-peil.ts";
import { saidIn, shownBy, unmarked, type Language } from "./said.ts";

export interface As {
  /** Somebody's session that is none of those that the system knows by their role. */
  readonly cookie?: string | undefined;
  /** Where a form is sent instead of where it says, such as its second button. */
  readonly action?: string;
}

/** Where pages are read, and as whom. */
export interface Place {
  readonly origin: string;
  readonly session?: (role: Known) => Promise<string>;
}

export class Visitor {
  /** The places of the texts that were said. */
  readonly said: Set<number>;
  /** Of what stood there in the other language: its place, and the page. */
  readonly strays: Map<number, string>;
  /** All that stood on pages, by language, each with the first page where it did. */
  readonly read: Readonly<Record<Language, Map<string, string>>>;
  private readonly peil: Place;
  private sent = 0;

  /** With another visitor it keeps what that one keeps. */
  constructor(peil: Place, other?: Visitor) {
    this.peil = peil;
    this.said = other?.said ?? new Set();
    this.strays = other?.strays ?? new Map();
    this.read = other?.read ?? { nl: new Map(), en: new Map() };
  }

  /** The page in Dutch, after it was read in English too. */
  async reads(role: Known | undefined, path: string, cookie?: string): Promise<string> {
    const [, dutch] = await Promise.all((["en", "nl"] as const).map((one) => this.gets(role, path, one, cookie)));
    return dutch!;
  }

  /** The page in one of the languages, of which another look would be another page. */
  opens(role: Known | undefined, path: string, cookie?: string): Promise<string> {
    return this.gets(role, path, this.turn(), cookie);
  }

  /** Sends the first form of a page that holds this text, with what is filled in besides what it holds by itself. */
  async sends(role: Known | undefined, path: string, holding: string, filled: Given, at: As = {}) {
    const language = this.turn();
    const form = formIn(await this.gets(role, path, language, at.cookie), path, holding);
    const fields = [...form.fields.filter(([name]) => !(name in filled)), ...Object.entries(filled)];
    const action = new URL(at.action ?? form.action, this.peil.origin + path);
    return this.posts(role, action.pathname + action.search, fields, { ...at, language });
  }

  /** Sends these fields to an address, as a form that was there before would. */
  async posts(
    role: Known | undefined,
    path: string,
    fields: readonly (readonly [string, Value])[],
    { cookie, language = this.turn() }: As & { readonly language?: Language } = {},
  ) {
    const body = new FormData();
    for (const [name, values] of fields) for (const value of [values].flat()) body.append(name, value);
    const headers = await this.headers(role, language, cookie);
    const reply = await fetch(this.peil.origin + path, { method: "POST", headers, body, redirect: "manual" });
    const cookies = reply.headers.getSetCookie().map((one) => one.split(";")[0]!);
    const own = cookies.find((one) => one.startsWith("peil="));
    const to = reply.headers.get("location");
    const text =
      to === null
        ? this.hears(path, language, await reply.text())
        : await this.gets(role, this.within(to, path), language, own ?? cookie);
    return { text, cookie: own };
  }

  private async gets(role: Known | undefined, path: string, language: Language, cookie?: string): Promise<string> {
    const headers = await this.headers(role, language, cookie);
    const reply = await fetch(this.peil.origin + path, { headers, redirect: "manual" });
    const to = reply.headers.get("location");
    if (to !== null) return this.gets(role, this.within(to, path), language, cookie);
    return this.hears(path, language, await reply.text());
  }

  /** Keeps what a page says, and gives it without marks. */
  private hears(path: string, language: Language, html: string): string {
    this.listens(path, language, shownBy(html));
    const page = unmarked(html);
    const read = this.read[language];
    for (const text of readOf(page)) if (!read.has(text)) read.set(text, path);
    return page;
  }

  /** Keeps what is shown somewhere. */
  listens(path: string, language: Language, shown: string): void {
    const said = saidIn(shown);
    for (const place of said[language]) this.said.add(place);
    for (const place of said[language === "nl" ? "en" : "nl"])
      if (!this.strays.has(place)) this.strays.set(place, path);
  }

  private turn(): Language {
    this.sent += 1;
    return this.sent % 2 === 0 ? "nl" : "en";
  }

  /** The path of an address on this server, from where it was named. */
  private within(to: string, from: string): string {
    const { pathname, search } = new URL(to, this.peil.origin + from);
    return pathname + search;
  }

  private async headers(role: Known | undefined, language: Language, cookie?: string): Promise<Record<string, string>> {
    const own = cookie ?? (role === undefined ? undefined : await this.peil.session?.(role));
    const cookies = [`peil-language=${language}`, ...(own === undefined ? [] : [own])].join("; ");
    return { origin: this.peil.origin, accept: "text/html", cookie: cookies };
  }
}

type Value = string | File | readonly string[];
export type Given = Readonly<Record<string, Value>>;

/** The first form of a page that holds this text: where it leads, and what it holds by itself. */
export function formIn(page: string, path: string, holding: string) {
  const form = page.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes(holding));
  if (form === undefined) throw new Error(`${path} has no form with ${holding}: ${textOf(page)}`);
  const fields = (form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [])
    .map((input) => [valueOf("name", input), valueOf("value", input)] as const)
    .filter(([name]) => name !== "");
  return { action: valueOf("action", /<form[^>]*>/.exec(form)![0]), fields };
}

/** What an attribute of a tag says. */
export function valueOf(attribute: string, tag: string): string {
  const written = new RegExp(`\\s${attribute}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return written.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

/** What stands on a page, for a message. */
const textOf = (page: string): string =>
  shownBy(page.slice(page.indexOf("<main")))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, 3000);

/**
 * Says the small parts of an agreement in one language: what its terms, levels, hours and people are called, lengths, amounts, and
 * the facts that its terms speak of. A name that nobody worded is said as it is written, its hyphens taken out.
 */
import { formatElapsed, type Length } from "../../time/length.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Text } from "../../agreement/schema/basics.ts";
import type { Moment } from "../../agreement/schema/moment.ts";
import { nameOf, peopleNames } from "../../i18n/agreement-names.ts";
import { contractName } from "../../i18n/contract-names.ts";
import { factNames } from "../../i18n/fact-names.ts";
import { termWords, type TermWords } from "../../i18n/term-words.ts";
import type { Language } from "../../i18n/words.ts";
import { factKind } from "../../facts/vocabulary.ts";
import { filledSaid } from "./say-filled.ts";
import { factSaid } from "./say-filter.ts";

/** By the name of the contract's item. */
export type Filled = Readonly<Record<string, readonly string[] | undefined>>;

export class Speaker {
  readonly language: Language;
  readonly words: TermWords;
  readonly file: AgreementFile;
  /** What the contract fills in. */
  readonly filled: Filled;

  constructor(file: AgreementFile, language: Language, filled: Filled = {}) {
    this.file = file;
    this.filled = filled;
    this.language = language;
    this.words = termWords[language];
  }

  text(text: Text | undefined): string {
    return text === undefined ? "" : text[this.language];
  }

  /** A word of the agreement that is no name of anything it declares. */
  word(written: string): string {
    if (written === "yes" || written === "no" || written === "any") return this.words[written];
    return nameOf(written)[this.language];
  }

  /** Something that the contract fills in, with what it filled in. */
  item(name: string): string {
    const filled = this.filledIn(name);
    return filled === "" ? this.offered(name) : `${this.word(name)} (${filled})`;
  }

  /** What contracts choose from is called as they call it. */
  offered(value: string): string {
    const isOffered = Object.values(this.file.contract ?? {}).some(({ values }) => values?.includes(value) === true);
    return isOffered ? contractName(value, this.language) : this.person(value);
  }

  /** Empty where the contract fills nothing in. */
  filledIn(name: string): string {
    const item = this.file.contract?.[name];
    const filled = this.filled[name] ?? [];
    return filled.map((one) => (item === undefined ? one : filledSaid(this, item, one))).join(", ");
  }

  items(names: readonly string[] | undefined): string {
    return this.words.list(
      (names ?? []).map((name) => this.item(name)),
      "and",
    );
  }

  all(written: readonly string[] | undefined): string {
    return this.words.list(
      (written ?? []).map((one) => this.word(one)),
      "and",
    );
  }

  /** A party by its own name where it has one. */
  people(written: readonly string[] | undefined): string {
    return this.words.list(
      (written ?? []).map((one) => this.person(one)),
      "and",
    );
  }

  /** Whether a sentence about them has its verb in the plural. */
  areMany(written: readonly string[]): boolean {
    return written.length > 1 || ["both", "all-customers", "reporters"].includes(written[0]!);
  }

  /** Empty where any time counts. */
  hoursCounted(name: string | undefined): string {
    return name === "always" ? "" : this.hours(name);
  }

  hours(name: string | undefined): string {
    if (name === undefined) return "";
    if (name === "always") return this.words.always;
    return this.quoted(this.file.hours[name]?.name, name);
  }

  /** What a type of ticket, a level's value, or something else that can be classified is called. */
  subject(name: string): string {
    const fact = factKind(name);
    return this.valueOf("type", name) ?? (fact === undefined ? this.word(name) : factNames[fact][this.language]);
  }

  subjects(names: readonly string[] | undefined): string {
    return this.words.list(
      (names ?? []).map((name) => this.subject(name)),
      "or",
    );
  }

  levelName(level: string): string {
    return this.text(this.file.levels?.[level]?.name) || this.word(level);
  }

  value(level: string, value: string): string {
    return this.valueOf(level, value) ?? this.word(value);
  }

  /** A clock, measure, duty or other term by its name. */
  term(name: string): string {
    const { clocks, measures, duties, rights, procedures = {} } = this.file;
    const inside = Object.values(procedures).flatMap((one) => [one.duties, one.rights]);
    const found = [clocks, measures, duties, rights, procedures, ...inside].map((terms) => terms?.[name]?.name);
    return this.text(found.find((one) => one !== undefined)) || this.word(name);
  }

  elapsed(ms: number): string {
    const written = formatElapsed(ms).replace(
      /(\d+) s (\d+) ms$/,
      (_, s: string, part: string) => `${Number(s) + Number(part) / 1000} s`,
    );
    return this.words.elapsed(written);
  }

  length(length: Length): string {
    return length.kind === "elapsed" ? this.elapsed(length.ms) : this.words.length(length);
  }

  /** A length that may be left to the contract or to an arrangement. */
  lengthOrAgreed(length: Length | { readonly kind: "from"; readonly name: string }): string {
    if (length.kind !== "from") return this.length(length);
    if (length.name === "as agreed") return this.words.agreed;
    const periods: Readonly<Record<string, string>> = this.words.periods;
    const filled = this.filledIn(length.name);
    const item = this.word(length.name);
    return periods[length.name] ?? (filled === "" ? item : `${filled} (${item})`);
  }

  moments(moments: readonly Moment[], last: "and" | "or" = "or"): string {
    return this.words.list(
      moments.map((one) => this.moment(one)),
      last,
    );
  }

  /** What happened, without which of its kind: for a heading. */
  happening(moments: readonly Moment[]): string {
    const plain = moments.map((one) => (one.kind === "fact" ? { ...one, filter: {} } : one));
    const said = plain.map((one) => this.moment(one));
    return this.words.list([...new Set(said)], "or");
  }

  private moment(moment: Moment): string {
    if (moment.kind === "fact") return factSaid(this, moment);
    const { moment: words } = this.words;
    if (moment.term === "opens") return words.opens;
    const term = this.term(moment.term);
    if (moment.edge === "stop-or-due") return words.stopOrDue(term);
    return words[moment.edge](term);
  }

  person(written: string): string {
    const own = this.file.parties[written]?.name;
    if (own !== undefined) return own;
    const role = Object.values(this.file.parties).flatMap(({ roles }) => roles?.[written]?.name ?? [])[0];
    if (role !== undefined) return this.text(role);
    return Object.hasOwn(peopleNames, written) ? peopleNames[written]![this.language] : this.word(written);
  }

  /** `5 dec`, `2026-12-24`, or a day with a name of its own. */
  date(written: string): string {
    const { calendars, months } = this.words.hours;
    const [, year, ofYear, ofMonth] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ?? [];
    if (year !== undefined) return `${Number(ofMonth)} ${months[Number(ofYear) - 1]} ${year}`;
    const known = calendars[written];
    if (known !== undefined) return known;
    const day = /^(\d{1,2}) ([a-z]{3})$/.exec(written);
    const month = day && "jan feb mar apr may jun jul aug sep oct nov dec".split(" ").indexOf(day[2]!);
    return day === null || month === null || month < 0 ? this.word(written) : `${day[1]} ${months[month]}`;
  }

  /** Undefined of what is no value of that level. */
  valueOf(level: string, value: string): string | undefined {
    const values = this.file.levels?.[level]?.values;
    return values === undefined || Array.isArray(values) ? undefined : values[value] && this.text(values[value]);
  }

  private quoted(name: Text | undefined, written: string): string {
    return `"${this.text(name) || this.word(written)}"`;
  }
}

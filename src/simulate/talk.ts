/**
 * What people write on one ticket. A problem keeps its own words from report to solution; phrases around it follow who
 * writes, in which tone, and how it stands: asked, waiting, late, solved. Slots keep their value through the ticket.
 */
import type { Chance } from "./chance.ts";
import type { Texts, Problem, Tone } from "./texts.ts";
import type { Person } from "./world.ts";
import { sloppy, tidy } from "./handwriting.ts";
import { partOfDay } from "./spoken-moment.ts";

export interface TalkOptions {
  readonly texts: Texts;
  readonly problem: Problem;
  readonly person: Person;
  readonly agent: Person;
  readonly chance: Chance;
  /** Slots of the simulation: the customer's name, since when, the colleague. */
  readonly slots: Record<string, string>;
  readonly zone: string;
  /** Who is hit by the problem. */
  readonly hits: NonNullable<Problem["hits"]>;
}

export class Talk {
  readonly slots: Record<string, string>;
  private readonly texts: Texts;
  readonly problem: Problem;
  private readonly person: Person;
  private readonly chance: Chance;
  private readonly zone: string;
  private readonly hits: TalkOptions["hits"];

  constructor({ texts, problem, person, agent, chance, slots, zone, hits }: TalkOptions) {
    this.texts = texts;
    this.problem = problem;
    this.person = person;
    this.chance = chance;
    this.zone = zone;
    this.hits = hits;
    const [firstName] = person.name.split(" ");
    const [agentName] = agent.name.split(" ");
    this.slots = { ...slots, name: person.name, "first-name": firstName!, agent: agentName!, phone: person.phone };
  }

  about(): string {
    return tidy(this.fill(this.problem.about));
  }

  /** Everything that is said from now on is said at this moment. */
  now(at: number): void {
    this.slots["good-day"] = partOfDay(this.zone, at, this.texts.lang);
  }

  /** Whether the desk has something to ask about it. */
  get asks(): boolean {
    return this.problem.ask !== undefined;
  }

  get fault(): Problem["fault"] {
    return this.problem.fault;
  }

  /** Whether it was something that had to be found, rather than a detail to be put right. */
  get hasCause(): boolean {
    return this.problem.cause !== undefined;
  }

  /** A message as it comes in by mail, portal or form. */
  report(rank: number, afterRelease: boolean): string {
    const { tone } = this;
    const brief = tone === "terse";
    const isLight = this.problem.grip === "light";
    const details = [
      this.slots["environment"] === undefined ? "" : this.say("on-test"),
      afterRelease ? this.say("after-release") : "",
      this.tellsSince(isLight || afterRelease || (brief && this.chance.odds(0.7))) ? this.say("since") : "",
      this.scale(rank, brief ? 0.3 : 0.6),
      brief || isLight || this.hits === "public" || this.hits === "team"
        ? ""
        : this.maybe("tried", tone === "chatty" ? 0.7 : 0.3),
    ];
    const isNeedless = isLight || (rank === 0 && tone !== "upset");
    const opening = isNeedless ? "" : this.maybe(`opening-${tone}`, brief ? 0.3 : 0.7);
    const body = [opening, this.fill(this.problem.see), ...details].filter((part) => part !== "").join(" ");
    return this.letter(
      body,
      this.say(rank === 0 ? "wish-heavy" : `wish-${isLight && tone === "upset" ? "plain" : tone}`),
      tone,
    );
  }

  /** Nobody jokes while everything is down. */
  private get tone(): Tone {
    return this.hits === "all" && this.person.tone === "chatty" ? "plain" : this.person.tone;
  }

  private tellsSince(isNeedless: boolean): boolean {
    return !isNeedless && !this.problem.see.includes("{since}") && this.chance.odds(0.55);
  }

  /** Who has it, or how bad it is; on a test environment nobody is hit. */
  private scale(rank: number, odds: number): string {
    if (this.slots["environment"] !== undefined) return "";
    const weight = rank === 0 ? "weight-heavy" : rank === 1 ? "weight-usual" : "weight-light";
    const isUpset = this.person.tone === "upset" && weight === "weight-light";
    if (this.problem.grip === "light") return isUpset ? "" : this.maybe("weight-light", odds / 2);
    return this.maybe(isUpset || this.chance.odds(0.6) ? `who-${this.hits}` : weight, odds);
  }

  /** A question, a wish or a complaint: no scale and nothing tried. */
  request(manner: string): string {
    const { tone } = this.person;
    const isPlain = manner === "question" || manner === "change";
    const opening = isPlain ? this.maybe(`request-${manner}`, tone === "terse" ? 0.15 : 0.55) : "";
    const wish = isPlain ? this.maybe("request-wish", tone === "terse" ? 0.2 : 0.5) : "";
    const body = [opening, this.fill(this.problem.see)].filter((part) => part !== "").join(" ");
    return this.letter(body, wish, tone);
  }

  /** What an agent notes of a phone call. */
  phoned(rank: number, isIncident: boolean): string {
    const scale = isIncident ? this.scale(rank, 0.4) : "";
    this.slots["text"] = tidy(`${this.fill(this.problem.see)} ${scale}`);
    return tidy(this.say("phone"));
  }

  /** A phrase of the desk as a letter to the person, by the agent or by who else signs; `text` fills the slot of that name. */
  fromDesk(phrase: string, text?: string, signer?: string): string {
    if (text !== undefined) this.slots["text"] = this.fill(text);
    const { agent } = this.slots;
    if (signer !== undefined) this.slots["agent"] = signer.split(" ")[0]!;
    const letter = tidy(`${this.say("agent-greeting")}\n\n${this.say(phrase)}\n\n${this.say("agent-bye")}`);
    this.slots["agent"] = agent!;
    return letter;
  }

  /** What the desk asks back: what belongs to the problem, or what the reason for waiting asks. */
  ask(reason?: string): string {
    if (reason === "consent") return this.fromDesk("ask-consent");
    const own = this.problem.ask;
    if (own === undefined) return this.fromDesk(reason === "description" ? "ask-description" : "ask-reproduction");
    const isIncident = this.problem.cause !== undefined || this.problem.around !== undefined;
    return this.fromDesk(isIncident ? "ask" : "ask-more", own);
  }

  solved(apologise: boolean): string {
    const { fix, cause } = this.problem;
    const parts = [apologise ? this.say("apology") : "", this.fill(fix)];
    if (cause !== undefined && this.chance.odds(0.75)) {
      this.slots["text"] = this.fill(cause);
      parts.splice(apologise ? 1 : 0, 0, this.say("cause"));
    }
    if (this.chance.odds(0.6)) parts.push(this.say("check"));
    return this.answering(parts);
  }

  answered(apologise: boolean, manner: string): string {
    const preface = manner === "complaint" || manner === "remark" ? `answer-${manner}` : "answer";
    return this.answering([
      apologise ? this.say("apology") : "",
      this.maybe(preface, 0.5),
      this.fill(this.problem.fix),
    ]);
  }

  private answering(parts: readonly string[]): string {
    const body = parts.filter((part) => part !== "").join(" ");
    return tidy(`${this.say("agent-greeting")}\n\n${body}\n\n${this.say("agent-bye")}`);
  }

  /** Until it is solved: the way round, where the problem has one. */
  wayRound(): string | undefined {
    return this.problem.around === undefined ? undefined : this.fromDesk("around", this.problem.around);
  }

  /** For colleagues: what the second line found. */
  found(): string {
    if (this.problem.cause === undefined) return tidy(this.say("found-light"));
    this.slots["text"] = this.fill(this.problem.cause);
    return tidy(this.say("found"));
  }

  reply(late: boolean, reason?: string, by = this.person): string {
    const general = `reply-${reason === "consent" || reason === "description" ? reason : "reproduction"}`;
    const own = reason === "consent" ? undefined : this.problem.reply;
    const answer =
      own === undefined ? this.say(this.asks && reason !== "consent" ? "agreed" : general) : this.fill(own);
    const body = late ? `${this.say("late-reply")} ${answer}` : answer;
    const { name, "first-name": first } = this.slots;
    Object.assign(this.slots, { name: by.name, "first-name": by.name.split(" ")[0]! });
    const letter = this.letter(body, "", this.chance.odds(0.5) ? "terse" : by.tone);
    Object.assign(this.slots, { name, "first-name": first });
    return letter;
  }

  /** A word of the customer by the tone of who writes: thanks, grumble. */
  word(phrase: string): string {
    return this.letter(this.say(`${phrase}-${this.person.tone}`), "", "terse");
  }

  plainWord(phrase: string): string {
    return this.letter(this.say(phrase), "", this.person.tone);
  }

  note(phrase: string): string {
    return tidy(this.say(phrase));
  }

  private letter(body: string, wish: string, tone: Tone): string {
    const greeting = tone === "terse" && this.chance.odds(0.6) ? "" : this.say(`greeting-${tone}`);
    const bye = tone === "terse" && this.chance.odds(0.3) ? "" : this.say(`bye-${tone}`);
    // Greeting and name come by themselves; only what is typed is mistyped.
    const typed = tidy([body, wish].filter((part) => part !== "").join(" "));
    return (
      tidy(`${greeting}\n\n`) +
      (greeting === "" ? "" : "\n\n") +
      (this.person.careless ? sloppy(typed, this.chance) : typed) +
      (bye === "" ? "" : `\n\n${tidy(bye)}`)
    );
  }

  private maybe(phrase: string, odds: number): string {
    return this.chance.odds(odds) ? this.say(phrase) : "";
  }

  private say(phrase: string): string {
    const list = this.texts.desk.phrases[phrase];
    if (list === undefined) throw new Error(`no phrase "${phrase}"`);
    // Whoever the problem is about does not turn up a second time.
    const isNamed = this.problem.see.includes("{colleague}");
    const other = isNamed ? list.filter((one) => !one.includes("{colleague}")) : list;
    return this.fill(this.chance.pick(other.length > 0 ? other : list));
  }

  /** Fills slots from what is known, else from the lists, and remembers what was picked. */
  private fill(text: string, depth = 0): string {
    return text.replace(/\{([^}]*)\}/g, (_, slot: string) => {
      const known = this.slots[slot];
      if (known !== undefined) return known;
      const list = this.texts.own?.slots[slot] ?? this.texts.general.slots[slot];
      const picked = list === undefined ? "" : this.chance.pick(list);
      return (this.slots[slot] = depth < 4 ? this.fill(picked, depth + 1) : picked);
    });
  }
}

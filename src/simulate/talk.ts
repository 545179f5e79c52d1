/**
 * What people write on one ticket. A problem keeps its own words from report to solution; phrases around it follow who
 * writes, in which tone, and how it stands: asked, waiting, late, solved. Slots keep their value through the ticket.
 */
import type { Chance } from "./chance.ts";
import type { Texts, Problem, Tone } from "./texts.ts";
import type { Person } from "./world.ts";
import { sloppy, tidy } from "./handwriting.ts";

export interface TalkOptions {
  readonly texts: Texts;
  readonly problem: Problem;
  readonly person: Person;
  readonly agent: Person;
  readonly chance: Chance;
  /** Slots of the simulation: the customer's name, since when, the colleague. */
  readonly slots: Record<string, string>;
}

export class Talk {
  readonly slots: Record<string, string>;
  private readonly texts: Texts;
  readonly problem: Problem;
  private readonly person: Person;
  private readonly chance: Chance;

  constructor({ texts, problem, person, agent, chance, slots }: TalkOptions) {
    this.texts = texts;
    this.problem = problem;
    this.person = person;
    this.chance = chance;
    const [firstName] = person.name.split(" ");
    const [agentName] = agent.name.split(" ");
    this.slots = { ...slots, name: person.name, "first-name": firstName!, agent: agentName!, phone: person.phone };
  }

  about(): string {
    return tidy(this.fill(this.problem.about));
  }

  /** Whether the desk has something to ask about it. */
  get asks(): boolean {
    return this.problem.ask !== undefined;
  }

  get fault(): Problem["fault"] {
    return this.problem.fault;
  }

  /** A message as it comes in by mail, portal or form. */
  report(rank: number, afterRelease: boolean): string {
    // Nobody jokes while everything is down.
    const tone = rank === 0 && this.person.tone === "chatty" ? "plain" : this.person.tone;
    const scale = rank === 0 ? "scale-heavy" : rank === 1 ? "scale-usual" : "scale-light";
    const brief = tone === "terse";
    const details = [
      afterRelease ? this.say("after-release") : "",
      (!brief || this.chance.odds(0.3)) && !this.problem.see.includes("{since}") ? this.maybe("since", 0.6) : "",
      this.maybe(scale, brief ? 0.3 : 0.6),
      brief ? "" : this.maybe("tried", tone === "chatty" ? 0.8 : 0.4),
    ];
    const opening = this.maybe(`opening-${tone}`, brief ? 0.3 : 0.75);
    const body = [opening, this.fill(this.problem.see), ...details].filter((part) => part !== "").join(" ");
    return this.letter(body, this.say(`wish-${tone}`), tone);
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
  phoned(rank: number): string {
    this.slots["text"] = this.fill(this.problem.see);
    const scale = rank === 0 ? "scale-heavy" : "scale-light";
    return tidy([this.say("phone"), this.maybe(scale, 0.4)].join(" "));
  }

  /** A phrase of the desk as a letter to the person; `text` fills the slot of that name. */
  fromDesk(phrase: string, text?: string): string {
    if (text !== undefined) this.slots["text"] = this.fill(text);
    return tidy(`${this.say("agent-greeting")}\n\n${this.say(phrase)}\n\n${this.say("agent-bye")}`);
  }

  ask(): string {
    const isIncident = this.problem.cause !== undefined || this.problem.around !== undefined;
    return this.fromDesk(isIncident ? "ask" : "ask-more", this.problem.ask ?? this.say("check"));
  }

  solved(apologise: boolean): string {
    const { fix, cause } = this.problem;
    const parts = [apologise ? this.say("apology") : "", this.fill(fix)];
    if (cause !== undefined && this.chance.odds(0.75)) {
      this.slots["text"] = this.fill(cause);
      parts.splice(apologise ? 1 : 0, 0, this.say("cause"));
    }
    if (this.chance.odds(0.7)) parts.push(this.say("check"));
    const body = parts.filter((part) => part !== "").join(" ");
    return tidy(`${this.say("agent-greeting")}\n\n${body}\n\n${this.say("agent-bye")}`);
  }

  answered(apologise: boolean): string {
    const body = [apologise ? this.say("apology") : "", this.maybe("answer", 0.5), this.fill(this.problem.fix)];
    const text = body.filter((part) => part !== "").join(" ");
    return tidy(`${this.say("agent-greeting")}\n\n${text}\n\n${this.say("agent-bye")}`);
  }

  /** Until it is solved: the way round, where the problem has one. */
  wayRound(): string | undefined {
    return this.problem.around === undefined ? undefined : this.fromDesk("around", this.problem.around);
  }

  /** For colleagues: what the second line found. */
  found(): string {
    this.slots["text"] = this.fill(this.problem.cause ?? this.problem.fix);
    return tidy(this.say("found"));
  }

  reply(late: boolean): string {
    const answer = this.fill(this.problem.reply ?? this.say("agreed"));
    const body = late ? `${this.say("late-reply")} ${answer}` : answer;
    const { tone } = this.person;
    return this.letter(body, "", this.chance.odds(0.5) ? "terse" : tone);
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
    const text = tidy(`${greeting}\n\n${[body, wish].filter((part) => part !== "").join(" ")}\n\n${bye}`);
    return this.person.careless ? sloppy(text, this.chance) : text;
  }

  private maybe(phrase: string, odds: number): string {
    return this.chance.odds(odds) ? this.say(phrase) : "";
  }

  private say(phrase: string): string {
    const list = this.texts.desk.phrases[phrase];
    if (list === undefined) throw new Error(`no phrase "${phrase}"`);
    return this.fill(this.chance.pick(list));
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

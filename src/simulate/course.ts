/**
 * A ticket being lived: what happened so far, and how the next act is added to it, with the fields that the agreement
 * asks and after what has to come first. Time goes on with each act.
 */
import type { FieldValue } from "../facts/fact.ts";
import type { Chance } from "./chance.ts";
import { doneAfter } from "./duties-done.ts";
import { askedFields, missingBefore, properFields, type Place } from "./proper-act.ts";
import { hour, minute, type Happening, type Setting, type TicketLife } from "./setting.ts";
import type { Talk } from "./talk.ts";
import type { Kind } from "./ticket-kind.ts";
import type { Customer, Person } from "./world.ts";

export class Course {
  readonly setting: Setting;
  readonly key: string;
  readonly customer: Customer;
  readonly person: Person;
  readonly kind: Kind;
  readonly chance: Chance;
  readonly talk: Talk;
  readonly happenings: Happening[] = [];
  /** What is known of the ticket by now. */
  attributes: Record<string, FieldValue>;
  readonly is: Readonly<Record<string, FieldValue>>;
  agent: Person;
  /** The moment up to which it was lived. */
  at: number;
  /** What people fill in on this ticket, where they are asked to. */
  readonly known: Record<string, FieldValue> = {};
  /** A wish that is not granted. */
  isDeclined = false;
  /** Set once judged: the solution came too late, and the desk knows. */
  isMissed = false;
  private marks = 0;

  constructor(setting: Setting, start: CourseStart) {
    this.setting = setting;
    this.key = start.key;
    this.customer = start.customer;
    this.person = start.person;
    this.kind = start.kind;
    this.chance = start.chance;
    this.talk = start.talk;
    this.agent = start.agent;
    this.is = start.is;
    this.attributes = { ...start.is };
    this.at = start.at;
  }

  /** Adds an act at `at`; what has to come before it is done a little earlier, never before the report. */
  act(kind: string, at: number, fields: Record<string, FieldValue>, who: Person, says?: () => string): Happening {
    const place = this.place();
    for (const moment of missingBefore(place, kind, at, fields)) {
      const drawn = at - this.chance.whole(2, 45) * minute;
      const hasBegun = this.setting.staffHours.isOpen(drawn) || !this.setting.staffHours.isOpen(at);
      const earlier = Math.max(this.happenings[0]?.at ?? at, hasBegun ? drawn : at - minute);
      const by = doerOf(moment.fact, this);
      // Whoever only puts a ticket aside books the least there is.
      const least = moment.fact === "work-booked" ? { minutes: "5" } : {};
      const asked = { ...least, by: by.role, ...askedFields(moment.filter, place) };
      const all = properFields(place, moment.fact, earlier, asked, by);
      this.add(moment.fact, earlier, { ...all, person: by.id }, undefined, by);
    }
    const all = properFields(place, kind, at, { by: who.role, ...fields }, who);
    if (fields["automatic"] === undefined) all["person"] = who.id;
    const done = this.add(kind, at, all, says, who);
    // What a machine must do because of it is done in the same moment, before anybody asks for it.
    for (const due of doneAfter(this.place(), done, this.happenings))
      if (due.duty.automatic === true) this.add(due.kind, due.at, { by: this.agent.role, ...due.fields });
    return done;
  }

  /** A moment with seconds, as nobody works by the minute. */
  add(kind: string, at: number, fields: Record<string, FieldValue>, says?: () => string, who?: Person): Happening {
    const { talk } = this;
    const spoken = (): string => {
      talk.now(at);
      return says!();
    };
    const happening: Happening = {
      kind,
      at,
      seq: this.happenings.length,
      fields,
      customer: this.customer.id,
      ticket: this.key,
      says: says === undefined ? undefined : once(spoken),
      lang: this.person.lang,
      ...this.written(kind, at, who),
    };
    this.happenings.push(happening);
    for (const [name, value] of Object.entries(fields))
      if (this.setting.program.classifying.has(name)) this.attributes[name] = value;
    return happening;
  }

  place(): Place {
    const { setting, attributes, customer, chance, known } = this;
    return { setting, kind: "ticket", attributes, customer, before: this.happenings, chance, known };
  }

  /** A name for a fact that a later one points at. */
  mark(): string {
    return `${this.key}.${++this.marks}`;
  }

  /** How somebody answers: as the ticket came in, by mail where that was the phone or a form. */
  get backVia(): string {
    const via = String(this.happenings[0]?.fields["via"] ?? "mail");
    return via === "portal" || via === "mail" ? via : "mail";
  }

  life(): TicketLife {
    const reportedAt = this.happenings.find(({ kind }) => kind === "reported")!.at;
    const { key, customer, is } = this;
    return { key, customer, is, reportedAt, happenings: this.happenings, number: key };
  }

  /** What is done on the phone or on site is now and then written down later. */
  private written(kind: string, at: number, who: Person | undefined): { recordedAt?: number } {
    const { chance, setting } = this;
    if (who === undefined || who.customer !== undefined || kind === "reported") return {};
    if (!chance.odds(setting.parameters.mistakes["written-late"])) return {};
    return { recordedAt: at + Math.round(Math.min(chance.around(50 * minute, 1), 60 * hour) / 1000) * 1000 };
  }
}

export interface CourseStart {
  readonly key: string;
  readonly customer: Customer;
  readonly person: Person;
  readonly agent: Person;
  readonly kind: Kind;
  readonly chance: Chance;
  readonly talk: Talk;
  readonly is: Readonly<Record<string, FieldValue>>;
  readonly at: number;
}

/** What was written is written: asked again it is the same. */
function once(says: () => string): () => string {
  let said: string | undefined;
  return () => (said ??= says());
}

/** Consent and agreement come from the customer, the rest from the desk. */
function doerOf(kind: string, course: Course): Person {
  return /^(agreed|consent-given|asked|release-accepted|plan-approved)$/.test(kind) ? course.person : course.agent;
}

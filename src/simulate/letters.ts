/**
 * What people write to each other beside tickets: announcements of work, minutes of a meeting, a few lines with a report, what
 * was found out about an outage. A letter is chosen by the kind of the fact and by what it is about.
 */
import { text } from "../facts/fact.ts";
import { localDay, zoneOf } from "../time/zone.ts";
import { spokenDate } from "./spoken-moment.ts";
import { day, minute, type Happening, type Setting, type TicketLife } from "./setting.ts";
import type { Texts } from "./texts.ts";

/** Gives each of these facts its letter, where the texts have one; in the language in which the supplier writes. */
export function writeLetters(setting: Setting, facts: readonly Happening[], tickets: readonly TicketLife[]): void {
  const [texts] = setting.texts;
  const outages = Map.groupBy(
    facts.filter(({ kind }) => kind.startsWith("outage-")),
    ({ fields }) => String(fields["outage"]),
  );
  for (const fact of facts) {
    const key = keysOf(fact).find((name) => texts!.letters.letters[name] !== undefined);
    if (key === undefined || fact.says !== undefined) continue;
    const slots = { ...spoken(setting, texts!, fact), ...inFigures(setting, texts!, fact, outages, tickets) };
    const chance = setting.chance.of("letter", fact.customer ?? "", fact.kind, fact.at, String(fact.fields["work"]));
    const chosen = chance.pick(texts!.letters.letters[key]!);
    const words = filled(texts!, chosen, slots, (list) => chance.pick(list));
    Object.assign(fact, { lang: texts!.lang, says: () => words });
  }
}

/** From what it is about to any of its kind: `notice-sent fit`, `report-delivered`. */
function keysOf({ kind, fields }: Happening): string[] {
  const about = ["about", "what", "for", "kind", "cause", "accepted", "effect"].flatMap(
    (name) => text(fields[name]) ?? [],
  );
  return [...about.map((value) => `${kind} ${value}`), kind];
}

/** Names and moments of the fact itself. */
function spoken(setting: Setting, texts: Texts, { fields, customer, at }: Happening): Record<string, string> {
  const { world, program } = setting;
  const own = world.customers.find(({ id }) => id === customer);
  const people = [...(own?.people ?? []), ...world.staff];
  const writer = people.find(({ id }) => id === fields["person"]);
  const desk = program.file.parties["supplier"]?.name ?? program.file.agreement;
  const manager = world.staff.find(({ role }) => /manage|account|coordinator/.test(role)) ?? world.staff[0];
  const name = text(fields["service"]);
  const one = (list: string) => texts.letters.letters[list]?.[0] ?? "";
  return {
    desk,
    customer: own?.name ?? "",
    person: writer?.name ?? desk,
    contact: own?.people[0]?.name ?? "",
    second: own?.people[1]?.name ?? "",
    manager: manager?.name ?? desk,
    service: name === undefined ? one("all-services") : `${one("the-service")} ${name}`,
    release: text(fields["release"]) ?? "",
    version: text(fields["version"]) ?? "",
    why: text(fields["why"]) ?? "",
    improvements: text(fields["improvements"]) ?? "",
    start: momentOf(setting, texts, text(fields["start"])),
    end: clockOf(text(fields["end"])),
    day: dayOf(setting, texts, at),
    "in-two-weeks": dayOf(setting, texts, at + 14 * day),
    "in-three-months": dayOf(setting, texts, at + 91 * day),
  };
}

/** What is counted for it: how long the outage lasted, how many tickets there were of late. */
function inFigures(
  setting: Setting,
  texts: Texts,
  { fields, customer, at }: Happening,
  outages: ReadonlyMap<string, readonly Happening[]>,
  tickets: readonly TicketLife[],
): Record<string, string> {
  const [started, ended] = outages.get(String(fields["outage"])) ?? [];
  const recent = tickets.filter(
    (one) => one.customer.id === customer && one.reportedAt < at && one.reportedAt > at - 91 * day,
  );
  const open = recent.filter(({ happenings }) => !happenings.some((one) => one.kind === "closed" && one.at < at));
  return {
    tickets: String(recent.length),
    open: String(open.length),
    minutes: ended === undefined ? "" : String(Math.max(1, Math.round((ended.at - started!.at) / minute))),
    "outage-day": started === undefined ? "" : dayOf(setting, texts, started.at),
  };
}

function filled(
  texts: Texts,
  letter: string,
  slots: Readonly<Record<string, string>>,
  pick: (list: readonly string[]) => string,
): string {
  return letter.replace(/\{([^}]*)\}/g, (_, slot: string) => {
    const list = texts.letters.letters[slot];
    return slots[slot] ?? (list === undefined ? "" : filled(texts, pick(list), slots, pick));
  });
}

function dayOf({ program }: Setting, { desk }: Texts, at: number): string {
  return spokenDate(localDay(zoneOf(program.zone), at), { desk });
}

/** `2026-01-22T18:30:00+01:00` as a day with a time. */
function momentOf(setting: Setting, texts: Texts, written: string | undefined): string {
  if (written === undefined) return "";
  const at = Temporal.Instant.from(written).epochMilliseconds;
  return `${dayOf(setting, texts, at)} ${clockOf(written)}`;
}

function clockOf(written: string | undefined): string {
  return written?.slice(11, 16) ?? "";
}

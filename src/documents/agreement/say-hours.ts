/** Named hours: the week as a table, and the days on which they are otherwise (CAL-1, CAL-5, CAL-6). */
import type { HoursTerm } from "../../agreement/schema/agreement.ts";
import { parseLength } from "../../time/length.ts";
import { capital, labelled, type Said, type ShownTable, type Speakers } from "./promise.ts";
import type { Speaker } from "./speaker.ts";

export function sayHours(speakers: Speakers, term: HoursTerm): Said {
  const { week, closed, dates, early, extra, shut } = term;
  return {
    heading: term.name,
    paragraphs: speakers.paragraphs([
      (s) => (week === "always" ? `${capital(s.words.always)}.` : ""),
      (s) => (closed === undefined ? "" : s.words.hours.closed(listed(s, closed))),
      ...Object.entries(early ?? {}).map(
        ([time, days]) =>
          (s: Speaker) =>
            s.words.hours.early(time, listed(s, days)),
      ),
      (s) => labelled(s.words.labels.replaced, windows(s, dates)),
      (s) => labelled(s.words.labels.extra, windows(s, extra)),
      (s) => labelled(s.words.labels.shut, (shut ?? []).map(([from, to]) => `${from} – ${to}`).join("; ")),
      (s) => workingDay(s, term["working-day"]),
      ({ words }) => (term["at-closing"] === undefined ? "" : words.hours.atClosing[term["at-closing"]]),
    ]),
    tables: week === undefined || week === "always" ? [] : [weekTable(speakers, term.name, week)],
  };
}

function weekTable(speakers: Speakers, name: HoursTerm["name"], week: Readonly<Record<string, string[]>>): ShownTable {
  return {
    caption: speakers.say((s) => s.text(name) || s.words.labels.times),
    head: [speakers.say((s) => s.words.labels.day), speakers.say((s) => s.words.labels.times)],
    rows: Object.entries(week).map(([days, times]) => [
      speakers.say((s) => daysOf(s, days)),
      speakers.say(() => times.map((one) => one.replace("-", " – ")).join(", ")),
    ]),
  };
}

/** `mon-fri`, `sat` or `mon,wed`. */
function daysOf({ words }: Speaker, written: string): string {
  const { days, through } = words.hours;
  const name = (day: string) => (days as Readonly<Record<string, string>>)[day.trim()] ?? day;
  return words.list(
    written.split(",").map((part) => {
      const [from = "", to] = part.split("-");
      return to === undefined ? name(from) : through(name(from), name(to));
    }),
    "and",
  );
}

function listed(s: Speaker, days: readonly string[]): string {
  return s.words.list(
    days.map((day) => s.date(day)),
    "and",
  );
}

function windows(s: Speaker, dates: Readonly<Record<string, string[]>> | undefined): string {
  return Object.entries(dates ?? {})
    .map(([date, times]) => `${s.date(date)} ${times.join(", ")}`)
    .join("; ");
}

function workingDay(s: Speaker, written: string | undefined): string {
  if (written === undefined) return "";
  if (written === "close" || written === "same-time") return s.words.hours.workingDayBy[written];
  const length = parseLength(written);
  return length === undefined ? "" : s.words.hours.workingDay(s.length(length));
}

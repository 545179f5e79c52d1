/** A measure in sentences, with what does not count as a table (AVL-1, AVL-3, RSP-1, HBT-1, CVG-2). */
import type { MeasureTerm } from "../../agreement/schema/agreement.ts";
import { labelled, type Said, type ShownTable, type Speakers } from "./promise.ts";
import { boundIn, measureTargetIn } from "./say-target.ts";
import { clause, holds } from "./say-condition.ts";
import type { Speaker } from "./speaker.ts";

export function sayMeasure(speakers: Speakers, name: string, term: MeasureTerm): Said {
  const excluded = term["not-counted"];
  return {
    heading:
      term.name ??
      speakers.say((s) => s.words.about(s.words.measure.kinds[term.of], s.all(term.what ?? term.services))),
    figure: { kind: "measure", measure: name },
    paragraphs: speakers.paragraphs([
      (s) => promise(s, term),
      (s) => schedule(s, term),
      ...details(term),
      ({ words }) => (term.unmeasured === undefined ? "" : words.measure.unmeasured[term.unmeasured]),
      ({ words }) => (term["counted-over"] === undefined ? "" : words.measure.countedOver[term["counted-over"]]),
      ({ words }) => (term["counted-as"] === undefined ? "" : words.measure.countedAs[term["counted-as"]]),
    ]),
    tables: excluded === undefined ? [] : [exclusions(speakers, excluded)],
  };
}

function promise(s: Speaker, { of, what, target, per, services, hours }: MeasureTerm): string {
  const { measure, periods } = s.words;
  return measure.promise({
    kind: measure.kinds[of],
    what:
      of === "uptime"
        ? ""
        : s.words.list(
            (what ?? []).map((one) => s.subject(one)),
            "and",
          ),
    target: measureTargetIn(s, target),
    period: periods[per],
    services: s.items(services),
    hours: hours === undefined || hours === "always" ? s.hours(hours) : s.words.condition.inside(s.hours(hours)),
  });
}

function schedule(s: Speaker, { every, at, cron, grace }: MeasureTerm): string {
  if (every === undefined && cron === undefined) return "";
  const rhythm = every === undefined ? cron! : s.lengthOrAgreed(every);
  return s.words.measure.every({
    every: rhythm.replace(/^1 /, ""),
    at: at ?? "",
    grace: grace === undefined ? "" : s.length(grace),
  });
}

function details(term: MeasureTerm): ((s: Speaker) => string)[] {
  const { ignore, join, gap, kept, requires, counts, together, where, connection, equipment, bands } = term;
  const bandsSaid = (s: Speaker) =>
    Object.entries(bands ?? {}).map(([band, bound]) => `${s.word(band)}: ${boundIn(s, bound)}`);
  return [
    ({ words }) => (together === undefined ? "" : labelled(words.labels.together, words.measure.joined[together])),
    (s) => holds(s, where),
    (s) =>
      labelled(
        s.words.labels.counts,
        counts === undefined
          ? ""
          : s.words.list(
              counts.map((one) => counted(s, one)),
              "and",
            ),
      ),
    (s) => labelled(s.words.labels.ignored, ignore === undefined ? "" : boundIn(s, ignore)),
    (s) => labelled(s.words.labels.joined, join === undefined ? "" : boundIn(s, join)),
    (s) => labelled(s.words.labels.requires, s.all(requires)),
    (s) => labelled(s.words.labels.gap, gap === undefined ? "" : boundIn(s, gap)),
    (s) => labelled(s.words.labels.kept, kept === undefined ? "" : keptFor(s, kept, term["not-longer"])),
    (s) => labelled(s.words.labels.relativeTo, term["relative-to"] === undefined ? "" : s.item(term["relative-to"])),
    (s) => labelled(s.words.labels.connection, connection ?? ""),
    (s) => labelled(s.words.labels.equipment, equipment === undefined ? "" : s.word(equipment)),
    (s) => labelled(s.words.labels.bands, bandsSaid(s).join("; ")),
  ];
}

export function keptFor(s: Speaker, kept: Parameters<Speaker["length"]>[0], isLongest: boolean | undefined): string {
  return `${s.length(kept)}${isLongest === true ? ` ${s.words.labels.notLonger}` : ""}`;
}

/** A level by its own name, a period by that of periods. */
function counted(s: Speaker, name: string): string {
  const periods: Readonly<Record<string, string>> = s.words.periods;
  return periods[name] ?? s.levelName(name);
}

function exclusions(speakers: Speakers, all: NonNullable<MeasureTerm["not-counted"]>): ShownTable {
  const { file } = speakers;
  const hasCause = file.levels?.["cause"] !== undefined;
  return {
    caption: speakers.say((s) => s.words.labels.notCounted),
    head: (["exclusion", "onlyIf", "limit"] as const).map((label) => speakers.say((s) => s.words.labels[label])),
    rows: Object.entries(all).map(([name, one]) => [
      speakers.say((s) => (hasCause ? s.value("cause", name) : s.word(name))),
      speakers.say((s) => clause(s, one["only-if"]) || "–"),
      speakers.say((s) => limitOf(s, one)),
    ]),
  };
}

function limitOf(s: Speaker, one: NonNullable<MeasureTerm["not-counted"]>[string]): string {
  const most = one["at-most"];
  if (most === undefined) return "–";
  const beyond = one.beyond === undefined ? "" : `; ${s.words.measure.beyond[one.beyond]}`;
  return `${s.words.target.atMost(s.length(most))}${beyond}`;
}

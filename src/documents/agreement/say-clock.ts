/** A clock in sentences, with its targets as a table where they differ by level (CLK-1, CLK-2, CLK-4, OBJ-1). */
import type { ClockTerm } from "../../agreement/schema/agreement.ts";
import { leaves } from "../../agreement/schema/by-level.ts";
import type { Target } from "../../agreement/schema/target.ts";
import { valuesOf } from "./say-level.ts";
import { targetIn } from "./say-target.ts";
import { holds } from "./say-condition.ts";
import type { Speaker } from "./speaker.ts";
import { capital, type FigureKey, type Said, type ShownTable, type Speakers } from "./promise.ts";

export function sayClock(speakers: Speakers, name: string, term: ClockTerm): Said {
  const targets = [...leaves(term.target)];
  const [only] = targets;
  const isTable = targets.length > 1 || only!.keys.length > 0;
  return {
    heading: term.name,
    figure: { kind: "objective", clock: name, groups: groupsOf(speakers, targets) },
    paragraphs: speakers.paragraphs([
      (s) => runs(s, term),
      (s) => (isTable ? "" : s.words.clock.target(targetsOf(s, only!.value))),
      ({ words }) => `${words.clock.per(words.periods[term.per])}${judged(words, term)}`,
      (s) => term["pause-while"] && s.words.clock.pauses(s.moments(term["pause-while"], "and")),
      (s) => term["show-apart"] && s.words.clock.apart(s.moments(term["show-apart"], "and")),
      ({ words }) => term.reclassify && words.clock.reclassify[term.reclassify],
      ({ words }) => term.reopen && words.clock.reopen[term.reopen],
      (s) => term["reopen-within"] && s.words.clock.reopenWithin(s.length(term["reopen-within"])),
      ({ words }) => term["at-risk"] && words.clock.atRisk(words.number(term["at-risk"])),
    ]),
    tables: isTable ? [targetTable(speakers, term, targets)] : [],
  };
}

function runs(s: Speaker, { for: of, where, from, to, hours }: ClockTerm): string {
  const pieces = { of: s.subjects(of), from: s.moments(from), to: s.moments(to), hours: s.hoursCounted(hours) };
  return s.words.clock.runs({ ...pieces, where: holds(s, where) });
}

function judged(words: Speaker["words"], term: ClockTerm): string {
  const judgedIn = term["judged-in"];
  return judgedIn === undefined ? "" : ` ${words.clock.judgedIn[judgedIn]}`;
}

function targetsOf(s: Speaker, targets: readonly Target[]): string {
  return s.words.list(
    targets.map((one) => targetIn(s, one)),
    "and",
  );
}

type Leaf = { readonly keys: readonly string[]; readonly value: readonly Target[] };

/** As the figures name an objective: the values that lead to a target, and the target as it was written. */
function groupsOf(speakers: Speakers, targets: readonly Leaf[]): Extract<FigureKey, { kind: "objective" }>["groups"] {
  const levels = levelsOf(speakers.file, targets);
  return targets.flatMap(({ keys, value }) => {
    const title = speakers.say((s) => keys.map((key, i) => s.value(levels[i]!, key)).join(" · "));
    return value.flatMap((one) => (one.kind === "none" ? [] : [{ group: keys, title, target: one.written }]));
  });
}

function targetTable(speakers: Speakers, term: ClockTerm, targets: readonly Leaf[]): ShownTable {
  const levels = levelsOf(speakers.file, targets);
  return {
    caption: speakers.say((s) => s.text(term.name) || s.words.clock.targets),
    head: [
      ...levels.map((level) => speakers.say((s) => capital(s.levelName(level)))),
      speakers.say((s) => s.words.labels.norm),
    ],
    rows: targets.map(({ keys, value }) => [
      ...keys.map((key, i) => speakers.say((s) => s.value(levels[i]!, key))),
      speakers.say((s) => targetsOf(s, value)),
    ]),
  };
}

/** Which level each step of the keys belongs to: the one whose values stand there, all of them (CHK-2). */
function levelsOf({ levels = {} }: Speakers["file"], targets: readonly Leaf[]): string[] {
  return targets[0]!.keys.map((_, depth) => {
    const keys = new Set(targets.flatMap((one) => one.keys[depth] ?? []));
    const level = Object.entries(levels).find(([, term]) => {
      const values = valuesOf(term);
      return values.length === keys.size && values.every((value) => keys.has(value));
    });
    return level?.[0] ?? "";
  });
}

/** How something is classified: its values, who decides, and the table that a value follows from (PRI-1, PRI-2, PRI-3). */
import type { LevelTerm } from "../../agreement/schema/agreement.ts";
import { readTable } from "../../agreement/table.ts";
import { capital, same, type Said, type ShownTable, type Speakers } from "./promise.ts";
import { boundIn } from "./say-target.ts";
import type { Speaker } from "./speaker.ts";

export function sayLevel(speakers: Speakers, name: string, term: LevelTerm): Said {
  const { by, queue } = term;
  return {
    heading: speakers.say((s) => capital(s.levelName(name))),
    paragraphs: speakers.paragraphs([
      (s) => s.words.level.of(s.subject(term.of)),
      (s) =>
        by === undefined
          ? ""
          : s.words.level.follows(
              s.words.list(
                by.map((axis) => s.levelName(axis)),
                "and",
              ),
            ),
      (s) => (term["proposed-by"] === undefined ? "" : s.words.level.proposed(s.people([term["proposed-by"]]))),
      (s) => (term["decided-by"] === undefined ? "" : s.words.level.decided(s.people([term["decided-by"]]))),
      (s) => (term["adjusted-by"] === undefined ? "" : s.words.level.adjusted(s.people(term["adjusted-by"]))),
      (s) =>
        queue === undefined
          ? ""
          : s.words.level.queue(
              s.words.list(
                queue.map((one) => s.levelName(one)),
                "and",
              ),
            ),
    ]),
    tables: [
      valueTable(speakers, name, term),
      ...(by === undefined || term.table === undefined
        ? []
        : [crossTable(speakers, term, by, (s, cell) => s.value(name, cell))]),
    ],
  };
}

export function valuesOf({ values, bands }: Pick<LevelTerm, "values" | "bands">): string[] {
  if (values === undefined) return Object.keys(bands ?? {});
  return Array.isArray(values) ? values : Object.keys(values);
}

function valueTable(speakers: Speakers, name: string, term: LevelTerm): ShownTable {
  const { bands } = term;
  const label = speakers.say((s) => capital(s.levelName(name)));
  const rows = valuesOf(term).map((value) => [
    speakers.say((s) => s.value(name, value)),
    ...(bands === undefined ? [] : [speakers.say((s) => boundIn(s, bands[value]!))]),
  ]);
  return {
    caption: label,
    head: [label, ...(bands === undefined ? [] : [speakers.say((s) => s.words.labels.limit)])],
    rows,
  };
}

/** A cell for every combination of the axes: with two axes a matrix, otherwise a row for each combination. */
export function crossTable(
  speakers: Speakers,
  { name, table }: { readonly name?: LevelTerm["name"]; readonly table?: unknown },
  by: readonly string[],
  cellIn: (speaker: Speaker, cell: string) => string,
): ShownTable {
  const { levels = {} } = speakers.file;
  const axes = by.map((axis) => (levels[axis] === undefined ? [] : valuesOf(levels[axis])));
  const { cells } = readTable(table, axes, { partial: true });
  const title = (axis: number) => speakers.say((s) => capital(s.levelName(by[axis]!)));
  const value = (axis: number, one: string) => speakers.say((s) => s.value(by[axis]!, one));
  const shown = (keys: readonly string[]) => {
    const cell = cells.get(keys.join(" "));
    return typeof cell === "string" ? speakers.say((s) => cellIn(s, cell)) : same("–");
  };
  const caption = speakers.say((s) => s.text(name) || s.words.labels.value);
  if (axes.length === 2) {
    const [rows = [], columns = []] = axes;
    return {
      caption,
      head: [title(0), ...columns.map((one) => value(1, one))],
      rows: rows
        .filter((row) => columns.some((column) => cells.has(`${row} ${column}`)))
        .map((row) => [value(0, row), ...columns.map((column) => shown([row, column]))]),
    };
  }
  return {
    caption,
    head: [...by.map((_, axis) => title(axis)), speakers.say((s) => s.words.labels.value)],
    rows: [...cells.keys()].map((joined) => {
      const keys = joined.split(" ");
      return [...keys.map((one, axis) => value(axis, one)), shown(keys)];
    }),
  };
}

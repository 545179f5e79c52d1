/** A comparison as tables for a spreadsheet: a row for each target under each agreement, and one for each difference. */
import { normText } from "../draw/numbers.ts";
import type { CompareColumn } from "../i18n/compare-words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Language } from "../i18n/words.ts";
import type { ComparedClock, Comparison } from "../report/compare.ts";
import type { Difference } from "../report/comparer.ts";

type Row = (string | number)[];

/** A for the first agreement, B for the second; after Z follows AA. */
export function sideLabel(side: number): string {
  const letter = String.fromCodePoint(65 + (side % 26));
  return side < 26 ? letter : `${sideLabel(Math.floor(side / 26) - 1)}${letter}`;
}

export function compareRows({ sides, clocks }: Comparison, lang: Language): Row[] {
  const names: CompareColumn[] = ["side", "file", "agreement", "edition", "reading", "clock", "group", "target", "per"];
  names.push("population", "kept", "missed", "open", "share", "norm", "reached");
  names.push("periodsKept", "periodsMissed", "periodsOther");
  const { columns } = languages[lang].compare;
  const rows = clocks.flatMap((clock) =>
    clock.groups.flatMap(({ title, objectives }) =>
      objectives.map(({ side, written, per, total, share, reached, periods }): Row => {
        const { file, agreement, edition, reading } = sides[side]!;
        const { kept = 0, missed = 0, ...other } = periods;
        return [
          sideLabel(side),
          file,
          agreement,
          edition,
          reading ?? "",
          clockName(clock, lang),
          title[lang],
          written,
          languages[lang].page.columns.per[per],
          total.population,
          total.kept,
          total.missed,
          total.open,
          total.population === 0 ? "" : (100 * total.kept) / total.population,
          normText(share, lang).slice(0, -1),
          reached === undefined ? "" : columns[reached ? "yes" : "no"],
          kept,
          missed,
          Object.values(other).reduce((sum, n) => sum + n, 0),
        ];
      }),
    ),
  );
  return [names.map((name) => columns[name]), ...rows];
}

export function differenceRows({ clocks }: Comparison, differences: readonly Difference[], lang: Language): Row[] {
  const { columns, causes, standings } = languages[lang].compare;
  const names: CompareColumn[] = ["ticket", "clock", "against", "from", "side", "to", "cause"];
  const titles = new Map(clocks.map((clock) => [clock.clock, clockName(clock, lang)]));
  const rows = differences.map(({ ticket, clock, against, from, side, to, cause }): Row => [
    ticket,
    titles.get(clock)!,
    sideLabel(against),
    standings[from],
    sideLabel(side),
    standings[to],
    causes[cause],
  ]);
  return [names.map((name) => columns[name]), ...rows];
}

/** As the first agreement that has it calls it. */
export function clockName({ sides }: ComparedClock, lang: Language): string {
  return sides[0]!.title[lang];
}

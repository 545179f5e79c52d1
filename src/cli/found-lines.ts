/** What an import could not use, and what is wrong with what it did use: by kind, with how often and the first places. */
import { countText } from "../draw/numbers.ts";
import { seenText } from "../draw/safe-text.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import { paint, wrap } from "./layout.ts";
import type { Io } from "./terminal.ts";

const shownPlaces = 3;
const shownKinds = 12;

/** Under a heading; nothing where nothing was found. `more` are lines that belong below it. */
export function foundLines(
  io: Io,
  heading: string,
  found: readonly RecordFinding[],
  more: readonly string[] = [],
): string[] {
  if (found.length === 0 && more.length === 0) return [];
  const words = languages[io.lang];
  const count = (n: number) => countText(n, io.lang);
  const kinds = found.slice(0, shownKinds).flatMap((one) => {
    const n = `${count(one.count)} ×`.padStart(9);
    const effect = one.setsApart ? `${words.score.setsApart}: ` : "";
    const sentence = seenText(wordRecordFinding(one, io.lang));
    return [
      `${paint(io, one.setsApart ? "warn" : "strong", n)}  ${wrap(`${effect}${sentence}`, io.columns, 11)}`,
      `           ${paint(io, "dim", wrap(`${placesText(one)}  ${one.code}`, io.columns, 11))}`,
    ];
  });
  const hidden = found.length - shownKinds;
  const rest = hidden > 0 ? [`           ${words.page.sections.more(count(hidden))}`] : [];
  return [paint(io, "strong", heading), ...kinds, ...rest, ...more];
}

function placesText({ places, count }: RecordFinding): string {
  const shown = places.slice(0, shownPlaces);
  const list = shown.map(({ file, line, ticket }) => {
    const where = line === 0 ? seenText(file, 60) : `${seenText(file, 60)}:${line}`;
    return ticket === undefined ? where : `${where} (${seenText(ticket, 30)})`;
  });
  return `${[...new Set(list)].join(", ")}${count > shown.length ? " …" : ""}`;
}

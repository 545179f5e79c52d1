/**
 * The variants of one written value: each time of day a minute earlier and later, each date a day, each other number one
 * unit of its last written digit, each bound word its neighbour, and each share more than itself or itself. What is a name
 * (`nl-awt-1`, `severity-2`) stays. CHK-6.
 */

export interface Variant {
  readonly kind: "number" | "bound";
  readonly to: string;
}

const flips: ReadonlyMap<string, string> = new Map([
  ["within", "under"],
  ["under", "within"],
  ["at most", "under"],
  ["over", "at least"],
  ["at least", "over"],
]);

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const yearlyDate = /^(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/;
const figures = /^(?:(?:aim |over )*[\d.]+% )?(?:aim )?(?:within|under|over|at most|at least)? ?-?[\d.]/;

export function* variants(written: string): Generator<Variant> {
  yield* numbers(written);
  const word = /\b(within|under|at most|at least|over)\b(?! [\d.]+% (?:within|under|by))/.exec(written);
  if (word !== null && figures.test(written)) {
    yield { kind: "bound", to: replaceAt(written, word.index, word[1]!, flips.get(word[1]!)!) };
  }
  const share = shareOf.exec(written);
  if (share !== null) {
    const [asWritten, aim, over, figure] = share;
    const flipped = `${aim ?? ""}${over === undefined ? "over " : ""}${figure!}`;
    yield { kind: "bound", to: flipped + written.slice(asWritten.length) };
  }
}

/** The share of a target over a period: `90% under 4 h`, and with `over` more than that. */
const shareOf = /^(aim )?(over )?([\d.]+% )(?=within|under|by close)/;

export interface BandVariant {
  readonly kind: "number" | "bound";
  readonly from: string;
  readonly to: string;
  /** The text of every band after the change. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The variants of bands that share their bounds: `at most 2` and `over 2` move, and flip, as one. */
export function* bandVariants(bands: ReadonlyMap<string, string>): Generator<BandVariant> {
  const figuresIn = new Set([...bands.values()].flatMap((text) => text.match(/\d+(?:\.\d+)?/g) ?? []));
  for (const figure of figuresIn) {
    for (const { to } of numbers(figure))
      yield { kind: "number", from: figure, to, texts: mapped(bands, figure, () => to) };
    const flipped = mapped(bands, figure, (word) => (word === "" ? figure : `${flips.get(word) ?? word} ${figure}`));
    yield { kind: "bound", from: figure, to: [...flipped.values()].join(", "), texts: flipped };
  }
}

/** Every band's text with the figure, and the bound word before it where that is asked, replaced. */
function mapped(
  bands: ReadonlyMap<string, string>,
  figure: string,
  to: (word: string) => string,
): ReadonlyMap<string, string> {
  const pattern = new RegExp(
    `(?:(at most|at least|under|over|within) )?(?<![\\d.])${figure.replace(".", "\\.")}(?![\\d.])`,
    "g",
  );
  return new Map(
    [...bands].map(([band, text]) => [
      band,
      text.replaceAll(pattern, (_, word: string | undefined) => {
        const replacement = to(word ?? "");
        return word === undefined || replacement.startsWith("at ") || /^[a-z]/.test(replacement)
          ? replacement
          : `${word} ${replacement}`;
      }),
    ]),
  );
}

function* numbers(written: string): Generator<Variant> {
  if (isoDate.test(written)) yield* [-1, 1].map((days) => number(shiftedDate(written, days)));
  else if (yearlyDate.test(written)) yield* yearly(written);
  else if (/^\d{2}:\d{2}/.test(written)) yield* times(written);
  else if (figures.test(written) || /^\d+$/.test(written)) yield* plainNumbers(written);
}

function number(to: string): Variant {
  return { kind: "number", to };
}

function shiftedDate(written: string, days: number): string {
  return Temporal.PlainDate.from(written).add({ days }).toString();
}

function* yearly(written: string): Generator<Variant> {
  const [, day, month] = yearlyDate.exec(written)!;
  for (const shift of [-1, 1]) {
    const to = Number(day) + shift;
    if (to >= 1 && to <= 31) yield number(`${to} ${month!}`);
  }
}

function* times(written: string): Generator<Variant> {
  for (const match of written.matchAll(/(\d{2}):(\d{2})/g)) {
    const minutes = Number(match[1]) * 60 + Number(match[2]);
    for (const to of [minutes - 1, minutes + 1]) {
      if (to < 0 || to > 24 * 60) continue;
      const text = `${String(Math.floor(to / 60)).padStart(2, "0")}:${String(to % 60).padStart(2, "0")}`;
      yield number(replaceAt(written, match.index, match[0], text));
    }
  }
}

function* plainNumbers(written: string): Generator<Variant> {
  for (const match of written.matchAll(/\d+(?:\.(\d+))?/g)) {
    const decimals = match[1]?.length ?? 0;
    const unit = 10 ** decimals;
    for (const shift of [-1, 1]) {
      const to = Math.round(Number(match[0]) * unit) + shift;
      if (to >= 0) yield number(replaceAt(written, match.index, match[0], (to / unit).toFixed(decimals)));
    }
  }
}

function replaceAt(written: string, index: number, from: string, to: string): string {
  return written.slice(0, index) + to + written.slice(index + from.length);
}

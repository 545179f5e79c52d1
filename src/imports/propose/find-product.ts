/**
 * Whether an export has the shape of a mapping that comes along: all its columns are there and its values are those of the
 * product. Then that mapping is proposed, made to fit the words of the agreement and the format of the moments.
 */
import { isMap, isScalar, isSeq, parseDocument, type Document, type Scalar, type YAMLMap } from "yaml";
import { mapWords, wordReason } from "../../i18n/map-words.ts";
import type { Language } from "../../i18n/words.ts";
import type { MappingFile } from "../mapping-schema.ts";
import { columnsOf } from "../plan.ts";
import type { AgreementView, LevelView } from "./agreement-view.ts";
import type { MomentColumn } from "./find-moments.ts";
import { chooseFormats } from "./find-moments.ts";
import type { Profile } from "./profile.ts";
import { reason, type Reason } from "./proposal.ts";
import { translate } from "./translate.ts";

/** A mapping that comes along, as its file and as what it says. */
export interface KnownMapping {
  readonly name: string;
  readonly text: string;
  readonly file: MappingFile;
}

const FEWEST_COLUMNS = 5;

/** The one of which the most columns are there; none where a column is lacking or the values are another product's. */
export function findProduct(profile: Profile, known: readonly KnownMapping[]): KnownMapping | undefined {
  const header = new Set(profile.columns.map(({ name }) => name));
  return known
    .map((one) => ({ one, columns: columnsOf(one.file) }))
    .filter(({ one, columns }) => {
      const needed = columns.filter((column) => !(one.file.optional ?? []).includes(column));
      return (
        needed.length >= FEWEST_COLUMNS && needed.every((column) => header.has(column)) && speaks(profile, one.file)
      );
    })
    .toSorted((a, b) => b.columns.length - a.columns.length)[0]?.one;
}

/** Whether most texts of each column that it translates are texts that it knows. */
function speaks(profile: Profile, { ticket, states }: MappingFile): boolean {
  const levels = Object.values(ticket ?? {}).flatMap((source) =>
    "values" in source && source.otherwise === undefined ? source : [],
  );
  const told = [...levels, ...(states ?? []).filter(({ when }) => when === undefined)];
  return told.every(({ column: name, values = {} }) => {
    const column = profile.columns.find((one) => one.name === name);
    if (column === undefined || column.filled === 0) return true;
    const known = column.texts.map((text, i) => (values[text] === undefined ? 0 : column.counts[i]!));
    return known.reduce((sum, count) => sum + count, 0) >= column.filled / 2;
  });
}

export interface AdaptOptions {
  readonly agreement: AgreementView | undefined;
  readonly zone: string | undefined;
  readonly lang: Language;
}

export interface Adapted {
  readonly text: string;
  readonly why: readonly Reason[];
  /** What wants a look: words for which the agreement has none. */
  readonly looks: readonly { readonly at: string; readonly why: Reason }[];
}

/** The mapping's own file, with the words of the agreement and the formats of this export where its own do not fit. */
export function adapt(
  product: KnownMapping,
  moments: readonly MomentColumn[],
  { agreement, zone, lang }: AdaptOptions,
): Adapted {
  const document = parseDocument(product.text);
  const why: Reason[] = [reason("product.all", { mapping: product.name, columns: columnsOf(product.file).length })];
  const looks: { at: string; why: Reason }[] = [];
  const formats = formatsThatFit(product.file, moments);
  if (formats !== undefined) {
    document.setIn(
      ["times", "format"],
      formats.length === 1 ? formats[0] : document.createNode(formats, { flow: true }),
    );
    why.push(reason("product.formats", { example: moments[0]?.column.texts[0] ?? "" }));
  }
  if (zone !== undefined) document.setIn(["times", "zone"], zone);
  for (const level of agreement?.levels ?? []) {
    const nodes = nodesOf(document, level.name);
    const words = new Set(nodes.flatMap(wordNodes).map(({ value }) => String(value)));
    if (level.values.length === 0 || [...words].every((word) => level.values.some((value) => value.word === word)))
      continue;
    looks.push(...rename(nodes, [...words], level, lang).map((own) => ({ at: level.name, why: own })));
    why.push(reason("product.values", { level: level.name }));
  }
  const head = [...why, ...looks.map((look) => ({ ...look.why, isLook: true }))]
    .map((one) => ` ${"isLook" in one ? `${mapWords(lang).look} ` : ""}${wordReason(one, lang)}`)
    .join("\n");
  document.commentBefore = `${head}${document.commentBefore === null || document.commentBefore === undefined ? "" : `\n${document.commentBefore}`}`;
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: true }), why, looks };
}

/** Formats that read this export, where those of the mapping do not; undefined where they do. */
function formatsThatFit(
  { times, facts }: MappingFile,
  moments: readonly MomentColumn[],
): readonly string[] | undefined {
  const read = new Set(facts.map(({ at }) => at));
  const used = moments.filter(({ column }) => read.has(column.name));
  const own = times?.format ?? ["iso"];
  const isRead = used.every(({ formats }) => formats.some((format) => own.some((one) => sameFormat(one, format))));
  return isRead ? undefined : chooseFormats(used, moments)?.value;
}

/** ISO is written as a pattern too. */
function sameFormat(a: string, b: string): boolean {
  const plain = (format: string) =>
    format.startsWith("yyyy-MM-dd") && format.length > 10 ? "iso" : format.replaceAll(/(d|M|H)\1(?!\1)/g, "$1");
  return plain(a) === plain(b);
}

/** Where the document says what a level is: of the ticket, and of its changes. */
function nodesOf(document: Document, level: string): YAMLMap[] {
  const own = document.getIn(["ticket", level], true);
  const changes = document.get("changes", true);
  const items = isSeq(changes) ? changes.items : [];
  const ofLevel = items.filter((item): item is YAMLMap => isMap(item) && item.get("level") === level);
  return [...(isMap(own) ? [own] : []), ...ofLevel];
}

/** The scalars in it that are words of the level. */
function wordNodes(node: YAMLMap): Scalar[] {
  const values = node.get("values", true);
  const words = isMap(values) ? values.items.map(({ value }) => value) : [];
  return [...words, ...["is", "empty", "otherwise"].map((key) => node.get(key, true))].filter((one) => isScalar(one));
}

function rename(nodes: readonly YAMLMap[], words: readonly string[], level: LevelView, lang: Language): Reason[] {
  const translated = translate(
    words,
    words.map(() => 0),
    level.values,
  );
  const own = new Map(translated.map(({ text, word }) => [text, word]));
  for (const scalar of nodes.flatMap(wordNodes)) {
    const word = own.get(String(scalar.value));
    scalar.value = word ?? "none-fits";
    if (word === undefined)
      scalar.comment = ` ${mapWords(lang).look} ${wordReason(reason("product.no-word", { level: level.name }), lang)}`;
  }
  return translated
    .filter(({ isSure }) => !isSure)
    .map(({ text, word }) =>
      word === undefined
        ? reason("product.lost-word", { word: text, level: level.name })
        : reason("product.guessed-word", { word: text, own: word, level: level.name }),
    );
}

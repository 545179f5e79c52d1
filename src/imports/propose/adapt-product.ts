/**
 * A mapping that comes along, made to fit: the words of the agreement in the place of its own, the format of this export's
 * moments where that differs. The file keeps its comments, and says at its top what was changed.
 */
import { isMap, isScalar, isSeq, parseDocument, type Document, type Scalar, type YAMLMap } from "yaml";
import { mapWords, wordReason } from "../../i18n/map-words.ts";
import type { Language } from "../../i18n/words.ts";
import type { TicketMapping } from "../mapping/mapping-schema.ts";
import { columnsOf } from "../mapping/plan.ts";
import type { AgreementView, LevelView } from "./agreement-view.ts";
import { findAttributes } from "./find-attributes.ts";
import { ticketsOf } from "./find-key.ts";
import { chooseFormats, type MomentColumn } from "./find-moments.ts";
import type { KnownMapping } from "./find-product.ts";
import type { Profile } from "./profile.ts";
import { reason, type Reason } from "./proposal.ts";
import { translate } from "./translate.ts";

export interface AdaptOptions {
  readonly agreement: AgreementView | undefined;
  readonly zone: string | undefined;
  readonly lang: Language;
}

export interface Adapted {
  readonly text: string;
  /** What wants a look: words for which the agreement has none. */
  readonly looks: readonly { readonly at: string; readonly why: Reason }[];
}

interface Change {
  readonly document: Document;
  readonly why: Reason[];
  readonly looks: { at: string; why: Reason }[];
  readonly lang: Language;
}

export function adapt(
  product: KnownMapping,
  profile: Profile,
  moments: readonly MomentColumn[],
  { agreement, zone, lang }: AdaptOptions,
): Adapted {
  const first = reason("product.all", { mapping: product.name, columns: columnsOf(product.file).length });
  const change: Change = { document: parseDocument(product.text), why: [first], looks: [], lang };
  fitTimes(change, product.file, moments, zone, agreement);
  if (agreement !== undefined) {
    for (const level of agreement.levels) fitLevel(change, level);
    addLevels(change, product.file, profile, agreement);
    leaveOut(change, agreement);
  }
  const { document, why, looks } = change;
  const head = [
    ...why.map((one) => wordReason(one, lang)),
    ...looks.map((one) => `${mapWords(lang).look} ${one.at}: ${wordReason(one.why, lang)}`),
  ];
  const own = document.commentBefore ?? "";
  document.commentBefore = head.map((line) => ` ${line}`).join("\n") + (own === "" ? "" : `\n${own}`);
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: true }), looks };
}

function fitTimes(
  { document, why, looks }: Change,
  { times, facts }: TicketMapping,
  moments: readonly MomentColumn[],
  zone: string | undefined,
  agreement: AgreementView | undefined,
): void {
  const read = new Set(facts.map(({ at }) => at));
  const used = moments.filter(({ column }) => read.has(column.name));
  const own = times?.format ?? ["iso"];
  const isRead = used.every(({ formats }) => formats.some((format) => own.some((one) => sameFormat(one, format))));
  const chosen = isRead ? undefined : chooseFormats(used, moments);
  if (chosen !== undefined) {
    const [first, ...more] = chosen.value;
    document.setIn(["times", "format"], more.length === 0 ? first : document.createNode(chosen.value, { flow: true }));
    why.push(reason("product.formats", { example: used[0]!.column.texts[0]! }));
    if (!chosen.isSure) looks.push({ at: "format", why: chosen.why });
  }
  if (zone !== undefined) document.setIn(["times", "zone"], zone);
  else if (times?.zone === undefined && used.some(({ hasOffset }) => !hasOffset))
    looks.push({
      at: "zone",
      why: agreement === undefined ? reason("zone.assumed") : reason("zone.agreement", { zone: agreement.zone }),
    });
}

/** ISO is written as a pattern too. */
function sameFormat(a: string, b: string): boolean {
  const plain = (format: string) =>
    format.startsWith("yyyy-MM-dd") && format.length > 10 ? "iso" : format.replaceAll(/(d|M|H)\1(?!\1)/g, "$1");
  return plain(a) === plain(b);
}

/** The agreement's words for a level in the place of those of the mapping. */
function fitLevel({ document, why, looks, lang }: Change, level: LevelView): void {
  const nodes = nodesOf(document, level.name);
  const words = [...new Set(nodes.flatMap(wordNodes).map(({ value }) => String(value)))];
  const isFitting = words.every((word) => level.values.some((value) => value.word === word));
  if (level.values.length === 0 || isFitting) return;
  why.push(reason("product.values", { level: level.name }));
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
  for (const { text, word, isSure } of translated) {
    if (isSure) continue;
    const params = { word: text, level: level.name };
    looks.push({
      at: level.name,
      why:
        word === undefined
          ? reason("product.lost-word", params)
          : reason("product.guessed-word", { ...params, own: word }),
    });
  }
}

/** Where the document says what a level is: of the ticket, and of its changes. */
function nodesOf(document: Document, level: string): YAMLMap[] {
  const own = document.getIn(["ticket", level], true);
  const ofLevel = changesIn(document).filter((item) => item.get("level") === level);
  return [...(isMap(own) ? [own] : []), ...ofLevel];
}

function changesIn(document: Document): YAMLMap[] {
  const changes = document.get("changes", true);
  return isSeq(changes) ? changes.items.filter((item): item is YAMLMap => isMap(item)) : [];
}

/** The scalars in it that are words of the level. */
function wordNodes(node: YAMLMap): Scalar[] {
  const values = node.get("values", true);
  const words = isMap(values) ? values.items.map(({ value }) => value) : [];
  const others = ["is", "empty", "otherwise"].map((key) => node.get(key, true));
  return [...words, ...others].filter((one) => isScalar(one));
}

/** Levels of the agreement that the mapping knows nothing of, where a column is like them: a severity for a priority. */
function addLevels({ document, looks }: Change, file: TicketMapping, profile: Profile, agreement: AgreementView): void {
  const known = new Set([...Object.keys(file.ticket ?? {}), ...(file.changes ?? []).map(({ level }) => level)]);
  const settled = new Set(agreement.levels.flatMap(({ name, axes }) => (known.has(name) ? axes : [])));
  const levels = agreement.levels.filter(({ name }) => !known.has(name) && !settled.has(name));
  const tickets = ticketsOf(profile, file.key);
  const asked = { fileName: "", agreement: { ...agreement, levels }, isFollowed: file.moment !== undefined };
  for (const { value, why } of findAttributes(profile, tickets, new Set([file.key]), asked).ticket) {
    const { name, source } = value;
    if (!("column" in source) || source.values === undefined) continue;
    const values = Object.fromEntries(
      source.values.flatMap(({ text, word }) => (word === undefined ? [] : [[text, word]])),
    );
    document.setIn(["ticket", name], document.createNode({ column: source.column, values }));
    looks.push({ at: name, why });
  }
}

/** What the agreement has no name for cannot stand in a mapping for it. */
function leaveOut({ document, why }: Change, { levels, clocks }: AgreementView): void {
  const names = new Set(levels.map(({ name }) => name));
  const strange = changesIn(document).filter((item) => !names.has(String(item.get("level"))));
  for (const item of strange) {
    const changes = document.get("changes", true);
    if (!isSeq(changes)) continue;
    changes.items = changes.items.filter((one) => one !== item);
    if (changes.items.length === 0) document.delete("changes");
    why.push(reason("product.left-out", { name: String(item.get("level")) }));
  }
  const recorded = document.get("recorded", true);
  for (const { key, value } of isMap(recorded) ? [...recorded.items] : []) {
    const clock = isMap(value) ? value.get("clock") : undefined;
    if (typeof clock !== "string" || clocks.has(clock)) continue;
    const name = isScalar(key) ? String(key.value) : "";
    document.deleteIn(["recorded", name]);
    why.push(reason("product.left-out", { name }));
  }
  if (isMap(recorded) && recorded.items.length === 0) document.delete("recorded");
}

/**
 * The small mistakes that an agreement's examples must notice (CHK-6): each number one unit up and one down, each bound
 * word flipped, each table cell changed, each week a day longer or shorter, each closed day, reason to wait, exclusion and
 * cause left out, each term that runs deleted.
 */
import type { Notion } from "../agreement/all-terms.ts";
import type { Path } from "../agreement/finding.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { coverageWords } from "../agreement/schema/terms.ts";
import type { Data } from "../agreement/source.ts";
import { valuesOf } from "./compile-tables.ts";
import { bandVariants, variants } from "./mutate-text.ts";
import { termState } from "./runs.ts";

export interface Mutant {
  readonly kind: "number" | "bound" | "cell" | "entry" | "deletion";
  /** Where the change stands. */
  readonly path: Path;
  readonly notion: Notion;
  readonly term: string;
  readonly from: string;
  readonly to: string;
  readonly data: Data;
}

/** Where the terms that can run stand in the file. */
const sections = {
  hours: "hours",
  levels: "level",
  clocks: "clock",
  measures: "measure",
  duties: "duty",
  coverage: "coverage",
  rules: "rule",
  rights: "right",
} as const;

/** Keys whose text is for people, or names things: no number in them is a figure that runs. */
const inert: ReadonlySet<string> = new Set([
  "article",
  "row",
  "reading",
  "name",
  "strength",
  "say",
  "values",
  "per",
  "volume",
  "rate",
  "fee",
  "queue",
  "steps",
  "to",
  "from",
]);

type Change = Pick<Mutant, "kind" | "path" | "from" | "to" | "data">;

/** Every mutant of the terms that run. */
export function* mutantsOf(file: AgreementFile, data: Data): Generator<Mutant> {
  for (const [section, notion] of Object.entries(sections)) {
    const terms = step(data, section);
    if (terms === undefined || typeof terms === "string" || Array.isArray(terms)) continue;
    for (const term of Object.keys(terms)) {
      if (termState(file, notion, term) !== "run") continue;
      for (const change of changesOf(file, data, notion, [section, term])) yield { ...change, notion, term };
    }
  }
  yield* roleMutants(file, data);
  if (file.recording !== undefined) yield* recordingMutants(data);
}

function* changesOf(
  file: AgreementFile,
  data: Data,
  notion: Notion,
  path: readonly [string, string],
): Generator<Change> {
  const [section, term] = path;
  yield { kind: "deletion", path, from: term, to: "", data: without(data, path) };
  const node = step(step(data, section)!, term)!;
  if (typeof node === "string" || Array.isArray(node)) return;
  for (const [key, inner] of Object.entries(node)) {
    if (inert.has(key)) continue;
    if (lists.has(key)) yield* entryChanges(data, inner, [...path, key]);
    if (key === "not-counted") yield* exclusionChanges(data, inner, [...path, key]);
    if (key === "week") yield* dayChanges(data, inner, [...path, key]);
    if (key === "bands") yield* bandChanges(data, inner, [...path, key]);
    else if (key === "table") yield* cellChanges(file, data, notion, term, inner, [...path, key]);
    else yield* textChanges(data, inner, [...path, key]);
  }
}

/** Lists of which each entry counts by itself: closed days, what a clock waits for, states that count as down. */
const lists: ReadonlySet<string> = new Set(["closed", "pause-while", "counts"]);

/** Each exclusion of a measure left out, and each of its causes. */
function* exclusionChanges(data: Data, node: Data, path: Path): Generator<Change> {
  if (typeof node === "string" || Array.isArray(node)) return;
  for (const [name, exclusion] of Object.entries(node)) {
    const here = [...path, name];
    yield { kind: "entry", path: here, from: name, to: "", data: without(data, here) };
    const cause = step(exclusion, "cause");
    if (Array.isArray(cause) && cause.length > 1) yield* entryChanges(data, cause, [...here, "cause"]);
  }
}

/** Each entry of such a list left out; a list of one entry goes with its key. */
function* entryChanges(data: Data, node: Data, path: Path): Generator<Change> {
  const entries = Array.isArray(node) ? node : [node];
  for (let i = 0; i < entries.length; i++) {
    const rest = entries.filter((_, other) => other !== i);
    const from = typeof entries[i] === "string" ? (entries[i] as string) : JSON.stringify(entries[i]);
    yield {
      kind: "entry",
      path,
      from,
      to: "",
      data: rest.length > 0 ? replaced(data, path, rest) : without(data, path),
    };
  }
}

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A week that opens a day more, or a day less, at its end. */
function* dayChanges(data: Data, node: Data, path: Path): Generator<Change> {
  if (typeof node === "string" || Array.isArray(node)) return;
  for (const key of Object.keys(node)) {
    const last = key.slice(-3);
    for (const shift of [-1, 1]) {
      const to = key.slice(0, -3) + weekdays[(weekdays.indexOf(last) + shift + 7) % 7]!;
      if (!(to in node))
        yield { kind: "entry", path: [...path, key], from: key, to, data: renamed(data, path, key, to) };
    }
  }
}

/** Numbers and bound words in every text below, and in the keys that are times or dates. */
function* textChanges(data: Data, node: Data, path: Path): Generator<Change> {
  if (typeof node === "string") {
    for (const { kind, to } of variants(node)) yield { kind, path, from: node, to, data: replaced(data, path, to) };
  } else if (Array.isArray(node)) {
    for (let i = 0; i < node.length; i++) yield* textChanges(data, node[i]!, [...path, i]);
  } else {
    for (const [key, inner] of Object.entries(node)) {
      if (/^\d/.test(key)) {
        for (const { kind, to } of variants(key))
          yield { kind, path: [...path, key], from: key, to, data: renamed(data, path, key, to) };
      }
      yield* textChanges(data, inner, [...path, key]);
    }
  }
}

function* cellChanges(
  file: AgreementFile,
  data: Data,
  notion: Notion,
  term: string,
  node: Data,
  path: Path,
): Generator<Change> {
  if (typeof node === "string") {
    const words: readonly string[] = notion === "coverage" ? coverageWords : valuesOf(file.levels![term]!);
    for (const to of words)
      if (to !== node) yield { kind: "cell", path, from: node, to, data: replaced(data, path, to) };
  } else if (
    !Array.isArray(node) &&
    Object.keys(node).every((key) => (coverageWords as readonly string[]).includes(key))
  ) {
    yield* bandChanges(data, node, path);
  } else {
    for (const key of Object.keys(node)) {
      const at = Array.isArray(node) ? Number(key) : key;
      yield* cellChanges(file, data, notion, term, step(node, at)!, [...path, at]);
    }
  }
}

/** Bands leave no gap: a bound moves, or flips, together with its neighbour, so that the agreement stays whole. */
function* bandChanges(data: Data, node: Data, path: Path): Generator<Change> {
  if (typeof node === "string" || Array.isArray(node)) return;
  const written = Object.entries(node).flatMap(([key, text]) =>
    typeof text === "string" ? [[key, text] as const] : [],
  );
  for (const { kind, from, to, texts } of bandVariants(new Map(written))) {
    yield { kind, path, from, to, data: replaced(data, path, { ...node, ...Object.fromEntries(texts) }) };
  }
}

function* roleMutants(file: AgreementFile, data: Data): Generator<Mutant> {
  for (const [party, { roles }] of Object.entries(file.parties)) {
    for (const [role, term] of Object.entries(roles ?? {})) {
      if (term["at-most"] === undefined) continue;
      const path: Path = ["parties", party, "roles", role, "at-most"];
      const about = { notion: "role" as const, term: role, path };
      yield { ...about, kind: "deletion", from: role, to: "", data: without(data, path) };
      for (const change of textChanges(data, term["at-most"], path)) yield { ...about, ...change };
    }
  }
}

function* recordingMutants(data: Data): Generator<Mutant> {
  const about = { notion: "recording" as const, term: "recording" };
  const path: Path = ["recording", "tolerance"];
  yield {
    ...about,
    kind: "deletion",
    path: ["recording"],
    from: "recording",
    to: "",
    data: without(data, ["recording"]),
  };
  for (const change of textChanges(data, step(step(data, "recording")!, "tolerance")!, path))
    yield { ...about, ...change };
}

function step(node: Data, key: string | number): Data | undefined {
  if (typeof node === "string") return undefined;
  return Array.isArray(node) ? node[Number(key)] : node[key];
}

/** The same data with the node at the path made anew; what does not change is shared. */
function edited(data: Data, path: Path, edit: (parent: Data, key: string | number) => Data): Data {
  const [key, ...rest] = path;
  if (rest.length === 0) return edit(data, key!);
  const inner = edited(step(data, key!)!, rest, edit);
  return withChild(data, key!, inner);
}

function withChild(parent: Data, key: string | number, child: Data): Data {
  if (Array.isArray(parent)) return parent.with(Number(key), child);
  return { ...(parent as { [key: string]: Data }), [key]: child };
}

function replaced(data: Data, path: Path, to: Data): Data {
  return edited(data, path, (parent, key) => withChild(parent, key, to));
}

function without(data: Data, path: Path): Data {
  return edited(data, path, (parent, key) =>
    Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key)),
  );
}

function renamed(data: Data, path: Path, from: string, to: string): Data {
  return edited(data, [...path, from], (parent) =>
    Object.fromEntries(Object.entries(parent).map(([name, value]) => [name === from ? to : name, value])),
  );
}

/**
 * What each key of a mapping is for, notion by notion, and which rules of `spec/` it follows: an editor shows the text,
 * the reference lists both. A key that is the same in several notions is told once, under `every`; a test holds that no
 * key is without.
 */

export const notionTexts: Readonly<Record<string, string>> = {
  mapping:
    "One file says how one kind of export is read: which columns, values and changes of state mean which facts. What it does not name means nothing.",
  reading: "How the bytes are read. All of it is recognised from the file; write down only what is recognised wrongly.",
  moments: "How moments are written.",
  "left out": "Records that are not used, and why. They are counted in every score, with the reason.",
  source:
    "Where a word is read: a column as it stands, a constant (`is`), or a column of which the values are translated. One of `is` and `column`.",
  fact: "A fact, with the column that holds its moment.",
  states:
    "The states of the desk as they follow each other: one such block, or a list where several columns hold states.",
  change: "A change of one level, where the export writes what changed, the old value and the new one.",
  "recorded verdict": "A verdict that the export carries, for `peil score --recorded`.",
};

const every: Readonly<Record<string, string>> = {
  when: "which records it is read from; all when left out",
  values: "values of the column, each with the word of the agreement that it stands for",
  with: "fields of the fact, each with where it is read: by, via, for …",
};

const own: Readonly<Record<string, string>> = {
  "mapping.peil-mapping": "the version of the language of mappings: 1",
  "mapping.mapping": "the name of the mapping",
  "mapping.title": "the title that people see",
  "mapping.source": "where the product describes this export",
  "mapping.cannot-know": "what such an export does not say, for whoever reads the mapping",
  "mapping.read": "how the bytes are read; recognised when left out",
  "mapping.empty": 'texts that stand for an empty cell, such as "?" or "-"',
  "mapping.times": "how moments are written; ISO 8601 in the agreement's zone when left out",
  "mapping.log":
    "what the records are about: `tickets` (when left out), or `service`: outages, maintenance, samples, signs of life, usage",
  "mapping.key": "the column that names the ticket; a mapping with `log: service` has none",
  "mapping.moment":
    "the column that says since when the values of a record hold; with it the export has a record for each change, without it one for each ticket",
  "mapping.sequence":
    "the column with a number that orders the records of one moment, or `as-written`: the order in the file; when left out the order must follow from what they say",
  "mapping.optional": "columns that an export of this kind may lack; lacking any other is an error",
  "mapping.leave-out": "records that are not used",
  "mapping.ticket":
    "how a ticket is described: the agreement's levels, and whatever its conditions ask for; with `moment`, levels are followed from record to record",
  "mapping.contract":
    "what the customer's contract fills in, over the defaults of the agreement; with `log: service` as constants",
  "mapping.facts": "facts with their moments; of tickets one of them is `reported`",
  "mapping.states": "states of the desk that follow each other",
  "mapping.changes": "changes of a level, old value and new value",
  "mapping.recorded":
    "verdicts that the export carries, by the name that `--recorded` takes: that of the column, or another",
  "mapping.under": "by the name of an agreement: what is otherwise under it, as values by dotted path",
  "reading.format": "the format; recognised from the first bytes when left out",
  "reading.encoding":
    "utf-8, utf-16le, windows-1252, iso-8859-15 …; recognised when left out: UTF-8 where it is valid, else windows-1252",
  "reading.separator": "CSV: the sign between cells, or `tab`; recognised from the first records when left out",
  "reading.sheet": "XLSX: the name of the sheet; the first visible one when left out",
  "reading.rows":
    "JSON: the dotted path of the list of tickets; when left out the document itself, or the one list of objects at its top",
  "moments.zone": "the time zone of moments without offset; the agreement's when left out",
  "moments.format": "one format or several, tried in this order; `iso` when left out",
  "left out.when": "which records",
  "left out.why": "why, in words that a score repeats",
  "source.is": "a word that holds for all of them",
  "source.column": "the column that is read",
  "source.values":
    "values of the column, each with the word of the agreement; when left out its texts are that word already",
  "source.empty": "what an empty cell means; nothing is said when left out",
  "source.unit": "the word behind the numbers of the column: ms, GB; what is no number is a finding",
  "source.split":
    'with `log: service`, the sign between several in one cell, each read by itself: `Portal, Mail` by `","`',
  "source.otherwise": "what every value that is not listed means; each is a finding when left out",
  "fact.fact": "the word of the vocabulary",
  "fact.at": "the column with its moment; where the cell is empty there is no such fact",
  "fact.take":
    "of several moments in the records of one ticket: `each` is a fact of its own (when left out), or only the `first` or `last` counts",
  "fact.counts":
    "of `sampled`: columns with how many samples took no longer, each with its bound: { le_2s: within 2 s }",
  "states.column": "the column with the state",
  "states.at": "the column with the moment of the change; `moment` when left out",
  "states.values":
    "every state of the desk: the fact that it begins, `open` (work goes on) or `same` (it says nothing); another is a finding",
  "change.level": "the level that changes",
  "change.column": "the column with the value after the change",
  "change.before": "the column with the value before it: the first one of a ticket is how it was opened",
  "change.at": "the column with the moment of the change; `moment` when left out",
  "recorded verdict.column": "the column that holds it; the one that it is named after when left out",
  "recorded verdict.kept": "the values that mean kept",
  "recorded verdict.missed": "the values that mean missed; any other is no verdict",
  "recorded verdict.clock": "the clock that it judges; all together when left out: missed where one of them is",
};

const rules: Readonly<Record<string, readonly string[]>> = {
  "mapping.empty": ["IMP-1"],
  "mapping.times": ["TIM-3", "IMP-6"],
  "mapping.log": ["CON-2"],
  "mapping.key": ["IMP-2"],
  "mapping.moment": ["IMP-5"],
  "mapping.sequence": ["IMP-3"],
  "mapping.leave-out": ["IMP-2"],
  "mapping.ticket": ["IMP-5", "IMP-8"],
  "mapping.contract": ["IMP-8"],
  "mapping.facts": ["IMP-8", "IMP-9", "IMP-10"],
  "mapping.states": ["IMP-4"],
  "mapping.changes": ["IMP-5"],
  "mapping.under": ["VER-4"],
  "reading.format": ["IMP-7"],
  "reading.encoding": ["IMP-7"],
  "moments.zone": ["TIM-3"],
  "moments.format": ["IMP-6"],
  "left out.why": ["IMP-2"],
  "source.values": ["IMP-2"],
  "source.otherwise": ["IMP-1"],
  "source.split": ["CON-2"],
  "fact.at": ["IMP-8"],
  "fact.take": ["IMP-9"],
  "fact.counts": ["RSP-1"],
  "states.values": ["IMP-4"],
  "change.before": ["IMP-5"],
};

export function keyText(notion: string, key: string): string | undefined {
  return own[`${notion}.${key}`] ?? every[key];
}

export function rulesOf(notion: string, key: string): readonly string[] {
  return rules[`${notion}.${key}`] ?? [];
}

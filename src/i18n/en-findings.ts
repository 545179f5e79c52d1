/** Every finding in English: what is wrong, and what to do about it. The keys are those of the closed set. */
import { enImportFindings } from "./en-import-findings.ts";
import { enMeasureFindings } from "./en-measure-findings.ts";
import { enSimulateFindings } from "./en-simulate.ts";
import type { FindingWords } from "./words.ts";

type Param = string | number | undefined;

const meant = (near: Param): string => (near === undefined || near === "" ? "" : ` Did you mean "${near}"?`);
const choose = (values: Param): string => (values === undefined || values === "" ? "" : ` Choose one of: ${values}.`);

const shapes: Readonly<Record<string, string>> = {
  string: "a text",
  text: "a text",
  array: "a list",
  list: "a list",
  object: "a block of keys",
  record: "a block of keys",
  map: "a block of keys",
  "map or list": "a block of keys, or a list",
  nothing: "nothing",
  "nothing written": "nothing",
  "at least one": "at least one value",
  ticket: "a ticket with its `facts`, or a list of those",
  "text or a list of texts": "a text or a list of texts",
  none: "none",
};
const shape = (written: Param): string =>
  String(written ?? "")
    .split(" · ")
    .map((one) => shapes[one] ?? one)
    .join(" or ");

const noSuch: Readonly<Record<string, string>> = {
  hours: "There are no hours",
  level: "There is no level",
  clock: "There is no clock",
  term: "There is no term",
  "ticket-type": "There is no type of ticket",
  subject: "Nothing here is called",
  person: "There is no party or role",
  "contract-item": "The contract has no item",
  moment: "There is no fact or clock",
  reading: "There is no reading",
  axis: "There is no level",
  measured: "There is no clock, measure or duty",
};

const yaml: Readonly<Record<string, string>> = {
  BAD_INDENT:
    "The indentation does not fit, or a bracket or quote above it is still open. Keys of one block stand in one column.",
  TAB_AS_INDENT: "A tab is used to indent; use spaces.",
  MISSING_CHAR: "Something is missing here: a closing quote, bracket or brace, a comma, or a colon after a key.",
  UNEXPECTED_TOKEN: "This does not fit here. Look for a quote or bracket that is left open above it.",
  BAD_SCALAR_START: "A text cannot begin with this character; put the text between quotes.",
  BLOCK_AS_IMPLICIT_KEY: "A colon followed by a space starts a value; put a text that contains one between quotes.",
  MULTILINE_IMPLICIT_KEY: "A key stands on one line and ends with a colon.",
  BAD_DQ_ESCAPE: "This backslash means nothing between double quotes; use single quotes.",
  BLOCK_IN_FLOW: "A block cannot stand inside brackets or braces.",
  CONTROL_CHARACTER: "This text holds a character that cannot be seen, such as an escape; leave it out.",
  DUPLICATE_KEY: "A key stands here twice.",
};

const kinds: Readonly<Record<string, string>> = {
  agreement: "an agreement",
  mapping: "a mapping",
  facts: "a file of facts",
};

const file = {
  "file.encoding": ({ byte }) =>
    `This file is not in UTF-8 (byte ${byte} cannot be read). Save it as UTF-8 and try again.`,
  "file.not-yaml": ({ what, code }) => `This cannot be read as YAML. ${yaml[String(code)] ?? `${what}.`}`,
  "file.too-large": ({ megabytes }) =>
    `This file is larger than ${megabytes} MB, which no agreement needs. Check that it is the right file.`,
  "file.other-kind": ({ is, wanted }) =>
    `This is ${kinds[String(is)] ?? is}, and ${kinds[String(wanted)] ?? wanted} is asked for here. Are two names in each other's place?`,
  "yaml.alias": ({ name }) =>
    `*${name} repeats something from elsewhere in the file. An agreement is read aloud: write it out here.`,
  "yaml.duplicate-key": ({ key, line }) =>
    `"${key}" stands here for the second time; the first is on line ${line}. Keep one of the two.`,
  "yaml.reserved-key": ({ key }) => `"${key}" cannot be used as a key. Choose another name.`,
  "yaml.too-deep": ({ depth }) => `This is nested more than ${depth} levels deep. Write it flatter.`,
  "yaml.several-documents": () => `A second document starts here (---). One file is one agreement: split it.`,
  "yaml.other-tools": ({ count, written, as }) =>
    `Older YAML readers take ${written} for ${as}${count === 1 ? "" : `, and ${count} values in this file in such a way`}. Peil reads what is written; with quotes everyone does.`,
} as const satisfies Partial<FindingWords>;

const shapeAndValues = {
  "shape.expected": ({ expected, found }) => `Expected ${shape(expected)}, found ${shape(found)}.`,
  "shape.missing-key": ({ key, expected }) =>
    `"${key}" is missing.${expected === "" || expected === undefined ? " Add it." : ` Add it: ${shape(expected)}.`}`,
  "shape.unknown-key": ({ key, near }) => `"${key}" is not a key that belongs here.${meant(near)}`,
  "shape.not-one-of": ({ found, values, near }) =>
    `"${found}" cannot stand here.${meant(near)}${near === "" ? choose(values) : ""}`,
  "shape.either": ({ expected, found }) => `Expected ${shape(expected)}, found ${shape(found)}.`,
  "value.length": ({ written }) =>
    `"${written}" is not a length. Write for example 2 h, 90 min, 5 working days or 1 month.`,
  "value.length-unit": ({ written }) =>
    `${written} what? A length has a unit: ${written} h, ${written} working days or ${written} weeks.`,
  "value.target": ({ written }) =>
    `"${written}" is not a target. Write for example within 2 h, 90% under 4 h, aim within 1 working day, by close or none.`,
  "value.bound": ({ written }) =>
    `"${written}" is not a bound. Write for example at most 2, over 4 h, under 80% or 80% to 110%.`,
  "value.elapsed": ({ written }) =>
    `"${written}" has no fixed length here. Write it in hours, minutes or seconds, such as 8 h.`,
  "value.share": ({ written }) =>
    `"${written}" holds no share that can be kept. A share lies between 0% and 100%, such as 90% or 99.9%.`,
  "value.moment": ({ written }) =>
    `"${written}" is not a moment. Write a fact such as reported, or one fact with its fields: { decided: { cause: fault } }.`,
  "value.money": ({ written }) =>
    `"${written}" is not an amount. Write the currency and the amount, EUR 400.00, or a part of a fee: 5% of monthly-fee.`,
  "value.date": ({ written }) => `"${written}" is not a date. Write 2026-12-24, or 24 dec for every year.`,
  "value.id": ({ written }) =>
    `"${written}" cannot be a name. Use lower case letters and digits, with hyphens between words.`,
  "value.zero": ({ written }) =>
    `"${written}" leaves no time at all, so nobody can keep it. Give it a length, or write none.`,
} as const satisfies Partial<FindingWords>;

const names = {
  "name.unknown": ({ kind, notion, name, of, near, known }) => {
    const thing =
      kind === "level-value" ? `one of the values of ${of === "" || of === undefined ? "coverage" : of}` : undefined;
    const what =
      thing === undefined
        ? `${noSuch[String(kind ?? notion)] ?? "There is no term"} "${name}".`
        : `"${name}" is not ${thing}.`;
    return `${what}${meant(near)}${(near ?? "") === "" && (known ?? "") !== "" ? ` Known here: ${known}.` : ""}`;
  },
  "name.ambiguous": ({ name, among }) =>
    `"${name}" can mean more than one thing (${among}). Give one of them another name, or write the longer name.`,
  "name.fact-unknown": ({ name, near }) => `"${name}" is not a fact that can stand here.${meant(near)}`,
  "name.taken": ({ name, by }) => {
    if (by === "fact") return `"${name}" is already the name of a fact. Give this term another name.`;
    if (by === "built-in") return `"${name}" already means something of its own. Give this another name.`;
    if (by === "id") return `"${name}" is the name of two things here. Give one of them another.`;
    if (by === "value") return `"${name}" stands in this list twice. Keep one.`;
    return `"${name}" is already used under ${by}, and examples name both alike. Give one of them another name.`;
  },
  "name.zone-unknown": ({ name, near }) =>
    `There is no time zone "${name}".${near === "" ? " Write a name such as Europe/Amsterdam." : meant(near)}`,
  "levels.keys": ({ level, missing, extra, near }) => {
    if (level === "")
      return `These keys (${extra}) are not the values of any level. Declare them under levels, or use the values of one level.`;
    const left = missing === "" ? "" : ` Missing: ${missing}.`;
    const over = extra === "" ? "" : ` Not a value: ${extra}.`;
    return `Every value of ${level} must stand here once, and nothing else.${left}${over}${meant(near)}`;
  },
  "levels.ambiguous": ({ keys, levels }) =>
    `The keys ${keys} are the values of more than one level (${levels}), so it is left to chance which decides. Give one level other values.`,
  "reading.unknown": ({ name, near }) => `There is no reading "${name}" under interpretations.${meant(near)}`,
  "term.cycle": ({ terms }) =>
    `These wait for each other, so none of them can ever start: ${terms}. Let one start from a fact.`,
  "term.one-of": ({ keys, found }) =>
    found === ""
      ? `One of these keys is needed: ${keys}.`
      : `Only one of these keys can stand here, and there are several: ${found}.`,
} as const satisfies Partial<FindingWords>;

const tablesAndHours = {
  "table.hole": ({ cell }) => `The table says nothing for ${cell}. Fill that cell in.`,
  "table.extra": ({ written, axis, near, values }) =>
    values === ""
      ? `"${written}" is one too many: this row has more cells than ${axis} has values. Take one out.`
      : `"${written}" is not a value of ${axis}.${meant(near)}${near === "" ? choose(values) : ""}`,
  "table.cell": ({ written, level, values, near }) =>
    `"${written}" is not a value of ${level}.${meant(near)}${near === "" ? choose(values) : ""}`,
  "bands.gap": ({ after, before }) => {
    if (before === "")
      return `Nothing is said of what lies beyond "${after}". Add a band that has no upper bound, such as over …`;
    return after === ""
      ? `Nothing is said of what lies below "${before}". Add a band from zero.`
      : `Between "${after}" and "${before}" lies a gap. Let one begin where the other ends.`;
  },
  "bands.overlap": ({ one, other }) =>
    `"${one}" and "${other}" overlap, so a number can fall in both. Let one begin where the other ends: at most 2 beside over 2.`,
  "bands.unit": ({ one, other }) => `"${one}" and "${other}" do not count the same thing. Use one unit in all bands.`,
  "hours.never-open": () =>
    `These hours are never open, so nothing could ever come due. Give them a week, such as mon-fri: 09:00-17:00.`,
  "hours.window": ({ written }) => `"${written}" is not a window. Write two times with a hyphen: 09:00-17:00.`,
  "hours.time": ({ written }) => `"${written}" is not a time of day. Write hours and minutes: 16:00.`,
  "hours.date": ({ written }) => `There is no such date as ${written}. Check day and month.`,
  "hours.day-set": ({ written, near }) =>
    `"${written}" is not a day or a set of days.${meant(near)}${near === "" ? " Write a date, 24 dec, good-friday, or a set such as nl-public." : ""}`,
  "hours.day": ({ written }) => `"${written}" is not a weekday. Write mon, mon-fri or mon,wed,fri.`,
  "hours.shut": ({ from, to }) => `This interruption ends (${to}) before it begins (${from}). Turn the two around.`,
  "hours.working-day": ({ written }) =>
    `"${written}" does not say what a working day is. Write a length such as 8 h, or close, or same-time.`,
  "hours.working-day-missing": ({ hours }) =>
    hours === ""
      ? `This counts working days without naming hours to count on. Name hours, or use days or hours.`
      : `This counts working days on "${hours}", which do not say what a working day is. Add working-day to those hours: a length such as 8 h, close, or same-time.`,
  "hours.days-unknown": ({ days, year }) =>
    `The days of ${days} are not known for ${year}. Name other days, or keep to years that are known.`,
  "hours.outside-years": () => `This lies outside the years that can be calculated with. Check the year.`,
} as const satisfies Partial<FindingWords>;

const readingsAndRows = {
  "patch.path": ({ path, step, near }) =>
    `This other reading changes ${path}, but "${step}" is not there.${meant(near)}`,
  "patch.whole": ({ path, whole }) =>
    path === whole
      ? `This other reading changes ${path}, which is of the whole file. A reading changes a term, or a key in one: hours.office.closed.`
      : `This other reading changes ${path}, but ${whole} changes only as a whole. Write its new value there.`,
  "patch.broken": ({ other, reading, where }) =>
    `Under the other reading "${other ?? reading}" the agreement no longer holds${where === undefined ? "" : `, at ${where}`}.`,
  "row.unknown": ({ row, near }) => `There is no row "${row}" under rows.${meant(near)}`,
  "row.unclaimed": ({ row }) => `No term runs row ${row}. Name the row at the term that does, or write that term.`,
  "row.without-example": ({ row }) =>
    `Row ${row} is said to run, but no example shows it. Write an example that proves ${row}.`,
  "row.how": ({ row, how, notions }) =>
    `Row ${row} asks for a ${how}, and is only claimed by: ${notions}. Add the ${how}, or mend what the row asks for.`,
  "interpretation.unused": ({ name }) =>
    `No term rests on the interpretation "${name}". Name it as reading at the terms that it is about.`,
} as const satisfies Partial<FindingWords>;

const examples = {
  "example.fact": ({ written, example }) => `"${written}" is not a fact. Write a moment and a fact: ${example}.`,
  "example.before-report": ({ fact }) =>
    `"${fact}" stands before the report, and there was no ticket yet. Check the moments.`,
  "example.no-subject": ({ name }) =>
    `Nothing is said to judge in "${name}". Give it facts, a ticket, or hours with a moment.`,
  "example.expectation": ({ key, near }) => `"${key}" is nothing that can be expected here.${meant(near)}`,
  "example.expects-nothing": ({ name }) =>
    `"${name}" expects nothing, so it shows nothing. Say under expect or vary what must come out.`,
  "example.variable": ({ name }) =>
    `In "${name}", $x and vary do not go together: with vary, $x stands somewhere in the facts or the ticket, and without it nowhere.`,
  "example.tickets": ({ name }) =>
    `"${name}" has tickets, and one of its own or hours as well. Describe every ticket under tickets, or make two examples.`,
  "example.group": ({ key, groups, example }) =>
    `Several groups have an objective of "${key}": ${groups}. Name the one that is meant, such as ${example}.`,
  "example.period": ({ name, written, among }) =>
    written === ""
      ? `Which period "${name}" is about cannot be told${among === "" ? "" : `: there are tickets in ${among}`}. Name it under period, such as 2026-03.`
      : `"${written}" is no period over which this is judged${among === "" ? "" : `: there are tickets in ${among}`}. Write 2026-03, 2026-Q1, 2026-H1 or 2026.`,
  "example.failed": ({ name, what, expected, actual }) =>
    `"${name}" fails: ${what} should be ${expected} and is ${actual}. Either the term is wrong, or the example is.`,
  "time.skipped": ({ written, text }) =>
    `${written ?? text} does not exist: the clocks go forward then. Choose another time, or write the offset.`,
  "time.ambiguous": ({ written, text }) =>
    `${written ?? text} exists twice: the clocks go back then. Write the offset too, such as +02:00.`,
  "time.invalid": ({ written, text }) =>
    `"${written ?? text}" is not a moment that exists. Write 2026-11-20 16:30, and check day, month and time.`,
  "time.recorded-early": ({ written, fact }) =>
    `"${fact}" would be written down (${written}) before it happened. Check the two moments.`,
} as const satisfies Partial<FindingWords>;

const original = {
  "mapping.column-missing": ({ column, file, near }) =>
    `${file} has no column "${column}".${meant(near)} Name the right one, or put it under \`optional\` where an export may lack it.`,
  "mapping.no-moment": () =>
    "A change needs its moment: name the column with `at`, or that of the whole record with `moment`.",
  "mapping.no-report": () =>
    "No column says when a ticket was reported. Every clock begins there: add `fact: reported`.",
  "mapping.other-log": ({ key, log }) =>
    log === "service"
      ? `The key \`${key}\` follows tickets, and has no meaning in a mapping with \`log: service\`. Leave it out.`
      : `The key \`${key}\` is for records of services, and has no meaning in a mapping of tickets. Add \`log: service\`, or leave it out.`,
  "mapping.patch": ({ path }) => `This mapping has no "${path}" to put something in the place of.`,
  "mapping.state": ({ name, near }) =>
    `"${name}" is no state: write a fact (waiting-for-customer, resolved …), \`open\` where work goes on, or \`same\`.${meant(near)}`,
  "mapping.time-format": ({ written }) =>
    `"${written}" is no format of moments. Write iso, excel, epoch-s, epoch-ms, or a pattern such as d/M/yyyy HH:mm.`,
  "original.remark": ({ en }) => String(en),
  "original.response-beyond-resolution": (p) =>
    `The answer may take as long as the solution, or longer: ${p["clock"]} (${at(p["levels"])}${p["target"]}) beside ${p["other"]} (${at(p["other-levels"])}${p["other-target"]}).`,
  "original.share-indistinct": ({ target, tickets, volume, per }) =>
    `"${target}" allows no miss at all with fewer than ${tickets} tickets a ${per}${volume === "" ? "" : `, and there are usually ${volume}`}. In practice it is a promise of 100%.`,
  "original.promise-informative": ({ name }) =>
    `"${name}" is called a promise, while this text only informs. Its figures are shown as aims.`,
  "original.length-open": ({ name }) =>
    `Nothing says how long this may take but "${name}". Until the parties say how long, it is open and never late; a \`reading\` can say what is usual.`,
} as const satisfies Partial<FindingWords>;

function at(levels: Param): string {
  return levels === "" || levels === undefined ? "" : `${levels}: `;
}

export const enFindings: FindingWords = {
  ...enImportFindings,
  ...enMeasureFindings,
  ...enSimulateFindings,
  ...file,
  ...shapeAndValues,
  ...names,
  ...tablesAndHours,
  ...readingsAndRows,
  ...examples,
  ...original,
};

/** In English: why a mapping is proposed as it is, and what was not understood. */
import type { MapWords } from "./map-words.ts";

const enReasons: MapWords["reasons"] = {
  "key.unique": ({ records }) => `another one in each of the ${records} records`,
  "key.repeats": ({ tickets, records }) => `${tickets} different ones in ${records} records`,
  "moment.varies": ({ tickets, of }) => `differs between the records of ${tickets} of ${of} tickets`,
  "sequence.number": ({ ties }) => `orders the ${ties} records with the same moment as another of their ticket`,
  "sequence.file": ({ ties }) => `${ties} records share their moment; the order of the file is taken`,
  "empty.seen": () => "stands in several columns where there is nothing",
  "zone.given": () => "as you said",
  "zone.agreement": ({ zone }) => `not told by the export; ${zone}, the zone of the agreement, is taken`,
  "zone.assumed": () => "not told by the export; the zone of the agreement will be taken",
  "zone.offsets": () => "every moment has its own offset",
  "format.seen": ({ example }) => `such as ${example}`,
  "format.day-first": ({ example, column }) => `the day comes first: ${example} in ${column}`,
  "format.month-first": ({ example, column }) => `the month comes first: ${example} in ${column}`,
  "format.doubt": ({ example }) => `is ${example} day or month first? No day above 12 tells; the day is taken`,
  "format.both": ({ example }) => `some columns have the day first, others the month; such as ${example}`,
  "fact.named": ({ having, tickets }) => `${having} of ${tickets} tickets ${having === "1" ? "has" : "have"} one`,
  "fact.earliest": () => "no name says so, but this is the first moment of a ticket",
  "fact.other-word": ({ having, tickets, word }) =>
    `${having} of ${tickets} tickets ${having === "1" ? "has" : "have"} one; your agreement speaks of ${word}: is that the same?`,
  "fact.first": () => "no column tells when; the first record of a ticket is taken",
  "fact.last": ({ varying, tickets }) =>
    `${varying} of ${tickets} tickets ${varying === "1" ? "has" : "have"} more than one; the last is taken`,
  "fact.waits-still": ({ having, tickets }) => `${having} of ${tickets} tickets wait now; until when is not known yet`,
  "states.column": ({ known, count }) => `${known} of its ${count} texts are states that are known`,
  "state.known": ({ records }) => `${records}×`,
  "state.doubt": ({ records }) => `${records}×; could be another kind of waiting, or none`,
  "state.unknown": ({ records }) => `${records}×; what does it mean? Its tickets are set apart until you say so`,
  "state.learned": ({ records, name }) => `${records}×; the tickets that changed to it last are “${name}” now`,
  "state.first": ({ records }) => `${records}×; the state that most tickets leave first`,
  "state.own-end": ({ records }) =>
    `${records}×; your agreement speaks of resolved, the export of closing: is that the same?`,
  "change.field": ({ field, count }) => `changes of ${field}, with ${count} different texts`,
  "level.as-is": ({ texts }) => `as it stands (${texts}); with --agreement it is translated`,
  "level.alike": ({ count }) => `all ${count} texts have their value`,
  "level.numbers": ({ count }) => `${count} numbers, 1 for the first value of the agreement`,
  "level.instead": ({ column, level }) =>
    `no column is the ${level} itself; ${column} goes from bad to less bad as well`,
  "level.order": ({ count }) => `${count} texts, some by their order alone`,
  "level.part": ({ known, count }) => `${known} of ${count} texts have a value`,
  "level.missing": () => "no column tells it, and targets hang on it; name one, or say `{ is: … }` for all tickets",
  "value.seen": ({ records }) => `${records}×`,
  "value.guess": ({ records }) => `${records}×; by its place in the order alone`,
  "value.unknown": ({ records }) => `${records}×; no value is like it. Its tickets are set apart until you say so`,
  "type.assumed": ({ type }) => `no column tells types apart; every ticket is taken for ${type}`,
  "type.none": ({ records }) => `${records}×; the agreement has no such type, so no clock runs`,
  "type.near": ({ records, word }) => `${records}×; the agreement has no such type; ${word} comes nearest`,
  "attribute.column": ({ count, texts }) => `${count} different ones, such as ${texts}`,
  "recorded.column": ({ kept, missed }) => `kept in ${kept} records, missed in ${missed}`,
  "left-out.called-off": ({ records }) =>
    `${records} ${records === "1" ? "record" : "records"}; called off, so that nothing of it is judged: is that right?`,
  "left-out.waited": ({ records }) =>
    `${records} ${records === "1" ? "record" : "records"}; how long is told, not when; delete this to judge them as if they never waited`,
  "left-out.waits": ({ records }) =>
    `${records} ${records === "1" ? "record" : "records"}; waits now, since when is not told`,
  "with.via": ({ known, count }) => `${known} of ${count} ways are known`,
  "unplaced.moment": ({ column, example }) => `${column}: a moment (${example}) of which no fact is known`,
  "unplaced.waiting": ({ column, example }) =>
    `${column}: since when a ticket waited (${example}), of tickets that ended since; until when is not told`,
  "unplaced.target": ({ column }) => `${column}: what the desk aimed at itself; Peil works it out from the agreement`,
  "unplaced.state-now": ({ column }) => `${column}: how a ticket stands now, not since when; so waiting is not known`,
  "unplaced.said-by-states": ({ column, fact, tickets, said }) =>
    `${column} (${tickets} tickets): the states say ${fact} already (${said} tickets), each time that it was so`,
  "unplaced.states": ({ column, field, texts }) =>
    `${column}: changes of ${field} (${texts}), of which none is a known state; say under \`states\` what they mean`,
  "unplaced.axis": ({ column, level }) => `${column}: ${level}; not needed, because what follows from it has a column`,
  "unplaced.level-values": ({ column, level }) => `${column}: may be ${level}, but its texts are no values of it`,
  "product.all": ({ mapping, columns }) =>
    `all ${columns} columns of the mapping ${mapping}, which comes along, are there`,
  "product.values": ({ level }) => `the values of ${level} are made to fit the agreement`,
  "product.left-out": ({ name }) => `${name} is left out, because the agreement has no such thing`,
  "product.no-word": ({ level }) => `the agreement has no such ${level}`,
  "product.lost-word": ({ word }) => `the agreement has nothing like ${word}; \`none-fits\` stands for it`,
  "product.guessed-word": ({ word, own }) => `${word} is taken for ${own}, by its place in the order`,
  "product.formats": ({ example }) => `the format is made to fit this export, such as ${example}`,
};

export const enMap: MapWords = {
  reasons: enReasons,
  cannotKnow: {
    waiting: "When a ticket waited, and for whom: all time counts as work.",
    reopening: "When a ticket was reopened, and that it was resolved before.",
    resolved: "When a ticket was resolved, apart from when it was closed.",
    answered: "When somebody first responded.",
    changes: "Which priority a ticket had before.",
  },
  leftOut: {
    "called-off": "Called off",
    waits: "Waits, and the export does not say since when",
    waited: "Has waited, and the export does not say when",
  },
  look: "LOOK:",
  title: (file) => `Proposal for ${file}`,
  madeBy: ({ file, records, isSample, tickets }) =>
    `Proposed by \`peil map\` for ${file}, after ${isSample ? "the first " : ""}${records} records of ${tickets} tickets.`,
  howToLook: "Behind each line stands why. Lines with LOOK are not sure: correct them, or take the word away.",
  withoutAgreement: "Made without an agreement: with --agreement the values become its own words.",
  unplaced: "Not used, and why:",
  unused: "Nothing to do with clocks, as far as their names tell:",
  summary: ({ format, records, tickets, isSample }) =>
    `${format}, ${isSample ? "the first " : ""}${records} records, ${tickets} tickets`,
  based: (mapping) => `known as ${mapping}`,
  labels: {
    key: "ticket",
    moment: "change",
    leaveOut: "leaves out",
    times: "moments",
    ticket: "describes",
    facts: "facts",
    states: "states",
    changes: "changes",
    recorded: "verdict",
    cannotKnow: "not known",
  },
  looks: (count) => (count === 1 ? "One line wants a look:" : `${count} lines want a look:`),
  nothingToLook: "Nothing in it is a guess that wants a look.",
  unplacedCount: (count) => (count === 1 ? "One column could not be placed:" : `${count} columns could not be placed:`),
  written: (name) => `${name} is written.`,
  tryIt: ({ agreement, file, mapping }) => `Then: peil score ${agreement} ${file} --map ${mapping}`,
  exists: (name) => `${name} is already there and is not overwritten. Choose another name, or move the file first.`,
  noFolder: (name) => `the folder of ${name} is not there. Make it first.`,
  cannotWrite: (name, code) => `${name} cannot be written (${code}). Choose another place.`,
  services: (file, mapping) =>
    mapping === undefined
      ? `${file} looks like records of a service rather than tickets, for which nothing is proposed. Copy one of the mappings outage-list, maintenance-list, probe-log, sample-counts, sign-list or usage-list, and name your columns in it: docs/reference/mapping.md#records-of-services`
      : `${file} has all the columns of ${mapping}, which comes along and reads what happened to services. Use it: peil measure my-agreement.yaml ${file} --map ${mapping}`,
  factLog: "this is a fact log, which needs no mapping. Give it to peil measure, peil score or peil explain as it is.",
  badZone: (zone, near) =>
    `there is no time zone "${zone}". ${near === undefined ? "Write a name such as Europe/Amsterdam." : `Did you mean "${near}"?`}`,
  lacks: {
    key: (columns) =>
      `no column names the tickets, as far as can be seen. Write a mapping by hand, with \`key\`. The columns: ${columns}`,
    moments: (columns) =>
      `no column holds moments that can be read, and without moments no clock runs. The columns: ${columns}`,
    report: (columns) =>
      `no column says when a ticket was reported, as far as can be seen. Write a mapping by hand. The columns: ${columns}`,
    records: () => "there is not one record in it.",
  },
};

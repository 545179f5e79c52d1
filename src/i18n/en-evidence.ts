/** In English: what is wrong with records about services, with a fact log, and with what the facts say together. */
import { nameOf } from "./agreement-names.ts";
import type { EvidenceWords } from "./record-words.ts";

/** As the agreement calls it; where somebody has to write it, it stands as it is written. */
const called = (what: string | number | undefined): string => (what ? nameOf(String(what)).en : "something");

export const enEvidence: EvidenceWords = {
  "log.no-moment": ({ column }) =>
    `${column} is empty, so nobody can tell when this was. Fill it in, or name such records under \`leave-out\`.`,
  "log.no-fact": ({ column, value }) =>
    `${column} holds ${value === undefined ? "other texts" : `"${value}"`}, which no \`when\` of the mapping knows, so nothing is read from the record. Add it to one, or name such records under \`leave-out\`.`,
  "log.alike": () =>
    "A record before it tells the same of the same moment, and both count. Where it is the same one, leave one of the two out.",
  "log.future": ({ column }) =>
    `${column} holds a moment that is still to come, and counts. Give \`--as-of\` where it is a mistake, because everything is judged as of the newest moment.`,
  "log.line": () =>
    "The line is none that a fact log has: a customer, a person, a ticket, a text, or a fact with its moment.",
  "log.fact": ({ name }) => `"${name}" is no fact of the vocabulary. The words are listed in docs/reference/json.md.`,
  "log.moment": ({ field, written }) =>
    `"${written}" in \`${field}\` is no moment with its offset. Write it as 2026-11-20T16:30:00+01:00.`,
  "log.field": ({ field }) => `\`${field}\` holds neither a text nor a list of texts.`,
  "log.unknown-ticket": ({ ticket }) =>
    `A fact of ticket ${ticket}, of which no line before it tells what it is. Put its \`ticket\` line first.`,
  "log.unknown-customer": ({ customer }) =>
    `Customer ${customer} is not known: no line before it tells of a contract. Put its \`customer\` line first.`,
  "log.twice": ({ name }) => `${name} is told of twice. One line tells what it is; what changes later is a fact.`,
  "log.other-agreement": ({ agreement, edition, asked }) =>
    `The log was written for ${agreement} ${edition}, and is judged by ${asked}.`,
  "outage.no-end": ({ outage }) =>
    `Outage ${outage} has no end, so it goes on until the moment of judging. Record its end, or give \`--as-of\`.`,
  "outage.ends-early": ({ outage }) => `Outage ${outage} ends before it begins, so nothing of it counts.`,
  "outage.end-without-start": ({ outage }) =>
    `Outage ${outage} ends, and nothing tells that it began, so nothing of it counts.`,
  "outage.started-twice": ({ outage }) =>
    `Outage ${outage} begins once more while it goes on. It counts from the first; give each outage an id of its own.`,
  "outage.outside-contract": ({ outage }) =>
    `Outage ${outage} lies wholly outside the term of the contract, so it counts nowhere.`,
  "outage.other-service": ({ outage, service }) =>
    `Outage ${outage} is of ${service}, which this contract does not cover, so it does not count.`,
  "outage.part-unread": ({ outage, part }) =>
    `Outage ${outage} is said to be of a part "${part}", which is no share from 0% to 100%. It counts whole.`,
  "outage.last-success-unread": ({ outage, moment }) =>
    `Of outage ${outage} "${moment}" is no moment of a last success before it. It counts from its start.`,
  "outage.future": ({ outage }) =>
    `Outage ${outage} begins or ends at a later moment than when that was written down. It counts all the same.`,
  "exclusion.longer": ({ exclusion, outage }) =>
    `${exclusion} is claimed or decided for longer than outage ${outage} lasted. Only what they have in common is taken off.`,
  "exclusion.unknown-outage": ({ exclusion, outage }) =>
    `${exclusion} is claimed or decided for outage ${outage}, which nobody recorded.`,
  "exclusion.unknown-name": ({ exclusion, outage }) =>
    `No measure knows an exclusion "${exclusion}", which is claimed or decided for outage ${outage}.`,
  "outage.unknown-work": ({ outage, work }) =>
    `Outage ${outage} names work ${work}, of which nothing is recorded, so no exclusion can rest on it.`,
  "maintenance.unread": ({ work }) =>
    `Work ${work} ends before it begins, or was announced for a moment that cannot be read.`,
  "monitoring.unpaired": ({ service }) =>
    `Measuring ${service || "everything"} starts while it goes on, or ends while it does not.`,
  "sample.future": ({ what }) =>
    `A sample of ${called(what)} is of a later moment than when it was written down, so it does not count.`,
  "sample.unknown-what": ({ what, known }) =>
    `No measure of this agreement asks for samples of "${what}".${known ? ` It asks for: ${known}` : ""}`,
  "sample.without-what": ({ known }) =>
    `A sample does not say of what it is, so it counts for no measure that asks for something. Measures ask for: ${known}`,
  "sample.other-service": ({ what, service }) =>
    `A sample of ${called(what)} is of ${service}, which no measure of it covers, so it does not count.`,
  "sample.without-time": ({ what }) =>
    `A sample of ${called(what)} says neither how long it took, nor that it failed, nor how many of how many kept the bound.`,
  "sample.unread": ({ what, field, written }) =>
    `In a sample of ${called(what)} \`${field}\` is "${written}", which cannot be read, so nothing of it counts.`,
  "sample.more-than-all": ({ what, count, of }) =>
    `Of ${of} samples of ${called(what)} ${count} are said to have kept the bound or failed, so nothing of it counts.`,
  "sample.not-cumulative": ({ what }) =>
    `In a sample of ${called(what)} fewer took at most a longer time than a shorter one. The counts are to add up.`,
  "sample.which-bound": ({ what }) =>
    `A count of samples of ${called(what)} does not say which bound it kept, and measures have several. Write it with its bound, under \`counts\`.`,
  "sign.future": ({ what }) =>
    `A sign of ${called(what)} is of a later moment than when it was written down, so it does not count.`,
  "sign.unknown-what": ({ what, known }) =>
    `No measure of this agreement waits for a sign of "${what}".${known ? ` It waits for: ${known}` : ""}`,
  "sign.without-what": ({ known }) =>
    `A sign does not say of what it is, so it counts for no measure that waits for something.${known ? ` Measures wait for: ${known}` : ""}`,
  "sign.other-service": ({ what, service }) =>
    `A sign of ${called(what)} is of ${service}, which no measure of it covers, so it does not count.`,
  "sign.unread": ({ what, field, written }) =>
    field === "oldest"
      ? `In a sign of ${called(what)} \`oldest\` is "${written}", which is no moment up to the sign itself, so it tells nothing of what is kept.`
      : `In a sign of ${called(what)} \`${field}\` is "${written}". Several signs are written as \`times: 30\` with \`every: 1 day\`; it counts as one.`,
  "usage.unread": ({ what, field, written }) =>
    `In a use of ${called(what)} \`${field}\` is "${written}", which is no amount, so nothing of it counts.`,
  "usage.other-unit": ({ what, unit, wanted }) =>
    `A use of ${called(what)} is in ${unit}, where ${wanted} is compared with, so it does not count.`,
  "usage.no-benchmark": ({ what, item }) =>
    `Nothing tells what the use of ${called(what)} is to be compared with: fill in ${item} in the contract, or record a benchmark.`,
  "work.unread": ({ written }) =>
    written === ""
      ? "Work is booked without its minutes, so nothing of it counts."
      : `"${written}" is no whole number of minutes, so nothing of that work counts.`,
};

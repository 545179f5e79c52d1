import type { Pairs } from "#lib/server/words.ts";

/** Why an exclusion did not hold; and, in quotes there, the conditions that are no test of facts. */
export const conditionWords = {
  notExcluded: [
    "De uitsluiting “{exclusion}” is bekeken en geldt hier niet: {why}.",
    "The exclusion “{exclusion}” was looked at and does not apply here: {why}.",
  ],
  no: ["aan de voorwaarde “{condition}” is niet voldaan", "the condition “{condition}” was not met"],
  "not-known": ["niemand legde vast of aan “{condition}” is voldaan", "nobody recorded whether “{condition}” was met"],
  beyond: ["het viel buiten “{condition}”", "it went beyond “{condition}”"],
  caused: ["het werk is de oorzaak", "the work was the cause"],
  announced: ["de aangekondigde tijd", "the announced time"],
  whole: ["de tijd van het werk zelf", "the time of the work itself"],
  granted: ["de uitsluiting is toegekend", "the exclusion was granted"],
  grantedPart: ["het deel dat is toegekend", "the part that was granted"],
} as const satisfies Pairs;

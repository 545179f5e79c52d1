/**
 * The texts that the walk of `every-word.web.test.ts` does not come by: by file and key the test that shows each, which has to hold the text itself.
 * Whoever shows one on the walk takes it off.
 */
export const saidElsewhere: Readonly<Record<string, string>> = {
  "admin.ts webhooks.delivered": "test/web/administration.web.test.ts",
  "contracts.ts contractWords.typeMoney": "test/web/administration.web.test.ts",
  "facts.ts facts.other": "web/src/lib/figures/told-fact.test.ts",
  "figures.ts figureWords.allMissesUsed": "web/src/lib/figures/objective-row.test.ts",
  "figures.ts figureWords.samples": "web/src/lib/figures/row.test.ts",
  "figures.ts figureWords.signs": "web/src/lib/figures/row.test.ts",
  "report.ts report.fileTooLarge": "web/src/lib/report/file-limits.test.ts",
  "report.ts report.tooManyFiles": "web/src/lib/report/file-limits.test.ts",
  "verbs.ts verbs.fileTooLarge": "web/src/lib/report/file-limits.test.ts",
  "verbs.ts verbs.tooManyFiles": "web/src/lib/report/file-limits.test.ts",
  "ticket.ts ticket.startsAfter": "web/src/lib/ticket/clock-words.test.ts",
};

import type { Pairs } from "#lib/server/words.ts";

/** One fact as it was written. */
export const factWords = {
  title: ["Feit nr. {index}", "Fact no. {index}"],
  none: ["Dit feit is er niet", "There is no such fact"],
  back: ["Naar de cijfers", "To the figures"],
  lead: [
    "Zo staat het in het logboek. Wat eenmaal is geschreven, verandert niet meer; elk cijfer volgt hieruit en uit de overeenkomst.",
    "This is how it stands in the log. What was written once does not change; every figure follows from it and the agreement.",
  ],
  at: ["Moment", "Moment"],
  recordedAt: ["Opgeschreven", "Written down"],
  ticket: ["Melding", "Ticket"],
  sealed: [
    "Wat iemand erbij schreef, wordt apart en versleuteld bewaard: in het logboek staat alleen het kenmerk ervan.",
    "What somebody wrote with it is kept apart and encrypted: the log only has its mark.",
  ],
  written: ["Letter voor letter", "Letter by letter"],
  proof: ["Bewijs dat het in het logboek staat", "Proof that it stands in the log"],
  proofLead: [
    "Met deze {count} hashes rekent iedereen van dit feit naar de handtekening over de eerste {size} feiten van het logboek.",
    "With these {count} hashes anybody computes from this fact to the signature over the first {size} facts of the log.",
  ],
  log: ["Logboek", "Log"],
  sign: ["Onderteken het logboek nu", "Sign the log now"],
} as const satisfies Pairs;

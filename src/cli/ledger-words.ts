/** What `peil ledger` says, in both languages. */
import type { ExportHead } from "../ledger/export-log.ts";
import type { ExportProblem, VerifiedExport } from "../ledger/verify-export.ts";
import type { Language } from "../i18n/words.ts";

interface LedgerWords {
  readonly whereTo: string;
  readonly whichFile: string;
  readonly oneFile: string;
  readonly noKey: (text: string) => string;
  readonly head: (found: VerifiedExport) => string;
  readonly signed: (found: VerifiedExport) => string;
  readonly kept: (found: VerifiedExport) => string;
  readonly keysOfFile: string;
  readonly whole: string;
  readonly problems: Readonly<Record<ExportProblem["code"], (problem: ExportProblem) => string>>;
}

const kindsInEnglish = { contract: "a contract", service: "the services", tenant: "the supplier itself" };
const kindsInDutch = { contract: "een contract", service: "de diensten", tenant: "de leverancier zelf" };

const en: LedgerWords = {
  whereTo: "peil: say where to, with --to <folder>.",
  whichFile: "peil: say which file to verify.",
  oneFile: "peil: a checkpoint is of one log: give --checkpoint with one file.",
  noKey: (text) => `peil: "${text}" is no public key of the form name+id+base64.`,
  head: ({ head, facts, checkpoints }) =>
    `${plural(facts, "fact", "facts", "en")} of ${whose(head!, kindsInEnglish)}, ${plural(checkpoints, "checkpoint", "checkpoints", "en")} (${head!.origin})`,
  signed: ({ facts, signedFacts, problems }) =>
    signedFacts === facts
      ? "All facts stand under a signed checkpoint."
      : problems.length > 0
        ? `${count(signedFacts, "en")} of ${count(facts, "en")} facts stand under a checkpoint that holds.`
        : `${count(signedFacts, "en")} of ${count(facts, "en")} facts stand under a signed checkpoint; the others came after it, and nobody signed them yet.`,
  kept: ({ kept }) => `It goes through ${plural(kept, "checkpoint", "checkpoints", "en")} that you kept.`,
  keysOfFile:
    "The signatures were held against the key in the file itself: whoever made the file could have made that too. Give the key that you were given before, with --key.",
  whole: "Nothing was changed, left out or put in between.",
  problems: {
    "not-an-export": () => "This is no export of a ledger: its first line does not say of which log it is.",
    "not-a-line": ({ line }) => `Line ${line} is no JSON.`,
    "not-canonical": ({ line, idx }) =>
      `Line ${line}: fact ${idx} does not stand there in the bytes that the ledger writes.`,
    "other-fact": ({ line, idx }) => `Line ${line}: fact ${idx} is not the one that was exported.`,
    "other-root": ({ line, from, size }) =>
      `Line ${line}: the first ${size} facts do not have the root that was signed; something was changed from fact ${from} on.`,
    "misplaced-checkpoint": ({ line, size }) => `Line ${line}: this is no checkpoint of the ${size} facts before it.`,
    "other-log": ({ line }) => `Line ${line}: this checkpoint is of another log.`,
    "not-signed": ({ line }) => `Line ${line}: this checkpoint was not signed with the key.`,
    "other-size": ({ idx, size }) => `The first line says that ${size} facts follow, and there are ${idx}.`,
    "nothing-signed": () => "No checkpoint holds, so nothing is proved.",
    "kept-unreadable": () => "The checkpoint that you kept is no checkpoint.",
    "kept-not-signed": ({ size }) => `The checkpoint of ${size} facts that you kept was not signed with the key.`,
    "kept-other-log": () => "The checkpoint that you kept is of another log.",
    "kept-beyond-end": ({ size }) =>
      `The checkpoint that you kept signs ${size} facts, and this file ends before that.`,
    "kept-other-root": ({ size }) =>
      `The checkpoint of ${size} facts that you kept is of other facts than these: history was rewritten.`,
  },
};

const nl: LedgerWords = {
  whereTo: "peil: zeg waarheen, met --to <map>.",
  whichFile: "peil: zeg welk bestand te verifiëren is.",
  oneFile: "peil: een checkpoint is van één log: geef --checkpoint bij één bestand.",
  noKey: (text) => `peil: "${text}" is geen publieke sleutel in de vorm naam+id+base64.`,
  head: ({ head, facts, checkpoints }) =>
    `${plural(facts, "feit", "feiten", "nl")} van ${whose(head!, kindsInDutch)}, ${plural(checkpoints, "checkpoint", "checkpoints", "nl")} (${head!.origin})`,
  signed: ({ facts, signedFacts, problems }) =>
    signedFacts === facts
      ? "Alle feiten staan onder een ondertekend checkpoint."
      : problems.length > 0
        ? `${count(signedFacts, "nl")} van ${count(facts, "nl")} feiten staan onder een checkpoint dat klopt.`
        : `${count(signedFacts, "nl")} van ${count(facts, "nl")} feiten staan onder een ondertekend checkpoint; de andere kwamen daarna, en zijn nog door niemand ondertekend.`,
  kept: ({ kept }) => `Het gaat door ${plural(kept, "bewaard checkpoint", "bewaarde checkpoints", "nl")}.`,
  keysOfFile:
    "De handtekeningen zijn vergeleken met de sleutel in het bestand zelf: wie het bestand maakte kan die ook gemaakt hebben. Geef de sleutel die je eerder kreeg, met --key.",
  whole: "Er is niets veranderd, weggelaten of tussengevoegd.",
  problems: {
    "not-an-export": () => "Dit is geen export van een ledger: de eerste regel zegt niet van welk log hij is.",
    "not-a-line": ({ line }) => `Regel ${line} is geen JSON.`,
    "not-canonical": ({ line, idx }) => `Regel ${line}: feit ${idx} staat er niet in de bytes die de ledger schrijft.`,
    "other-fact": ({ line, idx }) => `Regel ${line}: feit ${idx} is niet het feit dat geëxporteerd is.`,
    "other-root": ({ line, from, size }) =>
      `Regel ${line}: de eerste ${size} feiten hebben niet de wortel die ondertekend is; vanaf feit ${from} is iets veranderd.`,
    "misplaced-checkpoint": ({ line, size }) => `Regel ${line}: dit is geen checkpoint van de ${size} feiten ervoor.`,
    "other-log": ({ line }) => `Regel ${line}: dit checkpoint is van een ander log.`,
    "not-signed": ({ line }) => `Regel ${line}: dit checkpoint is niet met de sleutel ondertekend.`,
    "other-size": ({ idx, size }) => `De eerste regel zegt dat er ${size} feiten volgen, en het zijn er ${idx}.`,
    "nothing-signed": () => "Geen checkpoint klopt, dus er is niets bewezen.",
    "kept-unreadable": () => "Het checkpoint dat je bewaarde is geen checkpoint.",
    "kept-not-signed": ({ size }) =>
      `Het checkpoint van ${size} feiten dat je bewaarde is niet met de sleutel ondertekend.`,
    "kept-other-log": () => "Het checkpoint dat je bewaarde is van een ander log.",
    "kept-beyond-end": ({ size }) =>
      `Het checkpoint dat je bewaarde ondertekent ${size} feiten, en dit bestand houdt eerder op.`,
    "kept-other-root": ({ size }) =>
      `Het checkpoint van ${size} feiten dat je bewaarde is van andere feiten dan deze: de geschiedenis is herschreven.`,
  },
};

export const ledgerWords: Readonly<Record<Language, LedgerWords>> = { nl, en };

/** A contract by its code, another log by what it is of. */
function whose({ contract, kind }: ExportHead, kinds: Readonly<Record<string, string>>): string {
  return contract ?? kinds[kind] ?? kind;
}

function count(n: number, lang: Language): string {
  return n.toLocaleString(lang);
}

function plural(n: number, one: string, many: string, lang: Language): string {
  return `${count(n, lang)} ${n === 1 ? one : many}`;
}

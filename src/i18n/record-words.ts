/** What an import says of records and tickets that it could not use, by kind: what is wrong, and what to do about it. */
import type { RecordCode, RecordFinding, ServiceCode } from "../report/left-out.ts";
import type { Language } from "./words.ts";
import { enEvidence } from "./en-evidence.ts";
import { enRecords } from "./en-records.ts";
import { nlEvidence } from "./nl-evidence.ts";
import { nlRecords } from "./nl-records.ts";

type Wording = (params: RecordFinding["params"]) => string;

export type RecordWords = Readonly<Record<RecordCode, Wording>>;
export type EvidenceWords = Readonly<Record<ServiceCode, Wording>>;

const languages: Readonly<Record<Language, RecordWords & EvidenceWords>> = {
  nl: { ...nlRecords, ...nlEvidence },
  en: { ...enRecords, ...enEvidence },
};

/** One sentence or two; how often and where is the reader's to say. */
export function wordRecordFinding({ code, params }: Pick<RecordFinding, "code" | "params">, lang: Language): string {
  return languages[lang][code](params);
}

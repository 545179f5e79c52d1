/** What an import says of records and tickets that it could not use, by kind: what is wrong, and what to do about it. */
import type { RecordCode, RecordFinding } from "../report/left-out.ts";
import type { Language } from "./words.ts";
import { enRecords } from "./en-records.ts";
import { nlRecords } from "./nl-records.ts";

export type RecordWords = Readonly<Record<RecordCode, (params: RecordFinding["params"]) => string>>;

const languages: Readonly<Record<Language, RecordWords>> = { nl: nlRecords, en: enRecords };

/** One sentence or two; how often and where is the reader's to say. */
export function wordRecordFinding({ code, params }: Pick<RecordFinding, "code" | "params">, lang: Language): string {
  return languages[lang][code](params);
}

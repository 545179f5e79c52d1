/**
 * What an import could not read or was told to leave aside, as a report shows it: one line for each kind, already put into
 * words, counted, with the first places. Nothing is dropped in silence, so every report carries this list.
 */
export interface LeftOut {
  /** The kind, such as `record.time`. */
  readonly code: string;
  /** One sentence in the language of the report. */
  readonly said: string;
  readonly count: number;
  /** Whether tickets are set apart for it, and so not judged. */
  readonly setsApart: boolean;
  readonly places: readonly { readonly file: string; readonly line: number; readonly ticket: string | undefined }[];
}

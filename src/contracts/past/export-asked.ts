/** What goes between who brings in an export and the thread that reads it. */
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Finding } from "../../agreement/finding.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import type { PastTicket } from "./past-tickets.ts";

export interface ExportAsked {
  /** The text of the mapping. */
  readonly mapping: string;
  readonly name: string;
  /** Whose tickets, as the export calls them. */
  readonly customer: string | undefined;
  readonly now: number;
  readonly agreement: AgreementFile;
  readonly zone: string;
  /** Of each level of the agreement its values. */
  readonly levels: readonly (readonly [name: string, values: readonly string[]])[];
}

export interface ExportTold {
  /** SHA-256 of the export. */
  readonly file: string;
  /** Tickets that are of the customer. */
  readonly own: number;
  readonly setApart: number;
  readonly otherCustomers: number;
  readonly found: readonly RecordFinding[];
}

/** Nothing was brought in: the export tells of several customers, and not which of them this is. */
export interface OfWhom {
  readonly ofWhom: readonly string[];
}

/** Asks for the next piece of the export; null comes after the last. */
export const moreBytes = "more bytes";

/** What the thread says when it has read it. */
export type ExportRead = { readonly told: ExportTold } | { readonly findings: readonly Finding[] } | OfWhom;

/** A ticket before it has an id, and its facts theirs. */
export interface UnnamedTicket {
  readonly key: string;
  readonly facts: readonly Omit<PastTicket["facts"][number], "id" | "texts">[];
}

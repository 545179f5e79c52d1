/** The text of the mapping that is proposed: one that comes along, where the export has its shape, else one of its own. */
import type { Language } from "../i18n/words.ts";
import type { AgreementView } from "../imports/propose/agreement-view.ts";
import { findMoments } from "../imports/propose/find-moments.ts";
import { adapt } from "../imports/propose/adapt-product.ts";
import { findProduct, type KnownMapping } from "../imports/propose/find-product.ts";
import type { Profile } from "../imports/propose/profile.ts";
import { propose } from "../imports/propose/propose.ts";
import type { Mapped } from "./map-report.ts";
import { looksOf, partsOf, partsOfProduct } from "./map-parts.ts";
import { writeMapping } from "../imports/propose/write-mapping.ts";

export interface MapRequest {
  readonly file: string;
  readonly profile: Profile;
  readonly agreement: AgreementView | undefined;
  readonly zone: string | undefined;
  readonly known: readonly KnownMapping[];
  readonly lang: Language;
}

type Proposed = Pick<Mapped, "text" | "basedOn" | "tickets" | "parts" | "looks" | "unplaced">;

export function proposedMapping(request: MapRequest): Proposed | "key" | "moments" | "report" {
  const { profile, agreement, known, lang } = request;
  const product = findProduct(profile, known);
  if (product !== undefined) {
    const adapted = adapt(product, profile, findMoments(profile), { agreement, zone: request.zone, lang });
    const tickets = profile.columns.find(({ name }) => name === product.file.key)!.texts.length;
    const parts = partsOfProduct(product.file, lang);
    return { text: adapted.text, basedOn: product.name, tickets, parts, looks: adapted.looks, unplaced: [] };
  }
  const proposal = propose(profile, { fileName: request.file, agreement, zone: request.zone });
  if ("lacks" in proposal) return proposal.lacks;
  const tickets = profile.columns.find(({ name }) => name === proposal.key.value)!.texts.length;
  const text = writeMapping(proposal, {
    file: request.file,
    records: profile.records,
    isSample: profile.isSample,
    tickets,
    hasAgreement: agreement !== undefined,
    lang,
  });
  const { unplaced } = proposal;
  return { text, basedOn: undefined, tickets, parts: partsOf(proposal, lang), looks: looksOf(proposal), unplaced };
}

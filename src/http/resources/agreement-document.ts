/**
 * An agreement as a document, and its examples as they run: of the agreement by itself for the supplier's people, and as it holds for
 * one contract for whoever sees that contract (AGD-1, AGD-3, AGD-4). Both are worked out beside the desk.
 */
import type { z } from "zod";
import { agreementBy, type KeptAgreement } from "../../contracts/agreements.ts";
import { writtenTerm } from "../../contracts/contract-fields.ts";
import { contracts, type ShownContract } from "../../contracts/contracts.ts";
import { customerBy } from "../../contracts/customers.ts";
import { editionsOf, type Edition } from "../../contracts/editions.ts";
import type { Transaction } from "../../database/database.ts";
import { TooManyQuestions } from "../../figures/figures.ts";
import { isSupplierRole, type Principal } from "../../identity/principal.ts";
import type { Language } from "../../i18n/words.ts";
import type { ServerDeps } from "../dependencies.ts";
import { uuid } from "../fields.ts";
import { operation, type Answer, type AnyOperation } from "../operation.ts";
import { later, notFound, Problem } from "../problem.ts";
import { everybody, suppliers } from "../who-may.ts";
import { documentReply, examplesReply, shownDocument, shownExamples, type DocumentReply } from "./agreement-shown.ts";
import { agreementHash } from "./agreements.ts";

const ofAgreement = {
  method: "GET",
  resource: "agreement",
  place: "path:agreement",
  params: { agreement: agreementHash },
  roles: suppliers,
  scope: "contracts:read",
} as const;
const ofContract = {
  method: "GET",
  resource: "contract",
  place: "path:contract",
  params: { contract: uuid },
  roles: everybody,
  scope: "contracts:read",
} as const;

export const agreementDocumentOperations: readonly AnyOperation[] = [
  operation({
    ...ofAgreement,
    path: "/api/v1/agreements/{agreement}/document",
    id: "getAgreementDocument",
    summary: "An agreement article by article, in sentences of both languages, with how its open places are read",
    reply: documentReply,
    handle: async ({ scope, params, principal }, deps) =>
      document(deps, await deps.database.read(scope, (tx) => keptBy(tx, params.agreement, principal))),
  }),
  operation({
    ...ofContract,
    path: "/api/v1/contracts/{contract}/document",
    id: "getContractDocument",
    summary: "The agreement as it holds for this contract, with its annex and what it fills in",
    reply: documentReply,
    handle: async ({ scope, params, principal }, deps) =>
      document(deps, await deps.database.read(scope, (tx) => keptOf(tx, params.contract, principal))),
  }),
  operation({
    ...ofAgreement,
    path: "/api/v1/agreements/{agreement}/examples",
    id: "runAgreementExamples",
    summary: "The examples of an agreement, run now: what each is given, what it expects and what was found",
    reply: examplesReply,
    handle: async ({ scope, params, principal, language }, deps) =>
      examples(deps, language, await deps.database.read(scope, (tx) => keptBy(tx, params.agreement, principal))),
  }),
  operation({
    ...ofContract,
    path: "/api/v1/contracts/{contract}/examples",
    id: "runContractExamples",
    summary: "The examples of the agreement that a contract follows, run now on the agreement without its annex",
    reply: examplesReply,
    handle: async ({ scope, params, principal, language }, deps) =>
      examples(deps, language, await deps.database.read(scope, (tx) => keptOf(tx, params.contract, principal))),
  }),
];

interface Kept {
  readonly agreement: KeptAgreement & { readonly source: string };
  readonly editions: readonly Edition[];
  readonly contract: (ShownContract & { readonly customerName: string }) | undefined;
}

async function keptBy(tx: Transaction, hash: string, principal: Principal): Promise<Kept | undefined> {
  const agreement = await agreementBy(tx, hash);
  if (agreement === undefined) return undefined;
  const editions = await editionsOf(tx, agreement.name, { all: isSupplierRole(principal.role) });
  return { agreement, editions, contract: undefined };
}

async function keptOf(tx: Transaction, id: string, principal: Principal): Promise<Kept | undefined> {
  const [contract] = await contracts(tx, { contract: id });
  if (contract === undefined) return undefined;
  const kept = await keptBy(tx, contract.agreement.hash, principal);
  const customer = await customerBy(tx, contract.customer);
  return kept && { ...kept, contract: { ...contract, customerName: customer?.name ?? "" } };
}

type Deps = Pick<ServerDeps, "figures">;

async function document({ figures }: Deps, kept: Kept | undefined): Promise<Answer<DocumentReply> | Problem> {
  if (kept === undefined) return notFound;
  const { agreement, contract, editions } = kept;
  const { source, ...known } = agreement;
  const asked = {
    source,
    annex: contract?.annex ?? {},
    filled: filledBy(contract),
    term: contract && writtenTerm(contract.termFrom, contract.termTo),
  };
  const found = await unlessBusy(figures.document(asked));
  if (found instanceof Problem) return found;
  return {
    body: {
      agreement: known,
      contract: contract === undefined ? null : headOf(contract),
      editions: editions.map((one) => ({
        ...one,
        isThis: one.hash === agreement.hash,
        contracts: [...one.contracts],
      })),
      ...shownDocument(found),
    },
  };
}

function headOf(contract: NonNullable<Kept["contract"]>): DocumentReply["contract"] {
  const { contract: id, code, customer, customerName, termFrom, termTo, version, annex } = contract;
  const isAmended = Object.keys(annex).length > 0;
  return { contract: id, code, customer, customerName, termFrom, termTo: termTo ?? null, version, isAmended };
}

/** As it was written: one value, or several. */
function filledBy(contract: ShownContract | undefined): Readonly<Record<string, readonly string[]>> {
  const fields = Object.entries(contract?.fields ?? {});
  return Object.fromEntries(fields.map(([name, value]) => [name, [value].flat().map(String)]));
}

async function examples(
  { figures }: Deps,
  language: Language,
  kept: Kept | undefined,
): Promise<Answer<z.output<typeof examplesReply>> | Problem> {
  if (kept === undefined) return notFound;
  const { hash, source } = kept.agreement;
  const runs = await unlessBusy(figures.examples(source));
  return runs instanceof Problem ? runs : { body: shownExamples(hash, runs, language) };
}

async function unlessBusy<Found>(asked: Promise<Found>): Promise<Found | Problem> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TooManyQuestions) return later("unavailable", 5000);
    throw error;
  }
}
